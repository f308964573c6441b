package formula

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// MathMLWithAlt is MathML for a formula that has no notation in TeX.
func MathMLWithAlt(root *Node, alt string, display bool) string {
	w := &mathWriter{}
	w.begin(display)
	w.attr("alttext", alt)
	w.raw(">")
	w.single(root)
	w.raw("</math>")
	return w.b.String()
}

func (w *mathWriter) begin(display bool) {
	w.raw(`<math xmlns="http://www.w3.org/1998/Math/MathML"`)
	if display {
		w.raw(` display="block"`)
	}
}

// MathML writes a formula as MathML Core, as a math element with its TeX
// notation as alternative text and as an annotation. Display is whether it
// stands by itself.
func MathML(root *Node, tex string, display bool) string {
	w := &mathWriter{}
	w.begin(display)
	if tex != "" {
		w.attr("alttext", tex)
		w.raw("><semantics>")
	} else {
		w.raw(">")
	}
	w.single(root)
	if tex != "" {
		w.raw(`<annotation encoding="application/x-tex">`)
		w.text(tex)
		w.raw("</annotation></semantics>")
	}
	w.raw("</math>")
	return w.b.String()
}

type mathWriter struct{ b strings.Builder }

func (w *mathWriter) raw(s string) { w.b.WriteString(s) }

func (w *mathWriter) attr(name, value string) {
	w.raw(" " + name + `="`)
	w.text(value)
	w.raw(`"`)
}

// text writes text; characters that XML has not are replaced.
func (w *mathWriter) text(s string) {
	for _, r := range s {
		switch {
		case r == '<':
			w.raw("&lt;")
		case r == '>':
			w.raw("&gt;")
		case r == '&':
			w.raw("&amp;")
		case r == '"':
			w.raw("&quot;")
		case r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF:
			w.raw("\uFFFD")
		default:
			w.b.WriteRune(r)
		}
	}
}

// leaf writes an element with text in it.
func (w *mathWriter) leaf(name, attrs, text string) {
	w.raw("<" + name + attrs + ">")
	w.text(text)
	w.raw("</" + name + ">")
}

// element writes an element with one argument.
func (w *mathWriter) element(name, attrs string, n *Node) {
	w.raw("<" + name + attrs + ">")
	w.single(n)
	w.raw("</" + name + ">")
}

// single writes a node as exactly one element.
func (w *mathWriter) single(n *Node) {
	for n != nil && n.Kind == Row && len(n.Kids) == 1 && (n.Class == Ord && n.Kids[0].Kind != Op) {
		n = n.Kids[0]
	}
	if n == nil || n.Kind == Row {
		w.raw("<mrow>")
		w.row(n)
		w.raw("</mrow>")
		return
	}
	w.node(n, false)
}

// row writes the kids of a row.
func (w *mathWriter) row(n *Node) {
	if n == nil {
		return
	}
	for i, k := range n.Kids {
		w.node(k, false)
		if k.Core().isFunction() && i+1 < len(n.Kids) && n.Kids[i+1].Class != Open && n.Kids[i+1].Kind != Space {
			w.raw(`<mspace width="0.167em"/>`)
		}
	}
}

// isFunction says whether a node is the name of a function.
func (n *Node) isFunction() bool { return n != nil && n.Kind == Ident && n.Class == Large }

func (w *mathWriter) node(n *Node, accent bool) {
	switch n.Kind {
	case Row:
		w.single(n)
	case Ident:
		if n.Upright && utf8.RuneCountInString(n.Text) == 1 {
			w.leaf("mi", ` mathvariant="normal"`, n.Text)
		} else {
			w.leaf("mi", "", n.Text)
		}
	case Number:
		w.leaf("mn", "", n.Text)
	case Text:
		w.words(n)
	case Op:
		w.op(n, accent)
	case Space:
		w.raw(`<mspace width="` + em(n.Width) + `"/>`)
	case Frac:
		w.frac(n)
	case Root:
		w.root(n)
	case Scripts:
		w.scripts(n)
	case UnderOver:
		w.underOver(n)
	case Fenced:
		w.raw("<mrow>")
		for i, k := range n.Kids {
			if i == 1 {
				w.row(asRow(k))
			} else {
				w.op(k, false)
			}
		}
		w.raw("</mrow>")
	case Table:
		w.table(n)
	case Style:
		w.style(n)
	case Phantom:
		w.phantom(n)
	case Enclose:
		w.element("menclose", ` notation="`+n.Notation.names()+`" class="`+n.Notation.class()+`"`, n.kid(0))
	}
}

