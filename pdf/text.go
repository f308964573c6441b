package pdf

import (
	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
	"strings"
)

// Text is written with as few operators as its positions allow: one TJ array
// goes on over words and text items while font, size, colour and baseline stay.
//
// Positions are exact. The pen is where the viewer's pen will be: the sum of
// the widths as the font dictionary gives them, and of the adjustments as they
// were written. Each adjustment is the distance from there to the ideal place,
// so that rounding never adds up.

// fine is a distance in units of 1/256 of a geom.Length.
type fine int64

const finePerLength = 256

func toFine(l geom.Length) fine    { return fine(l) * finePerLength }
func milliToFine(n int64) fine     { return fine(n * int64(geom.Pt) * finePerLength / 1000) }
func scale(v, num, den int64) fine { return fine(v * num / den) }

// textState mirrors the viewer's text state.
type textState struct {
	open  bool // between BT and ET
	array bool // inside the array of a TJ
	str   bool // inside a string of that array

	font     *embedded
	size     int64 // thousandths of a point
	tracking int64 // thousandths of a point
	rise     int64 // thousandths of a point
	stretch  int64 // thousandths: how much wider glyphs are
	bold     bool  // glyphs are outlined too

	lineX, lineY int64 // start of the line, thousandths of a point
	pen          fine  // where the viewer's pen is, from the page's left edge

	// For the run in hand.
	sizeFine  int64 // the size in fine units
	penSize   int64 // the same as it is written, by which the viewer's pen moves
	trackFine fine
	halfUnit  fine // half of a unit of adjustment
}

// largestGap is the widest adjustment, in thousandths of the size, that is
// made inside a line; farther places are moved to.
const largestGap = 8000

// drawText draws a run of pieces.
func (c *canvas) drawText(t *page.Text) {
	if t.Face == nil || t.Size <= 0 || len(t.Pieces) == 0 {
		return
	}
	c.setFill(t.Color)
	c.setFont(t)
	if t.Matrix != nil {
		c.drawTurned(t)
		return
	}
	c.goTo(t.At.X+t.Pieces[0].X, t.At.Y)
	c.pieces(t, toFine(t.At.X))
}

// drawTurned draws a run under a matrix of its own, in a text object of its
// own. The pen then runs along the turned baseline from 0.
func (c *canvas) drawTurned(t *page.Text) {
	c.endText()
	c.beginText()
	m := t.Matrix
	for _, v := range [4]float64{m.A, -m.B, -m.C, m.D} { // PDF's y grows upwards
		c.b = appendRatio(c.b, v)
		c.b = append(c.b, ' ')
	}
	c.x(t.At.X)
	c.y(t.At.Y)
	c.op("Tm")
	c.text.pen = 0
	c.pieces(t, 0)
	c.endText()
}

// pieces writes the glyphs, with the ideal pen at start before piece X 0. The
// text's Actual is wrapped around them, unless one code can say it.
func (c *canvas) pieces(t *page.Text, start fine) {
	perEm := int64(t.Face.UnitsPerEm)
	if c.actual > 0 {
		c.goOn(t, start)
		return
	}
	if g, ok := alone(t); ok {
		if code, ok := c.text.font.code(g.ID, t.Actual); ok {
			c.glyph(&g, code, c.ideal(start+toFine(t.Pieces[0].X), 0, int64(g.XOff), perEm), perEm)
			return
		}
	}
	if t.HasActual {
		c.beginActual(t.Actual)
	}
	for i := range t.Pieces {
		c.run(t.Pieces[i].Run, start+toFine(t.Pieces[i].X), t.HasActual, perEm)
	}
	if t.ActualMore > 0 {
		c.actual = t.ActualMore
	} else if t.HasActual {
		c.endActual()
	}
}

// goOn writes the glyphs of a text that an ActualText before it stands for too.
func (c *canvas) goOn(t *page.Text, start fine) {
	for i := range t.Pieces {
		c.run(t.Pieces[i].Run, start+toFine(t.Pieces[i].X), true, int64(t.Face.UnitsPerEm))
	}
	if c.actual--; c.actual == 0 {
		c.endActual()
	}
}

// dropActual ends an ActualText that was to go on.
func (c *canvas) dropActual() {
	if c.actual > 0 {
		c.actual = 0
		c.endActual()
	}
}

