package doc

import "testing"

func TestDrawing(t *testing.T) {
	for _, c := range []struct {
		text          string
		drawn, joined bool
		columns       int
	}{
		{"a := b\nc()", false, false, 6},
		{"// ── a ──", false, false, 10},
		{"┌─┐\n└─┘  ", true, true, 3},
		{"+---+\n| a |\n+---+", true, false, 5},
		{"+---+\n--+ +--x\nn", true, false, 8},
		{"i = +--j", false, false, 8},
		{"\tab\tc\n", false, false, 9},
		{"// 中文、カナ 한", false, false, 16},
		{"一\tb", false, false, 5},
	} {
		b := &CodeBlock{Text: c.text}
		if drawn, joined := b.Drawing(); drawn != c.drawn || joined != c.joined || b.Columns(4) != c.columns {
			t.Errorf("%q: drawn %t, joined %t, %d columns", c.text, drawn, joined, b.Columns(4))
		}
	}
}
