package inline

import (
	"strings"

	"octavo/geom"
	"octavo/page"
)

// slot is what stands in a line: an atom, or a part of one.
type slot struct {
	kind  atomKind
	level uint8
	// closes: this is the padding at a tint's end.
	closes bool
	// past: a space at the line's end. It is kept for those who copy the text,
	// but adds nothing to the line's width.
	past   bool
	hyphen bool // made by the breaker, not in the text
	soft   bool // and the text has a soft hyphen there
	span   int32
	use    *usage
	word   *word
	x      geom.Length
	width  geom.Length
	extra  geom.Length // added after each glyph, for justification
	// stretch is by how much its glyphs are wider, in thousandths.
	stretch int32
}

// assembler makes the lines of a paragraph. Items and pieces of all lines are
// cut from blocks, to be few allocations.
type assembler struct {
	s       *Setter
	p       *Paragraph
	measure geom.Length

	items  []page.Item
	texts  []page.Text
	pieces []page.Piece
	mark   int // of Paragraph.marks, the next one
}

// assemble places what is in each line.
func (p *Paragraph) assemble(cuts []cut, measure geom.Length) []Line {
	a := assembler{s: p.s, p: p, measure: measure}
	a.pieces = make([]page.Piece, 0, len(p.atoms)+2*len(cuts))
	a.items = make([]page.Item, 0, len(p.spans)+2*len(cuts))
	a.texts = make([]page.Text, 0, len(p.spans)+len(cuts))
	lines := make([]Line, len(cuts))
	var from cut
	for i := range cuts {
		first := i == 0
		from = a.line(&lines[i], from, cuts[i], first)
	}
	return lines
}

// line sets a line, and returns where the next one begins.
func (a *assembler) line(ln *Line, from, to cut, first bool) cut {
	next := a.fillSlots(from, to)
	left := a.p.opts.Hang
	if first {
		left = a.p.opts.Indent
	}
	room := a.measure - left
	toRight := a.toRight(first && to.forced)
	if toRight {
		left = 0
	}
	a.tightenEnds()
	hangLeft, hangRight := a.hangs()
	natural := a.justify(room+hangLeft+hangRight, to.forced)
	ln.Width = natural - hangLeft - hangRight
	switch align := a.p.opts.Align; {
	case align == Center:
		left += (room - ln.Width) / 2
	case align == Right || toRight:
		left += room - ln.Width
	}
	a.place(left - hangLeft)

	ln.Hyphenated, ln.Forced = to.hyphen, to.forced
	ln.Start = a.p.startOf(from)
	a.measureHeight(ln)
	a.takeMarks(ln, next)
	begin := len(a.items)
	if !a.p.plain {
		a.drawBehind()
		a.findLinks(ln)
	}
	a.drawSlots()
	if !a.p.plain {
		a.drawStrikes()
		a.drawDots()
	}
	ln.Items = a.items[begin:len(a.items):len(a.items)]
	return next
}

// toRight says whether lines begin at the right: those of a text that runs from
// there, and one by itself of any other in such surroundings.
func (a *assembler) toRight(alone bool) bool {
	switch a.p.opts.Align {
	case FlushLeft:
		return false
	case Justify, Left:
		return a.p.base == 1 || a.p.opts.RTL && alone
	}
	return a.p.base == 1
}

// startOf is where a line begins in the paragraph's text.
func (p *Paragraph) startOf(c cut) int {
	if int(c.atom) < len(p.atoms) {
		return int(p.atoms[c.atom].start + c.at)
	}
	n := 0
	for i := range p.spans {
		n += len(p.spans[i].Text)
	}
	return n
}

// fillSlots collects what is in a line, and returns where the next begins.
func (a *assembler) fillSlots(from, to cut) cut {
	s, p := a.s, a.p
	s.slots = s.slots[:0]
	end := int(to.atom)
	for i := int(from.atom); i < end; i++ {
		at := &p.atoms[i]
		if i == int(from.atom) && from.at > 0 {
			a.addPart(at, int(from.at), len(at.word.text))
			continue
		}
		s.slots = append(s.slots, slot{
			kind: at.kind, level: at.level, closes: at.closes, span: at.span, use: at.use, word: at.word, width: at.width,
		})
	}
	next := cut{atom: to.atom, at: to.at}
	switch {
	case to.at > 0:
		at := &p.atoms[end]
		begin := 0
		if from.atom == to.atom {
			begin = int(from.at)
		}
		a.addPart(at, begin, int(to.at))
		if to.hyphen {
			a.addHyphen(at, strings.HasSuffix(at.word.text[:to.at], "\u00AD"))
		}
	default:
		for ; end < len(p.atoms) && p.atoms[end].kind == spaceAtom; end++ {
			at := &p.atoms[end]
			s.slots = append(s.slots, slot{
				kind: spaceAtom, level: p.base, past: true, span: at.span, use: at.use, word: at.word, width: at.width,
			})
		}
		if end < len(p.atoms) && p.atoms[end].kind == breakAtom && to.forced {
			end++
		}
		next.atom = int32(end)
	}
	a.endSpaces()
	a.dropTrail(next)
	return next
}

