package fonts

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// shaping is what a face needs for shaping, made when it is first used.
type shaping struct {
	once     sync.Once
	font     *font.Font // nil if its tables are broken
	mu       sync.Mutex // guards what follows, not reading variants
	idle     []*shaper
	variants atomic.Pointer[[]*variant]
}

// variant is a way of shaping, parsed, with the runs that were shaped so.
type variant struct {
	shaping  Shaping
	features []harfbuzz.Feature
	lang     language.Language
	runs     runCache
	latin    *latin // nil if words are not composed of letters
}

// shaper shapes for one goroutine at a time.
type shaper struct {
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
	plans  map[planKey]struct{} // what buffer has plans for
	// Runs and glyphs are cut from these, to be few allocations.
	runs   []Run
	glyphs []Glyph
}

type planKey struct {
	variant *variant
	script  language.Script
}

// Shape shapes text in this face. Kerning and standard ligatures are on.
// Texts that come again, such as words, are shaped once. Invalid UTF-8 is
// shaped as U+FFFD.
func (f *Face) Shape(text string, s Shaping) *Run {
	v := f.variant(s)
	if len(text) > maxCachedText {
		return f.shapeAnew(text, v, scriptOf(text))
	}
	hash := v.runs.hash(text)
	if run := v.runs.get(hash, text); run != nil {
		return run
	}
	text = strings.Clone(text)
	run := f.compose(text, v)
	if run == nil {
		run = f.shapeAnew(text, v, scriptOf(text))
	}
	return v.runs.put(hash, run)
}

// variant finds what belongs to a way of shaping. There are few of them in a
// document.
func (f *Face) variant(s Shaping) *variant {
	if list := f.shaping.variants.Load(); list != nil {
		for _, v := range *list {
			if v.shaping == s {
				return v
			}
		}
	}
	return f.addVariant(s)
}

func (f *Face) addVariant(s Shaping) *variant {
	f.shaping.mu.Lock()
	defer f.shaping.mu.Unlock()
	var list []*variant
	if old := f.shaping.variants.Load(); old != nil {
		list = *old
	}
	for _, v := range list {
		if v.shaping == s {
			return v
		}
	}
	v := &variant{shaping: s, features: parseFeatures(s.Features), lang: language.NewLanguage(s.Lang)}
	if f.composes && !s.RTL && allComposable(s.Features) {
		v.latin = &latin{}
	}
	if len(list) < maxVariants {
		grown := append(list[:len(list):len(list)], v)
		f.shaping.variants.Store(&grown)
	}
	return v
}

// parseFeatures reads a list such as "smcp,-liga,salt=2". What is not a feature
// is left out.
func parseFeatures(list string) []harfbuzz.Feature {
	var features []harfbuzz.Feature
	for name := range strings.SplitSeq(list, ",") {
		f, err := harfbuzz.ParseFeature(strings.TrimSpace(name))
		if err == nil {
			f.Start, f.End = harfbuzz.FeatureGlobalStart, harfbuzz.FeatureGlobalEnd
			features = append(features, f)
		}
	}
	return features
}

func (f *Face) shapeAnew(text string, v *variant, script language.Script) (run *Run) {
	defer func() {
		if recover() != nil { // a broken layout table; the shaper is lost with it
			run = f.shapePlainly(text, v.shaping.RTL)
		}
	}()
	s := f.takeShaper()
	if s == nil {
		return f.shapePlainly(text, v.shaping.RTL)
	}
	run = s.shape(f, text, v, script)
	f.shaping.mu.Lock()
	f.shaping.idle = append(f.shaping.idle, s)
	f.shaping.mu.Unlock()
	return run
}

// takeShaper gives a shaper that nobody uses; nil if the face can't be shaped.
func (f *Face) takeShaper() *shaper {
	f.shaping.once.Do(f.loadShaping)
	if f.shaping.font == nil {
		return nil
	}
	f.shaping.mu.Lock()
	if n := len(f.shaping.idle); n > 0 {
		s := f.shaping.idle[n-1]
		f.shaping.idle = f.shaping.idle[:n-1]
		f.shaping.mu.Unlock()
		return s
	}
	f.shaping.mu.Unlock()
	// A face keeps room for the extents of all the glyphs of the font that it is
	// made for, and shaping asks for few of them, if any.
	face := font.NewFace(&font.Font{})
	face.Font = f.shaping.font
	f.vary(face)
	return &shaper{
		font:   harfbuzz.NewFont(face),
		buffer: harfbuzz.NewBuffer(),
		plans:  map[planKey]struct{}{},
	}
}

