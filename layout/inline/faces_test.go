package inline

import (
	"testing"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// textsOf lists the texts of a line.
func textsOf(ln *Line) []*page.Text {
	var list []*page.Text
	for _, it := range ln.Items {
		if t, ok := it.(*page.Text); ok {
			list = append(list, t)
		}
	}
	return list
}

// TestFallbackSizes: a stand-in is set at the size of the letters around it, and
// the line is no taller for it.
func TestFallbackSizes(t *testing.T) {
	s, body, _ := realSetter(t)
	plain := s.Prepare(spansOf("a b", body), Options{}).Lines(300 * geom.Pt)
	lines := s.Prepare(spansOf("a ⊢ 🚀 Ꞑ", body), Options{}).Lines(300 * geom.Pt)
	if lines[0].Above != plain[0].Above || lines[0].Below != plain[0].Below {
		t.Error("stand-ins change the height of a line")
	}
	want := map[string]geom.Length{
		"Source Serif 4": body.Size,
		"Noto Sans Math": body.Size.MulDiv(670, 714), // their capitals' heights
		"Noto Sans":      body.Size.MulDiv(475, 536), // their small letters'
		"Noto Emoji":     body.Size.MulDiv(670*3*2048, 2*2400*1000),
	}
	seen := map[string]bool{}
	for _, text := range textsOf(&lines[0]) {
		if d := text.Size - want[text.Face.Name]; d > 32 || d < -32 {
			t.Errorf("%s is set at %s, want %s", text.Face.Name, text.Size, want[text.Face.Name])
		}
		seen[text.Face.Name] = true
	}
	if len(seen) != len(want) {
		t.Errorf("used: %v", seen)
	}
}

// TestCells: in code every character takes one cell, and wide ones two, whatever
// face they come from; what they draw is within.
func TestCells(t *testing.T) {
	s, _, code := realSetter(t)
	cell := code.Size.MulDiv(600, 1000)
	for text, cells := range map[string]int{
		"abc": 3, "a→b": 3, "⊢": 1, "⟶x": 2, "✅": 2, "👩\u200d💻|": 3, "⠿⠿": 2, "1\ufe0f\u20e3": 2, "①": 1, "│⏎│": 3, "x⃗": 1,
	} {
		p := s.Prepare(spansOf(text, code), Options{KeepSpaces: true, Greedy: true})
		lines := p.Lines(300 * geom.Pt)
		want := geom.Length(cells) * cell
		if got := lines[0].Width - 2*code.Tint.PadX; got-want > 64 || want-got > 64 {
			t.Errorf("%s is %s wide, want %d cells, %s", text, got, cells, want)
		}
		if got := textOf(lines); got != text {
			t.Errorf("%s is copied as %s", text, got)
		}
		for _, piece := range textsOf(&lines[0]) {
			if end := piece.At.X + piece.Width(); end > lines[0].Width+16 {
				t.Errorf("%s: %q ends at %s", text, piece.Source(), end)
			}
		}
	}
}

// TestOneFace: the characters of a cluster, and punctuation beside letters, stay
// in one face.
func TestOneFace(t *testing.T) {
	s, body, _ := realSetter(t)
	for _, text := range []string{"x⃗", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇩🇪", "1\ufe0f\u20e3"} {
		lines := s.Prepare(spansOf(text, body), Options{}).Lines(300 * geom.Pt)
		if texts := textsOf(&lines[0]); len(texts) != 1 || len(texts[0].Pieces) != 1 || len(s.Diagnostics()) > 0 {
			t.Errorf("%s is set as %d texts, %v", text, len(texts), s.Diagnostics())
		}
	}
}

// TestBoldness: a face that stands in for a bold one without being so is outlined.
func TestBoldness(t *testing.T) {
	_, body, _ := realSetter(t)
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	bold := book.Face(fonts.Query{Family: "serif", Weight: 700})
	for _, c := range []struct {
		main, face *fonts.Face
		want       bool
	}{{bold, bold, false}, {body.Face, body.Face, false}, {body.Face, bold, false}, {bold, body.Face, true}} {
		if got := boldness(c.main, c.face) > 0; got != c.want {
			t.Errorf("%s for %s is outlined: %v", c.face.Name, c.main.Name, got)
		}
	}
}
