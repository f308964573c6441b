package inline

import (
	"slices"
	"unicode/utf8"

	"octavo/fonts"
)

// stop is a place inside of a word where a line may end.
type stop struct {
	at   int32 // in bytes of the word
	kind stopKind
	// head and tail are the widths of what is before it (without a hyphen) and
	// after it, set by themselves; hangHead and hangTail are how far the end of
	// the one (with a hyphen) and the beginning of the other hang.
	head, tail         em
	hangHead, hangTail em
	glyphs             int32 // how many are before it
	inCompound         bool  // a hyphen in a word that has stops without it
}

type stopKind uint8

const (
	plainStop    stopKind = iota // after a dash, at a zero-width space
	wideStop                     // between ideographs: space can be put there
	hangulStop                   // between syllables of a Korean word
	keptHyphen                   // after the hyphen of a compound
	softHyphen                   // at a soft hyphen of the author's
	madeHyphen                   // where a hyphenator divides the word
	linkStop                     // after a part of an address, a path, a name in code
	humpStop                     // between the parts of a name in camel case
	syllableStop                 // between syllables, where spaces don't part words
	anyStop                      // between two characters, where nothing else helps
)

// addsHyphen says whether a line that ends there gets a hyphen.
func (k stopKind) addsHyphen() bool { return k == softHyphen || k == madeHyphen }

// flagged says whether a line that ends there ends in a hyphen.
func (k stopKind) flagged() bool { return k.addsHyphen() || k == keptHyphen }

// divided gives a word's stops together with those where a hyphenator divides
// it. They are found when they are first needed.
func (s *Setter) divided(v *voice, w *word) []stop {
	if w.divided {
		return w.withHyphens
	}
	w.divided, w.withHyphens = true, w.stops
	hyphenator := v.hyphenator()
	if hyphenator == nil || !divisible(w.text) {
		return w.stops
	}
	w.withHyphens = s.measureStops(v, w, s.hyphenStops(hyphenator, w, slices.Clone(w.stops)))
	return w.withHyphens
}

// hyphenStops adds the places where a hyphenator divides a word.
func (s *Setter) hyphenStops(hyphenator *hyphenator, w *word, stops []stop) []stop {
	for begin := 0; begin < len(w.text); {
		end := begin + lettersAt(w.text[begin:])
		if end == begin {
			_, size := utf8.DecodeRuneInString(w.text[begin:])
			begin += size
			continue
		}
		whole := len(w.stops) == 0
		s.bounds = hyphenator.points(w.text[begin:end], s.tuning.HyphenLeft, s.tuning.HyphenRight, s.bounds[:0])
		for _, at := range s.bounds {
			stops = append(stops, stop{at: int32(begin + at), kind: madeHyphen, inCompound: !whole})
		}
		begin = end
	}
	return stops
}

// anyStops gives a word's stops together with one between any two clusters.
// They are found anew each time, since they are hardly ever needed. A word
// that has to be parted is better hyphenated, even in a title.
func (s *Setter) anyStops(v *voice, w *word, stops []stop) []stop {
	all := slices.Clone(stops)
	if h := v.lastResort(); h != nil && divisible(w.text) {
		all = s.hyphenStops(h, w, all)
	}
	s.bounds = s.seg.Clusters(w.text, s.bounds[:0])
	for _, at := range s.bounds {
		all = append(all, stop{at: int32(at), kind: anyStop})
	}
	return s.measureStops(v, w, all)
}

// measureStops sorts stops and finds out their widths.
func (s *Setter) measureStops(v *voice, w *word, stops []stop) []stop {
	if len(stops) == 0 {
		return nil
	}
	slices.SortStableFunc(stops, func(a, b stop) int { return int(a.at - b.at) })
	stops = slices.CompactFunc(stops, func(a, b stop) bool { return a.at == b.at })
	m := newMeasurer(s, v, w)
	for i := range stops {
		t := &stops[i]
		m.measure(t)
		t.hangHead, t.hangTail = s.hang(v, w.text[:t.at], true), s.hang(v, w.text[t.at:], false)
		if t.kind.addsHyphen() {
			t.hangHead = s.hyphenOf(v).hangRight
		}
	}
	return stops
}

