package inline

import (
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/geom"
)

// georgianShaper has the faces of fakeShaper and one for Georgian.
type georgianShaper struct {
	fakeShaper
	georgian *fonts.Face
}

func (f georgianShaper) has(face *fonts.Face, r rune) bool {
	if face == f.georgian {
		return r >= 0x10A0 && r < 0x1100 || strings.ContainsRune(".,-", r)
	}
	return r < 0x10A0 && f.fakeShaper.has(face, r)
}

func (f georgianShaper) fallback(main *fonts.Face, cluster, lang string) *fonts.Face {
	for _, r := range cluster {
		if !f.has(f.georgian, r) && !fonts.Ignorable(r) {
			return nil
		}
	}
	return f.georgian
}

// TestMarksOfStandIns: marks that close, and hyphens that are made, are in the face
// of the letters before them.
func TestMarksOfStandIns(t *testing.T) {
	fake := newFake()
	georgian := &fonts.Face{ID: 2, Name: "Georgian", UnitsPerEm: 1000, Ascent: 880, Descent: 120, XHeight: 500, CapHeight: 700}
	s := newSetter(georgianShaper{fake, georgian}, testTuning(t))
	st := &Style{Face: fake.main, Size: 10 * geom.Pt}
	for _, test := range []struct {
		text    string
		measure geom.Length
		want    string // texts in Georgian's face
	}{
		{"ენა, ab. ენა\u200c.", 500, "ენა, ენა\u200c."},
		{"ენა! (ენა) 1.", 500, "ენა ენა"}, // the face has neither
		{"კომპიუტერი", 40, "კომპიუ - ტერი"},
	} {
		var got []string
		lines := s.Prepare(spansOf(test.text, st), Options{Lang: "ka", Hyphenate: true, Align: Justify}).Lines(test.measure * geom.Pt)
		for i := range lines {
			for _, text := range textsOf(&lines[i]) {
				for _, p := range text.Pieces {
					if text.Face == georgian {
						got = append(got, p.Run.Text)
					}
				}
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: in Georgian's face are %q, want %q", test.text, got, test.want)
		}
	}
}
