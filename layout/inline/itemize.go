package inline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/fonts"
	"octavo/geom"
)

// An atom is what a paragraph consists of, in the order of its text: a word, a
// space, and so on. Words are kept whole here; lines divide them later.
type atom struct {
	kind  atomKind
	level uint8 // embedding level: odd ones run right to left
	// part: a line may end before this atom, though no space is there.
	part bool
	// rigid: a line may not end at this space.
	rigid bool
	// closes: this is the padding at a tint's end, not at its beginning.
	closes bool
	span   int32
	start  int32 // where it begins in the paragraph's text, in bytes
	width  geom.Length
	word   *word  // of words and spaces
	use    *usage // of words, spaces and padding
}

type atomKind uint8

const (
	wordAtom   atomKind = iota
	spaceAtom           // takes part in justification, and vanishes at a line's end
	objectAtom          // Span.Object
	padAtom             // the padding of a tint, at one of its ends
	breakAtom           // a forced break
)

// mark is a note or an anchor: it is in the line of the atom that follows it.
type mark struct {
	atom   int32
	note   int
	anchor string
}

// itemizer makes atoms of spans.
type itemizer struct {
	s     *Setter
	opts  *Options
	spans []Span
	p     *Paragraph

	span    int32
	use     *usage
	start   int // of the current span in the paragraph's text
	tint    *Tint
	wordEnd string // text of the last atom, if it is a word or an object
	dirs    []fonts.Direction
}

// objectText stands for objects where Unicode's rules are asked.
const objectText = "\uFFFC"

// itemize fills in the paragraph's atoms and marks.
func (z *itemizer) itemize() {
	z.p.base, z.dirs = z.directions()
	for i := range z.spans {
		z.span = int32(i)
		sp := &z.spans[i]
		z.endTintBefore(sp)
		if sp.Note != 0 || sp.Anchor != "" {
			z.p.marks = append(z.p.marks, mark{int32(len(z.p.atoms)), sp.Note, sp.Anchor})
		}
		z.s.standAt(sp, z.opts)
		switch {
		case sp.Break:
			z.keepSpace()
			z.add(atom{kind: breakAtom, start: int32(z.start)})
			z.wordEnd = ""
		case sp.Object != nil:
			z.addObject(sp.Object)
		case sp.Text != "" && sp.Style != nil:
			z.addText(sp)
		}
		z.start += len(sp.Text)
	}
	z.endTint()
	if !z.opts.KeepSpaces {
		z.dropSpaces()
	}
}

// add appends an atom of the current span.
func (z *itemizer) add(a atom) {
	a.span, a.use = z.span, z.use
	if z.dirs != nil {
		a.level = z.levelAt(int(a.start))
	}
	z.p.atoms = append(z.p.atoms, a)
}

// addContent appends a word or an object, and decides whether a line may end
// between it and what is before it, if that is not a space.
func (z *itemizer) addContent(a atom, text string) {
	if z.wordEnd != "" {
		sp := &z.spans[z.span]
		code := z.opts.Greedy && sp.Style != nil && sp.Style.Verbatim
		a.part = sp.Note == 0 && (sp.Style == nil || sp.Style.Rise == 0) && z.s.mayPart(z.wordEnd, text, code)
	}
	if n := len(z.p.atoms); a.part && n > 0 && z.p.atoms[n-1].kind == padAtom && !z.p.atoms[n-1].closes {
		// The padding belongs to what follows it.
		z.p.atoms[n-1].part, a.part = true, false
	}
	z.add(a)
	// What is not parted here by a space counts as one word, whatever its
	// styles: the parts of a path may differ in colour.
	if z.wordEnd != "" && !a.part {
		text = ending(z.wordEnd) + text
	}
	z.wordEnd = text
}

// endTintBefore ends the tint if a span doesn't have it; a span without
// anything in it, such as an anchor, changes nothing.
func (z *itemizer) endTintBefore(sp *Span) {
	switch {
	case sp.Break, sp.Object != nil, sp.Text != "" && sp.Style != nil && sp.Style.Tint != z.tint:
		z.endTint()
	}
}

// endTint ends the tint, if there is one, with its padding. That comes before
// the spaces that the tint ends in, so that a line can end at them.
func (z *itemizer) endTint() {
	if z.tint == nil {
		return
	}
	at := len(z.p.atoms)
	for at > 0 && z.p.atoms[at-1].kind == spaceAtom && z.p.atoms[at-1].use.Tint == z.tint {
		at--
	}
	pad := z.p.atoms[len(z.p.atoms)-1]
	pad = atom{kind: padAtom, closes: true, level: pad.level, span: pad.span, start: pad.start, use: pad.use, width: z.tint.PadX}
	z.p.atoms = slices.Insert(z.p.atoms, at, pad)
	z.tint = nil
}

// beginTint begins a tint with its padding, unless it goes on.
func (z *itemizer) beginTint(tint *Tint) {
	if tint != z.tint {
		z.tint = tint
		z.add(atom{kind: padAtom, start: int32(z.start), width: tint.PadX})
	}
}

// dropSpaces removes spaces at the end, where no line shows them.
func (z *itemizer) dropSpaces() {
	n := len(z.p.atoms)
	for n > 0 && z.p.atoms[n-1].kind == spaceAtom && z.p.atoms[n-1].word.text != noBreakSpace && !z.opts.KeepSpaces {
		n--
	}
	z.p.atoms = z.p.atoms[:n]
}

// keepSpace drops the spaces at the end but one, which stands past the line's
// end for those who copy the text.
func (z *itemizer) keepSpace() {
	n := len(z.p.atoms)
	z.dropSpaces()
	if kept := len(z.p.atoms); kept < n {
		z.p.atoms = z.p.atoms[:kept+1]
		z.p.atoms[kept].width = 0
	}
}

