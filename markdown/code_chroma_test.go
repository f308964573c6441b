package markdown

import (
	"strings"
	"testing"

	"octavo/doc"
)

func TestChroma(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"haskell", "main = putStrLn \"x\" -- c\n", "N{main} K{=} putStrLn S{\"x\"} C{-- c}\n"},
		{"hs", "x = 1", "N{x} K{=} D{1}"},
		{"pl", "my $x = 'a'; # c", "K{my} N{$x} = S{'a'}; C{# c}"},
		{"Perl", "print 'a';", "K{print} S{'a'};"},
		{"fortran", "program é\nend", "K{program} é\nK{end}"},
	} {
		if got := showTokens(c.lang, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.lang, got, c.want)
		}
	}
	if got := highlight("haskell", "x = \"\xff\""); got != nil {
		t.Errorf("bytes that are no UTF-8: %v", got)
	}
}

// TestLexerArchive reads, compiles and runs every lexer.
func TestLexerArchive(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles some 280 lexers")
	}
	lexers.get("perl")
	// These need lexers that are programs, or states that XML can't hold; their
	// code stays plain.
	const lost = " caddyfile.xml caddyfile_directives.xml jungle.xml templ.xml "
	n := 0
	for line := range strings.Lines(lexers.names) {
		n++
		file, names, _ := strings.Cut(line, " ")
		name := strings.Fields(names)[0]
		code := "func main() { x = \"a\" + 1 } // c\n# d\n<a b='c'>\n"
		if lexers.get(name) == nil {
			t.Errorf("%s: no lexer for %q", file, name)
			continue
		}
		if tokens := chromaTokens(name, code); totalLen(tokens) != len(code) && !hasWord(lost, file) {
			t.Errorf("%s: %d of %d bytes", file, totalLen(tokens), len(code))
		}
	}
	if n < 280 {
		t.Errorf("%d lexers", n)
	}
}

func totalLen(tokens []doc.Token) (n int) {
	for _, t := range tokens {
		n += int(t.Len)
	}
	return n
}
