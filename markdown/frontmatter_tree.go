package markdown

import (
	"encoding/json"
	"strings"

	"octavo/doc"
)

// fmKind is the type of a value in front matter.
type fmKind uint8

const (
	fmNull fmKind = iota
	fmString
	fmBool
	fmNumber
	fmList
	fmMap
)

// String names the type in messages.
func (k fmKind) String() string {
	return [...]string{"empty", "a text", "true or false", "a number", "a list", "a map"}[k]
}

// fmValue is a value in front matter, whatever its notation was, with its
// place. Scalars keep their text as written, so that a title may be 1984 and
// an author may be called No; dates are strings.
type fmValue struct {
	pos    doc.Pos
	kind   fmKind
	text   string
	list   []*fmValue
	fields []fmField
}

// fmField is one entry of a map, in the source's order.
type fmField struct {
	key   string
	pos   doc.Pos
	value *fmValue
}

func (v *fmValue) isScalar() bool { return v.kind >= fmString && v.kind <= fmNumber }

// field returns the value of the first key that is there, nil if none is.
// Case, hyphens and underscores don't count.
func (v *fmValue) field(names ...string) *fmValue {
	for _, name := range names {
		for _, f := range v.fields {
			if foldKey(f.key) == name && f.value.kind != fmNull {
				return f.value
			}
		}
	}
	return nil
}

// foldKey is a key in lower case, without hyphens, underscores and spaces.
func foldKey(key string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '-' || r == '_' || r == ' ':
			return -1
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, key)
}

// String is the text of a scalar, or JSON of a list or map.
func (v *fmValue) String() string {
	if v.isScalar() {
		return v.text
	}
	if v.kind == fmNull {
		return ""
	}
	var b strings.Builder
	v.writeJSON(&b)
	return b.String()
}

func (v *fmValue) writeJSON(b *strings.Builder) {
	switch v.kind {
	case fmNull:
		b.WriteString("null")
	case fmBool:
		b.WriteString(strings.ToLower(v.text))
	case fmNumber:
		if json.Valid([]byte(v.text)) {
			b.WriteString(v.text)
			return
		}
		writeJSONString(b, v.text)
	case fmList:
		b.WriteByte('[')
		for i, e := range v.list {
			if i > 0 {
				b.WriteByte(',')
			}
			e.writeJSON(b)
		}
		b.WriteByte(']')
	case fmMap:
		b.WriteByte('{')
		for i, f := range v.fields {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSONString(b, f.key)
			b.WriteByte(':')
			f.value.writeJSON(b)
		}
		b.WriteByte('}')
	default:
		writeJSONString(b, v.text)
	}
}

func writeJSONString(b *strings.Builder, s string) {
	var line strings.Builder
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err == nil { // a string always encodes
		b.WriteString(strings.TrimSuffix(line.String(), "\n"))
	}
}
