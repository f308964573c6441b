package inline

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"octavo/geom"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden sets the paragraphs of testdata/*.txt in the embedded faces. A
// file is a comment, a line of settings after "-- ", the text, and the lines
// that it makes after "-- lines".
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			comment, rest, _ := strings.Cut(string(data), "\n-- ")
			in, want, _ := strings.Cut(rest, "\n-- lines\n")
			settings, text, _ := strings.Cut(in, "\n")
			got := setGolden(t, settings, text)
			if *update {
				out := comment + "\n-- " + settings + "\n" + text + "\n-- lines\n" + got
				if err := os.WriteFile(name, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("lines are\n%s\nnot\n%s", got, want)
			}
		})
	}
}

// setGolden sets a text: `code` in it is set as code, and settings are words
// such as "width=200", "lang=de", "ragged", "balance", "greedy".
func setGolden(t *testing.T, settings, text string) string {
	s, body, code := realSetter(t)
	opts := Options{Lang: "en", Hyphenate: true, Protrude: true}
	measure := geom.Length(300)
	for _, word := range strings.Fields(settings) {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "width":
			n, err := strconv.Atoi(value)
			if err != nil {
				t.Fatal(err)
			}
			measure = geom.Length(n)
		case "lang":
			opts.Lang = value
		case "ragged":
			opts.Align = Left
		case "balance":
			opts.Align, opts.Balance, opts.Hyphenate = Left, true, false
		case "whole":
			opts.Hyphenate = false
		case "greedy":
			opts.Align, opts.Greedy, opts.KeepSpaces, opts.Anywhere, opts.Hyphenate = Left, true, true, true, false
			opts.Hang = 12 * geom.Pt
		default:
			t.Fatalf("unknown setting %q", word)
		}
	}
	var spans []Span
	for i, part := range strings.Split(text, "`") {
		st := body
		if i%2 == 1 || opts.Greedy {
			st = code
		}
		spans = append(spans, Span{Text: part, Style: st, Elem: 2})
	}
	if opts.Greedy {
		code.Tint = nil
	}
	out := dump(s.Prepare(spans, opts).Lines(measure * geom.Pt))
	for _, d := range s.Diagnostics() {
		out += fmt.Sprintf("%s: %s\n", d.Code, d.Message)
	}
	return out
}
