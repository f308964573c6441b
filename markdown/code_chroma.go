package markdown

import (
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"octavo/doc"
)

// lexerOf is chroma's lexer for a language or for the ending of a file's name;
// nil if there is none. chroma's own search, for names that it does not know,
// matches patterns of file names for milliseconds.
func lexerOf(name string) chroma.Lexer {
	name = strings.ToLower(name)
	same := func(other string) bool { return strings.ToLower(other) == name }
	var best chroma.Lexer
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		c := l.Config()
		if same(c.Name) || slices.ContainsFunc(c.Aliases, same) {
			return lexers.Get(name) // who of two has the name is chroma's to say
		}
		file := func(pattern string) bool { return strings.TrimPrefix(pattern, "*.") == name }
		if slices.ContainsFunc(c.Filenames, file) && (best == nil || priority(l) > priority(best)) {
			best = l
		}
	}
	return best
}

// priority is a lexer's among those for the same files.
func priority(l chroma.Lexer) float32 {
	if p := l.Config().Priority; p != 0 {
		return p
	}
	return 1
}

// chroma gives up a match after a quarter of a second by the clock, without a
// word, and goes on with another rule: on a machine that has much else to do, or
// was asleep, the tokens could be others.
const (
	patience = 200 * time.Millisecond
	attempts = 4
)

// chromaTokens divides code by a lexer; nil if it trips up. What took so long
// that a match may have been given up is done again until it comes out the same,
// so that the clock has no say in the result; code that never does stays plain.
func chromaTokens(l chroma.Lexer, code string) []doc.Token {
	start := time.Now()
	tokens := tokenise(l, code)
	for range attempts {
		if time.Since(start) < patience {
			return tokens
		}
		start = time.Now()
		again := tokenise(l, code)
		if slices.Equal(tokens, again) {
			return again
		}
		tokens = again
	}
	return nil
}

// tokenise divides code by a lexer, once.
func tokenise(l chroma.Lexer, code string) (tokens []doc.Token) {
	defer func() {
		if recover() != nil { // chroma reports what it can't do by panics
			tokens = nil
		}
	}()
	next, err := l.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return nil
	}
	at := 0
	for t := next(); t != chroma.EOF; t = next() {
		value := t.Value
		if rest := code[at:]; !strings.HasPrefix(rest, value) {
			if rest+"\n" != value {
				return nil // not our text any more: bytes that are no UTF-8
			}
			value = rest // a lexer that wants its text to end in a newline
		}
		at += len(value)
		tokens = appendToken(tokens, classOfToken(t.Type), len(value))
	}
	return tokens
}

// appendToken adds n bytes of a class, to the last token if that is of it too.
func appendToken(tokens []doc.Token, class doc.TokenClass, n int) []doc.Token {
	if n == 0 {
		return tokens
	}
	if k := len(tokens) - 1; k >= 0 && tokens[k].Class == class {
		tokens[k].Len += int32(n)
		return tokens
	}
	return append(tokens, doc.Token{Class: class, Len: int32(n)})
}

// classOfToken puts chroma's hundred types into our few classes. What a lexer
// takes for an error mostly is a snippet, or new syntax: it stays plain.
func classOfToken(t chroma.TokenType) doc.TokenClass {
	switch t {
	case chroma.KeywordType, chroma.NameVariable, chroma.NameVariableInstance, chroma.NameVariableGlobal:
		return doc.TokenName
	case chroma.Name, chroma.NameOther, chroma.GenericOutput:
		return doc.TokenPlain
	case chroma.OperatorWord, chroma.CommentPreproc:
		return doc.TokenKeyword
	case chroma.GenericInserted:
		return doc.TokenInserted
	case chroma.GenericDeleted:
		return doc.TokenDeleted
	case chroma.GenericHeading, chroma.GenericSubheading, chroma.GenericPrompt:
		return doc.TokenHeading
	case chroma.GenericError, chroma.GenericTraceback:
		return doc.TokenError
	}
	switch {
	case t.InCategory(chroma.Keyword):
		return doc.TokenKeyword
	case t.InCategory(chroma.Name):
		return doc.TokenName
	case t.InSubCategory(chroma.LiteralNumber), t == chroma.LiteralDate:
		return doc.TokenNumber
	case t.InCategory(chroma.Literal):
		return doc.TokenString
	case t.InCategory(chroma.Comment):
		return doc.TokenComment
	case t.InCategory(chroma.Operator), t.InCategory(chroma.Punctuation):
		return doc.TokenPunct
	}
	return doc.TokenPlain
}
