package layout

import (
	"octavo/geom"
	"octavo/page"
)

// edge is how far the sheet goes beyond the trimmed page on every side: room
// for the bleed and the crop marks.
func (m *maker) edge() geom.Length {
	if m.o.Bleed <= 0 {
		return 0
	}
	return m.markGap() + m.cfg.theme.Book.MarkLength
}

// markGap is the distance of the crop marks from the trimmed page: beyond the
// bleed, so that they are never printed over.
func (m *maker) markGap() geom.Length { return max(m.cfg.theme.Book.MarkGap, m.o.Bleed) }

// trim makes a sheet of a page: larger, with crop marks at its corners.
func (m *maker) trim(pg *page.Page) {
	edge := m.edge()
	if edge == 0 {
		return
	}
	pg.Trim = geom.Rect{X: edge, Y: edge, W: pg.Size.W, H: pg.Size.H}
	b := m.o.Bleed
	pg.Bleed = geom.Rect{X: edge - b, Y: edge - b, W: pg.Size.W + 2*b, H: pg.Size.H + 2*b}
	pg.Size.W += 2 * edge
	pg.Size.H += 2 * edge
	pg.Items = append(pg.Items, m.marks(pg.Trim)...)
}

// marks are the crop marks: two at each corner, in line with the edges of the
// trimmed page.
func (m *maker) marks(t geom.Rect) []page.Item {
	gap, length, thick := m.markGap(), m.cfg.theme.Book.MarkLength, m.cfg.theme.Book.MarkStroke
	var items []page.Item
	add := func(r geom.Rect) { items = append(items, &page.Fill{Rect: r}) }
	for _, x := range []geom.Length{t.X, t.Right()} {
		add(geom.Rect{X: x - thick/2, Y: t.Y - gap - length, W: thick, H: length})
		add(geom.Rect{X: x - thick/2, Y: t.Bottom() + gap, W: thick, H: length})
	}
	for _, y := range []geom.Length{t.Y, t.Bottom()} {
		add(geom.Rect{X: t.X - gap - length, Y: y - thick/2, W: length, H: thick})
		add(geom.Rect{X: t.Right() + gap, Y: y - thick/2, W: length, H: thick})
	}
	return items
}
