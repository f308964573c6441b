package xhtml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// element is an element of a file that was read back.
type element struct {
	name  string
	attrs map[string]string
	// nodes are *element and string.
	nodes  []any
	parent *element
}

// readBack reads a file as XML.
func readBack(page []byte) (*element, error) {
	dec := xml.NewDecoder(bytes.NewReader(page))
	root := &element{}
	at := root
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			e := &element{name: t.Name.Local, attrs: map[string]string{}, parent: at}
			for _, a := range t.Attr {
				name := a.Name.Local
				if a.Name.Space != "" {
					name = a.Name.Space[strings.LastIndexByte(a.Name.Space, '/')+1:] + ":" + name
				}
				if _, twice := e.attrs[name]; twice {
					return nil, fmt.Errorf("<%s> has two attributes %s", e.name, name)
				}
				e.attrs[name] = a.Value
			}
			at.nodes = append(at.nodes, e)
			at = e
		case xml.EndElement:
			at = at.parent
		case xml.CharData:
			at.nodes = append(at.nodes, string(t))
		}
	}
	if at != root {
		return nil, errors.New("an element is not closed")
	}
	return root, nil
}

// walk visits an element and all in it; visit can keep it out.
func (e *element) walk(visit func(*element) bool) {
	if !visit(e) {
		return
	}
	for _, c := range e.children() {
		c.walk(visit)
	}
}

func (e *element) children() []*element {
	var list []*element
	for _, n := range e.nodes {
		if c, ok := n.(*element); ok {
			list = append(list, c)
		}
	}
	return list
}

// within reports whether an element is in one of some names.
func (e *element) within(names ...string) bool {
	for p := e.parent; p != nil; p = p.parent {
		if slices.Contains(names, p.name) {
			return true
		}
	}
	return false
}

// text is what the reader of a text sees, less what the writer adds to it.
func (e *element) text() string {
	var b strings.Builder
	var walk func(*element)
	walk = func(e *element) {
		switch {
		case e.name == "math":
			b.WriteString(e.attrs["alttext"])
			return
		case e.name == "header" || e.name == "svg",
			e.attrs["role"] == "doc-noteref" || e.attrs["role"] == "doc-backlink",
			e.attrs["class"] == "note-number":
			return
		case e.name == "img":
			b.WriteString(e.attrs["alt"])
		}
		for _, n := range e.nodes {
			if s, ok := n.(string); ok {
				b.WriteString(s)
			} else {
				walk(n.(*element))
			}
		}
		b.WriteByte(' ')
	}
	walk(e)
	return b.String()
}

const (
	phrasing = " a bdi br code cite del em img kbd mark math ruby small span strong sub sup svg time u "
	blocks   = " aside blockquote details div dl figure footer h1 h2 h3 h4 h5 h6 header hr ol p pre section table ul "
)

// mayHold are the children that an element may have, of those that are written
// at all (HTML, "The elements of HTML"); elements not named hold phrasing
// alone.
var mayHold = map[string]string{
	"body": blocks + phrasing, "section": blocks + phrasing, "header": blocks + phrasing, "footer": blocks + phrasing,
	"aside": blocks + phrasing, "blockquote": blocks + phrasing, "div": blocks + phrasing,
	"li": blocks + phrasing, "dd": blocks + phrasing, "td": blocks + phrasing, "th": blocks + phrasing,
	"ruby":   phrasing + " rt ",
	"figure": blocks + phrasing + " figcaption ", "details": blocks + phrasing + " summary ",
	"ul": " li ", "ol": " li ", "dl": " dt dd ",
	"table": " caption thead tbody ", "thead": " tr ", "tbody": " tr ", "tr": " th td ",
	"svg": " rect path ", "img": "", "br": "", "hr": "", "rect": "", "path": "",
}

var (
	noText   = strings.Fields("ul ol dl table thead tbody tr svg img br hr html head")
	idForm   = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)
	heading  = regexp.MustCompile(`^h[1-6]$`)
	langForm = regexp.MustCompile(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)
)

// problemsOf checks a file against what EPUB and HTML ask of it. It is a
// checker for what the writer writes, not for all that could be written.
func problemsOf(page []byte) []string {
	root, err := readBack(page)
	if err != nil {
		return []string{err.Error()}
	}
	c := &checker{ids: map[string]bool{}}
	root.walk(func(e *element) bool {
		if id, ok := e.attrs["id"]; ok {
			if c.ids[id] {
				c.report("the id %q is there twice", id)
			}
			if !idForm.MatchString(id) {
				c.report("%q is no id", id)
			}
			c.ids[id] = true
		}
		return true
	})
	root.walk(func(e *element) bool {
		if e.name == "math" { // its elements are for another checker
			return false
		}
		c.element(e)
		return true
	})
	return c.problems
}

