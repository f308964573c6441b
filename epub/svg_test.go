package epub

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/doc"
)

func TestCleanCSS(t *testing.T) {
	ids := map[string]string{"a": "a", "1": "_1"}
	for _, c := range []struct {
		in, want string
		changed  bool
	}{
		{"fill: red", "fill: red", false},
		{"fill: url(#a)", "fill: url(#a)", false},
		{`fill: url("#1")`, "fill: url(#_1)", false},
		{"fill: URL( 'http://x/y.svg#a' )", "fill: none", true},
		{`@import "x.css"; a { b: c }`, " a { b: c }", true},
		{`@IMPORT url(x)`, "", true},
		{`@charset "utf-8"; a{}`, " a{}", false},
		{`src: url(data:font/woff2;base64,AAAA)`, `src: url(data:font/woff2;base64,AAAA)`, false},
		{`src: url(data:image/svg+xml,<svg/>)`, `src: none`, true},
		{`a: \75rl(http://x)`, "", true},
		{`a: \url(http://x)`, "", true},
		{`content: "\2014"`, `content: "\2014"`, false},
	} {
		got, changed := cleanCSS(c.in, ids)
		if got != c.want || changed != c.changed {
			t.Errorf("%q is %q, %v", c.in, got, changed)
		}
	}
}

// TestSVGEncodings reads what old programs write.
func TestSVGEncodings(t *testing.T) {
	utf16 := "\xFE\xFF"
	for _, r := range `<svg xmlns="http://www.w3.org/2000/svg"><text>é</text></svg>` {
		utf16 += string([]byte{byte(r >> 8), byte(r)})
	}
	for name, data := range map[string]string{
		"latin 1": `<?xml version="1.0" encoding="ISO-8859-1"?><svg xmlns="http://www.w3.org/2000/svg"><text>` + "\xE9" + `</text></svg>`,
		"utf-16":  utf16,
		"bom":     "\xEF\xBB\xBF" + `<svg xmlns="http://www.w3.org/2000/svg"><text>é</text></svg>`,
		"prefix":  `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:text>é</s:text></s:svg>`,
		"entity":  `<svg xmlns="http://www.w3.org/2000/svg"><text>&eacute;</text></svg>`,
	} {
		made, err := makeSVG(&doc.Asset{Data: []byte(data)}, &doc.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(string(made.data), "<text>é</text></svg>") {
			t.Errorf("%s: %s", name, made.data)
		}
	}
}

// FuzzSVG: whatever an SVG says, what is made of it is well-formed, is a
// drawing, does nothing and loads nothing, and stays as it is when it is
// cleaned again.
func FuzzSVG(f *testing.F) {
	for _, pattern := range []string{"../testdata/nasty/*.svg", "../svg/testdata/*.svg"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg"><a href="x"/><g id="" a="url(#b"/></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		made, err := makeSVG(&doc.Asset{Name: "x.svg", Data: data}, &doc.Limits{})
		if err != nil {
			return
		}
		d := xml.NewDecoder(bytes.NewReader(made.data))
		ids := map[string]bool{}
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v:\n%s", err, made.data)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if e.Name.Space != nsSVG || !svgElements()[e.Name.Local] {
				t.Errorf("there is an element %v", e.Name)
			}
			for _, a := range e.Attr {
				v := strings.ToLower(strings.TrimSpace(a.Value))
				if isHandler(a.Name.Local) || a.Name.Local == "href" && !strings.HasPrefix(v, "#") &&
					!strings.HasPrefix(v, "data:image/") && e.Name.Local != "a" || strings.HasPrefix(v, "javascript:") && a.Name.Local == "href" {
					t.Errorf("there is %v=%q", a.Name, a.Value)
				}
				if a.Name.Local == "id" {
					if ids[a.Value] {
						t.Errorf("the id %q is there twice", a.Value)
					}
					ids[a.Value] = true
				}
			}
		}
		again, err := makeSVG(&doc.Asset{Name: "x.svg", Data: made.data}, &doc.Limits{})
		if err != nil || !bytes.Equal(again.data, made.data) {
			t.Errorf("cleaned again it is another: %v\n%s\n%s", err, made.data, again.data)
		}
	})
}
