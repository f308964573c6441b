package markdown

import (
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"

	"octavo/doc"
	"octavo/markdown/syntax"
)

// slowLexer takes long for the first few texts, and then makes other tokens.
type slowLexer struct {
	slow  int // how many calls are slow
	calls int
}

func (l *slowLexer) Tokens(string) ([]syntax.Token, bool) {
	l.calls++
	kind := chroma.Keyword
	if l.calls <= l.slow {
		time.Sleep(patience + 50*time.Millisecond)
		if l.calls%2 == 1 {
			kind = chroma.Comment
		}
	}
	return []syntax.Token{{Type: kind, Len: len("code")}}, true
}

// TestClockHasNoSay: tokens of an attempt that took so long that a match may have
// been given up are not trusted.
func TestClockHasNoSay(t *testing.T) {
	for _, c := range []struct {
		slow, calls int
		class       doc.TokenClass
		plain       bool
	}{
		{slow: 0, calls: 1, class: doc.TokenKeyword},
		{slow: 1, calls: 2, class: doc.TokenKeyword},
		{slow: 99, calls: 1 + attempts, plain: true},
	} {
		l := &slowLexer{slow: c.slow}
		tokens := lexerTokens(l, "code")
		if c.plain != (tokens == nil) || !c.plain && tokens[0].Class != c.class || l.calls != c.calls {
			t.Errorf("%d slow attempts: %v after %d calls", c.slow, tokens, l.calls)
		}
	}
}