// shape runs HarfBuzz. The buffer stays at font units, since the font is made
// at the size of its units per em.
func (s *shaper) shape(f *Face, text string, v *variant, script language.Script) *Run {
	key := planKey{v, script}
	if _, ok := s.plans[key]; !ok {
		if len(s.plans) == maxPlans {
			s.buffer, s.plans = harfbuzz.NewBuffer(), map[planKey]struct{}{}
		}
		s.plans[key] = struct{}{}
	}
	b := s.buffer
	b.Clear()
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: key.script, Language: v.lang}
	if v.shaping.RTL {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	for i, r := range text {
		b.AddRune(r, i)
	}
	b.Shape(s.font, v.features)
	run := s.newRun(text, len(b.Info), v.shaping.RTL)
	for i := range b.Info {
		gid := b.Info[i].Glyph
		if !f.chars.usable(gid) {
			gid = 0
		}
		run.Glyphs[i] = Glyph{
			ID: uint16(gid), Cluster: int32(b.Info[i].Cluster), Advance: b.Pos[i].XAdvance,
			XOff: b.Pos[i].XOffset, YOff: b.Pos[i].YOffset,
		}
		run.Width += b.Pos[i].XAdvance
	}
	return run
}

// newRun cuts a run and its glyphs from the shaper's blocks.
func (s *shaper) newRun(text string, glyphs int, rtl bool) *Run {
	if len(s.runs) == 0 {
		s.runs = make([]Run, 64)
	}
	run := &s.runs[0]
	s.runs = s.runs[1:]
	if len(s.glyphs) < glyphs {
		s.glyphs = make([]Glyph, max(512, glyphs))
	}
	*run = Run{Text: text, RTL: rtl, Glyphs: s.glyphs[:glyphs:glyphs]}
	s.glyphs = s.glyphs[glyphs:]
	return run
}

// scriptOf is the script of the first character that belongs to one.
func scriptOf(text string) language.Script {
	for _, r := range text {
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			return language.Latin
		}
		if r < 0x80 {
			continue
		}
		if s := language.LookupScript(r); s.Strong() && s != language.Unknown {
			return s
		}
	}
	return language.Common
}

// shapePlainly puts the characters' glyphs in a row: for faces whose layout
// tables are broken.
func (f *Face) shapePlainly(text string, rtl bool) *Run {
	run := &Run{Text: text, RTL: rtl}
	for i, r := range text {
		gid, ok := f.GlyphID(r)
		if !ok && Ignorable(r) {
			continue
		}
		g := Glyph{ID: gid, Cluster: int32(i), Advance: f.Advance(gid)}
		run.Glyphs = append(run.Glyphs, g)
		run.Width += g.Advance
	}
	if rtl {
		for i, j := 0, len(run.Glyphs)-1; i < j; i, j = i+1, j-1 {
			run.Glyphs[i], run.Glyphs[j] = run.Glyphs[j], run.Glyphs[i]
		}
	}
	return run
}

// shapingTables are the tables that shaping reads. Outlines are only of use to
// it where marks have no anchors, and they are slow to read.
var shapingTables = []string{
	"head", "maxp", "hhea", "hmtx", "cmap", "OS/2", "GDEF", "GSUB", "GPOS", "kern", "morx", "kerx",
}

// loadShaping reads the layout tables. A face for which that fails is shaped
// plainly.
func (f *Face) loadShaping() {
	defer func() {
		if recover() != nil {
			f.shaping.font = nil
		}
	}()
	names := shapingTables
	if !f.sfnt.has("GPOS") {
		names = append([]string{"loca", "glyf", "CFF "}, names...)
	}
	if f.drawn != nil && f.drawn.wght > 0 {
		names = append([]string{"loca", "glyf", "CFF2", "fvar", "avar", "gvar", "HVAR"}, names...)
	}
	ld, err := opentype.NewLoader(f.sfnt.trimmed(names))
	if err != nil {
		return
	}
	if ft, err := font.NewFont(ld); err == nil {
		f.shaping.font = ft
	}
}

// overlay is a file whose beginning is replaced by another of the same length
// or less.
type overlay struct {
	head []byte
	rest io.ReaderAt
}

// ReadAt reads from the replacement first.
func (o overlay) ReadAt(p []byte, off int64) (int, error) {
	if off >= int64(len(o.head)) {
		return o.rest.ReadAt(p, off)
	}
	n := copy(p, o.head[off:])
	if n == len(p) {
		return n, nil
	}
	m, err := o.rest.ReadAt(p[n:], off+int64(n))
	return n + m, err
}

// trimmed gives the face as a file with only some of its tables, without
// copying them.
func (s *sfnt) trimmed(names []string) opentype.Resource {
	head := []byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	for _, name := range names {
		if t, ok := s.find(tag(name)); ok && t.length > 0 {
			head = appendRecord(head, t)
			head[5]++
		}
	}
	rest := s.file
	if rest == nil {
		rest = bytes.NewReader(s.data)
	}
	return io.NewSectionReader(overlay{head, rest}, 0, s.size)
}
