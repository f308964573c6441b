package markdown

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"octavo/doc"
)

// showTokens writes code with its tokens that aren't plain: K{func}. Spaces
// inside are kept; punctuation stands as it is.
func showTokens(lang, code string) string {
	tokens := highlight(fenceLexer(lang), code)
	if tokens == nil {
		return "-"
	}
	var b strings.Builder
	for _, t := range tokens {
		text := code[:t.Len]
		code = code[t.Len:]
		if t.Class == doc.TokenPlain || t.Class == doc.TokenPunct {
			b.WriteString(text)
			continue
		}
		fmt.Fprintf(&b, "%c{%s}", "pKNSDC.+-HE"[t.Class], text)
	}
	return b.String()
}

var codeCases = []struct{ lang, in, want string }{
	{"go", "func Add(a int) { // add\n\treturn f('c', 1.5e-3) }", "K{func} N{Add}(a N{int}) { C{// add}\n\tK{return} N{f}(S{'c'}, D{1.5e-3}) }"},
	{"golang", "for {}", "K{for} {}"},
	{"json", `{"a": [1, true]}`, `{N{"a"}: [D{1}, K{true}]}`},
	{"diff", "-x\n+y\n z\n", "-{-x\n}+{+y\n} z\n"},
	{"haskell", "main = putStrLn \"x\" -- c\n", "N{main} K{=} putStrLn S{\"x\"} C{-- c}\n"},
	{"hs", "x = 1", "N{x} K{=} D{1}"},
	{"Perl", "print 'a';", "K{print} S{'a'};"},
	{"fortran", "program é\nend", "K{program} é\nK{end}"},
	{"text", "func", "-"}, {"", "func", "-"}, {"nosuchlanguage", "func", "-"}, {"go", "", "-"}, {"go", "   ", "-"},
	{"{.go}", "func", "K{func}"}, {"rust,ignore", "fn", "K{fn}"}, {"language-go", "func", "K{func}"},
}

func TestHighlight(t *testing.T) {
	for _, c := range codeCases {
		if got := showTokens(c.lang, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.lang, got, c.want)
		}
	}
	checkTokens(t, "haskell", "x = \"\xff\"") // bytes that are no UTF-8
}

// TestCommonLanguages: what people write after a fence has a lexer, whichever
// of its names they take.
func TestCommonLanguages(t *testing.T) {
	names := "sh bash zsh shell console shell-session powershell js javascript jsx ts typescript tsx rs rust py python rb ruby " +
		"c h cpp c++ cs csharp java kotlin swift php html xml css scss json yaml yml toml ini sql docker dockerfile make makefile " +
		"lua r julia scala clojure elixir erlang haskell ocaml perl viml diff markdown md graphql proto nginx terraform hcl zig nim"
	for _, name := range strings.Fields(names) {
		if highlight(fenceLexer(name), "a = \"b\" # 1\nif (x) { return 1; }\n$ ls -l \"x\"\n<a href=\"x\">\n- x: 1\n+ y\n# t\nFROM x\n") == nil {
			t.Errorf("%s: no tokens", name)
		}
	}
}

// TestUnknownLanguages: a name that no lexer has costs no more than microseconds,
// and the ending of a file's name is as good as one of a language.
func TestUnknownLanguages(t *testing.T) {
	start := time.Now()
	for i := range 1000 {
		name := fmt.Sprintf("[un*known%d?", i)
		if l := lexerOf(name); l != nil {
			t.Fatalf("%s: %v", name, l)
		}
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("1000 names took %v", took)
	}
	for name, want := range map[string]string{"rs": "rust", "Makefile": "makefile", "mjs": "javascript", "PY": "python", "jsonc": "json", "ts": "typescript", "h": "c"} {
		if l := lexers().Find(name); l == nil || l.Name != want {
			t.Errorf("%s: %+v, want %s", name, l, want)
		}
	}
}

func checkTokens(t *testing.T, lang, code string) {
	t.Helper()
	tokens, total := highlight(fenceLexer(lang), code), 0
	for i, tok := range tokens {
		if tok.Len <= 0 || i > 0 && tokens[i-1].Class == tok.Class {
			t.Fatalf("%s, %q: token %d of %v", lang, code, i, tokens)
		}
		total += int(tok.Len)
	}
	if tokens != nil && total != len(code) {
		t.Fatalf("%s, %q: %d of %d bytes", lang, code, total, len(code))
	}
}

// TestHighlightUnclosed cuts every case short at every byte.
func TestHighlightUnclosed(t *testing.T) {
	for _, c := range codeCases {
		for i := range c.in {
			checkTokens(t, c.lang, c.in[:i])
		}
	}
}

// TestHighlightAll: blocks of the same text share tokens, whatever the number
// of processors.
func TestHighlightAll(t *testing.T) {
	make40 := func() []*doc.CodeBlock {
		var blocks []*doc.CodeBlock
		for i := range 40 {
			blocks = append(blocks, &doc.CodeBlock{Lang: "go", Text: fmt.Sprintf("var x%d = %d", i%5, i%5)})
		}
		return blocks
	}
	all := make40()
	highlightAll(all, never)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	alone := make40()
	highlightAll(alone, never)
	for i := range all {
		if all[i].Tokens == nil || !reflect.DeepEqual(all[i].Tokens, alone[i].Tokens) {
			t.Errorf("block %d: %v, alone %v", i, all[i].Tokens, alone[i].Tokens)
		}
	}
}

func FuzzHighlight(f *testing.F) {
	for _, c := range codeCases {
		f.Add(c.lang, c.in)
	}
	f.Fuzz(func(t *testing.T, lang, code string) { checkTokens(t, lang, code) })
}

func never() bool { return false }