// asRow is a node as a row.
func asRow(n *Node) *Node {
	if n == nil || n.Kind == Row {
		return n
	}
	return &Node{Kind: Row, Kids: []*Node{n}}
}

func (w *mathWriter) words(n *Node) {
	text := n.Text
	if strings.HasPrefix(text, " ") { // XML would lose it
		text = "\u00A0" + text[1:]
	}
	if strings.HasSuffix(text, " ") {
		text = text[:len(text)-1] + "\u00A0"
	}
	style := [...]string{
		Bold: "font-weight:bold", Italic: "font-style:italic", BoldItalic: "font-weight:bold;font-style:italic",
		Sans: "font-family:sans-serif", Typewriter: "font-family:monospace",
	}[n.Face]
	if style != "" {
		style = ` style="` + style + `"`
	}
	w.leaf("mtext", style, text)
}

// spacing are accents by the combining marks that the tree has.
var spacing = map[string]string{
	"\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u20D7": "→", "\u0307": "˙", "\u0308": "¨", "\u030C": "ˇ",
	"\u0306": "˘", "\u0301": "´", "\u0300": "`", "\u030A": "˚",
}

func (w *mathWriter) op(n *Node, accent bool) {
	text := n.Text
	if s, ok := spacing[text]; ok && accent {
		text = s
	}
	var attrs string
	switch {
	case accent:
		attrs = ` stretchy="` + strconv.FormatBool(n.Stretchy) + `"`
	case n.Size > 0:
		attrs = ` fence="true" stretchy="true" symmetric="true" minsize="` + em(n.Size) + `" maxsize="` + em(n.Size) + `"`
	case n.Stretchy && n.Class == Rel:
		attrs = ` stretchy="true"`
	case n.Stretchy && n.Middle:
		attrs = ` fence="true" stretchy="true" symmetric="true" lspace="0.05em" rspace="0.05em"`
	case n.Stretchy:
		attrs = ` fence="true" stretchy="true" symmetric="true"`
	case n.Class == Open || n.Class == Close:
		attrs = ` stretchy="false"`
	case n.Text == "|" || n.Text == "‖":
		attrs = ` stretchy="false" lspace="0" rspace="0"`
	case n.Class == Inner, n.Class == Ord && n.Text != "′":
		attrs = ` lspace="0" rspace="0"`
	case n.Class == Rel && (n.Text == "↑" || n.Text == "↓" || n.Text == "⇑" || n.Text == "⇓" || n.Text == "∣" || n.Text == "∥" || n.Text == ":"):
		attrs = ` stretchy="false" lspace="0.278em" rspace="0.278em"`
	}
	w.leaf("mo", attrs, text)
}

func (w *mathWriter) frac(n *Node) {
	if n.Level == DisplayStyle || n.Level == TextStyle { // mfrac has no style of its own in MathML 3
		w.raw("<mstyle" + n.Level.attrs() + ">")
		defer w.raw("</mstyle>")
	}
	attrs := ""
	if n.Bare {
		attrs = ` linethickness="0"`
	}
	w.raw("<mfrac" + attrs + ">")
	w.single(n.kid(0))
	w.single(n.kid(1))
	w.raw("</mfrac>")
}

// attrs are what sets an element in a style.
func (l Level) attrs() string {
	switch l {
	case DisplayStyle:
		return ` displaystyle="true" scriptlevel="0"`
	case TextStyle:
		return ` displaystyle="false" scriptlevel="0"`
	case ScriptStyle:
		return ` displaystyle="false" scriptlevel="1"`
	case ScriptScriptStyle:
		return ` displaystyle="false" scriptlevel="2"`
	}
	return ""
}

func (w *mathWriter) root(n *Node) {
	if n.kid(1) == nil {
		w.raw("<msqrt>")
		w.row(asRow(n.kid(0)))
		w.raw("</msqrt>")
		return
	}
	w.raw("<mroot>")
	w.single(n.kid(0))
	w.single(n.kid(1))
	w.raw("</mroot>")
}

