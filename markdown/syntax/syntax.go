// Package syntax divides code into tokens. The lexers are chroma's, as data: the
// states and rules of each are read when its language is asked for, and not when
// the program starts. What runs them is here, since it has to be much faster than
// chroma's own loop: most rules are not tried where they can't match (first.go),
// and most of the others are matched without a regexp2.Regexp (match.go). The
// tokens are the same; a test compares them.
package syntax

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"

	"octavo/internal/packed"
)

// archive has a file for each lexer, and an index of their names; see README.md.
//
//go:embed lexers.zip
var archive string

// Token is a piece of code of one type, in bytes.
type Token struct {
	Type chroma.TokenType
	Len  int
}

// Lexers are the lexers that were asked for. The zero value is ready to use, from
// several goroutines at once.
type Lexers struct {
	mu     sync.Mutex
	index  string
	byName map[string]*Lexer // by key, and by file after a slash
	spare  sync.Pool         // of *sheet
}

// sheet is room to work in.
type sheet struct {
	text  []rune
	spans []span
}

// Find is the lexer for a language by chroma's names for it, or for the ending of
// a file's name; nil if there is none. Upper and lower case are the same.
func (x *Lexers) Find(name string) *Lexer {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.find(strings.ToLower(name))
}

// find looks up a key of the index.
func (x *Lexers) find(key string) *Lexer {
	if l, ok := x.byName[key]; ok {
		return l
	}
	if x.index == "" {
		x.byName = map[string]*Lexer{}
		index, err := packed.File(archive, "index")
		if err != nil {
			return nil
		}
		x.index = "\n" + string(index)
	}
	file := x.fileOf(key)
	if file == "" {
		return nil
	}
	l := x.byName["/"+file]
	if l == nil {
		l = x.read(file)
	}
	x.byName["/"+file], x.byName[key] = l, l
	return l
}

// fileOf is the file of the archive that the index gives for a key.
func (x *Lexers) fileOf(key string) string {
	if key == "" || strings.ContainsAny(key, "\t\n") {
		return ""
	}
	_, line, ok := strings.Cut(x.index, "\n"+key+"\t")
	if !ok {
		return ""
	}
	file, _, _ := strings.Cut(line, "\n")
	return file
}

// read reads a lexer; nil if its file is broken, which a test rules out.
func (x *Lexers) read(file string) *Lexer {
	data, err := packed.File(archive, file)
	if err != nil {
		return nil
	}
	l, err := parseLexer(x, string(data))
	if err != nil {
		return nil
	}
	l.Name = file
	return l
}

// Tokens divides code into tokens, without gaps. It reports whether that could
// be done: a lexer can trip up.
func (l *Lexer) Tokens(code string) (tokens []Token, ok bool) {
	room, _ := l.all.spare.Get().(*sheet)
	if room == nil {
		room = &sheet{}
	}
	defer l.all.spare.Put(room)
	room.text = slices.Grow(room.text[:0], len(code)+1)
	for _, c := range code {
		room.text = append(room.text, c)
	}
	spans, ok := l.lex(room.text, "root", false, newJob(room.text, room.spans))
	if !ok {
		return nil, false
	}
	room.spans = spans
	tokens = make([]Token, 0, len(spans))
	for _, s := range spans {
		n := 0
		for range s.n {
			_, size := utf8.DecodeRuneInString(code[n:])
			n += size
		}
		code = code[n:]
		tokens = append(tokens, Token{s.kind, n})
	}
	return tokens, true
}
