package formula

import (
	"strings"
	"unicode/utf8"
)

type tokenKind uint8

const (
	endToken     tokenKind = iota
	charToken              // one character
	commandToken           // its name, without the backslash
	spaceToken
)

// token is a token of TeX, with the place that it came from.
type token struct {
	kind       tokenKind
	text       string
	begin, end int
}

func (t token) is(char string) bool      { return t.kind == charToken && t.text == char }
func (t token) command(name string) bool { return t.kind == commandToken && t.text == name }

// lexer cuts TeX into tokens. Spaces after a command's name belong to it, and
// comments are spaces.
type lexer struct {
	src string
	at  int
}

func (l *lexer) next() token {
	begin := l.at
	if begin >= len(l.src) {
		return token{kind: endToken, begin: len(l.src), end: len(l.src)}
	}
	switch c := l.src[begin]; {
	case c == '\\':
		return l.command()
	case isSpace(c):
		for l.at < len(l.src) && isSpace(l.src[l.at]) {
			l.at++
		}
		return token{spaceToken, " ", begin, l.at}
	case c == '%':
		if i := strings.IndexByte(l.src[begin:], '\n'); i >= 0 {
			l.at += i + 1
		} else {
			l.at = len(l.src)
		}
		return token{spaceToken, "", begin, l.at}
	}
	_, size := utf8.DecodeRuneInString(l.src[begin:])
	l.at += size
	return token{charToken, l.src[begin:l.at], begin, l.at}
}

func (l *lexer) command() token {
	begin := l.at
	l.at++
	if l.at == len(l.src) {
		return token{commandToken, "", begin, l.at}
	}
	if !isLetter(l.src[l.at]) {
		_, size := utf8.DecodeRuneInString(l.src[l.at:])
		l.at += size
		name := l.src[begin+1 : l.at]
		if isSpace(name[0]) {
			name = " "
		}
		return token{commandToken, name, begin, l.at}
	}
	for l.at < len(l.src) && isLetter(l.src[l.at]) {
		l.at++
	}
	name := l.src[begin+1 : l.at]
	if l.at < len(l.src) && l.src[l.at] == '*' && starred(name) {
		l.at++
		name += "*"
	}
	end := l.at
	for l.at < len(l.src) && isSpace(l.src[l.at]) {
		l.at++
	}
	return token{commandToken, name, begin, end}
}

// starred says whether a command has a form with a star.
func starred(name string) bool {
	switch name {
	case "operatorname", "tag", "newcommand", "renewcommand", "providecommand", "DeclareMathOperator", "hspace":
		return true
	}
	return false
}

func isSpace(c byte) bool  { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