// measurer finds the widths of a word's parts. Mostly that needs no shaping: in
// a word that runs left to right in one face, kerning belongs to the first
// glyph of a pair, so that the glyphs before the last cluster of a part are as
// they are in the word, and only the last one has lost its kerning with what
// followed.
type measurer struct {
	s      *Setter
	v      *voice
	w      *word
	plain  []fonts.Glyph // of a word as above
	units  int32         // advances of its glyphs before next
	sums   []glyphSum    // the glyphs of any other word
	width  em            // of those before next
	glyphs int32         // of them
	next   int           // the first glyph that was not counted yet
	part   int           // the first part at or after the last stop
}

// glyphSum is a glyph of a word with several parts, in the order of the text.
type glyphSum struct {
	at     int
	width  em
	glyphs int32 // 0 for the box of a missing character, which keeps its width
}

// longWord is the length in bytes from which on the parts of awkward words, and
// of those parted inside of a ligature, are measured without shaping each of
// them, which takes time by the square of the length.
const longWord = 200

func newMeasurer(s *Setter, v *voice, w *word) *measurer {
	m := &measurer{s: s, v: v, w: w}
	if !v.rtl && len(w.parts) == 1 && w.parts[0].run != nil && w.parts[0].at == 0 && !w.parts[0].adjusted {
		m.plain = w.parts[0].run.Glyphs
		return m
	}
	for i := range w.parts {
		pt := &w.parts[i]
		if pt.run == nil {
			m.sums = append(m.sums, glyphSum{pt.at, pt.width, 0})
			continue
		}
		first := len(m.sums)
		rest := pt.width
		for _, g := range pt.run.Glyphs {
			m.sums = append(m.sums, glyphSum{pt.at + int(g.Cluster), pt.ems(g.Advance), 1})
			rest -= pt.ems(g.Advance)
		}
		if pt.adjusted && len(m.sums) > first {
			m.sums[first].width += pt.lead
			m.sums[len(m.sums)-1].width += rest - pt.lead
		}
	}
	slices.SortStableFunc(m.sums, func(a, b glyphSum) int { return a.at - b.at })
	return m
}

// measure finds the widths before and after a stop. Stops come in order.
func (m *measurer) measure(t *stop) {
	at := int(t.at)
	if m.plain == nil {
		m.measureAwkward(t)
		return
	}
	for m.next < len(m.plain) && int(m.plain[m.next].Cluster) < at {
		m.units += m.plain[m.next].Advance
		m.next++
	}
	t.glyphs = int32(m.next)
	inLigature := m.next == len(m.plain) || int(m.plain[m.next].Cluster) != at
	if inLigature && len(m.w.text) < longWord {
		t.head, t.tail = m.s.newWord(m.v, m.w.text[:at]).width, m.s.newWord(m.v, m.w.text[at:]).width
		return
	}
	last, units := m.next-1, m.units
	cluster := m.plain[last].Cluster
	for ; last >= 0 && m.plain[last].Cluster == cluster; last-- {
		units -= m.plain[last].Advance
	}
	pt := &m.w.parts[0]
	t.head = pt.ems(units + m.partWidth(int(cluster), at))
	t.tail = pt.ems(pt.run.Width - m.units)
	if inLigature {
		t.tail += pt.ems(m.partWidth(at, m.nextCluster()))
	}
}

// partWidth is the width of a part of the word by itself, in units of its face.
func (m *measurer) partWidth(from, to int) int32 {
	return m.s.fonts.shape(m.w.parts[0].face, m.w.text[from:to], m.v.shaping).Width
}

// nextCluster is where the glyphs begin that were not counted yet.
func (m *measurer) nextCluster() int {
	if m.next == len(m.plain) {
		return len(m.w.text)
	}
	return int(m.plain[m.next].Cluster)
}

// measureAwkward is measure for words in several faces, or from right to left.
func (m *measurer) measureAwkward(t *stop) {
	at := int(t.at)
	for m.next < len(m.sums) && m.sums[m.next].at < at {
		m.width += m.sums[m.next].width
		m.glyphs += m.sums[m.next].glyphs
		m.next++
	}
	t.glyphs = m.glyphs
	t.head, t.tail = m.width, m.w.width-m.width
	parts := m.w.parts // what is taken back is only so between two marks
	for m.part < len(parts) && parts[m.part].at < at {
		m.part++
	}
	if i := m.part; i > 0 && parts[i-1].at+parts[i-1].length() == at {
		t.head += parts[i-1].trim
	}
	if i := m.part; i < len(parts) && parts[i].at == at && parts[i].lead < 0 {
		t.tail -= parts[i].lead
	}
	if len(m.w.text) < longWord {
		t.head, t.tail = m.s.newWord(m.v, m.w.text[:at]).width, m.s.newWord(m.v, m.w.text[at:]).width
	}
}
