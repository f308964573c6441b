package markdown

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"octavo/doc"
)

// chromaTokens divides code by chroma's lexer for a language; nil if there is
// none, or if it trips up.
func chromaTokens(name, code string) (tokens []doc.Token) {
	defer func() {
		if recover() != nil { // chroma reports what it can't do by panics
			tokens = nil
		}
	}()
	l := lexers.Get(name)
	if l == nil {
		return nil
	}
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

// knownLanguage reports whether there is a lexer for a name or an ending.
func knownLanguage(name string) bool { return lexers.Get(name) != nil }
