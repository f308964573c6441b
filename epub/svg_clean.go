package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"octavo/doc"
	"octavo/epub/xhtml"
)

// The namespaces of an SVG.
const (
	nsSVG   = "http://www.w3.org/2000/svg"
	nsXLink = "http://www.w3.org/1999/xlink"
	nsXML   = "http://www.w3.org/XML/1998/namespace"
)

// makeSVG writes an SVG anew with what draws, and without what acts or reaches
// out: scripts, event handlers, HTML, files beside it and on the network.
func makeSVG(a *doc.Asset, limits *doc.Limits) (*madeImage, error) {
	tokens, err := svgTokens(a.Data, limits)
	if err != nil {
		return nil, err
	}
	if err := checkReferences(tokens, limits); err != nil {
		return nil, err
	}
	c := svgCleaner{ids: map[string]string{}, left: map[string]bool{}, pixels: limits.Full().ImagePixels}
	c.collectIDs(tokens)
	c.out = append(c.out, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"...)
	for _, t := range tokens {
		c.token(t)
	}
	if !c.rooted {
		return nil, errors.New("it has no svg element")
	}
	return &madeImage{
		format: formatSVG, data: append(c.out, '\n'), w: a.PxW, h: a.PxH, moves: c.moves, notes: c.notes,
	}, nil
}

// svgTokens reads all of an XML file.
func svgTokens(data []byte, limits *doc.Limits) ([]xml.Token, error) {
	d := xml.NewDecoder(limits.Reader(bytes.NewReader(utf8XML(data))))
	d.Entity = xml.HTMLEntity // declared nowhere, but used
	d.CharsetReader = charsetReader
	most := limits.Full().SVGElements
	var tokens []xml.Token
	elements, depth := 0, 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			return tokens, nil
		}
		if err != nil {
			return nil, fmt.Errorf("it is not well-formed: %w", err)
		}
		switch t.(type) {
		case xml.StartElement:
			elements++
			depth++
		case xml.EndElement:
			depth--
		}
		switch {
		case elements > most:
			return nil, fmt.Errorf("it has more than %d elements", most)
		case depth > maxDepth:
			return nil, fmt.Errorf("it nests its elements more than %d deep", maxDepth)
		}
		switch t := t.(type) {
		case xml.StartElement, xml.EndElement, xml.CharData:
			tokens = append(tokens, xml.CopyToken(t))
		case xml.Directive:
			if own := entities(t); len(own) > 0 {
				d.Entity = own
			}
		}
	}
}

// svgCleaner copies the tokens of an SVG.
type svgCleaner struct {
	out    []byte
	ids    map[string]string // ids as they are in the copy, by those in the file
	open   []string          // elements
	skip   int               // depth below an element that is left out
	html   *label            // a foreignObject in hand
	rooted bool
	moves  bool
	notes  []note
	left   map[string]bool // kinds of notes that were made
	pixels int             // that the pictures in it may have, all together
}

// note says once for every kind what is left out; lost that it was to be seen.
func (c *svgCleaner) note(text string, lost bool) {
	if !c.left[text] {
		c.left[text] = true
		c.notes = append(c.notes, note{text, lost})
	}
}

// collectIDs gives every element's id a form that XML allows. Of two elements
// with the same one the first keeps it.
func (c *svgCleaner) collectIDs(tokens []xml.Token) {
	taken := map[string]bool{}
	for _, t := range tokens {
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			if a.Name.Local != "id" || a.Name.Space != "" || c.ids[a.Value] != "" || a.Value == "" {
				continue
			}
			id := a.Value
			if !isName(id) {
				id = xhtml.ID(id)
			}
			for taken[id] {
				id += "_"
			}
			taken[id] = true
			c.ids[a.Value] = id
		}
	}
}

// isName reports whether an id is a name of XML without colons, of the letters
// that every version of XML has in names.
func isName(id string) bool {
	for i, r := range id {
		switch {
		case r == '_' || r < 0x80 && unicode.IsLetter(r):
		case i > 0 && (r == '-' || r == '.' || r >= '0' && r <= '9'):
		default:
			return false
		}
	}
	return id != ""
}

func (c *svgCleaner) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		switch {
		case c.skip > 0:
			c.skip++
			if c.html != nil {
				c.html.start(t.Name.Local, c.skip)
			}
		case !c.start(t):
			c.skip = 1
		}
	case xml.EndElement:
		switch {
		case c.skip > 1:
			if c.html != nil {
				c.html.end(c.skip)
			}
			c.skip--
		case c.skip == 1:
			c.skip = 0
			if c.html != nil {
				c.out = c.html.append(c.out)
				c.html = nil
			}
		default:
			c.out = append(c.out, "</"...)
			c.out = append(c.out, c.open[len(c.open)-1]...)
			c.out = append(c.out, '>')
			c.open = c.open[:len(c.open)-1]
		}
	case xml.CharData:
		c.text(t)
	}
}

func (c *svgCleaner) text(t xml.CharData) {
	switch {
	case c.html != nil:
		c.html.text(string(t))
	case c.skip > 0 || len(c.open) == 0:
	case c.open[len(c.open)-1] == "style":
		css, changed := cleanCSS(string(t), c.ids)
		if changed {
			c.note("parts of its style sheet that load other files are left out", true)
		}
		c.out = xhtml.AppendText(c.out, css)
	default:
		c.out = xhtml.AppendText(c.out, string(t))
	}
}

