package bundle

import (
	"octavo/doc"
	"octavo/markdown"
)

// Setting is what a book file says of something that the command line has a
// flag for.
type Setting struct {
	Name   string // of the flag: "font-size"
	Values []string
	At     doc.Pos
}

// flagKeys are the keys of a book file that are flags of the command line, and
// nothing else.
func flagKeys() []bookKey {
	var keys []bookKey
	for _, name := range []string{
		"margin", "font-size", "font-dir", "toc", "embed-fonts", "max-image-size",
		"open", "two-sided", "bleed", "links", "tag-index", "date-index",
		"pdf-profile", "attach-source",
	} {
		keys = append(keys, bookKey{name: name, flag: true, set: func(*bookReader, markdown.Value) {}})
	}
	return keys
}

// setting keeps the value of a flag.
func (r *bookReader) setting(name string, v markdown.Value) {
	s := Setting{Name: name, At: v.At}
	if v.Kind == markdown.ListValue {
		for _, e := range v.List {
			s.Values = append(s.Values, r.text(e))
		}
	} else {
		s.Values = []string{r.text(v)}
	}
	r.out.flags = append(r.out.flags, s)
}

// ReadSettings reads what a book file says of flags, in its order. The error
// is a *doc.Error.
func ReadSettings(src []byte, name string) ([]Setting, error) {
	b, err := readBookFile(src, place{name: name})
	if err != nil {
		return nil, err
	}
	return b.flags, nil
}
