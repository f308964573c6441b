package layout

import "octavo/geom"

// fitDrawing sets code that is a drawing in characters so that it stays one: so
// small that its longest line need not wrap, if the theme has that, and with its
// lines so close that upright strokes join.
func (s *codeSetter) fitDrawing() {
	drawn, joined := s.b.Drawing()
	if !drawn || s.b.LineNumbers {
		return
	}
	ts := *s.style
	advance := geom.FromUnits(s.style.face.Shape(" ", noShaping).Width, ts.size, ts.face.UnitsPerEm)
	wide := advance * geom.Length(s.b.Columns(s.c.cfg.theme.Blocks.TabWidth))
	if wide > s.ctx.w {
		size := ts.size.MulDiv(int64(s.ctx.w), int64(wide))
		size -= size % (geom.Pt / 20)
		if size < ts.size.MulDiv(int64(s.c.cfg.theme.Blocks.DrawingLeast), 1000) {
			return // it has to wrap
		}
		ts.leading, ts.baseline = scaled(ts.leading, size, ts.size), scaled(ts.baseline, size, ts.size)
		ts.size = size
	}
	if joined {
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
