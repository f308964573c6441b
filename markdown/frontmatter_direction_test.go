package markdown

import "testing"

func TestDirection(t *testing.T) {
	for text, want := range map[string]string{
		"---\ntitle: שלום\ndir: rtl\n---\n":        "he",
		"---\ntitle: سلام دنیا\ndir: RTL\n---\n":   "fa",
		"---\ntitle: مرحبا\ndirection: rtl\n---\n": "ar",
		"---\ntitle: x\ndir: rtl\n---\n":           "und-Arab",
		"---\nlang: ku\ndir: rtl\n---\n":           "ku-Arab",
		"---\nlang: uz-Latn-UZ\ndir: rtl\n---\n":   "uz-Arab-UZ",
		"---\ndir: rtl\nlang: he-IL\n---\n":        "he-IL",
		"---\nlang: en\ndir: ltr\n---\n":           "en",
	} {
		d, diags, err := Parse([]byte(text+"Text.\n"), Options{File: "a.md"})
		if err != nil || len(diags) > 0 {
			t.Fatal(err, diags)
		}
		if d.Meta.Lang != want {
			t.Errorf("%q is in %q, not %q", text, d.Meta.Lang, want)
		}
	}
	_, diags, _ := Parse([]byte("---\ndir: up\n---\nText.\n"), Options{File: "a.md"})
	if len(diags) != 1 || diags[0].Pos.Line != 2 {
		t.Errorf("a wrong direction is reported as %v", diags)
	}
}
