package pdf

import "octavo/fonts"

// In text that runs from right to left, readers put the letters that they find
// from left to right in order by themselves. An ActualText, which is in order
// already, is turned around with them by some. So every glyph there has a text of
// its own, and those that are but a part of a letter, such as its dots, stand
// for nothing.

// shareOf is the text of glyph k of a cluster, in a run from right to left: all
// of it for the widest glyph. Marks that were read by themselves would be lines
// of their own, since they stand higher.
func shareOf(glyphs []fonts.Glyph, k int, text string) string {
	widest := 0
	for i := range glyphs {
		if glyphs[i].Advance > glyphs[widest].Advance {
			widest = i
		}
	}
	if k == widest {
		return text
	}
	return ""
}

// shareOut writes the n glyphs of a cluster from glyph i on, each with its share
// of the text. Sum is the advances so far.
func (c *canvas) shareOut(run *fonts.Run, i, n int, text string, start fine, sum *int64, perEm int64) {
	font := c.text.font
	for k := range n {
		g := &run.Glyphs[i+k]
		share := shareOf(run.Glyphs[i:i+n], k, text)
		at := c.ideal(start, i+k, *sum+int64(g.XOff), perEm)
		if code, ok := font.code(g.ID, share); ok {
			c.glyph(g, code, at, perEm)
		} else {
			c.beginActual(share)
			c.glyph(g, font.plainCode(g.ID), at, perEm)
			c.endActual()
		}
		*sum += int64(g.Advance)
	}
}
