package markdown

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"octavo/doc"
)

// parseYAML reads a YAML map. It returns nil if the text is YAML but no map.
func parseYAML(b *fmBlock) (*fmValue, *doc.Error) {
	if root, ok := simpleYAML(b); ok {
		return root, nil
	}
	return wholeYAML(b)
}

// wholeYAML reads all of YAML.
func wholeYAML(b *fmBlock) (root *fmValue, bad *doc.Error) {
	defer func() {
		// The parser meets the whole world's typing slips; one that trips it
		// up is an error in the front matter and no more.
		if recover() != nil {
			root, bad = nil, b.errorAt(1, 1, "this can't be read as YAML", "check its quotation marks, brackets and indentation")
		}
	}()
	if bad := b.tooDeep(); bad != nil {
		return nil, bad
	}
	file, err := parser.ParseBytes([]byte(b.text), 0)
	if err != nil {
		return nil, b.yamlError(err)
	}
	c := yamlConverter{block: b, anchors: map[string]ast.Node{}}
	for _, d := range file.Docs {
		if d.Body == nil {
			continue
		}
		root = c.value(d.Body, 0)
		break
	}
	if c.bad != nil {
		return nil, c.bad
	}
	if root == nil || root.kind != fmMap {
		return nil, b.missingSpace()
	}
	return root, nil
}

// tooDeep refuses flow collections nested deeper than any parser need follow.
func (b *fmBlock) tooDeep() *doc.Error {
	depth := 0
	for i := range len(b.text) {
		switch b.text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if depth > maxFrontMatterDepth {
			p := b.posAt(i)
			return &doc.Error{Pos: p, Message: "brackets are nested too deep here", Hint: "close the brackets, or put the value in quotes"}
		}
	}
	return nil
}

// missingSpace finds the reason why "title:Foo" is no map to YAML.
func (b *fmBlock) missingSpace() *doc.Error {
	n := 0
	for line := range strings.Lines(b.text) {
		n++
		key, value, found := strings.Cut(strings.TrimRight(line, "\n"), ":")
		if found && knownKey(key) && value != "" && value[0] != ' ' {
			return b.errorAt(n, len([]rune(key))+2, "there must be a space after the colon", fmt.Sprintf("write %s: %s", key, value))
		}
	}
	return nil
}

// yamlConverter turns the parser's tree into ours. Aliases are expanded, which
// may grow the tree beyond bounds ("billion laughs"): nodes are counted.
type yamlConverter struct {
	block   *fmBlock
	anchors map[string]ast.Node
	nodes   int
	bad     *doc.Error
}

func (c *yamlConverter) pos(t *token.Token) doc.Pos {
	if t == nil || t.Position == nil {
		return c.block.pos(1, 1)
	}
	return c.block.pos(t.Position.Line, t.Position.Column)
}

func (c *yamlConverter) fail(t *token.Token, message, hint string) *fmValue {
	if c.bad == nil {
		c.bad = &doc.Error{Pos: c.pos(t), Message: message, Hint: hint}
	}
	return &fmValue{}
}

func (c *yamlConverter) value(n ast.Node, depth int) *fmValue {
	if c.bad != nil || n == nil {
		return &fmValue{}
	}
	tok := n.GetToken()
	if c.nodes++; c.nodes > maxFrontMatterNodes || depth > maxFrontMatterDepth {
		return c.fail(tok, "this is too large or too deeply nested", "check the aliases (*name) in it")
	}
	v := &fmValue{pos: c.pos(tok)}
	switch n := n.(type) {
	case *ast.NullNode:
	case *ast.BoolNode:
		v.kind, v.text = fmBool, tok.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		v.kind, v.text = fmNumber, tok.Value
	case *ast.StringNode:
		v.kind, v.text = fmString, n.Value
	case *ast.LiteralNode:
		v.kind, v.text = fmString, n.Value.Value
	case *ast.SequenceNode:
		v.kind = fmList
		for _, e := range n.Values {
			v.list = append(v.list, c.value(e, depth+1))
		}
	case *ast.MappingNode:
		v.kind = fmMap
		for _, e := range n.Values {
			c.entry(v, e, depth)
		}
	case *ast.MappingValueNode:
		v.kind = fmMap
		c.entry(v, n, depth)
	case *ast.TagNode:
		return c.tagged(n, depth)
	case *ast.AnchorNode:
		c.anchors[n.Name.GetToken().Value] = n.Value
		return c.value(n.Value, depth+1)
	case *ast.AliasNode:
		return c.alias(n, depth)
	default:
		return c.fail(tok, "this can't stand in front matter", "put the value in quotes")
	}
	return v
}

// tagged drops a tag: "!!str 12" is as good as "12" here.
func (c *yamlConverter) tagged(n *ast.TagNode, depth int) *fmValue {
	v := c.value(n.Value, depth+1)
	if n.GetToken().Value == "!!str" && v.isScalar() {
		v.kind = fmString
	}
	return v
}

func (c *yamlConverter) alias(n *ast.AliasNode, depth int) *fmValue {
	name := n.Value.GetToken().Value
	target, ok := c.anchors[name]
	if !ok {
		return c.fail(n.GetToken(), fmt.Sprintf("a value can't start with * (YAML takes %q for a reference)", "*"+name), "put the value in quotes")
	}
	delete(c.anchors, name) // a reference to itself is no value
	v := c.value(target, depth+1)
	c.anchors[name] = target
	return v
}

// entry adds a key and its value to a map. The fields that a merge key ("<<")
// brings in yield to those that are there.
func (c *yamlConverter) entry(v *fmValue, e *ast.MappingValueNode, depth int) {
	tok := e.Key.GetToken()
	value := c.value(e.Value, depth+1)
	key := tok.Value
	switch k := e.Key.(type) {
	case *ast.MergeKeyNode:
		for _, f := range mergedFields(value) {
			if !v.hasKey(f.key) {
				v.fields = append(v.fields, f)
			}
		}
		return
	case *ast.MappingKeyNode:
		if k.Value != nil {
			key = k.Value.GetToken().Value
		}
	}
	for i, f := range v.fields { // brought in by a merge key before
		if f.key == key {
			v.fields[i] = fmField{key, c.pos(tok), value}
			return
		}
	}
	v.fields = append(v.fields, fmField{key, c.pos(tok), value})
}

func mergedFields(v *fmValue) []fmField {
	if v.kind != fmList {
		return v.fields
	}
	var all []fmField
	for _, e := range v.list {
		all = append(all, e.fields...)
	}
	return all
}

func (v *fmValue) hasKey(key string) bool {
	for _, f := range v.fields {
		if f.key == key {
			return true
		}
	}
	return false
}

// yamlError puts the parser's error into words for the author of a post.
func (b *fmBlock) yamlError(err error) *doc.Error {
	var syntax *yaml.SyntaxError
	if !errors.As(err, &syntax) || syntax.GetToken() == nil {
		return b.errorAt(1, 1, "this can't be read as YAML: "+firstLine(err.Error()), "")
	}
	s := yamlSlip{block: b, message: syntax.GetMessage()}
	s.line, s.col = syntax.GetToken().Position.Line, syntax.GetToken().Position.Column
	s.explain()
	return b.errorAt(s.line, s.col, s.message, s.hint)
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}
