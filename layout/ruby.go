package layout

import (
	"unicode/utf8"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
)

// Readings are set above the text that they are of, half as large: W3C,
// Requirements for Japanese Text Layout (JLReq), section 3.3.
const rubyShare = 2

// ruby sets text with readings: each pair of them is an object of the line, so
// that lines can break between them.
func (s *spanner) ruby(in *doc.Span, at place) {
	var base []doc.Inline
	for _, n := range in.Inlines {
		reading, ok := n.(*doc.Span)
		if !ok || reading.Kind != doc.SpanRubyText {
			base = append(base, n)
			continue
		}
		s.rubyPair(base, reading, at)
		base = nil
	}
	s.all(base, at) // without a reading
}

// rubyPair sets a text with its reading. Where there is nothing to read, or no
// reading, what there is is set as it is.
func (s *spanner) rubyPair(base []doc.Inline, reading *doc.Span, at place) {
	tree := s.c.g.tree
	ruby := tree.Add(page.RoleRuby, at.elem)
	under, over := at, at
	under.elem = tree.Add(page.RoleRB, ruby)
	below := s.rubyLine(base, under)
	over.elem = tree.Add(page.RoleRT, ruby)
	if reading.Attr.Lang != "" {
		over.lang = reading.Attr.Lang
		tree.Get(over.elem).Lang = reading.Attr.Lang
	}
	above := s.rubyLine(reading.Inlines, over)
	for i := range above.spans {
		st := *above.spans[i].Style
		st.Size /= rubyShare
		st.Underline, st.Strike, st.Tint, st.NoHyphens = nil, nil, nil, true
		above.spans[i].Style = &st
	}
	st := s.c.styles.inline(at.look)
	sp := inline.Span{Object: s.rubyObject(below, above, st.Size), Style: st, Elem: ruby}
	for _, inner := range below.spans {
		sp.Note = max(sp.Note, inner.Note)
	}
	s.emit(sp)
	s.markPlain(below.plain + above.plain)
}

// rubyLine gives the spans of one of the two. Links in them are their text
// alone: the line would not know where they are.
func (s *spanner) rubyLine(inlines []doc.Inline, at place) *spanner {
	sub := &spanner{c: s.c, ctx: s.ctx, pos: s.pos, link: 1}
	sub.all(inlines, at)
	for i := range sub.spans {
		sub.spans[i].Link = 0
	}
	return sub
}

// rubyObject puts the reading above the text. The narrower of the two is set
// apart to the width of the other if it is of ideographs or kana, and else
// stands in its middle.
func (s *spanner) rubyObject(below, above *spanner, size geom.Length) *inline.Object {
	lower, upper := s.oneLine(below.spans), s.oneLine(above.spans)
	width := max(lower.Width, upper.Width)
	low := spread(below.spans, width-lower.Width)
	high := spread(above.spans, width-upper.Width)
	if low > 0 {
		lower = s.oneLine(below.spans)
	}
	if high > 0 {
		upper = s.oneLine(above.spans)
	}
	small := size / rubyShare
	o := &inline.Object{Width: width, Above: lower.Above, Below: lower.Below}
	// The em box of ideographs reaches from 0.12 em below the line to 0.88 above.
	const ascent, descent = 88, 12
	o.Text = spokenIn(below.spans) + "(" + spokenIn(above.spans) + ")"
	place := func(ln inline.Line, apart, y geom.Length) {
		x := (width - ln.Width + apart) / 2 // the last letter is followed by some of it too
		for _, it := range ln.Items {
			it.Shift(geom.Point{X: x, Y: y})
			if t, ok := it.(*page.Text); ok && apart > 0 && !t.HasActual { // or readers see spaces in it
				t.Actual, t.HasActual = t.Source(), true
			}
		}
		o.Items = append(o.Items, ln.Items...)
	}
	place(lower, low, 0)
	rise := size*ascent/100 + small*descent/100
	place(upper, high, -rise)
	o.Above = max(o.Above, rise+small*ascent/100)
	return o
}

// oneLine sets spans in a line.
func (s *spanner) oneLine(spans []inline.Span) inline.Line {
	p := s.c.setter.Prepare(spans, inline.Options{Align: inline.FlushLeft, Lang: s.c.cfg.lang})
	if lines := p.Lines(p.NaturalWidth() + geom.Pt); len(lines) > 0 {
		return lines[0]
	}
	return inline.Line{}
}

// spread sets the characters of spans apart, if all of them are as wide as an
// ideograph, so that they take up room more; it gives what each has then.
func spread(spans []inline.Span, room geom.Length) geom.Length {
	n := 0
	for _, sp := range spans {
		for _, r := range sp.Text {
			if r < 0x2E80 || r > 0xD7FF && r < 0xF900 {
				return 0
			}
		}
		n += utf8.RuneCountInString(sp.Text)
	}
	if n == 0 || room <= 0 {
		return 0
	}
	apart := room / geom.Length(n)
	for i := range spans {
		st := *spans[i].Style
		st.Tracking += apart
		spans[i].Style = &st
	}
	return apart
}

func spokenIn(spans []inline.Span) string {
	text := ""
	for _, sp := range spans {
		text += sp.Text
	}
	return text
}
