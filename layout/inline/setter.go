package inline

import (
	"reflect"

	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/theme"
)

// Setter sets paragraphs with one set of faces and one tuning. It is for one
// goroutine at a time; several can share a Book.
type Setter struct {
	fonts  shaper
	tuning *theme.LineBreaks
	diags  doc.Diagnostics
	hangs  map[rune]hangs
	usages map[usageKey]*usage
	close  map[*Style]*Style // styles without their tracking
	voices map[voiceKey]*voice
	// choices are the faces of clusters that main faces don't have.
	choices map[choiceKey]choice
	gap     *word   // between wide letters and others, nil until it is needed
	pos     doc.Pos // of what is being shaped
	asked   int     // how often there was something to report
	words   int     // that are kept
	told    []toldWord

	// Stopped, if not nil, says whether the work has to end: what is set from
	// then on is worth nothing, but soon there.
	Stopped func() bool

	atoms []atom // a block that the atoms of paragraphs are cut from

	// What follows is memory that is used again for every paragraph.
	seg      fonts.Segmenter
	bounds   []int
	clusters []int
	items    []item
	origins  []origin
	fit      totalFit
	firsts   []lineBreak
	cuts     []cut
	slots    []slot
	order    []int32
}

// hangs are the shares of a character that hang, in thousandths.
type hangs struct{ left, right int }

// NewSetter returns a Setter.
func NewSetter(book *fonts.Book, tuning *theme.LineBreaks) *Setter {
	return newSetter(bookShaper{book: book}, tuning)
}

// InOneColor has emoji set in the ink of the text, whatever fonts there are. It
// returns the Setter.
func (s *Setter) InOneColor() *Setter {
	if b, ok := s.fonts.(bookShaper); ok {
		b.plain = true
		s.fonts = b
	}
	return s
}

func newSetter(f shaper, tuning *theme.LineBreaks) *Setter {
	s := &Setter{
		fonts: f, tuning: tuning,
		hangs:  map[rune]hangs{},
		usages: map[usageKey]*usage{},
		close:  map[*Style]*Style{},
		voices: map[voiceKey]*voice{},

		choices: map[choiceKey]choice{},
	}
	for _, rule := range tuning.Hang {
		for _, r := range rule.Chars {
			s.hangs[r] = hangs{rule.Left, rule.Right}
		}
	}
	return s
}

// Rest gives up what belongs to the document that was set, with all paragraphs of
// it. What stays are words, which the next document need not shape again.
func (s *Setter) Rest() {
	s.Begin()
	clear(s.usages)
	clear(s.close)
	clear(s.atoms[:cap(s.atoms)])
	s.atoms, s.Stopped, s.pos = s.atoms[:0], nil, doc.Pos{}
}

// Serves reports whether the Setter, at rest, sets as a new one would that has this
// tuning and sets emoji in one colour or not.
func (s *Setter) Serves(tuning *theme.LineBreaks, oneColor bool) bool {
	b, ok := s.fonts.(bookShaper)
	return ok && b.plain == oneColor && (s.tuning == tuning || reflect.DeepEqual(s.tuning, tuning))
}

// toldWord is a word that had something to report; of the hyphen, its text is
// empty.
type toldWord struct {
	voice *voice
	text  string
}

// maxWords is how many words are kept from one text to the next: more than a
// book has, less than would be felt in memory.
const maxWords = 1 << 15

// maxUsages is likewise how many styles are: some are made for a line alone.
const maxUsages = 1 << 10

// Begin begins another text: what was reported is forgotten, and with it the
// words that reported it. So what is said of a text, and where, does not depend
// on what was set before it; all other words need not be shaped again.
func (s *Setter) Begin() {
	s.diags = doc.Diagnostics{}
	if s.words > maxWords {
		clear(s.voices)
		s.words, s.told = 0, s.told[:0]
	}
	if s.words == 0 || len(s.usages) > maxUsages {
		clear(s.usages)
	}
	for _, w := range s.told {
		delete(w.voice.words, w.text)
		if w.text == "" {
			w.voice.hyphen = nil
		}
	}
	s.told = s.told[:0]
}

// keep keeps a word for the next time. Asked is what s.asked was before the word
// was shaped.
func (s *Setter) keep(v *voice, w *word, asked int) {
	v.words[w.text] = w
	s.words++
	if s.asked != asked {
		s.told = append(s.told, toldWord{v, w.text})
	}
}

// Diagnostics gives what was reported of the text: missing characters, once
// each, and lines that do not fit.
func (s *Setter) Diagnostics() []doc.Diagnostic { return s.diags.List }

