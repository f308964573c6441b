package pdf

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/fonts"
	"octavo/page"
)

// A character code in a PDF file has one text, that of its face's ToUnicode
// map. The same glyph can stand for several texts in a document: a space for
// U+0020 and U+00A0, a small capital for both cases, a hyphen for U+00AD. The
// census counts what every glyph stands for. The commonest text goes with the
// glyph's own code; for the others the glyph gets further codes.

// faceCount is what one face's glyphs stood for.
type faceCount struct {
	face   *fonts.Face
	first  sparse[textCount] // by glyph id: the text that was seen first
	others map[glyphText]int
	// weak are texts of glyphs that do not stand for them alone.
	weak   map[uint16]string
	joints map[string]struct{} // clusters that need a glyph
	buffer []byte
}

type textCount struct {
	text string
	n    int
}

type glyphText struct {
	gid  uint16
	text string
}

// census counts over all pages. Faces come in the order of first appearance.
type census struct {
	faces []*faceCount
	index map[*fonts.Face]int
	last  *faceCount
}

// perCounter is how many pages are worth a further goroutine, and counts of its
// own.
const perCounter = 4

// takeCensus counts the glyphs of all pages, on several goroutines.
func takeCensus(pages []*page.Page, workers int) *census {
	parts := make([]*census, min(workers, len(pages)/perCounter+1))
	parallel(workers, len(parts), func(_, i int) {
		c := &census{index: map[*fonts.Face]int{}}
		for _, p := range pages[i*len(pages)/len(parts) : (i+1)*len(pages)/len(parts)] {
			c.countPage(p)
		}
		parts[i] = c
	})
	total := parts[0]
	for _, c := range parts[1:] {
		total.merge(c)
	}
	return total
}

func (c *census) countPage(p *page.Page) {
	for _, item := range p.Items {
		if t, ok := item.(*page.Text); ok && t.Face != nil {
			f := c.of(t.Face)
			if g, ok := alone(t); ok {
				f.add(g.ID, t.Actual, 1)
				continue
			}
			for _, piece := range t.Pieces {
				f.countRun(piece.Run, t.HasActual)
			}
		}
	}
}

// alone reports whether a text with an Actual is a single glyph, which can then
// have a code that says as much: a hyphen of the line breaker mostly.
func alone(t *page.Text) (g fonts.Glyph, ok bool) {
	if !t.HasActual || t.ActualMore > 0 || len(t.Pieces) != 1 || len(t.Pieces[0].Run.Glyphs) != 1 || !mappable(t.Actual) {
		return g, false
	}
	return t.Pieces[0].Run.Glyphs[0], true
}

// of gives the count of a face.
func (c *census) of(face *fonts.Face) *faceCount {
	if c.last != nil && c.last.face == face {
		return c.last
	}
	i, ok := c.index[face]
	if !ok {
		i = len(c.faces)
		c.index[face] = i
		c.faces = append(c.faces, &faceCount{
			face: face, others: map[glyphText]int{}, weak: map[uint16]string{}, joints: map[string]struct{}{},
		})
	}
	c.last = c.faces[i]
	return c.last
}

func (f *faceCount) countRun(run *fonts.Run, hidden bool) {
	if run.RTL && !hidden {
		f.countTurned(run)
		return
	}
	for i := 0; i < len(run.Glyphs); {
		n, text := cluster(run, i)
		glyphs := run.Glyphs[i : i+n]
		joined := !hidden && joins(run, glyphs, text)
		if n == 1 && !hidden && !joined {
			f.add(glyphs[0].ID, text, 1)
		} else {
			f.addWeak(glyphs, text)
		}
		if joined {
			f.countJoint(appendCluster(f.buffer[:0], glyphs, text))
		}
		i += n
	}
}

// countJoint counts a joint, if it is one; it may stay in the buffer.
func (f *faceCount) countJoint(j []byte) {
	f.buffer = j
	if _, ok := f.joints[string(j)]; !ok && len(j) > 0 {
		f.joints[string(j)] = struct{}{}
	}
}

