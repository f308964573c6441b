package mathset

import (
	"octavo/formula"
	"octavo/geom"
	"octavo/page"
)

// Line is a line of a display: a formula, or a part of one. Items are relative
// to the left end of the measure on its baseline.
type Line struct {
	Above, Below geom.Length
	Items        []page.Item
	// Begin and End are what it is of the formula's source, in bytes.
	Begin, End int
}

// Display is a formula that stands by itself.
type Display struct {
	Lines []Line
	// Scale is the size that it was set in, in thousandths of that of the text:
	// less than 1000 if it was too wide.
	Scale   int
	TooWide bool // it still is
	Spaced  bool // the lines have the space between them: the rows of a table
	Missing string
}

// The sizes, in thousandths, at which a formula that is too wide is tried: down
// to leastScale by steps. One that does not fit even so is made as small as it
// takes, down to tinyScale.
const (
	leastScale = 600
	scaleStep  = 50
	tinyScale  = 20
)

// nextScale is the size to try after one at which the widest line or piece was
// too wide; 0 if there is none.
func nextScale(scale int, widest, measure geom.Length) int {
	switch {
	case scale > leastScale:
		return scale - scaleStep
	case scale == leastScale && widest > 0:
		return max(int(int64(leastScale)*int64(measure)/int64(widest))-1, tinyScale)
	}
	return 0
}

// Display sets a formula by itself, in the middle of a measure. One that is too
// wide is broken before relations, else made smaller.
func (s *Setter) Display(n *formula.Node, st Style, measure geom.Length) Display {
	var d Display
	if n.Kind == formula.Row && len(n.Kids) == 1 {
		n = n.Kids[0]
	}
	spaced := n.Kind == formula.Table && n.Table.Lined
	for scale := 1000; scale > 0; {
		scaled := st
		scaled.Size = st.Size.MulDiv(int64(scale), 1000)
		t := s.newSetting(scaled)
		lines, widest := t.display(n, measure, scale <= leastScale)
		d = Display{Lines: lines, Scale: scale, TooWide: scale < leastScale, Spaced: spaced, Missing: t.missing}
		if widest <= measure {
			break
		}
		scale = nextScale(scale, widest, measure)
	}
	return d
}

// display sets the lines, and gives the width of the widest. Anywhere lets them
// be divided between any two atoms.
func (t *setting) display(n *formula.Node, measure geom.Length, anywhere bool) (lines []Line, widest geom.Length) {
	e := env{level: displayLevel, color: t.style.Color}
	if n.Kind == formula.Table && n.Table.Lined {
		return t.lined(n, e, measure)
	}
	list := t.atoms(n, e)
	b := t.assemble(list)
	if b.w <= measure {
		return []Line{t.line(b, (measure-b.w)/2, n.Begin, n.End)}, b.w
	}
	return t.broken(list, measure, anywhere)
}

func (t *setting) line(b *box, x geom.Length, begin, end int) Line {
	items := t.paint(b)
	for _, it := range items {
		it.Shift(geom.Point{X: x})
	}
	return Line{Above: b.h, Below: b.d, Items: items, Begin: begin, End: end}
}

// broken divides a formula that is too wide before its relations, or else
// before binary operators, the later lines indented.
func (t *setting) broken(list []atom, measure geom.Length, anywhere bool) (lines []Line, widest geom.Length) {
	indent := geom.Length(0)
	for len(list) > 0 {
		end := t.lineEnd(list, measure-indent, anywhere)
		rest := list[end:]
		b := t.assemble(list[:end])
		widest = max(widest, b.w+indent)
		lines = append(lines, t.line(b, indent, list[0].begin, list[end-1].end))
		if len(rest) > 0 {
			rest[0].before = 0
		}
		list, indent = rest, 2*t.em
	}
	return lines, widest
}

// lineEnd is how many atoms the next line has: up to the last relation that
// fits, if that fills the line well, else up to the last binary operator.
func (t *setting) lineEnd(list []atom, room geom.Length, anywhere bool) int {
	var w, relWidth geom.Length
	rel, bin := 0, 0
	for i := range list {
		wide := w + list[i].before + list[i].box.w
		if wide > room && rel+bin > 0 {
			if rel > 0 && (bin == 0 || relWidth > room/2) {
				return rel
			}
			return bin
		}
		if i > 0 && list[i].class == formula.Rel && list[i-1].class != formula.Rel {
			rel, relWidth = i, w
		} else if i > 0 && list[i].class == formula.Bin {
			bin = i
		}
		if wide > room && rel+bin > 0 { // the first place is too far already
			return i
		}
		if wide > room && anywhere && i > 0 {
			return i
		}
		w = wide
	}
	return len(list)
}

// lined sets the rows of equations on their alignment points, with their tags
// at the right.
func (t *setting) lined(n *formula.Node, e env, measure geom.Length) (lines []Line, widest geom.Length) {
	g := t.grid(n.Table, e)
	tags := make([]*box, len(g.cells))
	tagWidth := geom.Length(0)
	for r := range g.cells {
		if r < len(n.Table.Tags) && n.Table.Tags[r] != nil {
			tags[r] = t.row(n.Table.Tags[r], env{level: textLevel, color: e.color})
			tagWidth = max(tagWidth, tags[r].w)
		}
	}
	left := (measure - g.width) / 2
	if tagWidth > 0 && left < tagWidth+t.em {
		left = max(measure-tagWidth-t.em-g.width, 0)
	}
	need := g.width
	if tagWidth > 0 {
		need += tagWidth + t.em
	}
	for r, row := range g.cells {
		b := &box{}
		for c, k := range row {
			b.put(k, left+g.cellX(c, k), 0)
		}
		if tags[r] != nil {
			b.put(tags[r], measure-tags[r].w, 0)
		}
		l := t.line(b, 0, n.Begin, n.End)
		if r > 0 {
			l.Above = max(g.y[r]-g.y[r-1]-g.d[r-1], l.Above)
		}
		if r+1 < len(g.cells) {
			l.Below = max(g.d[r], l.Below)
		}
		if cells := n.Table.Rows[r]; len(cells) > 0 {
			l.Begin, l.End = cells[0].Begin, cells[len(cells)-1].End
		}
		lines = append(lines, l)
	}
	return lines, need
}
