package inline

import (
	"testing"

	"octavo/fonts"
	"octavo/geom"
)

// TestSlanted checks which letters lean where the face is not italic, and which
// way: no ideographs, no signs, and letters from right to left where they are
// emphasised.
func TestSlanted(t *testing.T) {
	upright, italic := &fonts.Face{}, &fonts.Face{Italic: true}
	const right, left, none = -slant / 1000., slant / 1000., 0
	for _, test := range []struct {
		text         string
		face         *fonts.Face
		italic, dots bool
		rtl          bool
		want         float64
	}{
		{"ज़ोर", upright, true, true, false, right},
		{"ज़ोर", upright, true, false, false, right}, // in a standfirst
		{"ज़ोर", upright, false, true, false, none},  // emphasised there
		{"ज़ोर", upright, false, false, false, none},
		{"x", italic, true, true, false, none},
		{"x", upright, true, false, false, right},
		{"强调", upright, true, true, false, none},
		{"강조", upright, true, true, false, none},
		{"→", upright, true, true, false, none},
		{"מודגש", upright, true, true, true, left},
		{"מודגש", upright, false, true, true, left}, // in a standfirst, which is upright
		{"מודגש", upright, true, false, true, none},
	} {
		use := &usage{Style: &Style{Italic: test.italic, Dots: test.dots}}
		m := slanted(use, &part{face: test.face, run: &fonts.Run{Text: test.text, RTL: test.rtl}})
		got := 0.
		if m != nil {
			got = m.C
		}
		if got != test.want {
			t.Errorf("%+v leans %v", test, got)
		}
	}
}

// TestSlantedText checks that letters and signs of one stand-in are texts of their
// own, and that what leans turns about its middle.
func TestSlantedText(t *testing.T) {
	s, body, _ := realSetter(t)
	st := *body
	st.Italic = true
	lines := s.Prepare(spansOf("ab ⊢ Ꞑ", &st), Options{}).Lines(300 * geom.Pt)
	upright := s.Prepare(spansOf("ab ⊢ Ꞑ", body), Options{}).Lines(300 * geom.Pt)
	was := textsOf(&upright[0])
	for i, text := range textsOf(&lines[0]) {
		leans := text.Source() != "⊢"
		if (text.Matrix != nil) != leans {
			t.Errorf("%q leans: %v", text.Source(), text.Matrix != nil)
		}
		want := was[i].At.X
		if leans {
			want -= text.Size.MulDiv(slant, 4000)
		}
		if text.At.X != want {
			t.Errorf("%q is at %s, want %s", text.Source(), text.At.X, want)
		}
	}
}