type checker struct {
	ids      map[string]bool
	level    int
	problems []string
}

func (c *checker) report(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func (c *checker) element(e *element) {
	if e.name == "" || e.name == "html" || e.name == "head" || e.parent.name == "head" {
		return
	}
	c.content(e)
	c.attributes(e)
	switch {
	case e.name == "a" && e.within("a"):
		c.report("a link in a link")
	case e.name == "a" && e.attrs["href"] == "":
		c.report("a link to nowhere")
	case (heading.MatchString(e.name) || e.name == "aside" || e.name == "section" || e.name == "header" || e.name == "footer") && e.within("th"):
		c.report("<%s> in <th>", e.name)
	case e.name == "table":
		c.table(e)
	case e.name == "dl":
		c.definitions(e)
	case e.name == "ul" || e.name == "ol":
		if len(e.children()) == 0 {
			c.report("an empty list")
		}
	case e.name == "details":
		if list := e.children(); len(list) == 0 || list[0].name != "summary" {
			c.report("details without summary")
		}
	case heading.MatchString(e.name):
		c.heading(e)
	}
}

func (c *checker) content(e *element) {
	allowed, named := mayHold[e.name]
	if !named {
		allowed = phrasing
	}
	for _, n := range e.nodes {
		switch n := n.(type) {
		case *element:
			if !strings.Contains(allowed, " "+n.name+" ") {
				c.report("<%s> in <%s>", n.name, e.name)
			}
		case string:
			if strings.TrimSpace(n) != "" && slices.Contains(noText, e.name) {
				c.report("text %q in <%s>", n, e.name)
			}
		}
	}
}

func (c *checker) attributes(e *element) {
	for name, value := range e.attrs {
		switch name {
		case "href":
			if id, ok := strings.CutPrefix(value, "#"); ok && !c.ids[id] {
				c.report("a link to %q, which is not there", value)
			} else if !ok && schemeOf(value) == "" && !strings.Contains(value, ".xhtml") {
				c.report("a link to %q", value)
			} else if s := schemeOf(value); s == "javascript" || s == "data" || s == "vbscript" || s == "file" {
				c.report("a link to %q", value)
			}
		case "lang":
			if !langForm.MatchString(value) || e.attrs["namespace:lang"] != value {
				c.report("lang=%q and xml:lang=%q", value, e.attrs["namespace:lang"])
			}
		case "aria-labelledby":
			if !c.ids[value] {
				c.report("labelled by %q, which is not there", value)
			}
		case "style":
			c.report("a style of its own: %q", value)
		}
	}
	if _, ok := e.attrs["alt"]; e.name == "img" && (!ok || e.attrs["src"] == "") {
		c.report("<img> without alt or src")
	}
}

func (c *checker) heading(e *element) {
	level := int(e.name[1] - '0')
	if level > c.level+1 {
		c.report("<%s> after <h%d>", e.name, c.level)
	}
	c.level = level
	found := strings.TrimSpace(e.text()) != ""
	e.walk(func(e *element) bool { found = found || e.name == "img"; return true })
	if !found {
		c.report("an empty <%s>", e.name)
	}
}

// definitions checks that terms and their meanings alternate.
func (c *checker) definitions(e *element) {
	was := "dd"
	for i, d := range e.children() {
		if i == 0 && d.name == "dd" {
			c.report("a meaning without a term")
		}
		was = d.name
	}
	if was != "dd" || len(e.children()) == 0 {
		c.report("a term without a meaning")
	}
}

// table checks that no place belongs to two cells (HTML, "Forming a table").
func (c *checker) table(e *element) {
	for _, part := range e.children() {
		if part.name != "thead" && part.name != "tbody" {
			continue
		}
		rows := part.children()
		taken := make([]map[int]bool, len(rows))
		for y, r := range rows {
			x := 0
			for _, cell := range r.children() {
				for taken[y][x] {
					x++
				}
				w, h := number(cell.attrs["colspan"]), number(cell.attrs["rowspan"])
				if y+h > len(rows) {
					c.report("a cell reaches out of <%s>", part.name)
					h = len(rows) - y
				}
				for dy := range h {
					if taken[y+dy] == nil {
						taken[y+dy] = map[int]bool{}
					}
					for dx := range w {
						if taken[y+dy][x+dx] {
							c.report("cells overlap in row %d", y+dy)
						}
						taken[y+dy][x+dx] = true
					}
				}
				x += w
			}
		}
	}
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return n
}