// start copies the start of an element; false if it is to be left out.
func (c *svgCleaner) start(e xml.StartElement) bool {
	name := e.Name.Local
	if e.Name.Space != nsSVG && e.Name.Space != "" {
		return false // a drawing program's own, or metadata
	}
	root := len(c.open) == 0
	switch {
	case root && (name != "svg" || c.rooted):
		return false
	case name == "script":
		c.note("its scripts are left out", false)
		return false
	case name == "foreignObject":
		c.note("HTML in it is drawn as plain text", false)
		c.html = newLabel(e)
		return false
	case !svgElements()[name]:
		if name != "metadata" && !strings.HasPrefix(name, "font") { // no browser draws letters that an SVG brings along
			c.note(fmt.Sprintf("its element %q is left out", name), true)
		}
		return false
	}
	if isAnimation(name) {
		if target := attribute(e, "attributeName"); strings.HasSuffix(target, "href") || isHandler(target) {
			return false
		}
		c.moves = true
	}
	attrs, ok := c.attributes(e)
	if !ok {
		return false
	}
	c.out = append(append(c.out, '<'), name...)
	if root {
		c.rooted = true
		c.out = append(c.out, ` xmlns="`+nsSVG+`" xmlns:xlink="`+nsXLink+`"`...)
		attrs = withViewBox(attrs)
	}
	for _, a := range attrs {
		c.out = xhtml.AppendAttr(c.out, a.Name.Local, a.Value)
	}
	c.out = append(c.out, '>')
	c.open = append(c.open, name)
	return true
}

// withViewBox adds the box that a drawing fills at its own size, without which
// it would be cut and not scaled.
func withViewBox(attrs []xml.Attr) []xml.Attr {
	var w, h string
	for _, a := range attrs {
		switch a.Name.Local {
		case "viewBox":
			return attrs
		case "width":
			w = strings.TrimSuffix(a.Value, "px")
		case "height":
			h = strings.TrimSuffix(a.Value, "px")
		}
	}
	if !isNumber(w) || !isNumber(h) {
		return attrs
	}
	return append(attrs, xml.Attr{Name: xml.Name{Local: "viewBox"}, Value: "0 0 " + w + " " + h})
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.") == "" && strings.Count(s, ".") < 2
}

// attributes are those of an element that are kept, with the names that they
// get; false if the element is nothing without what it refers to.
func (c *svgCleaner) attributes(e xml.StartElement) ([]xml.Attr, bool) {
	var kept []xml.Attr
	seen := map[string]bool{}
	for _, a := range e.Attr {
		name := a.Name.Local
		switch a.Name.Space {
		case "":
		case nsXLink:
			name = "xlink:" + name
		case nsXML:
			name = "xml:" + name
			if name == "xml:base" || name == "xml:id" {
				continue
			}
		default: // xmlns, and programs' own
			continue
		}
		if name == "xmlns" || seen[name] || strings.ContainsRune(a.Name.Local, ':') {
			continue
		}
		value, keep := c.value(e.Name.Local, a.Name.Local, a.Value)
		if !keep {
			if a.Name.Local == "href" && needsTarget(e.Name.Local) {
				return nil, false
			}
			continue
		}
		seen[name] = true
		kept = append(kept, xml.Attr{Name: xml.Name{Local: name}, Value: value})
	}
	return kept, true
}

// needsTarget are the elements that show something else.
func needsTarget(element string) bool {
	switch element {
	case "use", "image", "feImage", "tref", "mpath":
		return true
	}
	return false
}

// value is an attribute's value as it is kept.
func (c *svgCleaner) value(element, name, value string) (string, bool) {
	switch {
	case isHandler(name):
		c.note("its scripts are left out", false)
		return "", false
	case name == "id":
		id, first := c.ids[value]
		delete(c.ids, value)
		c.ids["\x00"+value] = id // used, but still to be referred to
		return id, first && id != ""
	case name == "href":
		return c.reference(element, strings.TrimSpace(value))
	case name == "style" || strings.Contains(value, "url("):
		css, changed := cleanCSS(value, c.ids)
		if changed {
			c.note("what it loads from other files is left out", true)
		}
		return css, true
	}
	return value, true
}

// reference is what an element may refer to: a part of the drawing, for links
// a page on the network, for pictures one in the file.
func (c *svgCleaner) reference(element, ref string) (string, bool) {
	if id, local := strings.CutPrefix(ref, "#"); local {
		to, ok := c.idOf(id)
		return "#" + to, ok
	}
	lower := strings.ToLower(ref)
	switch element {
	case "a":
		for _, scheme := range []string{"https://", "http://", "mailto:"} {
			if strings.HasPrefix(lower, scheme) {
				return ref, true
			}
		}
		return "", false
	case "image", "feImage":
		for _, kind := range []string{"png", "jpeg", "jpg", "gif"} {
			if strings.HasPrefix(lower, "data:image/"+kind+";base64,") {
				if c.tooManyPixels(ref) {
					c.note("pictures in it that have too many pixels are left out", true)
					return "", false
				}
				return strings.Replace(ref, "image/jpg", "image/jpeg", 1), true
			}
		}
		c.note("pictures in it that are other files are left out", true)
		return "", false
	}
	c.note("what it loads from other files is left out", true)
	return "", false
}

// idOf is an id as it is in the copy.
func (c *svgCleaner) idOf(id string) (string, bool) {
	to := c.ids[id]
	if to == "" {
		to = c.ids["\x00"+id]
	}
	return to, to != ""
}

func isHandler(name string) bool {
	return len(name) > 2 && strings.EqualFold(name[:2], "on")
}

func isAnimation(element string) bool {
	return element == "set" || strings.HasPrefix(element, "animate")
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
