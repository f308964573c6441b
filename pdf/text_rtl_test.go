package pdf

import (
	"slices"
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// turnedRun is a run from right to left of fake glyphs, in the order in which
// they are drawn.
func turnedRun(text string, glyphs ...fonts.Glyph) *fonts.Run {
	return &fonts.Run{Text: text, RTL: true, Glyphs: glyphs}
}

// TestGroups: what takes no room belongs to the letter on its right.
func TestGroups(t *testing.T) {
	run := turnedRun("באַל", // two letters, a mark, a letter
		fonts.Glyph{ID: 4, Cluster: 6, Advance: 300},
		fonts.Glyph{ID: 3, Cluster: 2}, fonts.Glyph{ID: 2, Cluster: 2, Advance: 500},
		fonts.Glyph{ID: 1, Cluster: 0, Advance: 400})
	var got []string
	for to := len(run.Glyphs); to > 0; {
		g := groupBefore(run, to)
		got = append(got, g.text)
		to = g.from
	}
	if want := []string{"ב", "אַ", "ל"}; !slices.Equal(got, want) {
		t.Errorf("groups are %q, want %q", got, want)
	}
	run.Glyphs[0].Advance = 0
	if g := groupBefore(run, 3); g.text != "אַל" || g.width != 500 || g.chars != 3 {
		t.Errorf("a letter without a width is not with the one before it: %+v", g)
	}
}

// TestTurned: text from right to left is read in its order, character by
// character, each on the left of the one before it, within the letter's width.
func TestTurned(t *testing.T) {
	for name, c := range map[string]struct {
		run  *fonts.Run
		want string
	}{
		"letters":  {turnedRun("אבג", fonts.Glyph{ID: 32, Cluster: 4, Advance: 500}, fonts.Glyph{ID: 31, Cluster: 2, Advance: 500}, fonts.Glyph{ID: 30, Cluster: 0, Advance: 500}), "אבג"},
		"mark":     {turnedRun("אַב", fonts.Glyph{ID: 32, Cluster: 4, Advance: 500}, fonts.Glyph{ID: 31, XOff: 90, YOff: 200}, fonts.Glyph{ID: 30, Advance: 500}), "אַב"},
		"ligature": {turnedRun("لاب", fonts.Glyph{ID: 31, Cluster: 4, Advance: 500}, fonts.Glyph{ID: 30, Advance: 700}), "لاب"},
		"dots":     {turnedRun("ب", fonts.Glyph{ID: 31, YOff: -80}, fonts.Glyph{ID: 30, Advance: 700}), "ب"},
		"cursive":  {turnedRun("بب", fonts.Glyph{ID: 30, Cluster: 2, Advance: 400}, fonts.Glyph{ID: 31, Advance: 400, YOff: 150}), "بب"},
	} {
		s := newSetter(t)
		s.page.Items = append(s.page.Items, &page.Text{Elem: page.Root, Face: s.face, Size: s.size,
			At: geom.Point{X: left, Y: s.y}, Pieces: []page.Piece{{Run: c.run}}})
		r := read(t, render(t, s.document(), Options{}))
		glyphs := r.view(r.pages()[0])
		if got := textOf(glyphs); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		for i := 1; i < len(glyphs); i++ {
			if glyphs[i].x >= glyphs[i-1].x {
				t.Errorf("%s: character %d is not on the left of the one before it", name, i)
			}
		}
		content := string(r.content(0))
		if strings.Contains(content, "ActualText") || strings.Contains(content, " Ts") {
			t.Errorf("%s: %q", name, content)
		}
	}
}

// TestJointOutline: the glyph of a joint is made of the others, where they were,
// and its box holds them.
func TestJointOutline(t *testing.T) {
	face := newSetter(t).face
	a, _ := face.GlyphID('a')
	b, _ := face.GlyphID('b')
	whole := programOf(t, face, a, b)
	j := joint(appendJoint(nil, []fonts.Glyph{{ID: a, Advance: 400}, {ID: b, XOff: 50, YOff: 300, Advance: 100}}, -20, 450, "ab"))
	if gid, x, y := j.glyph(1); gid != int(b) || x != 430 || y != 300 || j.advance() != 450 || j.text() != "ab" {
		t.Errorf("glyph %d at %d, %d; advance %d, text %q", gid, x, y, j.advance(), j.text())
	}
	unused := max(a, b) + 1
	for _, code := range []uint16{uint16(whole.numGlyphs), unused} {
		shows := func(gid int) (int, joint) {
			if gid == int(code) {
				return 0, j
			}
			return gid, ""
		}
		part := parseSFNT(t, whole.subset([]uint16{a, b, code}, shows, []joint{j}))
		kept := map[int]bool{}
		closure(part, kept, int(code))
		if !kept[int(a)] || !kept[int(b)] || part.advance(int(code)) != 450 {
			t.Errorf("the joint is made of %v, and is %d wide", kept, part.advance(int(code)))
		}
	}
	if blank, _ := joint(appendJoint(nil, nil, 0, 100, "a")).outline(whole); blank != nil {
		t.Error("a blank has an outline")
	}
}

// TestOutlined: a face that is to look bold has an outline in its colour, and what
// comes after it none.
func TestOutlined(t *testing.T) {
	s := newSetter(t)
	s.text(page.Root, left, s.y, "one")
	bold := *s.page.Items[0].(*page.Text)
	bold.Bold = 30
	plain := *s.page.Items[0].(*page.Text)
	s.page.Items = append(s.page.Items, &bold, &plain)
	content := string(read(t, render(t, s.document(), Options{})).content(0))
	on, off := strings.Index(content, "2 Tr\n"), strings.Index(content, "0 Tr\n")
	if on < 0 || off < on || strings.Count(content, "Tr\n") != 2 {
		t.Errorf("outlines are drawn in\n%s", content)
	}
	if w := strings.Index(content, " w\n"); w < on || w > off {
		t.Errorf("the outline has no width in\n%s", content)
	}
}

// TestSpare: codes that no glyph in use has, nor one that it is made of, even where a
// face has as many glyphs as can be.
func TestSpare(t *testing.T) {
	face := newSetter(t).face
	acute, _ := face.GlyphID('á')
	whole := programOf(t, face, acute)
	n := uint16(whole.numGlyphs)
	if got, want := whole.spare([]uint16{acute}, nil, 2), []uint16{n, n + 1}; !slices.Equal(got, want) {
		t.Errorf("spare are %v, want %v", got, want)
	}
	if got := whole.spare(nil, nil, maxCodes-int(n)); len(got) != maxCodes-int(n) || got[len(got)-1] != maxCodes-1 {
		t.Errorf("%d codes, up to %d", len(got), got[len(got)-1])
	}
	keep := map[int]bool{}
	closure(whole, keep, 0)
	closure(whole, keep, int(acute))
	got := whole.spare([]uint16{acute}, nil, maxCodes)
	if len(got) != maxCodes-len(keep) || !slices.IsSorted(got) {
		t.Errorf("%d codes beside %d glyphs in use", len(got), len(keep))
	}
	for _, code := range got {
		if keep[int(code)] {
			t.Errorf("glyph %d is in use", code)
		}
	}
}

// TestTight: a glyph with less room than in its face has a width of its own, and its
// text is read.
func TestTight(t *testing.T) {
	s := newSetter(t)
	s.text(page.Root, left, s.y, "—")
	wide := s.page.Items[0].(*page.Text)
	run := *wide.Pieces[0].Run
	run.Glyphs = slices.Clone(run.Glyphs)
	full := run.Glyphs[0].Advance
	run.Glyphs[0].Advance, run.Width, run.Tight = full/2, full/2, true
	tight := *wide
	tight.At.Y += 14 * geom.Pt
	tight.Pieces = []page.Piece{{Run: &run}, {Run: wide.Pieces[0].Run, X: geom.FromUnits(full/2, wide.Size, wide.Face.UnitsPerEm)}}
	s.page.Items = append(s.page.Items, &tight)
	r := read(t, render(t, s.document(), Options{}))
	if got := textOf(r.view(r.pages()[0])); got != "———" {
		t.Errorf("read as %q", got)
	}
	content := string(r.content(0))
	if strings.Contains(content, "ActualText") || strings.Count(content, "[(") != 2 || strings.Count(content, ")]") != 2 || strings.Count(content, "(") != 2 {
		t.Errorf("the pen is moved, or a text wrapped, in\n%q", content)
	}
}

// TestUnseen: what is not to be seen takes no room, whatever its face has for it, and
// the space after it is found.
func TestUnseen(t *testing.T) {
	s := newSetter(t)
	s.text(page.Root, left, s.y, "nn\u200C nn")
	r := read(t, render(t, s.document(), Options{}))
	if got := textOf(r.view(r.pages()[0])); got != "nn\u200C nn" {
		t.Errorf("read as %q", got)
	}
	if content := string(r.content(0)); strings.Contains(content, "ActualText") || strings.Count(content, "(") != 1 {
		t.Errorf("the pen is moved, or a text wrapped, in\n%q", content)
	}
}

// TestComplexUnseen: a word of a complex script with a joiner in it, and a mark that is
// nowhere but at a line's end, have codes too, and are not wrapped.
func TestComplexUnseen(t *testing.T) {
	s := newSetter(t)
	text := s.text(page.Root, left, s.y, "—\u200C—")
	run := *text.Pieces[0].Run
	run.Tight = true
	text.Pieces[0].Run = &run
	r := read(t, render(t, s.document(), Options{}))
	if got := textOf(r.view(r.pages()[0])); got != "—\u200C—" || strings.Contains(string(r.content(0)), "ActualText") {
		t.Errorf("read as %q, written as\n%q", got, r.content(0))
	}
}