func (w *mathWriter) scripts(n *Node) {
	sub, sup := n.kid(1), n.kid(2)
	if n.kid(3) != nil || n.kid(4) != nil {
		w.raw("<mmultiscripts>")
		for i, k := range n.Kids {
			if i == 3 {
				w.raw("<mprescripts/>")
			}
			w.single(k)
		}
		w.raw("</mmultiscripts>")
		return
	}
	names := [3]string{"msub", "msup", "msubsup"}
	if n.Limits != Beside {
		names = [3]string{"munder", "mover", "munderover"}
	}
	name := names[2]
	if sup == nil {
		name = names[0]
	} else if sub == nil {
		name = names[1]
	}
	w.raw("<" + name + ">")
	if n.Limits != Beside {
		w.movable(n.kid(0), n.Limits == InDisplay)
	} else {
		w.single(n.kid(0))
	}
	for _, k := range []*Node{sub, sup} {
		if k != nil {
			w.single(k)
		}
	}
	w.raw("</" + name + ">")
}

// movable writes a base whose limits move beside it in running text, or don't.
func (w *mathWriter) movable(n *Node, movable bool) {
	if n.Kind == Op || n.isFunction() {
		w.leaf("mo", ` movablelimits="`+strconv.FormatBool(movable)+`"`, n.Text)
		return
	}
	w.single(n)
}

func (w *mathWriter) underOver(n *Node) {
	under, over := n.kid(1), n.kid(2)
	if w.ruled(n, under, "bottom", "_") || w.ruled(n, over, "top", "‾") {
		return
	}
	name, attrs := "munderover", ""
	if over == nil {
		name = "munder"
	} else if under == nil {
		name = "mover"
	}
	if n.Accent && over != nil {
		attrs += ` accent="true"`
	}
	if n.Accent && under != nil {
		attrs += ` accentunder="true"`
	}
	w.raw("<" + name + attrs + ">")
	w.single(n.kid(0))
	for _, k := range []*Node{under, over} {
		if k != nil && k.Kind == Op {
			w.op(k, n.Accent)
		} else if k != nil {
			w.single(k)
		}
	}
	w.raw("</" + name + ">")
}

// ruled writes a line over or under a base as a border, which grows with it in
// every reader, as the stretchy characters for it don't.
func (w *mathWriter) ruled(n, mark *Node, side, text string) bool {
	if !n.Accent || mark == nil || mark.Kind != Op || mark.Text != text {
		return false
	}
	w.raw(`<mrow style="border-` + side + `:0.06em solid;padding-` + side + `:0.12em">`)
	w.row(asRow(n.kid(0)))
	w.raw("</mrow>")
	return true
}

func (w *mathWriter) style(n *Node) {
	attrs := n.Level.attrs()
	if n.Color != nil {
		attrs += ` mathcolor="` + n.Color.hex() + `"`
	}
	w.raw("<mstyle" + attrs + ">")
	w.row(asRow(n.kid(0)))
	w.raw("</mstyle>")
}

func (c Color) hex() string {
	const digits = "0123456789abcdef"
	b := []byte{'#'}
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		b = append(b, digits[v>>4], digits[v&15])
	}
	return string(b)
}

func (w *mathWriter) phantom(n *Node) {
	var attrs string
	if n.NoWidth {
		attrs += ` width="0"`
	}
	if n.NoHeight {
		attrs += ` height="0" depth="0"`
	}
	if attrs != "" {
		w.raw("<mpadded" + attrs + ">")
	}
	if n.Shown {
		w.single(n.kid(0))
	} else {
		w.element("mphantom", "", n.kid(0))
	}
	if attrs != "" {
		w.raw("</mpadded>")
	}
}

func (n Notation) names() string {
	var list []string
	for i, name := range []string{"box", "updiagonalstrike", "downdiagonalstrike", "horizontalstrike"} {
		if n&(1<<i) != 0 {
			list = append(list, name)
		}
	}
	return strings.Join(list, " ")
}

// class names what the style sheet draws where menclose is not known.
func (n Notation) class() string {
	if n&Box != 0 {
		return "boxed"
	}
	return "struck"
}

// em is a length in thousandths of an em.
func em(v int32) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(float64(v)/1000, 'f', 3, 64), "0"), ".") + "em"
}
