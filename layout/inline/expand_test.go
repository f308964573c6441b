package inline

import (
	"testing"

	"octavo/geom"
	"octavo/page"
)

// TestLettersGive checks that the letters of a justified line get wider or
// narrower alike, as far as they may, and that a line ends where it should.
func TestLettersGive(t *testing.T) {
	s, body, code := realSetter(t)
	tuning := *s.tuning
	tuning.FontStretch, tuning.FontShrink = 20, 15
	s.tuning = &tuning
	spans := []Span{{Text: fairyTale + " ", Style: body, Elem: 2}, {Text: "some code", Style: code, Elem: 2}, {Text: " " + fairyTale, Style: body, Elem: 2}}
	wider, narrower := 0, 0
	for _, measure := range []geom.Length{200 * geom.Pt, 300 * geom.Pt, 370 * geom.Pt} {
		lines := s.Prepare(spans, Options{Lang: "en", Hyphenate: true}).Lines(measure)
		for i := range lines {
			var of int32
			for _, it := range lines[i].Items {
				text, ok := it.(*page.Text)
				if !ok {
					continue
				}
				switch {
				case text.Face.Mono && text.Stretch != 0:
					t.Errorf("code is stretched by %d", text.Stretch)
				case text.Stretch < -15 || text.Stretch > 20:
					t.Errorf("letters are stretched by %d", text.Stretch)
				case of != 0 && text.Stretch != 0 && text.Stretch != of:
					t.Errorf("letters of one line are stretched by %d and %d", of, text.Stretch)
				}
				if text.Stretch != 0 {
					of = text.Stretch
				}
			}
			if of > 0 {
				wider++
			} else if of < 0 {
				narrower++
			}
			if !lines[i].Forced && lines[i].Width != measure {
				t.Errorf("a line is %s wide, not %s", lines[i].Width, measure)
			}
		}
	}
	if wider == 0 || narrower == 0 {
		t.Errorf("%d lines have wider letters, %d narrower ones", wider, narrower)
	}
}

// TestJoinedLettersKeepTheirWidth checks that nothing is done to letters that
// touch.
func TestJoinedLettersKeepTheirWidth(t *testing.T) {
	s, body, _ := realSetter(t)
	for text, want := range map[string][2]bool{ // elastic, firm
		"word": {true, false}, "Wörter": {true, false}, "слово": {true, false}, "ελλάδα": {true, false},
		"سلام": {false, true}, "नमस्ते": {false, true},
	} {
		w := s.newWord(s.usageOf(body, "").voice[0], text)
		if w.elastic != want[0] || w.firm != want[1] {
			t.Errorf("%s: elastic %v, firm %v", text, w.elastic, w.firm)
		}
		if w.firm && w.give != 0 {
			t.Errorf("%s: its letters are set apart", text)
		}
	}
}

// TestJoinedLettersStayTogether: tracking sets no letters apart that touch.
func TestJoinedLettersStayTogether(t *testing.T) {
	s, st := fakeSetter(t)
	wide := *st
	wide.Tracking = geom.Pt
	for text, want := range map[string]geom.Length{"abc": geom.Pt, "برمجة": 0, "हिन्दी": 0, "שלום": geom.Pt} {
		for _, it := range s.Prepare(spansOf(text, &wide), Options{}).Lines(100 * geom.Pt)[0].Items {
			if txt, ok := it.(*page.Text); ok && txt.Tracking != want {
				t.Errorf("%q is tracked by %v, want %v", text, txt.Tracking, want)
			}
		}
	}
}
