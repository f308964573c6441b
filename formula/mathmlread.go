package formula

import (
	"encoding/xml"
	"io"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// ParseMathML reads a math element. Of what a semantics element has, it takes
// the presentation. Elements that it doesn't know count for what is in them. An
// error is an *Error.
func ParseMathML(src string) (*Node, error) {
	if len(src) > maxSource {
		return nil, &Error{Message: "the math element is too long"}
	}
	r := &mathReader{d: xml.NewDecoder(strings.NewReader(src))}
	r.d.Strict, r.d.Entity = false, xml.HTMLEntity
	for {
		t, err := r.d.Token()
		if err != nil {
			return nil, &Error{Message: "there is no math element"}
		}
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "math" {
			n := r.row(r.kids(start.Name.Local))
			if r.err != nil {
				return nil, r.err
			}
			return n, nil
		}
	}
}

// mathReader reads MathML.
type mathReader struct {
	d            *xml.Decoder
	depth, nodes int
	err          *Error
}

func (r *mathReader) fail(message string) {
	if r.err == nil {
		r.err = &Error{Offset: int(r.d.InputOffset()), Message: message}
	}
}

// kids reads the elements up to the end of the one that they are in.
func (r *mathReader) kids(in string) []*Node {
	list := []*Node{}
	if r.depth++; r.depth > maxDepth {
		r.fail("the math element is nested too deep")
	}
	defer func() { r.depth-- }()
	for r.err == nil {
		t, err := r.d.Token()
		switch t := t.(type) {
		case xml.StartElement:
			if n := r.element(t); n != nil {
				list = append(list, n)
			}
		case xml.EndElement:
			return list
		}
		if err == io.EOF {
			r.fail("the element " + in + " is not closed")
		} else if err != nil {
			r.fail("the math element is not well-formed")
		}
	}
	return list
}

// text reads the text of a leaf.
func (r *mathReader) text() string {
	var b strings.Builder
	for depth := 1; depth > 0 && r.err == nil; {
		t, err := r.d.Token()
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if err != nil {
			r.fail("the math element is not well-formed")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// row makes one node of several.
func (r *mathReader) row(kids []*Node) *Node {
	if len(kids) == 1 {
		return kids[0]
	}
	return fencedRow(&Node{Kind: Row, Kids: kids})
}

// fencedRow makes fences of the delimiters that a row begins and ends with.
func fencedRow(n *Node) *Node {
	last := len(n.Kids) - 1
	if last < 1 {
		return n
	}
	open, end := n.Kids[0], n.Kids[last]
	if open.Kind != Op || open.Class != Open || end.Kind != Op || end.Class != Close || !open.Stretchy || !end.Stretchy {
		return n
	}
	return &Node{Kind: Fenced, Class: Inner, Kids: []*Node{open, {Kind: Row, Kids: n.Kids[1:last]}, end}}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (r *mathReader) element(e xml.StartElement) *Node {
	if r.nodes++; r.nodes > maxNodes {
		r.fail("the math element has too many parts")
	}
	switch e.Name.Local {
	case "mi":
		return identOf(r.text(), attribute(e, "mathvariant"))
	case "mn":
		return &Node{Kind: Number, Text: r.text()}
	case "mo":
		return operatorOf(r.text(), attribute(e, "stretchy"))
	case "mtext", "ms":
		return &Node{Kind: Text, Text: r.text()}
	case "mspace":
		r.text()
		width, _ := length(attribute(e, "width"))
		return &Node{Kind: Space, Width: width}
	case "annotation", "annotation-xml", "maligngroup", "malignmark", "none", "mprescripts":
		r.text()
		if e.Name.Local == "none" || e.Name.Local == "mprescripts" {
			return &Node{Kind: Row, Text: e.Name.Local}
		}
		return nil
	}
	kids := r.kids(e.Name.Local)
	return r.layout(e, kids)
}

// layout makes a node of an element with others in it.
func (r *mathReader) layout(e xml.StartElement, kids []*Node) *Node {
	kid := func(i int) *Node {
		if i < len(kids) {
			return kids[i]
		}
		return &Node{Kind: Row}
	}
	switch e.Name.Local {
	case "mfrac":
		thick := attribute(e, "linethickness")
		return &Node{Kind: Frac, Class: Inner, Kids: []*Node{kid(0), kid(1)}, Bare: thick != "" && strings.Trim(thick, "0pxem. ") == ""}
	case "msqrt":
		return &Node{Kind: Root, Kids: []*Node{r.row(kids)}}
	case "mroot":
		return &Node{Kind: Root, Kids: []*Node{kid(0), kid(1)}}
	case "msub":
		return scriptsOf(kid(0), kid(1), nil, Beside)
	case "msup":
		return scriptsOf(kid(0), nil, kid(1), Beside)
	case "msubsup":
		return scriptsOf(kid(0), kid(1), kid(2), Beside)
	case "munder":
		return underOverOf(e, kid(0), kid(1), nil)
	case "mover":
		return underOverOf(e, kid(0), nil, kid(1))
	case "munderover":
		return underOverOf(e, kid(0), kid(1), kid(2))
	case "mmultiscripts":
		return multiscripts(kids)
	case "mtable":
		return tableFrom(e, kids)
	case "mtr", "mlabeledtr":
		return &Node{Kind: Row, Kids: kids, Text: "mtr"}
	case "mtd":
		return &Node{Kind: Row, Kids: kids}
	case "mstyle":
		n := &Node{Kind: Style, Kids: []*Node{r.row(kids)}}
		if c, ok := colorOf("", attribute(e, "mathcolor")); ok {
			n.Color = &c
		}
		switch attribute(e, "displaystyle") {
		case "true":
			n.Level = DisplayStyle
		case "false":
			n.Level = TextStyle
		}
		return n
	case "mphantom":
		return &Node{Kind: Phantom, Kids: []*Node{r.row(kids)}}
	case "menclose":
		n := &Node{Kind: Enclose, Kids: []*Node{r.row(kids)}}
		for i, name := range []string{"box", "updiagonalstrike", "downdiagonalstrike", "horizontalstrike"} {
			if strings.Contains(attribute(e, "notation"), name) {
				n.Notation |= 1 << i
			}
		}
		return n
	case "mfenced":
		return mfenced(e, kids)
	}
	return r.row(kids)
}

func identOf(text, variant string) *Node {
	n := &Node{Kind: Ident, Text: text}
	if s, ok := symbolTable()[text]; ok && s.kind == Ident && s.class == Large {
		n.Class, n.Limits = Large, s.limits
	}
	variants := map[string]alphabet{
		"bold": boldAlphabet, "italic": italicAlphabet, "bold-italic": boldItalicAlphabet, "script": scriptAlphabet,
		"fraktur": frakturAlphabet, "double-struck": doubleAlphabet, "sans-serif": sansAlphabet, "monospace": typewriterAlphabet,
		"bold-script": boldScriptAlphabet, "bold-fraktur": boldFrakturAlphabet, "bold-sans-serif": boldSansAlphabet,
	}
	if a, ok := variants[variant]; ok {
		n.Text, n.Upright = a.all(text), true
	}
	c, size := utf8.DecodeRuneInString(text)
	n.Upright = n.Upright || variant == "normal" || size < len(text) || !unicode.IsLetter(c) || c > 0x3FF
	return n
}

// operatorOf is an operator with the class that TeX gives its character.
func operatorOf(text, stretchy string) *Node {
	switch text {
	case "-":
		text = "−"
	case "\u2061", "\u2062", "\u2063", "\u2064": // invisible
		return &Node{Kind: Space}
	}
	n := &Node{Kind: Op, Text: text}
	c, size := utf8.DecodeRuneInString(text)
	if size == len(text) {
		class, known := charClass(c)
		if s, ok := symbolOf()[text]; ok && !known {
			class, n.Limits = s.class, s.limits
		}
		n.Class = class
		if class == Large && (c < '∫' || c > '∳') {
			n.Limits = InDisplay
		}
	} else if s, ok := symbolTable()[text]; ok && s.class == Large {
		return identOf(text, "")
	}
	n.Stretchy = (n.Class == Open || n.Class == Close) && stretchy != "false"
	return n
}

// symbolOf finds symbols by their character: of several the one whose class is
// the last.
var symbolOf = sync.OnceValue(func() map[string]symbol {
	found := map[string]symbol{}
	for _, s := range symbolTable() {
		if old, ok := found[s.text]; s.kind == Op && (!ok || s.class > old.class) {
			found[s.text] = s
		}
	}
	return found
})

func scriptsOf(base, sub, sup *Node, limits Limits) *Node {
	return &Node{Kind: Scripts, Class: base.Core().Class, Limits: limits, Kids: []*Node{base, sub, sup}}
}

// combining are the combining marks of spacing accents.
var combining = map[string]string{
	"^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "→": "\u20D7", "⃗": "\u20D7", "˙": "\u0307",
	"¨": "\u0308", "ˇ": "\u030C", "˘": "\u0306", "´": "\u0301", "`": "\u0300", "˚": "\u030A", "_": "_", "‾": "‾", "―": "‾",
	"⏞": "⏞", "⏟": "⏟", "⎴": "⎴", "⎵": "⎵", "⏜": "⏜", "⏝": "⏝",
}

func underOverOf(e xml.StartElement, base, under, over *Node) *Node {
	if base.Core().Class == Large {
		limits := InDisplay
		if base.Core().Limits == Beside && base.Core().Kind == Op {
			limits = Always
		}
		return scriptsOf(base, under, over, limits)
	}
	n := &Node{Kind: UnderOver, Class: base.Core().Class, Kids: []*Node{base, under, over}}
	for _, k := range []*Node{under, over} {
		if k == nil || k.Kind != Op {
			continue
		}
		mark, ok := combining[k.Text]
		wants := attribute(e, "accent") == "true" || attribute(e, "accentunder") == "true"
		if ok && (wants || k.Text != "→") {
			n.Accent, n.Class = true, Ord
			k.Text, k.Class, k.Stretchy = mark, Ord, mark[0] > 0xCF || mark == "_" || mark == "‾"
		}
	}
	if n.Accent && (under != nil && over != nil || under != nil && under.Kind != Op || over != nil && over.Kind != Op) {
		n.Accent = false
	}
	return n
}

func multiscripts(kids []*Node) *Node {
	n := &Node{Kind: Scripts, Kids: make([]*Node, 5)}
	at := 1
	for i, k := range kids {
		switch {
		case i == 0:
			n.Kids[0] = k
		case k.Text == "mprescripts":
			at = 3
		case at == 5:
		default:
			if k.Text != "none" {
				n.Kids[at] = k
			}
			if at != 2 {
				at++
			} else {
				at = 5
			}
		}
	}
	if n.Kids[0] == nil {
		n.Kids[0] = &Node{Kind: Row}
	}
	n.Class = n.Kids[0].Core().Class
	return n
}

func tableFrom(e xml.StartElement, rows []*Node) *Node {
	info := &TableInfo{Gaps: []int32{800}, Display: attribute(e, "displaystyle") == "true"}
	for _, row := range rows {
		if len(row.Kids) > maxColumns {
			row.Kids = row.Kids[:maxColumns]
		}
		if row.Text != "mtr" {
			row = &Node{Kind: Row, Kids: []*Node{row}}
		}
		info.Rows, info.Tags = append(info.Rows, row.Kids), append(info.Tags, nil)
	}
	for _, a := range strings.Fields(attribute(e, "columnalign")) {
		info.Align = append(info.Align, map[string]ColumnAlign{"left": Left, "right": Right}[a])
	}
	return &Node{Kind: Table, Table: info}
}

// mfenced is the old form of fences.
func mfenced(e xml.StartElement, kids []*Node) *Node {
	open, end := "(", ")"
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "open":
			open = a.Value
		case "close":
			end = a.Value
		}
	}
	row := &Node{Kind: Row}
	for i, k := range kids {
		if i > 0 {
			row.Kids = append(row.Kids, &Node{Kind: Op, Class: Punct, Text: ","})
		}
		row.Kids = append(row.Kids, k)
	}
	return &Node{Kind: Fenced, Class: Inner, Kids: []*Node{
		{Kind: Op, Class: Open, Text: open, Stretchy: true}, row, {Kind: Op, Class: Close, Text: end, Stretchy: true},
	}}
}

// DisplayMathML says whether a math element stands by itself.
func DisplayMathML(src string) bool {
	end := strings.IndexByte(src, '>')
	if end < 0 {
		return false
	}
	head := src[:end]
	return strings.Contains(head, `display="block"`) || strings.Contains(head, `display='block'`) || strings.Contains(head, "display=block") ||
		strings.Contains(head, `mode="display"`)
}
