package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// node is an element, or a piece of text where name is "".
type node struct {
	name     string
	attrs    []xml.Attr
	text     string
	parent   *node
	children []*node
}

// tree is a document: its elements, by id too, and its style sheets' text.
type tree struct {
	root *node
	ids  map[string]*node
	css  strings.Builder
}

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	htmlSpace  = "http://www.w3.org/1999/xhtml"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// attr gives an attribute's value, "" where it is missing.
func (n *node) attr(name string) string {
	for i := range n.attrs {
		if n.attrs[i].Name.Local == name {
			return n.attrs[i].Value
		}
	}
	return ""
}

func (n *node) has(name string) bool {
	for i := range n.attrs {
		if n.attrs[i].Name.Local == name {
			return true
		}
	}
	return false
}

// content is all the text inside the node.
func (n *node) content() string {
	if n.name == "" {
		return n.text
	}
	var sb strings.Builder
	for _, c := range n.children {
		sb.WriteString(c.content())
	}
	return sb.String()
}

var (
	errNotSVG = errors.New("not an SVG picture: it has no <svg> element")
	errNested = fmt.Errorf("the SVG picture nests its elements more than %d deep", maxDepth)
	errBytes  = fmt.Errorf("the SVG picture is larger than %d MB", maxBytes>>20)
)

// readTree reads the XML. Entities other than HTML's are not expanded.
func readTree(data []byte, most int) (*tree, error) {
	if len(data) > maxBytes {
		return nil, errBytes
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset
	r := &treeReader{tree: &tree{ids: map[string]*node{}}, most: most}
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("the SVG picture is not well-formed XML: %w", err)
		}
		if err := r.token(t); err != nil {
			return nil, err
		}
	}
	if r.tree.root == nil {
		return nil, errNotSVG
	}
	return r.tree, nil
}

// charset reads the encodings that old drawing programs declare.
func charset(name string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(name) {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return r, nil
	case "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	case "iso-8859-15":
		return charmap.ISO8859_15.NewDecoder().Reader(r), nil
	}
	return nil, fmt.Errorf("unknown encoding %q", name)
}

type treeReader struct {
	tree  *tree
	open  *node // the element that is being read
	depth int
	skip  int // depth inside an element of a foreign vocabulary
	count int
	most  int // elements
}

func (r *treeReader) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.EndElement:
		r.end()
	case xml.CharData:
		if r.open != nil && r.skip == 0 {
			r.chars(string(t))
		}
	}
	return nil
}

func (r *treeReader) start(t xml.StartElement) error {
	r.count++
	if r.depth++; r.depth > maxDepth {
		return errNested
	}
	if r.count > r.most {
		return fmt.Errorf("the SVG picture has more than %d elements", r.most)
	}
	if r.skip > 0 || !knownSpace(t.Name.Space) || t.Name.Local == "script" {
		r.skip++
		return nil
	}
	if r.open == nil && (r.tree.root != nil || t.Name.Local != "svg") {
		return errNotSVG
	}
	n := &node{name: t.Name.Local, parent: r.open}
	for _, a := range t.Attr {
		if s := a.Name.Space; s == "" || s == xlinkSpace || s == "xlink" || s == xmlSpace || s == "xml" {
			n.attrs = append(n.attrs, a)
		}
	}
	if r.open == nil {
		r.tree.root = n
	} else {
		r.open.children = append(r.open.children, n)
	}
	if id := n.attr("id"); id != "" && r.tree.ids[id] == nil {
		r.tree.ids[id] = n
	}
	r.open = n
	return nil
}

func knownSpace(s string) bool {
	return s == "" || s == svgSpace || s == htmlSpace || s == "svg"
}

func (r *treeReader) end() {
	r.depth--
	if r.skip > 0 {
		r.skip--
		return
	}
	if r.open != nil {
		r.open = r.open.parent
	}
}

func (r *treeReader) chars(s string) {
	if r.open.name == "style" {
		r.tree.css.WriteString(s)
		return
	}
	// Blank text between shapes is of no use; inside text it is.
	if strings.TrimSpace(s) == "" && !r.inText() {
		return
	}
	r.open.children = append(r.open.children, &node{text: s, parent: r.open})
}

func (r *treeReader) inText() bool {
	for n := r.open; n != nil; n = n.parent {
		if n.name == "text" || n.name == "foreignObject" {
			return true
		}
	}
	return false
}
