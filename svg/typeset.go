package svg

import (
	"math"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// setPiece is a run with its place, in user units.
type setPiece struct {
	face     *fonts.Face
	run      *fonts.Run
	size     float64
	tracking float64
	x        float64 // from the span's start
	width    float64
	look     *look
}

// emit sets the chunks of a text element.
func (t *textMark) emit(e *emitter) {
	m := e.toPage.mul(t.m)
	k := m.factor()
	if !(k > 0) {
		return
	}
	s := setter{e: e, m: m, k: k, clip: e.clipped(t.clip), path: t.path}
	for _, c := range t.chunks {
		s.chunk(c)
	}
}

// setter places pieces on the page.
type setter struct {
	e    *emitter
	m    matrix  // from user units to points
	k    float64 // its scale
	clip box     // in points
	path []point
	last *page.Text // what the next piece may join
	end  float64    // of last, in user units
	base float64    // of last
	pen  float64    // where the last chunk ended
}

// chunk sets a chunk: its width first, which the anchor needs, then its
// pieces.
func (s *setter) chunk(c chunk) {
	type placed struct {
		pieces []setPiece
		at     point
	}
	var spans []placed
	if c.flows {
		c.at.x = s.pen
	}
	pen, ratio := c.at, c.ratio
	if ratio == 0 {
		ratio = s.e.chunkRatio(c.spans)
	}
	for i := range c.spans {
		sp := &c.spans[i]
		pieces, width := s.e.setSpan(sp, ratio)
		if sp.word {
			pen.x = sp.x
		}
		pen.x, pen.y = pen.x+sp.move.x, pen.y+sp.move.y
		at := pen
		at.y -= sp.look.shift
		if len(pieces) > 0 {
			at.y += rise(sp.look.baseline, pieces[0].face, sp.look.font.size)
		}
		spans = append(spans, placed{pieces, at})
		pen.x += width
	}
	back := (pen.x - c.at.x) * c.anchor
	s.pen = pen.x - back
	s.last = nil
	for _, sp := range spans {
		for _, p := range sp.pieces {
			s.piece(p, point{sp.at.x + p.x - back, sp.at.y})
		}
	}
}

// rise is how far the alphabetic baseline lies below the one asked for.
func rise(b baseline, f *fonts.Face, size float64) float64 {
	em := float64(f.UnitsPerEm)
	switch b {
	case baseMiddle:
		return float64(f.XHeight) / em / 2 * size
	case baseCentral:
		return float64(f.CapHeight) / em / 2 * size
	case baseHanging:
		return float64(f.CapHeight) / em * size
	case baseTop:
		return 0.9 * size
	case baseBottom:
		return -0.22 * size
	}
	return 0
}

// piece draws a piece whose pen starts at a place in user units.
func (s *setter) piece(p setPiece, at point) {
	if p.look.hidden || p.size*s.k < 0.05 || len(p.run.Glyphs) == 0 {
		s.last = nil
		return
	}
	if s.path != nil {
		s.bend(p, at)
		return
	}
	p, at, ok := s.trim(p, at)
	if !ok {
		return
	}
	if s.join(p, at) {
		s.decorate(p, at)
		return
	}
	t := &page.Text{
		Elem: s.e.elem, Face: p.face, Size: toLength(min(p.size*s.k, maxPt)), Color: p.look.color,
		At: s.e.place(s.m.apply(at)), Tracking: toLength(p.tracking * s.k),
		Pieces: []page.Piece{{Run: p.run}}, Matrix: s.turn(s.m),
	}
	s.last, s.base, s.end = t, at.y, at.x+p.width
	s.e.items = append(s.e.items, t)
	s.decorate(p, at)
}

// turn is the matrix of text that does not stand upright.
func (s *setter) turn(m matrix) *geom.Matrix {
	round := func(v float64) float64 { return math.Round(v/s.k*(1<<16)) / (1 << 16) }
	g := geom.Matrix{A: round(m.a), B: round(m.b), C: round(m.c), D: round(m.d)}
	const eps = 1e-3
	if math.Abs(g.A-1) < eps && math.Abs(g.B) < eps && math.Abs(g.C) < eps && math.Abs(g.D-1) < eps {
		return nil
	}
	return &g
}

// join appends a piece to the text before it, if it goes on with it.
func (s *setter) join(p setPiece, at point) bool {
	t := s.last
	if t == nil || t.Face != p.face || t.Size != toLength(p.size*s.k) || t.Color != p.look.color ||
		t.Tracking != toLength(p.tracking*s.k) || math.Abs(s.base-at.y) > 1e-6 || at.x < s.end-p.size ||
		s.e.items[len(s.e.items)-1] != page.Item(t) {
		return false
	}
	start := s.m.apply(at)
	x0, y0 := t.At.X.Pt(), t.At.Y.Pt()
	x := toLength(math.Hypot(start.x-x0, start.y-y0))
	if last := t.Pieces[len(t.Pieces)-1]; x < last.X {
		return false
	}
	t.Pieces = append(t.Pieces, page.Piece{Run: p.run, X: x})
	s.end = at.x + p.width
	return true
}

// trim leaves off the letters that lie outside the clip by half or more.
func (s *setter) trim(p setPiece, at point) (setPiece, point, bool) {
	whole := s.letter(at.x, at.x+p.width, at.y, p.size)
	if s.clip.contains(whole) {
		return p, at, true
	}
	if !s.clip.overlaps(whole) {
		return p, at, false
	}
	first, end := -1, 0 // bytes of the text that are kept
	startX, x := 0.0, 0.0
	ends := clusterEnds(p.run)
	for i, g := range p.run.Glyphs {
		adv := advance(p.face, g.Advance, p.size) + p.tracking
		if s.shows(s.letter(at.x+x, at.x+x+adv, at.y, p.size)) {
			from, to := int(g.Cluster), ends[i]
			if first < 0 {
				first, end, startX = from, to, x
			}
			first, end = min(first, from), max(end, to)
		}
		x += adv
	}
	if first < 0 {
		return p, at, false
	}
	p.run = p.face.Shape(p.run.Text[first:end], fonts.Shaping{RTL: p.run.RTL})
	p.width = advance(p.face, p.run.Width, p.size) + p.tracking*float64(len(p.run.Glyphs))
	return p, point{at.x + startX, at.y}, true
}

// letter is the area of letters on the page.
func (s *setter) letter(x0, x1, y, size float64) box {
	return s.m.bounds(box{x0, y - 0.7*size, x1, y + 0.2*size})
}

// shows reports whether more than half of a letter lies inside the clip.
func (s *setter) shows(l box) bool {
	in := l.intersect(s.clip)
	if in.x1 < in.x0 || in.y1 < in.y0 {
		return false
	}
	return in.width() >= l.width()/2 && in.height() >= l.height()/2
}

// clusterEnds gives, for every glyph, the end of the bytes that its cluster
// stands for.
func clusterEnds(r *fonts.Run) []int {
	ends := make([]int, len(r.Glyphs))
	next, last := len(r.Text), -1
	visit := func(i int) {
		c := int(r.Glyphs[i].Cluster)
		if last >= 0 && c != last {
			next = last
		}
		ends[i], last = next, c
	}
	if r.RTL {
		for i := range r.Glyphs {
			visit(i)
		}
	} else {
		for i := len(r.Glyphs) - 1; i >= 0; i-- {
			visit(i)
		}
	}
	return ends
}

// decorate draws lines under and through a piece.
func (s *setter) decorate(p setPiece, at point) {
	em := float64(p.face.UnitsPerEm)
	thick := max(float64(p.face.UnderlineThick)/em, 0.04) * p.size
	draw := func(y float64) {
		segs := polygon(corners(box{at.x, y - thick/2, at.x + p.width, y + thick/2}))
		col := p.look.color
		path := &page.Path{Elem: s.e.elem, Fill: &col}
		r := toRect(s.clip)
		path.Clip = &r
		for i := range segs {
			path.Segments = append(path.Segments, page.Segment{
				Kind: segs[i].kind, P: [3]geom.Point{s.e.place(s.m.apply(segs[i].p[0]))},
			})
		}
		s.e.items = append(s.e.items, path)
	}
	if p.look.underline {
		draw(at.y + float64(p.face.UnderlineBelow)/em*p.size)
	}
	if p.look.lineThru {
		draw(at.y - float64(p.face.StrikeAbove)/em*p.size)
	}
}

// bend draws a piece letter by letter along the path. at.x counts along it.
func (s *setter) bend(p setPiece, at point) {
	x := at.x
	ends := clusterEnds(p.run)
	for i, g := range p.run.Glyphs {
		adv := advance(p.face, g.Advance, p.size) + p.tracking
		from, to := int(g.Cluster), ends[i]
		middle, dir, ok := along(s.path, x+adv/2)
		x += adv
		if !ok || i > 0 && int(p.run.Glyphs[i-1].Cluster) == from {
			continue
		}
		turn := matrix{dir.x, dir.y, -dir.y, dir.x, middle.x, middle.y}
		letter := setter{e: s.e, m: s.m.mul(turn), k: s.k, clip: s.clip}
		one := p
		one.run = p.face.Shape(p.run.Text[from:to], fonts.Shaping{RTL: p.run.RTL})
		one.width = adv
		letter.piece(one, point{-adv / 2, at.y})
	}
}

// along gives the point at a distance along a line, and its direction there.
func along(path []point, at float64) (point, point, bool) {
	if at < 0 {
		return point{}, point{}, false
	}
	for i := 1; i < len(path); i++ {
		p, q := path[i-1], path[i]
		d := math.Hypot(q.x-p.x, q.y-p.y)
		if d > 0 && at <= d {
			t := at / d
			return point{p.x + float64((q.x-p.x)*t), p.y + float64((q.y-p.y)*t)}, unit(p, q), true
		}
		at -= d
	}
	return point{}, point{}, false
}
