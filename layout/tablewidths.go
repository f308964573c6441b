package layout

import (
	"slices"
	"strings"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// A table whose natural width is at least this share of the measure is set
// over all of it, in thousandths.
const fullWidthFrom = 550

// A table that is wider than the measure in its smallest type, by this share at
// most, in thousandths, has long words broken before it is set on turned pages.
const breakUpTo = 1200

// fit chooses the size of type and the widths of the columns: the theme's
// size, or the first smaller one at which no word is broken; failing that,
// words are broken.
func (t *tableSetter) fit() (fits bool) {
	th := t.c.cfg.theme
	sizes := append([]int{1000}, th.Blocks.TableShrink...)
	for i, s := range sizes {
		t.scale(s)
		least, natural := t.measure()
		if sum(least) <= t.ctx.w {
			t.widths = t.divide(least, natural)
			if i > 0 {
				t.warnSqueezed("it is set in smaller type")
			}
			return true
		}
	}
	least := sum(t.least())
	if t.mayTurn() && least > t.ctx.w.MulDiv(breakUpTo, 1000) && least <= t.c.cfg.area.turned().column.W {
		t.warnSqueezed("it is set on a page of its own, turned")
		return false
	}
	t.broken = true
	t.body.Hyphens = th.Text.TableBody.Hyphens
	t.c.styles.forget(&t.body)
	words, natural := t.measure()
	t.widths = t.divide(squeeze(words, t.ctx.w), natural)
	t.warnSqueezed("it is set in smaller type, with words broken")
	return true
}

// mayTurn reports whether the table may go on a turned page: one in the text,
// but not one in a table, in a note, or on a turned page already.
func (t *tableSetter) mayTurn() bool {
	return !t.ctx.aside && !t.ctx.inNote && t.ctx.parent == page.Root
}

func (t *tableSetter) least() []geom.Length {
	least, _ := t.measure()
	return least
}

// scale takes the theme's styles at a size in thousandths.
func (t *tableSetter) scale(thousandths int) {
	th := t.c.cfg.theme
	t.head, t.body = th.Text.TableHead, th.Text.TableBody
	t.body.Hyphens = false // not needed where every word has room
	t.padX, t.padY = th.Blocks.TablePadX, th.Blocks.TablePadY
	if thousandths == 1000 {
		return
	}
	for _, s := range []*theme.Style{&t.head, &t.body} {
		s.Size = s.Size.MulDiv(int64(thousandths), 1000)
		s.Leading = s.Leading.MulDiv(int64(thousandths), 1000)
	}
	t.padX = t.padX.MulDiv(int64(thousandths), 1000)
	t.c.styles.forget(&t.head, &t.body)
}

// measure finds each column's least width, at which no word is broken, and
// its natural one, at which no line is.
func (t *tableSetter) measure() (least, natural []geom.Length) {
	n := len(t.aligns)
	least, natural = make([]geom.Length, n), make([]geom.Length, n)
	type wide struct {
		x, span  int
		min, nat geom.Length
	}
	var spanning []wide
	t.sizes = t.sizes[:0]
	for y, row := range t.grid {
		for x, g := range row {
			if g.cell == nil {
				continue
			}
			m := t.measureCell(g.cell, t.cellContext(y < t.headers, x))
			pad := t.padding(x, g.span)
			lo, nat := m.least+pad, m.natural+pad
			if g.span == 1 {
				t.sizes = append(t.sizes, cellSize{y, x, pad, m.texts})
				least[x], natural[x] = max(least[x], lo), max(natural[x], nat)
			} else {
				spanning = append(spanning, wide{x, min(g.span, n-x), lo, nat})
			}
		}
	}
	for _, s := range spanning {
		widen(least[s.x:s.x+s.span], s.min)
		widen(natural[s.x:s.x+s.span], s.nat)
	}
	for x := range natural {
		natural[x] = max(natural[x], least[x])
	}
	return least, natural
}

// padding is the space beside the text of a cell: none at the table's edges.
func (t *tableSetter) padding(x, span int) geom.Length {
	sides := geom.Length(2)
	if t.flush(x) {
		sides--
	}
	if x+span >= len(t.aligns) {
		sides--
	}
	return sides * t.padX
}

// widen makes columns wide enough, together, for a cell over all of them.
func widen(columns []geom.Length, need geom.Length) {
	if lack := need - sum(columns); lack > 0 {
		for i := range columns {
			columns[i] += lack / geom.Length(len(columns))
		}
	}
}

func sum(ls []geom.Length) geom.Length {
	total := geom.Length(0)
	for _, l := range ls {
		total += l
	}
	return total
}

// measureCell sets a cell for its widths alone: its elements are thrown away.
func (t *tableSetter) measureCell(cell *doc.Cell, ctx context) *cellMeasure {
	c := t.c
	kept := c.g
	c.g = &galley{tree: page.NewTree()}
	defer func() { c.g = kept }()
	m := &cellMeasure{c: c, ctx: ctx}
	m.blocks(cell.Blocks, 0)
	return m
}

type cellMeasure struct {
	c              *collector
	ctx            context
	least, natural geom.Length
	texts          []cellText
}

func (m *cellMeasure) blocks(blocks []doc.Block, indent geom.Length) {
	bl := &m.c.cfg.theme.Blocks
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			m.text(b.Inlines, indent)
		case *doc.Heading:
			m.text(b.Inlines, indent)
		case *doc.List:
			for _, it := range b.Items {
				m.blocks(it.Blocks, indent+bl.ListIndent)
			}
		case *doc.Quote:
			m.blocks(b.Blocks, indent+bl.QuoteIndent)
		case *doc.Alert:
			m.blocks(b.Blocks, indent+2*bl.AlertPadX)
		case *doc.Details:
			m.text(b.Summary, indent)
			m.blocks(b.Blocks, indent+bl.AlertPadX)
		case *doc.Div:
			m.blocks(b.Blocks, indent)
		case *doc.Figure:
			m.blocks(b.Blocks, indent)
		case *doc.DefinitionList:
			for _, d := range b.Items {
				for _, blocks := range d.Defs {
					m.blocks(blocks, indent+bl.DefIndent)
				}
			}
		case *doc.CodeBlock:
			m.code(b, indent)
		case *doc.Table:
			m.take(m.ctx.w/3, m.ctx.w)
		}
	}
}