// Paragraph is a paragraph, shaped and ready to be broken into lines at any
// measure. It belongs to its Setter, and to the Setter's goroutine.
type Paragraph struct {
	s     *Setter
	opts  Options
	spans []Span
	atoms []atom
	marks []mark
	base  uint8 // embedding level of the paragraph: 1 if it runs right to left
	rtl   bool  // something in it does
	plain bool  // no links, tints and strokes
	width geom.Length
	// hangLeft and hangRight say at which edges characters hang.
	hangLeft, hangRight bool
	forced              bool // it has forced breaks
}

// Prepare itemises and shapes spans.
func (s *Setter) Prepare(spans []Span, opts Options) *Paragraph {
	p := &Paragraph{s: s, opts: opts, spans: spans}
	z := itemizer{s: s, opts: &p.opts, spans: spans, p: p}
	if cap(s.atoms)-len(s.atoms) < atomBlock/16 {
		s.atoms = make([]atom, 0, atomBlock)
	}
	p.atoms = s.atoms[len(s.atoms):]
	z.itemize()
	s.atoms = p.atoms
	p.atoms = p.atoms[:len(p.atoms):len(p.atoms)]
	p.rtl = z.dirs != nil
	p.plain = plainSpans(spans)
	if (opts.Protrude || writesHan(opts.Lang)) && p.base == 0 { // titles too have no empty halves at their edges
		p.hangLeft = opts.Align == Justify || opts.Align == Left
		p.hangRight = opts.Align == Justify || opts.Align == Right
	}
	for i := range p.atoms {
		p.width += p.atoms[i].width
		p.forced = p.forced || p.atoms[i].kind == breakAtom
	}
	return p
}

// atomBlock is how many atoms are allocated at once, for many paragraphs.
const atomBlock = 2048

// plainSpans says whether spans are nothing but text and objects.
func plainSpans(spans []Span) bool {
	for i := range spans {
		st := spans[i].Style
		if spans[i].Link != 0 || st != nil && (st.Dots || st.Underline != nil || st.Strike != nil || st.Tint != nil) {
			return false
		}
	}
	return true
}

// anywhereMin is the measure, in ems, at which long words are broken anywhere
// rather than asking for more.
const anywhereMin = 8

// MinWidth is the least measure at which no line is too wide; NaturalWidth the
// least at which no line has to break that the author did not break.
// MinWidth does not count on hyphens, nor on breaks inside of names; with Options.Anywhere it counts on breaks
// inside words of more than 8 em.
func (p *Paragraph) MinWidth() geom.Length {
	var widest, run geom.Length
	end := func() {
		widest = max(widest, run)
		run = 0
	}
	for i := range p.atoms {
		a := &p.atoms[i]
		if a.part || a.kind == breakAtom || a.kind == spaceAtom && !a.rigid {
			end()
		}
		switch {
		case a.kind == spaceAtom && !a.rigid:
			continue
		case a.kind == wordAtom && len(a.word.stops) > 0:
			var done geom.Length
			for _, t := range a.word.stops {
				if t.kind == humpStop {
					continue
				}
				run += t.head.at(a.use.Size) - done
				done = t.head.at(a.use.Size)
				end()
			}
			run += a.width - done
		default:
			run += a.width
		}
		if p.opts.Anywhere && a.use != nil {
			run = min(run, anywhereMin*a.use.Size)
		}
	}
	end()
	return widest + max(p.opts.Indent, p.opts.Hang, 0)
}

// NaturalWidth is documented at MinWidth.
func (p *Paragraph) NaturalWidth() geom.Length {
	indent := max(p.opts.Indent, 0)
	if !p.forced {
		return p.width + indent
	}
	var widest, run geom.Length
	run = indent
	for i := range p.atoms {
		if p.atoms[i].kind == breakAtom {
			widest = max(widest, run)
			run = max(p.opts.Hang, 0)
			continue
		}
		run += p.atoms[i].width
	}
	return max(widest, run)
}

// Lines breaks the paragraph at a measure. It can be called again with another
// measure; the items of its lines are new each time.
func (p *Paragraph) Lines(measure geom.Length) []Line {
	if !p.forced && p.width+p.opts.Indent <= measure {
		p.s.cuts = append(p.s.cuts[:0], cut{atom: int32(len(p.atoms)), forced: true})
	} else {
		p.chooseBreaks(measure)
	}
	return p.assemble(p.s.cuts, measure)
}
