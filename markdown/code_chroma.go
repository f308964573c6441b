package markdown

import (
	"archive/zip"
	_ "embed" // for the archive
	"io"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"

	"octavo/doc"
)

//go:generate go run code_lexers_gen.go

// lexerArchive holds chroma's lexers; see code_lexers_gen.go.
//
//go:embed code_lexers.zip
var lexerArchive string

// maxLexTime bounds one block: some lexers' regular expressions take for ever
// on what they weren't made for.
const maxLexTime = 2 * time.Second

// lexers are read and compiled when they are first wanted, which takes 1 to
// 10 ms each, and kept for all documents of the process. Nothing can be seen
// of that but time.
var lexers lexerStore

type lexerStore struct {
	mu      sync.Mutex
	archive *zip.Reader
	names   string // a line for each lexer: file, names
	endings string // a line for each lexer: file, endings of files
	loaded  map[string]chroma.Lexer
}

// get returns the lexer of a language by its name or an ending, nil if there
// is none.
func (s *lexerStore) get(name string) chroma.Lexer {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.archive == nil {
		s.open()
	}
	file := lexerFile(s.names, name)
	if file == "" {
		file = lexerFile(s.endings, name)
	}
	if file == "" {
		return nil
	}
	l, ok := s.loaded[file]
	if !ok {
		l = s.load(file, chroma.NewLexerRegistry(), 0)
		s.loaded[file] = l
	}
	return l
}

func (s *lexerStore) open() {
	s.loaded = map[string]chroma.Lexer{}
	archive, err := zip.NewReader(strings.NewReader(lexerArchive), int64(len(lexerArchive)))
	if err != nil { // can't be: a test reads it
		archive = &zip.Reader{}
	}
	s.archive = archive
	s.names = s.read("names")
	s.endings = s.read("endings")
}

func (s *lexerStore) read(file string) string {
	f, err := s.archive.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		return ""
	}
	return string(text)
}

// lexerFile finds the line of an index with a word in it.
func lexerFile(index, word string) string {
	if strings.ContainsAny(word, " \n") {
		return ""
	}
	i := strings.Index(index, " "+word+" ")
	if i < 0 {
		return ""
	}
	file, _, _ := strings.Cut(index[strings.LastIndexByte(index[:i], '\n')+1:], " ")
	return file
}

// load makes the lexer of a file, and puts it and those that it calls on for
// parts of a text into a registry of their own: a registry can't grow while
// its lexers run. depth guards against lexers that call each other.
func (s *lexerStore) load(file string, registry *chroma.LexerRegistry, depth int) chroma.Lexer {
	l, err := chroma.NewXMLLexer(s.archive, file)
	if err != nil {
		return nil
	}
	registry.Register(l)
	for _, part := range strings.Split(s.read(file), `<using lexer="`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		if depth < 4 && !hasLexer(registry, name) {
			if other := lexerFile(s.names, strings.ToLower(strings.ReplaceAll(name, " ", "-"))); other != "" {
				s.load(other, registry, depth+1)
			}
		}
	}
	return l
}

func hasLexer(registry *chroma.LexerRegistry, name string) bool {
	for _, l := range registry.Lexers {
		if strings.EqualFold(l.Config().Name, name) {
			return true
		}
		for _, alias := range l.Config().Aliases {
			if strings.EqualFold(alias, name) {
				return true
			}
		}
	}
	return false
}

// chromaTokens divides code by one of chroma's lexers, nil if there is none
// for the language, if it trips up or if it takes too long.
func chromaTokens(name, code string) (tokens []doc.Token) {
	defer func() {
		if recover() != nil { // chroma reports what it can't do by panics
			tokens = nil
		}
	}()
	l := lexers.get(name)
	if l == nil {
		return nil
	}
	next, err := l.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return nil
	}
	s := codeScanner{src: code}
	start := time.Now()
	for t := next(); t != chroma.EOF; t = next() {
		end := s.pos + len(t.Value)
		if !strings.HasPrefix(code[s.pos:], t.Value) && code[s.pos:]+"\n" != t.Value {
			return nil // not our text any more: bytes that are no UTF-8
		}
		s.emit(classOfToken(t.Type), end)
		if time.Since(start) > maxLexTime {
			return nil
		}
	}
	return s.out
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