// run writes the glyphs of a run. Clusters whose text no code would give back
// are wrapped in their ActualText, unless plain says that a wrapping is there
// already.
func (c *canvas) run(run *fonts.Run, start fine, plain bool, perEm int64) {
	font := c.text.font
	if run.RTL && !plain {
		c.turned(run, start, perEm)
		return
	}
	if !plain && !c.spells(run) {
		c.beginActual(run.Text)
		defer c.endActual()
		plain = true
	}
	var sum int64 // of the advances so far, in font units
	for i := 0; i < len(run.Glyphs); {
		n, text := cluster(run, i)
		if code, joint, ok := c.clusterCode(run, i, n, text); ok && !plain {
			g := &run.Glyphs[i]
			advance := int64(g.Advance)
			if joint { // it has the places of its glyphs
				_, j := font.shows(int(code))
				g, advance = &fonts.Glyph{}, j.advance()
			}
			c.glyph(g, code, c.ideal(start, i, sum+int64(g.XOff), perEm), perEm)
			sum += advance
			i += n
			continue
		}
		if !plain {
			n, text = c.unmapped(run, i)
			c.beginActual(text)
		}
		for k := i; k < i+n; k++ {
			g := &run.Glyphs[k]
			c.glyph(g, font.plainCode(g.ID), c.ideal(start, k, sum+int64(g.XOff), perEm), perEm)
			sum += int64(g.Advance)
		}
		if !plain {
			c.endActual()
		}
		i += n
	}
}

// spells reports whether the codes of a run's clusters give back its text. It is
// asked of complex scripts alone: readers that find an ActualText for some letters
// of a word there see several words.
func (c *canvas) spells(run *fonts.Run) bool {
	if !isComplex(run.Text) {
		return true
	}
	for i := 0; i < len(run.Glyphs); {
		n, text := cluster(run, i)
		if _, _, ok := c.clusterCode(run, i, n, text); !ok {
			return false
		}
		i += n
	}
	return true
}

// isComplex reports whether a text may be in a script whose letters join or
// change their order.
func isComplex(text string) bool {
	const firstOfHebrew = 0xD6 // as UTF-8 begins
	return text != "" && text[0] >= firstOfHebrew
}

// clusterCode is the code of a cluster, that of its glyph or of its joint; ok is false
// if it has none.
func (c *canvas) clusterCode(run *fonts.Run, i, n int, text string) (code uint16, joint, ok bool) {
	glyphs := run.Glyphs[i : i+n]
	if joins(run, glyphs, text) {
		c.joint = appendCluster(c.joint[:0], glyphs, text)
		code, ok = c.text.font.jointOf[string(c.joint)]
		return code, true, ok
	}
	if n == 1 {
		code, ok = c.text.font.code(glyphs[0].ID, text)
	}
	return code, false, ok
}

// unmapped gathers neighbouring clusters that all need an ActualText: how many
// glyphs they have, and their text in reading order.
func (c *canvas) unmapped(run *fonts.Run, i int) (n int, text string) {
	var parts []string // joined at the end: there may be thousands
	for i+n < len(run.Glyphs) {
		k, s := cluster(run, i+n)
		if _, _, ok := c.clusterCode(run, i+n, k, s); ok && n > 0 {
			break
		}
		parts = append(parts, s)
		n += k
	}
	return n, strings.Join(parts, "")
}

// ideal is where the pen should be for a glyph: start, moved by font units and
// by the tracking of the glyphs before it.
func (c *canvas) ideal(start fine, index int, units, perEm int64) fine {
	wide := scale(units, c.text.sizeFine, perEm)
	if c.text.stretch != 0 {
		wide = c.text.stretched(wide)
	}
	return start + wide + c.text.trackFine*fine(index)
}

// glyph writes a glyph where it should be.
func (c *canvas) glyph(g *fonts.Glyph, code uint16, ideal fine, perEm int64) {
	s := &c.text
	if rise := milli(geom.Length(int64(g.YOff) * s.sizeFine / (perEm * finePerLength))); rise != s.rise {
		c.closeArray()
		c.number(rise)
		c.op("Ts")
		s.rise = rise
	}
	if d := ideal - s.pen; d > s.halfUnit || d < -s.halfUnit {
		c.adjust(d)
	}
	c.show(code)
}

// adjust moves the pen by d, rounded to a unit of adjustment.
func (c *canvas) adjust(d fine) {
	s := &c.text
	n := -divRound(int64(d)*1000, s.sizeFine)
	if s.stretch != 0 {
		n = -divRound(int64(d)*1000*1000, s.sizeFine*(1000+s.stretch))
	}
	if n == 0 {
		return
	}
	c.openArray()
	if s.str {
		c.b = append(c.b, ')')
		s.str = false
	} else if last := c.b[len(c.b)-1]; last != '[' && last != ')' {
		c.b = append(c.b, ' ')
	}
	c.b = appendInt(c.b, n)
	s.pen -= s.stretched(scale(n, s.penSize, 1000))
}

