package markdown

import (
	"fmt"
	"math/rand"
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
	tokens := highlight(lang, code)
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
	{"go", "func Add(a int, s string) *Node { // add\n\treturn x.f(`a\nb`, 'c', \"\\\"\", 0x1F, 1.5e-3) }",
		"K{func} N{Add}(a N{int}, s N{string}) *N{Node} { C{// add}\n\tK{return} x.N{f}(S{`a\nb`}, S{'c'}, S{\"\\\"\"}, D{0x1F}, D{1.5e-3}) }"},
	{"golang", "for i := range 10 {}", "K{for} i := K{range} D{10} {}"},
	{"rust", "#[derive(Debug)]\nfn f<'a>(x: &'a str) -> u8 { println!(\"{}\", b'a'); r#\"a\"b\"#; 'c' /* a /* b */ c */ 1..=2 }",
		"N{#[derive(Debug)]}\nK{fn} f<N{'a}>(x: &N{'a} N{str}) -> N{u8} { N{println!}(S{\"{}\"}, S{b'a'}); S{r#\"a\"b\"#}; S{'c'} C{/* a /* b */ c */} D{1}..=D{2} }"},
	{"c", "#include <stdio.h>\nint main(void) { return 'a'; }", "K{#include} S{<stdio.h>}\nN{int} N{main}(N{void}) { K{return} S{'a'}; }"},
	{"c++", "auto s = R\"x(a)\" b)x\"; std::vector<int> v;", "K{auto} s = S{R\"x(a)\" b)x\"}; N{std}::N{vector}<N{int}> v;"},
	{"java", "@Override public String s() { return \"\"\"\na\"b\n\"\"\"; }", "N{@Override} K{public} N{String} N{s}() { K{return} S{\"\"\"\na\"b\n\"\"\"}; }"},
	{"js", "const r = /a\\/[/]b/g, d = a / b / c; f(`x${`y`}z`); // c", "K{const} r = S{/a\\/[/]b/g}, d = a / b / c; N{f}(S{`x${`y`}z`}); C{// c}"},
	{"ts", "interface A { b?: string }", "K{interface} N{A} { b?: N{string} }"},
	{"python", "@app.route('/')\ndef f(self):\n    \"\"\"Doc\n    string\"\"\"\n    return f'{x}' if True else None  # c",
		"N{@app.route}(S{'/'})\nK{def} N{f}(N{self}):\n    S{\"\"\"Doc\n    string\"\"\"}\n    K{return} S{f'{x}'} K{if} K{True} K{else} K{None}  C{# c}"},
	{"ruby", "def ok?(x)\n  @a = :sym if x =~ /b/ # c\nend", "K{def} N{ok?}(x)\n  N{@a} = S{:sym} K{if} x =~ S{/b/} C{# c}\nK{end}"},
	{"php", "<?php\n$a = new Foo('x'); # c", "K{<?php}\nN{$a} = K{new} N{Foo}(S{'x'}); C{# c}"},
	{"lua", "local s = [==[ a ]] ]==] --[[ b\nc ]] -- d", "K{local} s = S{[==[ a ]] ]==]} C{--[[ b\nc ]]} C{-- d}"},
	{"SQL", "Select count(*) FROM t WHERE a = 'it''s' -- c", "K{Select} N{count}(*) K{FROM} t K{WHERE} a = S{'it''s'} C{-- c}"},
	{"bash", "for f in *.md; do\n  FOO=1 wait-for \"$f\" $HOME --if # c\ndone <<EOF\na\nEOF\n",
		"K{for} f K{in} *.md; K{do}\n  N{FOO}=D{1} wait-for S{\"$f\"} N{$HOME} --if C{# c}\nK{done} S{<<EOF\na\nEOF}\n"},
	{"console", "$ cargo run # c\n   Compiling\nuser@host:~$ ls \"x\"\nPS C:\\> dir\n> \n", "H{$ }cargo run C{# c}\n   Compiling\nH{user@host:~$ }ls S{\"x\"}\nH{PS C:\\> }dir\nH{> }\n"},
	{"json", `{"a": [1, -2.5e3, true], "b": "c"}`, `{N{"a"}: [D{1}, D{-2.5e3}, K{true}], N{"b"}: S{"c"}}`},
	{"yaml", "# c\na: b # d\nlist:\n  - x: 1\n    y: \"z\"\ntext: |\n  a: b\n\n  c\nz: [true, &a q]\nurl: http://x\n",
		"C{# c}\nN{a}: b C{# d}\nN{list}:\n  - N{x}: D{1}\n    N{y}: S{\"z\"}\nN{text}: |\nS{  a: b}\n\nS{  c}\nN{z}: [K{true}, K{&a} q]\nN{url}: http://x\n"},
	{"toml", "[package] # c\nname = \"x\"\na.b = [1, 2025-01-02]\nd = { version = \"1\" }\n", "H{[package]} C{# c}\nN{name} = S{\"x\"}\nN{a}.N{b} = [D{1}, D{2025-01-02}]\nN{d} = { N{version} = S{\"1\"} }\n"},
	{"ini", "; c\n[s]\nkey = value\nn=1\n", "C{; c}\nH{[s]}\nN{key} = value\nN{n}=D{1}\n"},
	{"html", "<!-- c --><a href=\"x\" b=c>T &amp; t</a><script>if (1) {}</script>", "C{<!-- c -->}<K{a} N{href}=S{\"x\"} N{b}=S{c}>T D{&amp;} t</K{a}><K{script}>K{if} (D{1}) {}</K{script}>"},
	{"css", "a:hover, .b { color: #fff; margin: 1.5em } @media x {} /* c */", "K{a}:hover, N{.b} { N{color}: D{#fff}; N{margin}: D{1.5em} } K{@media} K{x} {} C{/* c */}"},
	{"diff", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z\n", "H{--- a\n+++ b\n@@ -1 +1 @@\n}-{-x\n}+{+y\n} z\n"},
	{"dockerfile", "FROM go:1\nRUN echo \"x\"\n", "K{FROM} go:1\nK{RUN} N{echo} S{\"x\"}\n"},
	{"make", "CC := gcc\nall: x.o\n\t$(CC) -o x # c\n", "N{CC} := gcc\nN{all}: x.o\n\t$(CC) -o x C{# c}\n"},
	{"markdown", "# T\n- a `c` [l](u)\n```go\nx\n```\n", "H{# T}\n- a S{`c`} N{[l]}(S{u})\nS{```go}\nS{x}\nS{```}\n"},
	{"powershell", "Get-Item $x -eq 'a' # c", "Get-Item N{$x} K{-eq} S{'a'} C{# c}"},
	{"text", "func", "-"}, {"", "func", "-"}, {"nosuchlanguage", "func", "-"}, {"go", "", "-"}, {"go", "   ", "-"},
	{"{.go}", "func", "K{func}"}, {"rust,ignore", "fn", "K{fn}"}, {"language-go", "func", "K{func}"},
}

func TestHighlight(t *testing.T) {
	for _, c := range codeCases {
		if got := showTokens(c.lang, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.lang, got, c.want)
		}
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

func checkTokens(t *testing.T, lang, code string) {
	t.Helper()
	name := languageName(lang)
	l := findLanguage(name)
	if l == nil {
		return
	}
	s := codeScanner{src: code}
	l.run(&s)
	total := 0
	for i, tok := range s.out {
		if tok.Len <= 0 || i > 0 && s.out[i-1].Class == tok.Class {
			t.Fatalf("%s, %q: token %d of %v", lang, code, i, s.out)
		}
		total += int(tok.Len)
	}
	if total != len(code) {
		t.Fatalf("%s, %q: %d of %d bytes", lang, code, total, len(code))
	}
}

func FuzzHighlight(f *testing.F) {
	for _, c := range codeCases {
		f.Add(c.lang, c.in)
	}
	f.Fuzz(func(t *testing.T, lang, code string) {
		checkTokens(t, lang, code)
		for i := range codeLanguages { // every scanner sees every input
			names := strings.Fields(codeLanguages[i].names)
			checkTokens(t, names[0], code)
		}
	})
}

func TestHighlightAll(t *testing.T) {
	var blocks []*doc.CodeBlock
	for range 5 {
		for _, c := range codeCases {
			blocks = append(blocks, &doc.CodeBlock{Lang: c.lang, Text: c.in})
		}
	}
	for _, procs := range []int{1, 8} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		highlightAll(blocks)
		for _, b := range blocks {
			if want := highlight(b.Lang, b.Text); !reflect.DeepEqual(b.Tokens, want) {
				t.Fatalf("%s: %v, want %v", b.Lang, b.Tokens, want)
			}
		}
	}
	highlightAll(nil)
}

// TestHighlightLinear scans what a scanner might look back or ahead over.
func TestHighlightLinear(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	alphabet := []string{"<<A ", "\n", "'", `"`, "/", "`", "${", "{", "[", "r#", "<a ", "#", "$", "<", "(", ":", "a", " ", "=", "R\"x(", "&", "![x](", "%w["}
	pieces := append([]string{"a/", "'a", "<!--", "/*", "<<<A\n", "- ", "a: ", "`${", "[](", "#[", "a."}, alphabet...)
	for i := range codeLanguages {
		l := &codeLanguages[i]
		for _, p := range pieces {
			start := time.Now()
			l.run(&codeScanner{src: strings.Repeat(p, 16<<10/len(p))})
			if d := time.Since(start); d > 2*time.Second {
				t.Errorf("%s takes %v for 16 KiB of %q", l.names, d, p)
			}
		}
		var b strings.Builder
		for b.Len() < 16<<10 {
			b.WriteString(alphabet[rng.Intn(len(alphabet))])
		}
		l.run(&codeScanner{src: b.String()})
	}
}

func BenchmarkHighlight(b *testing.B) {
	for _, lang := range []string{"go", "rust", "python", "bash", "yaml"} {
		for _, c := range codeCases {
			if c.lang == lang {
				code := strings.Repeat(c.in+"\n", 50)
				b.Run(lang, func(b *testing.B) {
					b.SetBytes(int64(len(code)))
					for b.Loop() {
						highlight(lang, code)
					}
				})
			}
		}
	}
}
