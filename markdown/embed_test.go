package markdown

import (
	"strings"
	"testing"
	"testing/fstest"

	"octavo/doc"
)

// TestEmbeds takes notes into others: whole ones, sections and blocks, through
// others, and never itself; footnotes and places are those of the note.
func TestEmbeds(t *testing.T) {
	fsys := fstest.MapFS{
		"a.md":       {Data: []byte("# A\n\nIn A[^1].\n\n![[B]]\n\n[^1]: Of A.\n")},
		"sub/B.md":   {Data: []byte("---\ntitle: B\n---\n\nIn B[^1]. [there](y.md)\n\n![[a]]\n\n![gone](x.png)\n\n[^1]: Of B.\n")},
		"sub/C.md":   {Data: []byte("## One\n\nFirst.\n\n### Deeper\n\nYes.\n\n## Two\n\nNot.\n\nA block. ^here\n\nNot either.\n")},
		"self.md":    {Data: []byte("![[self]]\n")},
		"x/other.md": {Data: []byte("Other.\n")},
	}
	for _, c := range []struct{ file, src, want, diags string }{
		{"a.md", string(fsys["a.md"].Data), `title from-heading #a "A"
paragraph "In A" note-ref(0 nth=1) "."
paragraph "In B" note-ref(1 nth=1) ". " link <sub/y.md>("there")
paragraph link <[[a]]>("a")
figure
  paragraph image(<x.png> "gone" missing)
note 0 ^1 refs=1
  paragraph "Of A."
note 1 ^1 refs=1
  paragraph "Of B."
`, `sub/B.md:7:1: "a" embeds itself, by way of others perhaps; here a link to it is set
sub/B.md:9:1: the image "x.png" was not found`},
		{"t.md", "![[C#One]]\n\nText.\n", `title from-heading #one "One"
paragraph "First."
heading 3 #deeper "Deeper"
paragraph "Yes."
paragraph "Text."
`, ""},
		{"t.md", "![[C#^here]]\n", "paragraph \"A block.\" anchor(#here)\n", ""},
		{"t.md", "![[sub/C#no such]]\n\n![[nowhere]] and ![[other]] in a line.\n", "", ""},
		{"self.md", "![[self]]\n", "paragraph link <[[self]]>(\"self\")\n", `self.md:1:1: "self" embeds itself, by way of others perhaps; here a link to it is set`},
	} {
		d, diags, err := Parse([]byte(c.src), Options{File: c.file, FS: fsys})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, x := range diags {
			said = append(said, x.String())
		}
		if got := strings.Join(said, "\n"); got != c.diags {
			t.Errorf("%s reports\n%s, want\n%s", c.src, got, c.diags)
		}
		if got := doc.Dump(d); c.want != "" && got != c.want {
			t.Errorf("%s becomes\n%s, want\n%s", c.src, got, c.want)
		}
	}
}

// TestEmbedLimit sees that notes are no larger together than a text may be.
func TestEmbedLimit(t *testing.T) {
	fsys := fstest.MapFS{"note.md": {Data: []byte(strings.Repeat("words ", 10))}, "huge.md": {Data: make([]byte, 5000)}}
	for src, fits := range map[string]bool{"![[note]]\n\n![[note]]\n": true, "![[note]]\n\n![[note]]\n\n![[note]]\n": false, "![[huge]]\n": false} {
		_, diags, err := Parse([]byte(src), Options{File: "a.md", FS: fsys, Limits: doc.Limits{TextBytes: 150}})
		if err != nil {
			t.Fatal(err)
		}
		said := len(diags) == 1 && strings.Contains(diags[0].Message, "larger than 150 bytes together")
		if said == fits || fits && len(diags) > 0 {
			t.Errorf("%q reports %v", src, diags)
		}
	}
}
