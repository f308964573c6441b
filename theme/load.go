package theme

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"octavo/doc"
	"octavo/internal/nearest"
)

// maxSize is the largest theme file that is read, in bytes.
const maxSize = 1 << 20

// Default is the name of the theme that is used where none is asked for, and
// that a theme file builds upon unless it says otherwise.
const Default = "book"

// Names are the built-in themes, sorted.
func Names() []string {
	names := make([]string, 0, len(builtins))
	for i := range builtins {
		names = append(names, builtins[i].Name)
	}
	return names
}

// Builtin returns a built-in theme, the caller's own to change but for its
// lists, which are shared. It costs nothing: the files in themes/ are compiled
// in as values.
func Builtin(name string) (*Theme, error) {
	for i := range builtins {
		if builtins[i].Name == name {
			t := builtins[i]
			paper, err := ParsePaper(t.Page.PaperName)
			t.Page.Paper = paper
			return &t, err
		}
	}
	return nil, unknownTheme(doc.Pos{}, name)
}

// Load reads a theme file, TOML or, by its name, YAML. The values that it does not have are those of the
// built-in theme named by its key "extends", or of the default one. It is
// strict: an unknown key, a bad unit or colour and a value out of range are
// errors, each a *doc.Error with its place in the file.
func Load(name string, data []byte) (*Theme, error) {
	s, err := parse(name, data)
	if err != nil {
		return nil, err
	}
	t, err := s.base()
	if err != nil {
		return nil, err
	}
	if err := s.apply(t); err != nil {
		return nil, err
	}
	if err := s.check(t); err != nil {
		return nil, err
	}
	return t, nil
}

// source is a theme file, parsed.
type source struct {
	name string
	text string
	root map[string]any
	keys []toml.Key // in the file's order
	// places are those of the keys of a file in YAML; nil of one in TOML.
	places map[string]doc.Pos
}

func parse(name string, data []byte) (*source, error) {
	if len(data) > maxSize {
		return nil, &doc.Error{Pos: doc.Pos{File: name}, Message: "this theme file is larger than 1 MiB"}
	}
	s := &source{name: name, text: string(data)}
	if isYAML(name) {
		return s, s.parseYAML()
	}
	md, err := toml.Decode(s.text, &s.root)
	if err != nil {
		return nil, s.syntaxError(err)
	}
	s.keys = md.Keys()
	return s, nil
}

// syntaxError gives a syntax error its place.
func (s *source) syntaxError(err error) error {
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return &doc.Error{Pos: doc.Pos{File: s.name}, Message: err.Error()}
	}
	message, _, _ := strings.Cut(pe.Message, "\n")
	return &doc.Error{Pos: s.posAt(pe.Position.Start), Message: "this is not TOML: " + message,
		Hint: "a theme file has lines such as size = \"10.5pt\" under headings such as [text.body]"}
}

// base is the theme that the file builds upon.
func (s *source) base() (*Theme, error) {
	value, ok := s.root["extends"]
	if !ok {
		return Builtin(Default)
	}
	name, ok := value.(string)
	if !ok {
		return nil, s.errorf("extends", "", "\"extends\" must be the name of a theme, in quotes")
	}
	t, err := Builtin(name)
	if err != nil {
		return nil, unknownTheme(s.locate("extends"), name)
	}
	return t, nil
}

func unknownTheme(pos doc.Pos, name string) error {
	hint := "the built-in themes are " + strings.Join(Names(), ", ")
	if near := nearest.Name(name, Names()); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return &doc.Error{Pos: pos, Message: fmt.Sprintf("there is no theme %q", name), Hint: hint}
}

func (s *source) errorf(key, hint, format string, args ...any) error {
	return &doc.Error{Pos: s.locate(key), Message: fmt.Sprintf(format, args...), Hint: hint}
}