// show writes a code and moves the pen by its width in the font dictionary.
func (c *canvas) show(code uint16) {
	s := &c.text
	c.openArray()
	if !s.str {
		c.b = append(c.b, '(')
		s.str = true
	}
	c.b = appendStringByte(c.b, byte(code>>8))
	c.b = appendStringByte(c.b, byte(code))
	s.pen += s.stretched(scale(s.font.width(code), s.penSize, 1000*widthScale) + milliToFine(s.tracking))
}

// stretched is how far the pen moves by a distance of the text's own space, of
// which Tz is the scale (9.3.4): glyphs, tracking and adjustments alike.
func (s *textState) stretched(d fine) fine {
	if s.stretch == 0 {
		return d
	}
	return d + fine(divRound(int64(d)*s.stretch, 1000))
}

func (c *canvas) openArray() {
	if !c.text.array {
		c.b = append(c.b, '[')
		c.text.array = true
	}
}

func (c *canvas) closeArray() {
	if c.text.str {
		c.b = append(c.b, ')')
	}
	if c.text.array {
		c.op("]TJ")
	}
	c.text.str, c.text.array = false, false
}

func (c *canvas) beginText() {
	c.op("BT")
	c.text.open = true
	c.text.lineX, c.text.lineY, c.text.pen = 0, 0, 0
}

func (c *canvas) endText() {
	c.dropActual()
	c.closeArray()
	if c.inside && c.marked != unmarked {
		c.op("EMC")
		c.marked = unmarked
	}
	if c.text.open {
		c.op("ET")
	}
	c.text.open = false
}

// setFont sets face, size and tracking.
func (c *canvas) setFont(t *page.Text) {
	s := &c.text
	font, size, tracking := c.shared.font(t.Face), milli(t.Size), milli(t.Tracking*1000/geom.Length(1000+t.Stretch))
	if font != s.font || size != s.size {
		c.closeArray()
		c.b = append(c.b, font.resource...)
		c.b = append(c.b, ' ')
		c.number(size)
		c.op("Tf")
	}
	if tracking != s.tracking {
		c.closeArray()
		c.number(tracking)
		c.op("Tc")
	}
	if stretch := int64(t.Stretch); stretch != s.stretch {
		c.closeArray()
		c.number((1000 + stretch) * 100)
		c.op("Tz")
		s.stretch = stretch
	}
	if t.Bold > 0 || s.bold {
		c.outline(t)
	}
	s.font, s.size, s.tracking = font, size, tracking
	s.penSize = int64(milliToFine(size))
	s.sizeFine, s.trackFine = int64(toFine(t.Size)), toFine(t.Tracking)
	s.halfUnit = fine(s.sizeFine / 2000)
}

// outline begins or ends to draw the outlines of glyphs with them: text rendering
// mode 2 (9.3.6).
func (c *canvas) outline(t *page.Text) {
	if on := t.Bold > 0; on != c.text.bold {
		c.closeArray()
		c.text.bold = on
		if !on {
			c.op("0 Tr")
			return
		}
		c.op("2 Tr")
	}
	width := milli(t.Size.MulDiv(int64(t.Bold), 1000))
	if c.gs.width == width && c.gs.stroke == t.Color && !c.gs.dashed {
		return
	}
	c.closeArray()
	c.gs.width = width
	c.number(width)
	c.op("w")
	c.setStroke(t.Color)
	if c.gs.dashed {
		c.op("[]0 d")
		c.gs.dashed = false
	}
}

// goTo brings the pen to a baseline: by an adjustment where it is there
// already, to the place itself otherwise.
func (c *canvas) goTo(x, y geom.Length) {
	s := &c.text
	yy := milli(c.height - y)
	if !s.open {
		c.beginText()
	} else if gap := divRound(int64(toFine(x)-s.pen)*1000, s.sizeFine); yy == s.lineY && gap < largestGap && gap > -largestGap {
		return
	}
	c.closeArray()
	xx := milli(x)
	c.number(xx - s.lineX)
	c.number(yy - s.lineY)
	c.op("Td")
	s.lineX, s.lineY, s.pen = xx, yy, milliToFine(xx)
}

// beginActual and endActual wrap glyphs in the text that they stand for.
func (c *canvas) beginActual(text string) {
	c.closeArray()
	c.b = append(c.b, "/Span<</ActualText"...)
	c.b = appendText(c.b, text)
	c.op(">>BDC")
}

func (c *canvas) endActual() {
	c.closeArray()
	c.op("EMC")
}

// divRound is n/d, rounded to the nearest. d is positive.
func divRound(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}
