package epub

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"octavo/doc"
)

// TestSVGLimits: an SVG that asks for far more than it has is refused, with the
// limit; one just below is kept.
func TestSVGLimits(t *testing.T) {
	chain := func(n, fan int) string {
		s := `<g id="a0"><rect width="1" height="1"/></g>`
		for i := 1; i <= n; i++ {
			s += fmt.Sprintf(`<g id="a%d">%s</g>`, i, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i-1), fan))
		}
		return s
	}
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	picture := `<image width="9" height="9" href="data:image/png;base64,` + base64.StdEncoding.EncodeToString(dot.Bytes()) + `"/>`
	few := doc.Limits{SVGElements: 100, SVGReferences: 5, ImagePixels: 2500}
	for name, c := range map[string]struct {
		body   string
		limits doc.Limits
		want   string // of the error, or of a note
	}{
		"elements":         {strings.Repeat("<g/>", 99), few, ""},
		"more elements":    {strings.Repeat("<g/>", 100), few, "it has more than 100 elements"},
		"depth":            {strings.Repeat("<g>", 99) + strings.Repeat("</g>", 99), doc.Limits{}, ""},
		"more depth":       {strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100), doc.Limits{}, "it nests its elements more than 100 deep"},
		"references":       {chain(5, 1), few, ""},
		"more references":  {chain(6, 1), few, "its references stand in each other more than 5 deep"},
		"many references":  {chain(4, 3), few, "it draws more than 100 elements by reference"},
		"bomb":             {chain(15, 10), doc.Limits{}, "it draws more than 200000 elements by reference"},
		"nested bomb":      {`<g id="b">` + chain(15, 10) + `</g><use href="#b"/>`, doc.Limits{}, "by reference"},
		"circle":           {`<g id="x"><use href="#y"/></g><g id="y"><use href="#x"/></g>`, few, ""},
		"itself":           {`<g id="x"><use href="#x"/></g>`, few, ""},
		"patterns":         {`<pattern id="a0" href="#a1"/><pattern id="a1" href="#a2"/>`, few, ""},
		"a picture":        {picture + picture, few, ""},
		"too many of them": {picture + picture + picture, few, "too many pixels"},
	} {
		made, err := makeSVG(&doc.Asset{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg">` + c.body + `</svg>`)}, &c.limits)
		got := ""
		if err != nil {
			got = err.Error()
		} else if len(made.notes) > 0 {
			got = made.notes[0].text
		}
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
