package markdown

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"octavo/doc"
)

// maxCodeBytes is the largest block that is highlighted; what is longer is
// data, and not read for its syntax.
const maxCodeBytes = 256 << 10

// highlight divides code into tokens without gaps. It returns nil, plain text,
// if there is no lexer or it fails. It is safe for concurrent use.
func highlight(l lexer, code string) []doc.Token {
	if l == nil || code == "" || len(code) > maxCodeBytes {
		return nil
	}
	tokens := lexerTokens(l, code)
	if !coversCode(tokens, code) {
		return nil
	}
	return tokens
}

// plainLanguages are the names for what has no syntax.
const plainLanguages = " text txt plain plaintext none nohighlight no-highlight output out log ascii raw "

// fenceLexer is the lexer for a language as fences name it; nil if there is
// none, or nothing to highlight.
func fenceLexer(lang string) lexer {
	name := languageName(lang)
	if name == "" || hasWord(plainLanguages, name) {
		return nil
	}
	return lexerOf(name)
}

// languageName is a language as fences name it, in lower case.
func languageName(lang string) string {
	lang = strings.ToLower(strings.TrimSpace(lang))
	for _, prefix := range []string{"language-", "lang-", "{", "."} {
		lang = strings.TrimPrefix(lang, prefix)
	}
	lang, _, _ = strings.Cut(lang, ",")
	return strings.TrimSuffix(lang, "}")
}

// coversCode reports whether the tokens are exactly as long as the code, and
// say anything at all.
func coversCode(tokens []doc.Token, code string) bool {
	total, plain := 0, true
	for _, t := range tokens {
		if t.Len <= 0 {
			return false
		}
		total += int(t.Len)
		plain = plain && t.Class == doc.TokenPlain
	}
	return total == len(code) && !plain
}

// highlightAll sets the tokens of all blocks, on all processors. Blocks of the
// same language and text share theirs. It ends early once stopped says so.
func highlightAll(blocks []*doc.CodeBlock, stopped func() bool) {
	type key struct{ lang, text string }
	groups := make(map[key]int, len(blocks))
	var work []*doc.CodeBlock // the first block of each group
	of := make([]int, len(blocks))
	for i, b := range blocks {
		k := key{b.Lang, b.Text}
		n, ok := groups[k]
		if !ok {
			n = len(work)
			groups[k] = n
			work = append(work, b)
		}
		of[i] = n
	}
	highlightEach(work, fenceLexers(work), stopped)
	for i, b := range blocks {
		b.Tokens = work[of[i]].Tokens
	}
}

// fenceLexers looks up the lexer of each language once.
func fenceLexers(blocks []*doc.CodeBlock) map[string]lexer {
	found := map[string]lexer{}
	for _, b := range blocks {
		if _, ok := found[b.Lang]; !ok {
			found[b.Lang] = fenceLexer(b.Lang)
		}
	}
	return found
}

// highlightEach shares out the blocks to as many workers as there are
// processors; a few small ones aren't worth a goroutine.
func highlightEach(work []*doc.CodeBlock, lexers map[string]lexer, stopped func() bool) {
	workers := min(runtime.GOMAXPROCS(0), len(work))
	if len(work) < 4 {
		workers = 1
	}
	var next atomic.Int64
	run := func() {
		for {
			i := int(next.Add(1)) - 1
			if i >= len(work) || stopped() {
				return
			}
			work[i].Tokens = highlight(lexers[work[i].Lang], work[i].Text)
		}
	}
	var wait sync.WaitGroup
	for range workers - 1 {
		wait.Go(run)
	}
	run()
	wait.Wait()
}

// hasWord reports whether a word is in a list of words between spaces.
func hasWord(list, word string) bool {
	if word == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(list[from:], word)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(word)
		if i > 0 && list[i-1] == ' ' && end < len(list) && list[end] == ' ' {
			return true
		}
		from = end
	}
}
