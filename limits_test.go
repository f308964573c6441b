package octavo

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"octavo/bundle"
	"octavo/doc"
)

// TestLimits: what asks for more than it may have is an error that says so, in
// both formats.
func TestLimits(t *testing.T) {
	few := Limits{TextBytes: 1 << 20, Blocks: 1000, Pages: 20}
	for name, c := range map[string]struct{ src, want string }{
		"bytes":       {strings.Repeat("word ", 1<<20/5+1), "x.md: this is larger than 1 MiB"},
		"paragraphs":  {strings.Repeat("a\n\n", 1001), "x.md:2001:1: the text has more than 1000 paragraphs"},
		"items":       {strings.Repeat("- a\n", 1001), "the text has more than 1000"},
		"cells":       {"|a|b|c|d|\n|-|-|-|-|\n" + strings.Repeat("|1|2|3|4|\n", 300), "the text has more than 1000"},
		"notes":       {strings.Repeat("[^1]: a\n\n", 1001), "the text has more than 1000"},
		"HTML":        {"<div>\n" + strings.Repeat("<p>a</p>\n", 1001), "the text has more than 1000"},
		"HTML cells":  {"<table>" + strings.Repeat("<tr><td>a</td></tr>\n", 501), "the text has more than 1000"},
		"paragraph":   {"ab\n\n" + strings.Repeat("x", 520<<10), "x.md:3:1: a paragraph is longer than 512 KiB"},
		"line":        {"```\n" + strings.Repeat("x", 520<<10) + "\n```\n", "x.md:1:1: a line of code is longer than 512 KiB"},
		"front":       {"---\ntitle: [" + strings.Repeat("[", 100) + "\n---\n", "x.md:"},
		"page breaks": {strings.Repeat("a\n\n\\newpage\n\n", 30), "x.md: there would be more than 20 pages"},
	} {
		for _, f := range Formats() {
			if name == "page breaks" && f != PDF {
				continue
			}
			_, err := Convert(io.Discard, []byte(c.src), Options{File: "x.md", Format: f, Limits: few})
			if err == nil || !strings.HasPrefix(err.Error(), "x.md:") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s as %s: %v, want %s", name, f, err, c.want)
			}
		}
	}
}