// addText makes atoms of a span's text.
func (z *itemizer) addText(sp *Span) {
	lang := sp.Lang
	if lang == "" {
		lang = z.opts.Lang
	}
	z.use = z.s.usageOf(sp.Style, lang)
	z.beginTint(sp.Style.Tint)
	text := sp.Text
	for i := 0; i < len(text); {
		if n := spacesAt(text[i:]); n > 0 {
			z.addSpace(text[i:i+n], z.start+i)
			i += n
			continue
		}
		n, tracked := wordAt(text[i:]), z.use
		if tracked.Tracking != 0 && joins(text[i:i+n]) {
			z.use = z.s.usageOf(z.s.untracked(sp.Style), lang)
		}
		z.addWord(text[i:i+n], z.start+i)
		z.use = tracked
		i += n
	}
}

// spacesAt is the length of the spaces that a text begins with: all of one
// kind, breaking or not.
func spacesAt(text string) int {
	n := 0
	for n < len(text) {
		size := spaceAt(text[n:])
		if size == 0 {
			break
		}
		n += size
	}
	if n == 0 && strings.HasPrefix(text, noBreakSpace) {
		return len(noBreakSpace)
	}
	return n
}

const noBreakSpace = "\u00A0"

// spaceAt is the length of the space that a text begins with, 0 if it begins
// with something else. What ends lines and pages in plain text is a space too:
// U+0085, U+2028 and U+2029, tabs and the like.
func spaceAt(text string) int {
	switch c := text[0]; {
	case c == ' ' || c >= '\t' && c <= '\r':
		return 1
	case c == 0xC2 && strings.HasPrefix(text, "\u0085"):
		return 2
	case c == 0xE2 && (strings.HasPrefix(text, "\u2028") || strings.HasPrefix(text, "\u2029")):
		return 3
	}
	return 0
}

// wordAt is the length of the text up to the next space.
func wordAt(text string) int {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c <= ' ', c == 0xC2, c == 0xE2:
			if spaceAt(text[i:]) > 0 || c == 0xC2 && strings.HasPrefix(text[i:], noBreakSpace) {
				return i
			}
		}
	}
	return len(text)
}

// addSpace appends a space. Several count for one, and those at a line's
// beginning for none, unless all are to be kept.
func (z *itemizer) addSpace(text string, start int) {
	a := atom{kind: spaceAtom, start: int32(start)}
	keep := z.opts.KeepSpaces
	switch {
	case text == noBreakSpace:
		a.rigid = true
		a.word = z.s.spaceWord(z.use.voice[0], text)
	case keep || z.use.verbatim:
		a.word = z.s.spaceWord(z.use.voice[0], z.expandTabs(text))
		a.rigid = keep && z.atLineStart()
	default:
		a.word = z.use.space
	}
	if !keep && text != noBreakSpace && (z.atLineStart() || z.afterSpace() && !z.use.verbatim) {
		return
	}
	if n := len(z.p.atoms); n > 0 {
		last := &z.p.atoms[n-1]
		a.rigid = a.rigid || last.kind == padAtom && !last.closes ||
			last.kind == wordAtom && last.word.opens
	}
	a.width = z.use.width(a.word)
	z.add(a)
	z.wordEnd = ""
}

// expandTabs makes spaces of tabs and line ends. Tabs reach to the next
// multiple of the tab width, counted in characters from the line's beginning.
func (z *itemizer) expandTabs(text string) string {
	if strings.Trim(text, " ") == "" {
		return text
	}
	width := z.opts.TabWidth
	if width <= 0 {
		width = defaultTab
	}
	column := z.column()
	n := 0
	for _, c := range text {
		if c == '\t' {
			n += width - (column+n)%width
		} else {
			n++
		}
	}
	return strings.Repeat(" ", n)
}

const defaultTab = 4

// column is how many characters the current line has so far.
func (z *itemizer) column() int {
	n := 0
	for i := len(z.p.atoms) - 1; i >= 0 && z.p.atoms[i].kind != breakAtom; i-- {
		if w := z.p.atoms[i].word; w != nil {
			n += utf8.RuneCountInString(w.text)
		}
	}
	return n
}

func (z *itemizer) atLineStart() bool {
	for i := len(z.p.atoms) - 1; i >= 0; i-- {
		if k := z.p.atoms[i].kind; k != padAtom {
			return k == breakAtom
		}
	}
	return true
}

func (z *itemizer) afterSpace() bool {
	n := len(z.p.atoms)
	return n > 0 && z.p.atoms[n-1].kind == spaceAtom && z.p.atoms[n-1].word.text != noBreakSpace
}

// addWord appends a text without spaces, in as many atoms as it has levels.
func (z *itemizer) addWord(text string, start int) {
	add := z.addShaped
	if z.hanText(text) || z.afterHan() {
		add = z.addHan
	}
	if z.dirs == nil {
		add(text, start, 0)
		return
	}
	for text != "" {
		level, end := z.levelTo(start)
		n := min(end-start, len(text))
		add(text[:n], start, level)
		text, start = text[n:], start+n
	}
}

func (z *itemizer) addShaped(text string, start int, level uint8) {
	w := z.s.wordOf(z.s.voiceAt(z.use, level), text)
	if w.closes && z.afterSpace() {
		z.p.atoms[len(z.p.atoms)-1].rigid = true
	}
	z.addContent(atom{kind: wordAtom, start: int32(start), width: z.use.width(w), word: w}, text)
}
