package page

import (
	"fmt"
	"strings"

	"octavo/geom"
)

// Dump is a readable text of a document, one item a line in drawing order,
// with lengths in points: what golden tests compare.
func Dump(d *Document) string {
	var b strings.Builder
	for i, p := range d.Pages {
		fmt.Fprintf(&b, "page %d %sx%s %q\n", i+1, short(p.Size.W), short(p.Size.H), p.Label)
		for _, it := range p.Items {
			fmt.Fprintf(&b, "  %s %s\n", itemText(it), elemText(d, it.Element()))
		}
	}
	for _, o := range d.Outline {
		fmt.Fprintf(&b, "outline %d %q page %d y=%s\n", o.Level, o.Title, o.Page+1, short(o.At.Y))
	}
	for _, q := range d.Dests {
		fmt.Fprintf(&b, "dest %s page %d y=%s\n", q.Name, q.Page+1, short(q.At.Y))
	}
	return b.String()
}

// DumpLines is coarser: the text of each page, a line for each baseline. It
// survives changes of measures that break no line elsewhere.
func DumpLines(d *Document) string {
	var b strings.Builder
	for i, p := range d.Pages {
		fmt.Fprintf(&b, "--- %d\n", i+1)
		var y geom.Length
		first := true
		for _, it := range p.Items {
			t, ok := it.(*Text)
			if !ok {
				continue
			}
			if !first && t.At.Y != y {
				b.WriteByte('\n')
			}
			y, first = t.At.Y, false
			if t.HasActual {
				b.WriteString(strings.ReplaceAll(t.Actual, "\u00ad", "-"))
			} else {
				b.WriteString(t.Source())
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// DumpTags is the structure tree, an element a line, indented by depth.
func DumpTags(d *Document) string {
	kids := make([][]ElemID, len(d.Elems))
	for id := int(Root) + 1; id < len(d.Elems); id++ {
		parent := d.Elems[id].Parent
		kids[parent] = append(kids[parent], ElemID(id))
	}
	text := map[ElemID]string{}
	for _, p := range d.Pages {
		for _, it := range p.Items {
			if t, ok := it.(*Text); ok && t.Elem != Artifact {
				text[t.Elem] += t.Source()
			}
		}
	}
	var b strings.Builder
	var write func(id ElemID, depth int)
	write = func(id ElemID, depth int) {
		e := &d.Elems[id]
		fmt.Fprintf(&b, "%s%s%s", strings.Repeat("  ", depth), e.Role, attributes(e))
		if s := strings.TrimSpace(text[id]); s != "" {
			fmt.Fprintf(&b, " %q", clip(s, 48))
		}
		b.WriteByte('\n')
		for _, k := range kids[id] {
			write(k, depth+1)
		}
	}
	write(Root, 0)
	return b.String()
}

func attributes(e *Elem) string {
	var b strings.Builder
	if e.Lang != "" {
		b.WriteString(" lang=" + e.Lang)
	}
	if e.Alt != "" {
		fmt.Fprintf(&b, " alt=%q", e.Alt)
	}
	if e.HasActual {
		fmt.Fprintf(&b, " actual=%q", clip(e.Actual, 48))
	}
	if e.ColSpan > 1 {
		fmt.Fprintf(&b, " colspan=%d", e.ColSpan)
	}
	if e.RowSpan > 1 {
		fmt.Fprintf(&b, " rowspan=%d", e.RowSpan)
	}
	return b.String()
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

func itemText(it Item) string {
	switch it := it.(type) {
	case *Text:
		s := fmt.Sprintf("text %s,%s %s %s %s %q w=%s", short(it.At.X), short(it.At.Y), it.Face.Name,
			short(it.Size), hex(it.Color), it.Source(), short(it.Width()))
		if it.Bold != 0 {
			s += fmt.Sprintf(" bold=%d", it.Bold)
		}
		if it.Stretch != 0 {
			s += fmt.Sprintf(" stretch=%d", it.Stretch)
		}
		if it.HasActual {
			s += fmt.Sprintf(" actual=%q", it.Actual)
		}
		return s
	case *Fill:
		return "fill " + rectText(it.Rect) + " " + hex(it.Color)
	case *Path:
		s := "path " + rectText(it.Bounds())
		if it.Fill != nil {
			s += " fill " + hex(*it.Fill)
		}
		if it.Stroke != nil {
			s += " stroke " + hex(*it.Stroke) + " " + short(it.Width)
		}
		return s
	case *Image:
		s := "image " + rectText(it.Rect) + " " + it.Name
		for _, o := range it.Outlines {
			s += " inside " + rectText((&Path{Segments: o.Segments}).Bounds())
		}
		return s
	case *Link:
		if it.Dest != "" {
			return "link " + rectText(it.Rect) + " -> #" + it.Dest
		}
		return "link " + rectText(it.Rect) + " -> " + it.URL
	}
	return fmt.Sprintf("?%T", it)
}

func elemText(d *Document, id ElemID) string {
	if id == Artifact || int(id) >= len(d.Elems) {
		return "artifact"
	}
	return fmt.Sprintf("/%s%d", d.Elems[id].Role, id)
}

func rectText(r geom.Rect) string {
	return short(r.X) + "," + short(r.Y) + " " + short(r.W) + "x" + short(r.H)
}

func hex(c Color) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// short is a length in points without needless zeros.
func short(l geom.Length) string {
	s := strings.TrimRight(strings.TrimRight(l.String(), "0"), ".")
	if s == "" || s == "-" || s == "-0" {
		return "0"
	}
	return s
}
