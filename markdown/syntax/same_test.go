package syntax

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// differs are the lexers whose tokens are not always chroma's, and why.
var differs = map[string]string{
	"Raku": "its rules make rules while it runs; see special.go",
}

// TestNames: every name that chroma has finds the same lexer here.
func TestNames(t *testing.T) {
	var all Lexers
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		for _, name := range append([]string{l.Config().Name}, l.Config().Aliases...) {
			want := fileName(lexers.Get(strings.ToLower(name)).Config().Name)
			if got := all.Find(name); got == nil {
				t.Errorf("%s is not found", name)
			} else if file := strings.TrimRight(all.fileOf(strings.ToLower(name)), "_"); file != strings.TrimRight(want, "_") {
				t.Errorf("%s is %s, not %s", name, file, want)
			}
		}
	}
}

// TestPatterns: all patterns of all lexers are good, and most need no regexp2.
func TestPatterns(t *testing.T) {
	var all Lexers
	n, quick := 0, 0
	for _, real := range lexers.GlobalLexerRegistry.Lexers {
		name := real.Config().Name
		l := all.Find(name)
		if l == nil {
			t.Errorf("%s can't be read", name)
			continue
		}
		for state, rules := range l.states {
			for _, r := range rules {
				var m match
				r.pattern.matchSlow([]rune("x"), 0, &m)
				if r.pattern.re == nil {
					t.Errorf("%s: %s: %s is no pattern", name, state, r.pattern.source)
				}
				r.pattern.mayBegin('x')
				n++
				if r.pattern.program != nil {
					quick++
				}
			}
		}
	}
	t.Logf("of %d rules %d are matched without regexp2", n, quick)
	if quick < n*8/10 {
		t.Error("that is too few")
	}
}

// TestSameTokens compares the tokens with chroma's, over the code that chroma
// tests its lexers with; every text is also cut somewhere.
func TestSameTokens(t *testing.T) {
	var all Lexers
	seen := map[string]bool{}
	for name, texts := range samples(t) {
		real := lexers.Get(name)
		l := all.Find(real.Config().Name)
		if l == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		seen[real.Config().Name] = true
		bad, chars, wrong := 0, 0, 0
		for i, text := range texts {
			cut := []string{strings.TrimRight(text, "\n"), text[:len(text)/2], text[len(text)/3:]}[i%3]
			for _, code := range []string{text, cut} {
				code = strings.ToValidUTF8(code, "")
				want, ok := theirs(real, code)
				if !ok {
					continue // they have none, so anything is better
				}
				begun := time.Now()
				got, _ := l.Tokens(code)
				if time.Since(begun) > patience {
					continue // this may have been given up
				}
				if got = joined(got); !reflect.DeepEqual(got, want) {
					if bad++; bad == 1 && differs[real.Config().Name] == "" {
						t.Errorf("%s: %s", name, difference(code, got, want))
					}
				}
				n, w := compared(got, want)
				chars, wrong = chars+n, wrong+w
			}
		}
		if why := differs[real.Config().Name]; why != "" {
			t.Logf("%s: %.1f%% is of another type: %s", name, 100*float64(wrong)/float64(max(1, chars)), why)
		} else if bad > 1 {
			t.Errorf("%s: %d texts in all", name, bad)
		}
	}
	t.Logf("%d lexers compared", len(seen))
	if len(seen) < 150 {
		t.Error("that is too few")
	}
}

// samples are chroma's test files, by the name of their lexer.
func samples(t *testing.T) map[string][]string {
	_, file, ok := "", "", false
	if f := runtime.FuncForPC(reflect.ValueOf(chroma.Words).Pointer()); f != nil {
		file, _ = f.FileLine(f.Entry())
		_, err := os.Stat(file)
		ok = err == nil
	}
	if !ok {
		t.Skip("chroma's test files are not at hand")
	}
	out := map[string][]string{}
	root := filepath.Join(filepath.Dir(file), "lexers", "testdata")
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".actual" {
			return err
		}
		name := strings.TrimSuffix(filepath.Base(path), ".actual")
		if dir := filepath.Base(filepath.Dir(path)); dir != "testdata" && dir != "analysis" {
			name = dir
		}
		if lexers.Get(name) == nil {
			name, _, _ = strings.Cut(name, ".")
		}
		if lexers.Get(name) == nil {
			t.Errorf("%s is of no lexer", path)
			return nil
		}
		data, err := os.ReadFile(path)
		out[name] = append(out[name], string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// theirs are chroma's tokens; false if they are not the text's, or if it took so
// long that matches may have been given up.
func theirs(l chroma.Lexer, code string) (out []Token, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	begun := time.Now()
	next, err := l.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return nil, false
	}
	for t := next(); t != chroma.EOF; t = next() {
		value := t.Value
		if rest := code; !strings.HasPrefix(rest, value) {
			if rest+"\n" != value {
				return nil, false
			}
			value = rest
		}
		code = code[len(value):]
		out = append(out, Token{t.Type, len(value)})
	}
	return joined(out), code == "" && time.Since(begun) < patience
}

// joined makes one of tokens of the same type, and leaves out empty ones.
func joined(list []Token) []Token {
	var out []Token
	for _, t := range list {
		if k := len(out) - 1; k >= 0 && out[k].Type == t.Type {
			out[k].Len += t.Len
		} else if t.Len > 0 {
			out = append(out, t)
		}
	}
	return out
}

func types(list []Token) []chroma.TokenType {
	var out []chroma.TokenType
	for _, t := range list {
		out = append(out, slices.Repeat([]chroma.TokenType{t.Type}, t.Len)...)
	}
	return out
}

// compared counts the bytes, and those of different types.
func compared(a, b []Token) (n, wrong int) {
	x, y := types(a), types(b)
	for i := range y {
		if i >= len(x) || x[i] != y[i] {
			wrong++
		}
	}
	return len(y), wrong
}

func difference(code string, got, want []Token) string {
	x, y := types(got), types(want)
	for i := range y {
		if i >= len(x) {
			return "no tokens"
		}
		if x[i] != y[i] {
			return x[i].String() + ", not " + y[i].String() + ", at " +
				code[max(0, i-60):i] + "⟦" + code[i:min(len(code), i+60)] + "⟧"
		}
	}
	return "the tokens differ"
}
