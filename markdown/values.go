package markdown

import (
	"strings"

	"octavo/doc"
)

// ValueKind is the type of a Value.
type ValueKind uint8

// The kinds of value. A scalar is a text, a number, true or false.
const (
	NullValue ValueKind = iota
	TextValue
	BoolValue
	NumberValue
	ListValue
	MapValue
)

// String names the kind in messages: "a list".
func (k ValueKind) String() string { return fmKind(k).String() }

// Value is a value in a file of settings, with its place. Scalars keep their
// text as written.
type Value struct {
	At     doc.Pos
	Kind   ValueKind
	Text   string
	List   []Value
	Fields []Entry // of a map, in the source's order
}

// Entry is a key of a map, and its value.
type Entry struct {
	At    doc.Pos
	Key   string
	Value Value
}

// Scalar reports whether a value is a text, a number, true or false.
func (v Value) Scalar() bool { return v.Kind >= TextValue && v.Kind <= NumberValue }

// Field is the value of a map's key; false if it is not there or says nothing.
func (v Value) Field(key string) (Value, bool) {
	for _, f := range v.Fields {
		if f.Key == key && f.Value.Kind != NullValue {
			return f.Value, true
		}
	}
	return Value{}, false
}

// ReadYAML reads a file of YAML that holds a map; a file that holds nothing is
// an empty map. The error is a *doc.Error.
func ReadYAML(src []byte, file string) (Value, error) { return readValue(fmYAML, src, file) }

// ReadTOML reads a file of TOML, as ReadYAML does.
func ReadTOML(src []byte, file string) (Value, error) { return readValue(fmTOML, src, file) }

func readValue(format fmFormat, src []byte, file string) (Value, error) {
	src, _ = decode(src, file)
	b := &fmBlock{format: format, file: file, line: 1, text: string(src)}
	if len(b.text) > maxFrontMatterBytes {
		return Value{}, b.errorAt(1, 1, "this file is longer than 256 KiB", "")
	}
	root, bad := b.parse()
	switch {
	case bad != nil:
		return Value{}, bad
	case root == nil && onlyComments(b.text):
		return Value{Kind: MapValue, At: b.pos(1, 1)}, nil
	case root == nil:
		return Value{}, b.errorAt(1, 1, "this file should hold lines of the form key: value", "")
	}
	return root.export(), nil
}

func (v *fmValue) export() Value {
	out := Value{At: v.pos, Kind: ValueKind(v.kind), Text: v.text}
	for _, e := range v.list {
		out.List = append(out.List, e.export())
	}
	for _, f := range v.fields {
		out.Fields = append(out.Fields, Entry{At: f.pos, Key: f.key, Value: f.value.export()})
	}
	return out
}

// unexport is export's inverse.
func (v Value) unexport() *fmValue {
	out := &fmValue{pos: v.At, kind: fmKind(v.Kind), text: v.Text}
	for _, e := range v.List {
		out.list = append(out.list, e.unexport())
	}
	for _, f := range v.Fields {
		out.fields = append(out.fields, fmField{f.Key, f.At, f.Value.unexport()})
	}
	return out
}

// ReadMeta reads entries as front matter is read. Strings are as FrontMatter
// leaves them.
func ReadMeta(entries []Entry) (doc.Meta, []doc.Diagnostic) {
	var r metaReader
	r.read(Value{Kind: MapValue, Fields: entries}.unexport())
	return r.meta, r.diags
}

// onlyComments reports whether no line of YAML holds anything.
func onlyComments(text string) bool {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' && line != "---" {
			return false
		}
	}
	return true
}
