package markdown

import (
	"strings"
	"testing"

	"octavo/doc"
)

// TestMDXFile checks what counts only in files whose names say that they are
// MDX: exports, and code in the attributes of HTML's own elements.
func TestMDXFile(t *testing.T) {
	const src = "export const a = {\n\n  b: 1,\n}\nexport { c }\n\n# T\n\n<div style={{ color: 'red', width: \"1\" }}>\n\nText\n\n</div>\n\n<Note>\nBare *x*\n</Note>\n"
	for file, want := range map[string]string{
		"a.mdx": "title from-heading #t \"T\"\nparagraph \"Text\"\nalert note\n  paragraph \"Bare \" emph(\"x\")\n",
		"a.md":  "title #t \"T\"\nparagraph \"export const a = {\"\n",
	} {
		d, diags, err := Parse([]byte(src), Options{File: file})
		if err != nil {
			t.Fatal(err)
		}
		got := doc.Dump(d)
		if file == "a.mdx" && got != want || file == "a.md" && !strings.Contains(got, "export const") {
			t.Errorf("%s:\n%s\nwant\n%s", file, got, want)
		}
		if said := len(diags) > 0 && diags[0].Code == "mdx-script"; said != (file == "a.mdx") {
			t.Errorf("%s: %v", file, diags)
		}
	}
}

// FuzzMDX checks that reading MDX moves nothing: lengths stay, and so do the
// lines but in tags.
func FuzzMDX(f *testing.F) {
	for _, s := range []string{"<A b={\"c\"} />", "export {\n}", "{/* x */}", "<A b={c", "<A {...d} e=\"f\">`g`", "```\n<A b={\"c\"}>\n```"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := newLowerer([]byte(s), 0, "en", Options{File: "a.mdx"})
		l.readMDX()
		if len(l.body) != len(s) {
			t.Errorf("%q became %q", s, l.body)
		}
	})
}