// endSpaces marks the spaces that a line ends in as past its end.
func (a *assembler) endSpaces() {
	for i := len(a.s.slots) - 1; i >= 0 && a.s.slots[i].kind == spaceAtom; i-- {
		a.s.slots[i].past, a.s.slots[i].level = true, a.p.base
	}
}

// addPart adds a part of a word, shaped by itself.
func (a *assembler) addPart(at *atom, begin, end int) {
	w := at.word
	if begin > 0 || end < len(w.text) {
		w = a.s.newWord(a.s.voiceAt(at.use, at.level), w.text[begin:end])
	}
	a.s.slots = append(a.s.slots, slot{
		kind: wordAtom, level: at.level, span: at.span, use: at.use, word: w, width: at.use.width(w),
	})
}

func (a *assembler) addHyphen(at *atom, soft bool) {
	w := a.s.hyphenAfter(a.s.voiceAt(at.use, at.level), a.s.slots[len(a.s.slots)-1].word.parts)
	a.s.slots = append(a.s.slots, slot{
		kind: wordAtom, level: at.level, hyphen: true, soft: soft, span: at.span, use: at.use, word: w, width: at.use.width(w),
	})
}

// hangs is how far the line's first and last characters hang.
func (a *assembler) hangs() (left, right geom.Length) {
	slots := a.s.slots
	if len(slots) == 0 || !a.p.hangLeft && !a.p.hangRight {
		return 0, 0
	}
	if f := &slots[0]; a.p.hangLeft && f.kind == wordAtom && f.use.Tint == nil {
		left = f.word.hangLeft.at(f.use.Size)
	}
	if l := a.lastSlot(); a.p.hangRight && l.kind == wordAtom && l.use.Tint == nil {
		right = l.word.hangRight.at(l.use.Size)
	}
	return left, right
}

// lastSlot is the last thing in a line that has something.
func (a *assembler) lastSlot() *slot {
	last := len(a.s.slots) - 1
	for last > 0 && a.s.slots[last].past {
		last--
	}
	return &a.s.slots[last]
}

// place gives slots their x, from left to right.
func (a *assembler) place(x geom.Length) {
	slots := a.s.slots
	if !a.p.rtl {
		for i := range slots {
			slots[i].x = x
			x += slots[i].width
		}
		return
	}
	order := a.s.visualOrder(slots, a.p.base)
	for _, i := range order {
		if slots[i].past && a.p.base == 1 { // it stands left of the line
			x -= slots[i].width
		}
	}
	for _, i := range order {
		slots[i].x = x
		x += slots[i].width
	}
}

// visualOrder gives the indices of slots from left to right: rule L2 of the
// Unicode Bidirectional Algorithm (UAX #9).
func (s *Setter) visualOrder(slots []slot, base uint8) []int32 {
	s.order = s.order[:0]
	highest := base
	for i := range slots {
		s.order = append(s.order, int32(i))
		highest = max(highest, slots[i].level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(slots); {
			if slots[s.order[i]].level < level {
				i++
				continue
			}
			j := i
			for j < len(slots) && slots[s.order[j]].level >= level {
				j++
			}
			for k, l := i, j-1; k < l; k, l = k+1, l-1 {
				s.order[k], s.order[l] = s.order[l], s.order[k]
			}
			i = j
		}
	}
	return s.order
}

// measureHeight finds how far the line reaches from its baseline.
func (a *assembler) measureHeight(ln *Line) {
	var last *usage
	for i := range a.s.slots {
		sl := &a.s.slots[i]
		if sl.kind == objectAtom {
			o := a.p.spans[sl.span].Object
			ln.Above, ln.Below = max(ln.Above, o.Above), max(ln.Below, o.Below)
		} else if sl.use != last && sl.use != nil {
			last = sl.use
			ln.Above, ln.Below = max(ln.Above, last.above), max(ln.Below, last.below)
		}
	}
}

// takeMarks gives the line the notes and anchors of the spans that begin in it.
func (a *assembler) takeMarks(ln *Line, next cut) {
	for ; a.mark < len(a.p.marks); a.mark++ {
		m := &a.p.marks[a.mark]
		later := m.atom > next.atom || m.atom == next.atom && next.at == 0
		if later && int(next.atom) < len(a.p.atoms) {
			return
		}
		if m.note != 0 {
			ln.Notes = append(ln.Notes, m.note)
		}
		if m.anchor != "" {
			ln.Anchors = append(ln.Anchors, m.anchor)
		}
	}
}