// TestBookLimits: the texts of a book are counted, and their bytes and pages
// added up.
func TestBookLimits(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range strings.Split("abcdefghijkl", "") {
		files[name+".md"] = &fstest.MapFile{Data: []byte("# " + name + "\n\n" + strings.Repeat("word ", 180))}
	}
	for want, limits := range map[string]Limits{
		"k.md: the book has more than 10 texts":                     {Texts: 10},
		"the texts of the book are larger than 8000 bytes together": {TextBytes: 1000},
		"there would be more than 10 pages":                         {Pages: 10},
		"context canceled":                                          {Context: cancelled()},
	} {
		read, err := ReadBook([]Input{{FS: files, Path: "."}}, bundle.Options{Limits: limits})
		if err == nil {
			_, err = WriteBook(read.Book, []Edition{{PDF, io.Discard}, {EPUB, io.Discard}}, Options{Limits: limits})
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// TestStops ends conversions at many moments: each ends soon, with the
// context's error, and leaves no goroutine behind.
func TestStops(t *testing.T) {
	texts := map[string]string{
		"paragraphs": strings.Repeat("Some *words* of a text that is long.\n\n", 20_000),
		"code":       strings.Repeat("```go\nfunc f() int { return 1 }\n```\n\n", 8000),
		"table":      "|a|b|c|d|\n|-|-|-|-|\n" + strings.Repeat("|1|2|3|4|\n", 20_000),
		"paragraph":  strings.Repeat("x", 500<<10),
		"notes":      strings.Repeat("A word[^1] and more.\n\n", 20_000) + "[^1]: Note.\n",
	}
	before := runtime.NumGoroutine()
	for name, src := range texts {
		for _, f := range Formats() {
			for _, after := range []time.Duration{0, 20 * time.Millisecond, 60 * time.Millisecond, 150 * time.Millisecond} {
				ctx, cancel := context.WithTimeout(context.Background(), after)
				start := time.Now()
				_, err := Convert(io.Discard, []byte(src), Options{Format: f, Limits: Limits{Context: ctx}})
				took := time.Since(start) - after
				cancel()
				if err != nil && !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("%s as %s: %v", name, f, err)
				}
				if err == nil && after == 0 {
					t.Errorf("%s as %s went on", name, f)
				}
				if err != nil && took > slowness*3*time.Second {
					t.Errorf("%s as %s, %v: it took %v more to end", name, f, after, took)
				}
			}
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("there were %d goroutines, and now are %d", before, runtime.NumGoroutine())
}

// bombs are pictures that say they are immense, in a few bytes.
func bombs() map[string][]byte {
	png := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
	png = binary.BigEndian.AppendUint32(png, 60_000)
	png = binary.BigEndian.AppendUint32(png, 60_000)
	png = append(png, 8, 6, 0, 0, 0)
	png = binary.BigEndian.AppendUint32(png, crc32.ChecksumIEEE(png[12:]))
	gif := []byte("GIF89a\x60\xea\x60\xea\x00\x00\x00")
	webp := []byte("RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x5f\xea\x00\x5f\xea\x00VP8 \x00\x00\x00\x00")
	var bomb bytes.Buffer
	bomb.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image width="9" height="9" href="data:image/png;base64,`)
	bomb.WriteString(base64.StdEncoding.EncodeToString(png))
	bomb.WriteString(`"/></svg>`)
	entities := `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">`
	for c := 'b'; c <= 'z'; c++ {
		entities += "<!ENTITY " + string(c) + ` "` + strings.Repeat("&"+string(c-1)+";", 10) + `">`
	}
	entities += `]><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&z;</text></svg>`
	use := `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><g id="a0"><path d="M0 0h1v1z"/></g>`
	for i := 1; i < 40; i++ {
		was, is := string(rune('a'+(i-1)/10))+string(rune('0'+(i-1)%10)), string(rune('a'+i/10))+string(rune('0'+i%10))
		use += `<g id="` + is + `">` + strings.Repeat(`<use href="#`+was+`"/>`, 10) + `</g>`
	}
	use += `<use href="#d9"/></svg>`
	return map[string][]byte{
		"a.png": png, "a.gif": gif, "a.webp": webp, "a.svg": bomb.Bytes(),
		"entities.svg": []byte(entities), "use.svg": []byte(use),
		"deep.svg":   []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">` + strings.Repeat("<g>", 200_000)),
		"zeros.svgz": zeros(),
	}
}

// TestBombs: pictures that unpack to far more than they are leave the text
// alone, soon, and in little memory.
func TestBombs(t *testing.T) {
	for name, data := range bombs() {
		for _, f := range Formats() {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			files := fstest.MapFS{name: {Data: data}}
			result, err := Convert(io.Discard, []byte("# A\n\nText.\n\n![alt]("+name+")\n"), Options{Format: f, FS: files})
			runtime.ReadMemStats(&after)
			if err != nil {
				t.Errorf("%s as %s: %v", name, f, err)
			}
			if passes := name == "entities.svg"; result.Warnings() == 0 && !passes {
				t.Errorf("%s as %s: nothing was said", name, f)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%s as %s took %v", name, f, took)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 700<<20 {
				t.Errorf("%s as %s took %s", name, f, doc.Bytes(int(used)))
			}
		}
	}
}

// zeros is a compressed picture that is a thousand times as large.
func zeros() []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!--`)
	block := bytes.Repeat([]byte{' '}, 1<<20)
	for range 100 {
		z.Write(block)
	}
	z.Close()
	return b.Bytes()
}
