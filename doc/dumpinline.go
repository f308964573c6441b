package doc

import (
	"fmt"
	"strconv"
)

var spanNames = [...]string{
	SpanPlain: "span", SpanEmph: "emph", SpanStrong: "strong",
	SpanStrike: "strike", SpanSub: "sub", SpanSup: "sup", SpanMark: "mark",
	SpanUnderline: "underline", SpanSmall: "small", SpanKbd: "kbd",
	SpanCite: "cite", SpanQuoted: "quoted", SpanRuby: "ruby", SpanRubyText: "rt",
}

func (w dumper) inlines(inlines []Inline) {
	for i, n := range inlines {
		if i > 0 {
			w.b.WriteByte(' ')
		}
		w.inline(n)
	}
}

func (w dumper) inline(n Inline) {
	switch n := n.(type) {
	case *Text:
		w.b.WriteString(strconv.Quote(n.Value))
	case *Span:
		w.group(spanNames[n.Kind]+attrText(n.Attr), n.Inlines)
	case *Code:
		w.b.WriteString("code(" + strconv.Quote(n.Value) + ")")
	case *Math:
		w.b.WriteString("math(" + strconv.Quote(n.TeX) + ")")
	case *Link:
		head := "link <" + n.Dest + ">"
		if n.Title != "" {
			head += " title=" + strconv.Quote(n.Title)
		}
		w.group(head+w.at(n.At), n.Inlines)
	case *Image:
		w.b.WriteString(w.image(n))
	case *Break:
		w.b.WriteString("break")
	case *NoteRef:
		fmt.Fprintf(w.b, "note-ref(%d nth=%d%s)", n.Index, n.Nth, w.at(n.At))
	case *Anchor:
		w.b.WriteString("anchor(#" + n.ID + ")")
	default:
		fmt.Fprintf(w.b, "?%T", n)
	}
}

func (w dumper) group(head string, inlines []Inline) {
	w.b.WriteString(head + "(")
	w.inlines(inlines)
	w.b.WriteByte(')')
}

func (w dumper) image(n *Image) string {
	s := "image(<" + n.Src + "> " + strconv.Quote(n.Alt)
	if n.Title != "" {
		s += " title=" + strconv.Quote(n.Title)
	}
	if n.Decorative {
		s += " decorative"
	}
	s += dimensionText(" width=", n.Width) + dimensionText(" height=", n.Height)
	if n.Asset == nil {
		s += " missing"
	}
	return s + w.at(n.At) + ")"
}

func dimensionText(name string, d Dimension) string {
	if d.Value == 0 {
		return ""
	}
	s := name + strconv.FormatFloat(d.Value, 'g', -1, 64)
	if d.Percent {
		s += "%"
	}
	return s
}

func (w dumper) at(p Pos) string {
	if !w.pos || p.Line == 0 {
		return ""
	}
	return fmt.Sprintf(" @%d:%d", p.Line, p.Col)
}
