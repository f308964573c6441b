package inline

import (
	"octavo/fonts"
	"octavo/geom"
)

// em is a length in 65536ths of the type size, whatever that is.
type em int64

// at gives the length at a type size.
func (w em) at(size geom.Length) geom.Length {
	return geom.Length((int64(w)*int64(size) + 1<<15) >> 16)
}

// ems is a length in font units as an em.
func ems(units int32, face *fonts.Face) em {
	return em(geom.FromUnits(units, 1<<16, face.UnitsPerEm))
}

// shaper is what the setter needs of fonts: a fonts.Book, or a fake.
type shaper interface {
	shape(face *fonts.Face, text string, s fonts.Shaping) *fonts.Run
	// has says whether the face has the character.
	has(face *fonts.Face, r rune) bool
	// fallback gives a face that has a cluster of characters which main
	// doesn't have, nil if there is none. lang says which form Chinese
	// characters have.
	fallback(main *fonts.Face, cluster, lang string) *fonts.Face
}

// bookShaper is the shaper of real faces.
type bookShaper struct {
	book  *fonts.Book
	plain bool // emoji are in one colour
}

func (b bookShaper) shape(face *fonts.Face, text string, s fonts.Shaping) *fonts.Run {
	return face.Shape(text, s)
}

func (b bookShaper) has(face *fonts.Face, r rune) bool { return face.Has(r) }

func (b bookShaper) fallback(main *fonts.Face, cluster, lang string) *fonts.Face {
	if !b.plain {
		if f := b.book.ColorEmoji(cluster); f != nil {
			return f
		}
	}
	return b.book.FallbackIn(main, cluster, lang)
}

// voiceKey is all that words of one voice have in common.
type voiceKey struct {
	face     *fonts.Face
	features string
	lang     string
	rtl      bool
	verbatim bool
	hyphens  bool
}

// voice is a way of setting words, at any size and in any colour, with the
// words that were set so far: texts repeat their words, and all that there is
// to know of a word is found out once.
type voice struct {
	voiceKey
	shaping fonts.Shaping
	words   map[string]*word
	hyphen  *word
	cell    em          // the width of a character, in faces that give all the same
	divider *hyphenator // nil where words are not divided
	asked   bool        // divider is known
}

// hyphenator is read when the first word is to be divided.
func (v *voice) hyphenator() *hyphenator {
	if !v.asked && v.hyphens {
		v.divider = hyphenatorFor(v.lang)
	}
	v.asked = true
	return v.divider
}

// lastResort is a hyphenator for words that are too long for a line of their
// own, though the style wants none; nil for code.
func (v *voice) lastResort() *hyphenator {
	if v.verbatim {
		return nil
	}
	return hyphenatorFor(v.lang)
}

// usage is a style with what follows from it and from a span's language.
type usage struct {
	*Style
	lang        string
	voice       [2]*voice // left to right, and right to left
	above       geom.Length
	below       geom.Length
	space       *word
	spaceWidth  geom.Length
	spaceAdd    geom.Length // how much a space may grow
	spaceTake   geom.Length // and shrink
	letterAdd   geom.Length // how much may be added after a glyph
	letterTake  geom.Length // and taken away
	fontAdd     int64       // how much wider letters may get, in thousandths
	fontTake    int64       // and narrower
	verbatim    bool
	hyphenWidth geom.Length
}

type usageKey struct {
	style *Style
	lang  string
}

// usageOf finds out about a style. Spans mostly come with the style of the
// one before, or of one of those before.
func (s *Setter) usageOf(st *Style, lang string) *usage {
	key := usageKey{st, lang}
	if u := s.usages[key]; u != nil {
		return u
	}
	u := &usage{Style: st, lang: lang, verbatim: st.Verbatim}
	u.voice[0] = s.voiceOf(st, lang, false)
	u.above = max(0, geom.FromUnits(st.Face.Ascent, st.Size, st.Face.UnitsPerEm)+st.Rise)
	u.below = max(0, geom.FromUnits(st.Face.Descent, st.Size, st.Face.UnitsPerEm)-st.Rise)
	u.space = s.spaceWord(u.voice[0], " ")
	u.spaceWidth = u.width(u.space)
	elastic := u.spaceWidth
	if st.Face.Mono {
		elastic /= 2 // it is wide enough as it is
	}
	u.spaceAdd = elastic.MulDiv(int64(s.tuning.SpaceStretch), 1000)
	u.spaceTake = elastic.MulDiv(int64(s.tuning.SpaceShrink), 1000)
	u.letterAdd = st.Size.MulDiv(int64(s.tuning.LetterStretch), 1000)
	u.letterTake = st.Size.MulDiv(int64(s.tuning.LetterShrink), 1000)
	if !st.Face.Mono {
		u.fontAdd, u.fontTake = int64(s.tuning.FontStretch), int64(s.tuning.FontShrink)
	}
	u.hyphenWidth = u.width(s.hyphenOf(u.voice[0]))
	s.usages[key] = u
	return u
}

// voiceAt gives the voice for an embedding level.
func (s *Setter) voiceAt(u *usage, level uint8) *voice {
	i := level & 1
	if u.voice[i] == nil {
		u.voice[i] = s.voiceOf(u.Style, u.lang, i == 1)
	}
	return u.voice[i]
}

// width is how wide a word is in the style.
func (u *usage) width(w *word) geom.Length {
	return w.width.at(u.Size) + u.Tracking*geom.Length(w.glyphs)
}

func (s *Setter) voiceOf(st *Style, lang string, rtl bool) *voice {
	key := voiceKey{
		face: st.Face, features: st.Features, lang: lang,
		rtl: rtl, verbatim: st.Verbatim, hyphens: !st.NoHyphens && !st.Verbatim,
	}
	if v := s.voices[key]; v != nil {
		return v
	}
	v := &voice{voiceKey: key, words: map[string]*word{}}
	v.shaping = fonts.Shaping{Features: st.Features, Lang: lang, RTL: rtl}
	if st.Face.Mono {
		v.cell = ems(s.fonts.shape(st.Face, " ", v.shaping).Width, st.Face)
	}
	s.voices[key] = v
	return v
}

// hyphenOf is the hyphen that the breaker puts after a word's part.
func (s *Setter) hyphenOf(v *voice) *word {
	if v.hyphen == nil {
		asked := s.asked
		v.hyphen = s.newWord(v, "-")
		if s.asked != asked {
			s.told = append(s.told, toldWord{voice: v})
		}
	}
	return v.hyphen
}

// hyphenAfter is the hyphen after parts of a word, in the face of the last letters if that
// has one.
func (s *Setter) hyphenAfter(v *voice, parts []part) *word {
	plain := s.hyphenOf(v)
	if len(parts) == 0 {
		return plain
	}
	pt := &parts[len(parts)-1]
	if pt.run == nil || pt.face == v.face || plain.width == 0 || !s.hasAll(pt.face, "-") {
		return plain
	}
	p := s.shapePart(v, choice{pt.face, pt.size}, "-")
	w := *plain
	w.parts, w.width = []part{p}, p.width
	w.hangRight = plain.hangRight * p.width / plain.width
	return &w
}
