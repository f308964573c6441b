package layout

import (
	"strings"
	"unicode/utf8"

	"octavo/geom"
)

// fitDrawing sets code that is a drawing in characters so that it stays one: so
// small that its longest line need not wrap, if the theme has that, and with its
// lines so close that upright strokes join.
func (s *codeSetter) fitDrawing() {
	boxed := boxDrawing(s.b.Text)
	if !boxed && !plusDrawing(s.b.Text) || s.b.LineNumbers {
		return
	}
	ts := *s.style
	advance := geom.FromUnits(s.style.face.Shape(" ", noShaping).Width, ts.size, ts.face.UnitsPerEm)
	wide := advance * geom.Length(s.columns())
	shrunk := wide > s.ctx.w
	if shrunk {
		size := ts.size.MulDiv(int64(s.ctx.w), int64(wide))
		size -= size % (geom.Pt / 20)
		if size < ts.size.MulDiv(int64(s.c.cfg.theme.Blocks.DrawingLeast), 1000) {
			return // it has to wrap
		}
		ts.leading, ts.baseline = scaled(ts.leading, size, ts.size), scaled(ts.baseline, size, ts.size)
		ts.size = size
	}
	if boxed {
		joinStrokes(&ts)
	}
	s.style = &ts
}

// joinStrokes brings lines so near to each other that the face's upright stroke
// reaches from one to the next.
func joinStrokes(ts *textStyle) {
	gid, ok := ts.face.GlyphID('│')
	if !ok {
		return
	}
	_, low, _, high := ts.face.Extents(gid)
	tall := geom.FromUnits(high-low, ts.size, ts.face.UnitsPerEm)
	if tall >= ts.size && tall < ts.leading {
		ts.leading = tall
		ts.baseline = geom.FromUnits(high, ts.size, ts.face.UnitsPerEm)
	}
}

// columns is how many characters the longest line has, tabs as spaces.
func (s *codeSetter) columns() int {
	most := 0
	for line := range strings.SplitSeq(s.b.Text, "\n") {
		line, _ = expandTabs(line, 0, s.c.cfg.theme.Blocks.TabWidth)
		most = max(most, utf8.RuneCountInString(strings.TrimRight(line, " ")))
	}
	return most
}

// boxDrawing reports whether text has lines that are drawn: at least two with
// characters of the block Box Drawing.
func boxDrawing(text string) bool {
	found := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.ContainsFunc(line, func(r rune) bool { return r >= 0x2500 && r <= 0x257f }) {
			if found++; found > 1 {
				return true
			}
		}
	}
	return false
}

// plusDrawing reports whether text has boxes drawn as in ASCII: at least two
// lines with a corner and an edge, +--- or ---+.
func plusDrawing(text string) bool {
	found := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(line, "+--") && strings.Contains(line, "--+") {
			if found++; found > 1 {
				return true
			}
		}
	}
	return false
}
