package inline

import (
	"unicode/utf8"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// drawEmoji draws emoji in colour as pictures. Readers and the clipboard get the
// characters by way of a space that is as wide.
func (a *assembler) drawEmoji(sl *slot, pt *part, x geom.Length) {
	use := sl.use
	size := use.Size
	if pt.size != 0 {
		size = pt.size.at(size)
	}
	units := func(v int32) geom.Length { return geom.FromUnits(v, size, pt.face.UnitsPerEm) }
	run := pt.run
	for i := 0; i < len(run.Glyphs); {
		from, begin := x, run.Glyphs[i].Cluster
		for ; i < len(run.Glyphs) && run.Glyphs[i].Cluster == begin; i++ {
			g := run.Glyphs[i]
			if pic := pt.face.Picture(g.ID); pic != nil {
				a.items = append(a.items, &page.Image{
					Elem: page.Artifact, Format: pic.Format, Data: pic.Data, Name: pt.face.Name, Cutout: true,
					Rect: geom.Rect{
						X: x + units(g.XOff+pic.X), Y: -use.Rise - units(g.YOff+pic.Y), W: units(pic.W), H: units(pic.H),
					},
				})
			}
			x += units(g.Advance) + use.Tracking + sl.extra
		}
		a.drawBlanks(sl, from, x-from, run.Text[begin:clusterEnd(run.Glyphs, begin, len(run.Text))])
	}
}

// drawBlanks puts spaces in a width, one for each character of a text: some
// readers of PDF files can't have several characters for a glyph, if they are
// beyond Unicode's first 65,536.
func (a *assembler) drawBlanks(sl *slot, x, width geom.Length, text string) {
	n := geom.Length(utf8.RuneCountInString(text))
	i := geom.Length(0)
	for _, r := range text {
		from := width * i / n
		i++
		a.drawBlank(sl, x+from, width*i/n-from, string(r))
	}
}

// drawBlank puts a space of a width that stands for a text.
func (a *assembler) drawBlank(sl *slot, x, width geom.Length, text string) {
	use := sl.use
	space := use.space.parts
	if len(space) == 0 || space[0].run == nil {
		return
	}
	t := &page.Text{
		Elem: a.p.spans[sl.span].Elem, Face: space[0].face, Size: use.Size, Color: use.Color,
		At: geom.Point{X: x, Y: -use.Rise}, Pieces: []page.Piece{{Run: space[0].run}},
		Actual: text, HasActual: true,
	}
	if own := t.Width(); own > 0 && width > 0 {
		t.Stretch = int32(width*1000/own) - 1000
	}
	a.items = append(a.items, t)
}

// clusterEnd is where the cluster that begins at an offset ends: where the next
// one begins, or the text ends.
func clusterEnd(glyphs []fonts.Glyph, begin int32, length int) int32 {
	end := int32(length)
	for _, g := range glyphs {
		if g.Cluster > begin {
			end = min(end, g.Cluster)
		}
	}
	return end
}