func (m *cellMeasure) text(in []doc.Inline, indent geom.Length) {
	s := m.c.spansOf(in, m.ctx.body, page.Artifact, m.ctx, doc.Pos{})
	for i := range s.spans {
		if o := s.spans[i].Object; o != nil { // a picture can be drawn smaller
			cut := *o
			cut.Width = min(cut.Width, m.ctx.w/4)
			s.spans[i].Object = &cut
		}
	}
	p := m.c.setter.Prepare(s.spans, inline.Options{Align: inline.Left, Lang: m.ctx.lang, RTL: m.ctx.rtl, Anywhere: m.ctx.anywhere})
	least, natural := p.MinWidth()+indent, p.NaturalWidth()+indent
	m.least, m.natural = max(m.least, least), max(m.natural, natural)
	m.texts = append(m.texts, cellText{spans: s.spans, width: natural})
}

func (m *cellMeasure) code(b *doc.CodeBlock, indent geom.Length) {
	ts := m.c.styles.text(&m.c.cfg.theme.Text.Code)
	longest := 0
	for _, l := range strings.Split(b.Text, "\n") {
		longest = max(longest, len([]rune(l)))
	}
	one := geom.FromUnits(ts.face.Shape("0", noShaping).Width, ts.size, ts.face.UnitsPerEm)
	pad := 2*m.c.cfg.theme.Blocks.PanelPadX + indent
	m.take(one*geom.Length(min(longest, 12))+pad, one*geom.Length(longest)+pad)
}

func (m *cellMeasure) take(least, natural geom.Length) {
	m.least, m.natural = max(m.least, least), max(m.natural, natural)
	m.texts = append(m.texts, cellText{width: natural})
}

// divide gives each column its width. Where all have room they have their
// natural widths, over the whole measure if that is not much more. Else those
// that need no more than an even share have what they need, and the others
// share what is left in proportion to their text, so that their cells come out
// about equally high; none gets less than its least width.
func (t *tableSetter) divide(least, natural []geom.Length) []geom.Length {
	room, want := t.ctx.w, sum(natural)
	out := make([]geom.Length, len(natural))
	if want <= room {
		copy(out, natural)
		if want >= room.MulDiv(fullWidthFrom, 1000) {
			grow(out, room-want, natural)
		}
		return out
	}
	weights := append([]geom.Length(nil), natural...)
	copy(out, least)
	settled := make([]bool, len(out))
	for again := true; again; {
		again = false
		left, total := remaining(room, out, weights, settled)
		for i := range out {
			if settled[i] {
				continue
			}
			fair := left.MulDiv(int64(weights[i]), int64(max(total, 1)))
			switch even := left / geom.Length(open(settled)); {
			case natural[i] <= even && left-natural[i] >= leastOf(least, settled)-least[i]:
				out[i], settled[i], again = natural[i], true, true
			case fair < least[i]:
				out[i], settled[i], again = least[i], true, true
			}
			if again {
				break
			}
		}
	}
	left, total := remaining(room, out, weights, settled)
	given, seen := geom.Length(0), geom.Length(0)
	for i := range out {
		if settled[i] {
			continue
		}
		seen += weights[i]
		upTo := left.MulDiv(int64(seen), int64(max(total, 1)))
		out[i] = upTo - given
		given = upTo
	}
	return t.even(out, least)
}

// remaining is the room that the columns not yet settled have to share, and
// the sum of their weights.
func remaining(room geom.Length, widths, weights []geom.Length, settled []bool) (left, total geom.Length) {
	left = room
	for i := range widths {
		if settled[i] {
			left -= widths[i]
		} else {
			total += weights[i]
		}
	}
	return left, total
}

func open(settled []bool) int {
	n := 0
	for _, s := range settled {
		if !s {
			n++
		}
	}
	return max(n, 1)
}

// leastOf is the sum of the least widths of the columns not yet settled.
func leastOf(least []geom.Length, settled []bool) geom.Length {
	total := geom.Length(0)
	for i, l := range least {
		if !settled[i] {
			total += l
		}
	}
	return total
}

// grow hands out extra in proportion to shares, to the last unit.
func grow(out []geom.Length, extra geom.Length, shares []geom.Length) {
	total := sum(shares)
	if total <= 0 || extra <= 0 {
		return
	}
	given, seen := geom.Length(0), geom.Length(0)
	for i := range out {
		seen += shares[i]
		upTo := extra.MulDiv(int64(seen), int64(total))
		out[i] += upTo - given
		given = upTo
	}
}

// squeeze cuts the widest columns down to fit the room, to one width: those of
// short words stay.
func squeeze(w []geom.Length, room geom.Length) []geom.Length {
	if sum(w) <= room {
		return w
	}
	out := append([]geom.Length(nil), w...)
	slices.Sort(out)
	most, left := geom.Length(0), room
	for i, narrow := range out {
		if most = left / geom.Length(len(out)-i); narrow > most {
			break
		}
		left -= narrow
	}
	for i := range w {
		out[i] = min(w[i], most)
	}
	return out
}
