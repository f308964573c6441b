package theme

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"octavo/doc"
)

// A theme file may be written in YAML too: the same keys, tables within tables.

// isYAML says whether a file is YAML by its name.
func isYAML(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// maxDepth is how deep the tables of a theme can be within each other.
const maxDepth = 8

// parseYAML reads a theme file in YAML. Values are as TOML would have them.
func (s *source) parseYAML() (err error) {
	defer func() {
		if recover() != nil { // the parser met something that it was not made for
			err = &doc.Error{Pos: doc.Pos{File: s.name}, Message: "this is not YAML", Hint: yamlSample}
		}
	}()
	s.places, s.root = map[string]doc.Pos{}, map[string]any{}
	s.text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s.text)
	if nested(s.text) {
		return &doc.Error{Pos: doc.Pos{File: s.name}, Message: "brackets or lists are nested too deep here", Hint: yamlSample}
	}
	file, err := parser.ParseBytes([]byte(s.text), 0)
	if err != nil {
		return s.yamlError(err)
	}
	for _, d := range file.Docs {
		if d.Body == nil {
			continue
		}
		value, err := s.yamlValue(d.Body, nil)
		if err != nil {
			return err
		}
		table, ok := value.(map[string]any)
		if !ok || len(s.root) > 0 {
			return &doc.Error{Pos: s.yamlPos(d.Body), Message: "a theme is one table of keys", Hint: yamlSample}
		}
		s.root = table
	}
	return nil
}

// nested says whether a text could have the parser go too deep.
func nested(text string) bool {
	depth, dashes := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		case '-', '?':
			if i+1 < len(text) && text[i+1] == ' ' {
				dashes++
			}
		case '\n':
			dashes = 0
		}
		if depth > 10*maxDepth || dashes > 10*maxDepth {
			return true
		}
	}
	return false
}

const yamlSample = "a theme file in YAML has lines such as size: 10.5pt, set in under text: and body:"

// yamlError gives a syntax error its place.
func (s *source) yamlError(err error) error {
	e := &doc.Error{Pos: doc.Pos{File: s.name}, Message: "this is not YAML: " + err.Error(), Hint: yamlSample}
	var known yaml.Error
	if errors.As(err, &known) {
		e.Message = "this is not YAML: " + known.GetMessage()
		if t := known.GetToken(); t != nil && t.Position != nil {
			e.Pos.Line, e.Pos.Col = int32(t.Position.Line), int32(t.Position.Column)
		}
	}
	return e
}

func (s *source) yamlPos(n ast.Node) doc.Pos {
	pos := doc.Pos{File: s.name}
	if t := n.GetToken(); t != nil && t.Position != nil {
		pos.Line, pos.Col = int32(t.Position.Line), int32(t.Position.Column)
	}
	return pos
}

// yamlValue is the value of a node, whose keys it adds.
func (s *source) yamlValue(n ast.Node, at []string) (any, error) {
	if len(at) > maxDepth {
		return nil, &doc.Error{Pos: s.yamlPos(n), Message: "a theme has no tables as deep as this", Hint: yamlSample}
	}
	switch n := n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		return nil, &doc.Error{Pos: s.yamlPos(n), Message: "a theme does without anchors, aliases and tags", Hint: yamlSample}
	case *ast.MappingNode:
		return s.yamlTable(n.Values, at)
	case *ast.MappingValueNode:
		return s.yamlTable([]*ast.MappingValueNode{n}, at)
	case *ast.SequenceNode:
		list := make([]any, 0, len(n.Values))
		for _, item := range n.Values {
			keys := len(s.keys)
			value, err := s.yamlValue(item, append(at[:len(at):len(at)], ""))
			if err != nil {
				return nil, err
			}
			s.keys = s.keys[:keys] // what is in a list is read as a whole
			list = append(list, value)
		}
		return list, nil
	case *ast.NullNode:
		return nil, &doc.Error{Pos: s.yamlPos(n), Message: strings.Join(at, ".") + " has no value",
			Hint: "colours must be in quotes, as in \"#1C1B1A\": without, # begins a comment"}
	case ast.ScalarNode:
		return yamlScalar(n), nil
	}
	return nil, &doc.Error{Pos: s.yamlPos(n), Message: "this is no value of a theme", Hint: yamlSample}
}

func (s *source) yamlTable(values []*ast.MappingValueNode, at []string) (any, error) {
	table := map[string]any{}
	for _, v := range values {
		pos := s.yamlPos(v.Key)
		name, ok := v.Key.(ast.ScalarNode)
		if !ok {
			return nil, &doc.Error{Pos: pos, Message: "this is no key", Hint: yamlSample}
		}
		text, _ := name.GetValue().(string)
		key := append(at[:len(at):len(at)], text)
		path := strings.Join(key, ".")
		if _, known := s.places[path]; !known {
			s.places[path] = pos
		}
		s.keys = append(s.keys, key)
		value, err := s.yamlValue(v.Value, key)
		if err != nil {
			return nil, err
		}
		table[text] = value
	}
	return table, nil
}

// yamlScalar is a value as TOML has it.
func yamlScalar(n ast.ScalarNode) any {
	switch v := n.GetValue().(type) {
	case uint64:
		return int64(min(v, maxInt+1))
	case int64, bool, string:
		return v
	}
	return n.String()
}

// locateYAML finds a key, or the longest part of it that is in the file.
func (s *source) locateYAML(key string) doc.Pos {
	for {
		if pos, ok := s.places[key]; ok {
			return pos
		}
		i := strings.LastIndexByte(key, '.')
		if i < 0 {
			return doc.Pos{File: s.name}
		}
		key = key[:i]
	}
}
