package pdf

import (
	"unicode/utf8"

	"octavo/fonts"
)

// Text that runs from right to left is written in the order in which it is read:
// every letter moves the pen to the next one, on its left. That is the first of
// the two ways of ISO 32000-1, 14.8.2.3.3, and needs nobody who turns letters
// around: what goes by the order of the file finds them in order, and so does
// what goes by their places. A letter has a TJ of its own, since some readers
// turn around all that is in one.
//
// Readers that go by places take the characters of a code from left to right. So
// a code stands for a single character. A ligature, or a letter with vowel marks,
// is as many codes as it has characters, side by side: each shows its own glyph
// where there are as many of them, else the first all, and the others are blank.

// group is a letter of a run from right to left, with what belongs to it.
type group struct {
	from, to int // its glyphs in the run
	text     string
	chars    int32 // characters of the text
	width    int32 // in font units
}

// groupBefore is the group that ends before glyph to: a cluster, and on its left
// those that take no room.
func groupBefore(run *fonts.Run, to int) group {
	g := group{from: to, to: to}
	for g.from > 0 {
		from, width := g.from, int32(0)
		for same := true; same; same = from > 0 && run.Glyphs[from-1].Cluster == run.Glyphs[from].Cluster {
			from--
			width += run.Glyphs[from].Advance
		}
		if g.from < to && width != 0 {
			break
		}
		_, text := cluster(run, from)
		g.from, g.text, g.width = from, g.text+text, g.width+width
	}
	g.chars = int32(utf8.RuneCountInString(g.text))
	return g
}

// plain reports whether a group is but a glyph on the baseline for a character.
func (g *group) plain(glyphs []fonts.Glyph) bool {
	return len(glyphs) == 1 && glyphs[0].YOff == 0 && g.chars <= 1
}

// slot is the room of character k: from where it is on the left, and how wide.
func (g *group) slot(k int32) (left, width int32) {
	one := g.width / max(1, g.chars)
	if k == 0 {
		left = one * max(0, g.chars-1)
		return left, g.width - left
	}
	return one * (g.chars - 1 - k), one
}

// appendChar appends the string of the joint for character k of a group.
func (g *group) appendChar(b []byte, glyphs []fonts.Glyph, k int32, char string) []byte {
	left, width := g.slot(k)
	switch {
	case int(g.chars) == len(glyphs):
		at := len(glyphs) - 1 - int(k)
		pen := -left
		for i := range at {
			pen += glyphs[i].Advance
		}
		return appendJoint(b, glyphs[at:at+1], pen, width, char)
	case k == 0:
		return appendJoint(b, glyphs, -left, width, char)
	}
	return appendJoint(b, nil, 0, width, char)
}

// countTurned counts the codes of a run that runs from right to left.
func (f *faceCount) countTurned(run *fonts.Run) {
	for to := len(run.Glyphs); to > 0; {
		g := groupBefore(run, to)
		glyphs := run.Glyphs[g.from:to]
		if to = g.from; g.plain(glyphs) {
			f.add(glyphs[0].ID, g.text, 1)
			continue
		}
		f.addWeak(glyphs, g.text)
		k := int32(0)
		for _, r := range g.text {
			f.countJoint(g.appendChar(f.buffer[:0], glyphs, k, string(r)))
			k++
		}
	}
}

// turned writes the glyphs of a run that runs from right to left.
func (c *canvas) turned(run *fonts.Run, start fine, perEm int64) {
	var units int64 // of the advances on the left, in font units
	for i := range run.Glyphs {
		units += int64(run.Glyphs[i].Advance)
	}
	for to := len(run.Glyphs); to > 0; {
		g := groupBefore(run, to)
		units -= int64(g.width)
		c.turnedGroup(&g, run.Glyphs[g.from:to], c.ideal(start, g.from, units, perEm), perEm)
		to = g.from
	}
}

// turnedGroup writes a group, whose left edge is place.
func (c *canvas) turnedGroup(g *group, glyphs []fonts.Glyph, place fine, perEm int64) {
	font := c.text.font
	wide := func(units int32) fine { return scale(int64(units), c.text.sizeFine, perEm) }
	if g.plain(glyphs) {
		if code, ok := font.code(glyphs[0].ID, g.text); ok {
			c.letter(&glyphs[0], code, place+wide(glyphs[0].XOff), perEm)
			return
		}
	} else if c.findJoints(g, glyphs) {
		for k, code := range c.codes {
			left, _ := g.slot(int32(k))
			c.letter(&fonts.Glyph{}, code, place+wide(left), perEm)
		}
		return
	}
	c.beginActual(g.text)
	for k := range glyphs {
		c.glyph(&glyphs[k], font.plainCode(glyphs[k].ID), place+wide(glyphs[k].XOff), perEm)
		place += wide(glyphs[k].Advance)
	}
	c.endActual()
}

// findJoints leaves the codes of a group's characters in c.codes, if all have one.
func (c *canvas) findJoints(g *group, glyphs []fonts.Glyph) bool {
	c.codes = c.codes[:0]
	for _, r := range g.text {
		c.joint = g.appendChar(c.joint[:0], glyphs, int32(len(c.codes)), string(r))
		code, ok := c.text.font.jointOf[string(c.joint)]
		if !ok {
			return false
		}
		c.codes = append(c.codes, code)
	}
	return len(c.codes) > 0
}

// letter writes a glyph in a TJ of its own, to which the one before brings the
// pen.
func (c *canvas) letter(g *fonts.Glyph, code uint16, place fine, perEm int64) {
	if s := &c.text; s.array {
		if d := place - s.pen; d > s.halfUnit || d < -s.halfUnit {
			c.adjust(d)
		}
		c.closeArray()
	}
	c.glyph(g, code, place, perEm)
}
