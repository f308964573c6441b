package layout

import "octavo/geom"

// fit sets code smaller whose longest line is too long, if the theme has it so small
// that the line need not wrap: a little, and much if it is a drawing in characters,
// which has to stay one. The lines of drawings come so close that upright strokes join.
func (s *codeSetter) fit() {
	if s.b.LineNumbers {
		return
	}
	bl := &s.c.cfg.theme.Blocks
	drawn, joined := s.b.Drawing()
	least := bl.CodeLeast
	if drawn {
		least = bl.DrawingLeast
	}
	ts, size := *s.style, s.fitting()
	if size < ts.size.MulDiv(int64(least), 1000) {
		return // it has to wrap
	}
	if drawn {
		ts.leading, ts.baseline = scaled(ts.leading, size, ts.size), scaled(ts.baseline, size, ts.size)
	}
	ts.size = size
	if joined {
		joinStrokes(&ts)
	}
	s.style = &ts
}

// fitting is the largest size, up to the style's, at which the longest line fits, in
// steps of a twentieth of a point.
func (s *codeSetter) fitting() geom.Length {
	ts := s.style
	advance := geom.FromUnits(ts.face.Shape(" ", noShaping).Width, ts.size, ts.face.UnitsPerEm)
	wide := advance * geom.Length(s.b.Columns(s.c.cfg.theme.Blocks.TabWidth))
	if wide <= s.ctx.w {
		return ts.size
	}
	size := ts.size.MulDiv(int64(s.ctx.w), int64(wide))
	return size - size%(geom.Pt/20)
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
