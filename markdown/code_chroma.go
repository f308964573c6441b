package markdown

import (
	"slices"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"

	"octavo/doc"
	"octavo/markdown/syntax"
)

// lexer divides code into tokens; it reports whether it could.
type lexer interface {
	Tokens(code string) ([]syntax.Token, bool)
}

// lexers are chroma's, read one by one as they are asked for, once for all texts.
var lexers = sync.OnceValue(func() *syntax.Lexers { return &syntax.Lexers{} })

// lexerOf is the lexer for a language or for the ending of a file's name; nil if
// there is none.
func lexerOf(name string) lexer {
	if l := lexers().Find(name); l != nil {
		return l
	}
	return nil
}

// A match is given up after a quarter of a second by the clock, without a
// word, and goes on with another rule: on a machine that has much else to do, or
// was asleep, the tokens could be others.
const (
	patience = 200 * time.Millisecond
	attempts = 4
)

// lexerTokens divides code by a lexer; nil if it trips up. What took so long
// that a match may have been given up is done again until it comes out the same,
// so that the clock has no say in the result; code that never does stays plain.
func lexerTokens(l lexer, code string) []doc.Token {
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
func tokenise(l lexer, code string) (tokens []doc.Token) {
	found, ok := l.Tokens(code)
	if !ok {
		return nil
	}
	tokens = make([]doc.Token, 0, len(found))
	for _, t := range found {
		tokens = appendToken(tokens, classOfToken(t.Type), t.Len)
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