// add counts a text of a glyph. Nearly always it is the one seen first.
func (f *faceCount) add(gid uint16, text string, n int) {
	t := f.first.at(gid)
	switch {
	case t.n == 0:
		t.text, t.n = text, n
	case t.text == text:
		t.n += n
	default:
		f.others[glyphText{gid, text}] += n
	}
}

// addWeak notes what the glyphs of a cluster stand for together, in case that
// one of them never stands alone: the glyphs share out the characters.
func (f *faceCount) addWeak(glyphs []fonts.Glyph, text string) {
	for _, g := range glyphs {
		share := text
		if len(glyphs) > 1 && text != "" {
			_, size := utf8.DecodeRuneInString(text)
			share = text[:size]
			if len(text) > size {
				text = text[size:]
			}
		}
		if old, ok := f.weak[g.ID]; !ok || less(share, old) {
			f.weak[g.ID] = share
		}
	}
}

// merge adds the counts of later pages.
func (c *census) merge(later *census) {
	for _, l := range later.faces {
		f := c.of(l.face)
		for gid, t := range l.first.all() {
			if t.n > 0 {
				f.add(gid, t.text, t.n)
			}
		}
		for key, n := range l.others {
			f.add(key.gid, key.text, n)
		}
		for gid, text := range l.weak {
			if old, ok := f.weak[gid]; !ok || less(text, old) {
				f.weak[gid] = text
			}
		}
		maps.Copy(f.joints, l.joints)
	}
}

// winners gives the text of every glyph by its id, "" for glyphs that do not
// occur, and the ids of those that do; others are the texts that glyphs have
// beside those. Ties are decided by the texts themselves, so that the order of
// counting does not matter.
func (f *faceCount) winners() (texts sparse[string], used []uint16, others []glyphText) {
	best := map[uint16]textCount{} // of glyphs with several texts
	for key, n := range f.others {
		b, ok := best[key.gid]
		if !ok {
			b = f.first.get(key.gid)
		}
		if n > b.n || n == b.n && less(key.text, b.text) {
			b = textCount{key.text, n}
		}
		best[key.gid] = b
	}
	for gid, text := range f.weak {
		if t := f.first.at(gid); t.n == 0 {
			*t = textCount{text, 1}
		}
	}
	for key := range f.others {
		if best[key.gid].text == key.text {
			key.text = f.first.get(key.gid).text
		}
		if mappable(key.text) {
			others = append(others, key)
		}
	}
	slices.SortFunc(others, func(a, b glyphText) int {
		return cmp.Or(cmp.Compare(a.gid, b.gid), strings.Compare(a.text, b.text))
	})
	for gid, t := range f.first.all() {
		if t.n == 0 {
			continue
		}
		text := t.text
		if b, ok := best[gid]; ok {
			text = b.text
		}
		if !mappable(text) {
			text = "\uFFFD"
		}
		*texts.at(gid) = text
		used = append(used, gid)
	}
	return texts, used, others
}

// less prefers short texts, and low characters.
func less(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// mappable reports whether a ToUnicode map can hold a text: it must not be
// empty, and PDF/A forbids U+0000, U+FEFF and U+FFFE (ISO 19005-2, 6.2.11.7.2).
func mappable(text string) bool {
	return text != "" && !strings.ContainsAny(text, "\x00\uFEFF\uFFFE")
}

// cluster finds the cluster that begins with glyph i of a run in visual order:
// how many glyphs it has, and the text that they stand for.
func cluster(run *fonts.Run, i int) (n int, text string) {
	start := run.Glyphs[i].Cluster
	n = 1
	for i+n < len(run.Glyphs) && run.Glyphs[i+n].Cluster == start {
		n++
	}
	end := int32(len(run.Text))
	if run.RTL {
		if i > 0 {
			end = run.Glyphs[i-1].Cluster
		}
	} else if i+n < len(run.Glyphs) {
		end = run.Glyphs[i+n].Cluster
	}
	if start < 0 || start > end || int(end) > len(run.Text) {
		return n, ""
	}
	return n, run.Text[start:end]
}
