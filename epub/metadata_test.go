package epub

import (
	"testing"

	"octavo/doc"
)

func TestIdentify(t *testing.T) {
	for _, c := range []struct{ given, value, kind, shown string }{
		{"978-0-306-40615-7", "urn:isbn:9780306406157", "15", "ISBN 978-0-306-40615-7"},
		{"ISBN 0-8044-2957-X", "urn:isbn:080442957X", "02", "ISBN 0-8044-2957-X"},
		{"isbn-13: 9780306406157", "urn:isbn:9780306406157", "15", "ISBN 9780306406157"},
		{"ISBN-10 0306406152", "urn:isbn:0306406152", "02", "ISBN 0306406152"},
		{"urn:isbn:9780306406157", "urn:isbn:9780306406157", "15", "ISBN 9780306406157"},
		{"urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "", ""},
		{"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "", ""},
		{"doi:10.1000/182", "doi:10.1000/182", "06", "DOI 10.1000/182"},
		{"10.1000/182", "doi:10.1000/182", "06", "DOI 10.1000/182"},
		{"https://example.com/book", "https://example.com/book", "", "https://example.com/book"},
		{" my  book 1 ", "my book 1", "", "my book 1"},
	} {
		var diags doc.Diagnostics
		got := identify(c.given, "seed", &diags)
		if got != (identifier{c.value, c.kind, c.shown}) || len(diags.List) > 0 {
			t.Errorf("%q is %+v: %v", c.given, got, diags.List)
		}
	}
	for _, bad := range []string{"ISBN 978-0-306-40615-8", "urn:isbn:123", "urn:uuid:not-a-uuid"} {
		var diags doc.Diagnostics
		if got := identify(bad, "seed", &diags); got.value != uuidOf("seed") || len(diags.List) != 1 {
			t.Errorf("%q is %+v: %v", bad, got, diags.List)
		}
	}
}

func TestFileAs(t *testing.T) {
	for name, want := range map[string]string{
		"Ada Lovelace": "Lovelace, Ada", "Plato": "Plato", "Ludwig van Beethoven": "van Beethoven, Ludwig",
		"Martin Luther King Jr.": "King, Martin Luther, Jr.", "The Rust Team": "The Rust Team", "王小明": "王小明",
		"Lovelace, Ada": "Lovelace, Ada", "Simone de Beauvoir": "de Beauvoir, Simone", "Иван Петров": "Петров, Иван",
		"Octavo Contributors": "Octavo Contributors", "山田 太郎": "山田 太郎",
	} {
		if got := fileAs(name); got != want {
			t.Errorf("%s is filed as %s, not %s", name, got, want)
		}
	}
}

func TestBookLanguage(t *testing.T) {
	for _, c := range []struct {
		own, otherwise, want string
		told                 int
	}{
		{"de", "en", "de", 0}, {"", "fr", "fr", 0}, {"", "", "en", 0}, {"pt_BR", "", "pt-BR", 0},
		{"english", "fr", "fr", 1}, {"x y", "--", "en", 2}, {"zh-Hant-TW", "", "zh-Hant-TW", 0}, {"qaa", "", "qaa", 0},
	} {
		var diags doc.Diagnostics
		if got := bookLanguage(c.own, c.otherwise, &diags); got != c.want || len(diags.List) != c.told {
			t.Errorf("%q, %q: %s %v", c.own, c.otherwise, got, diags.List)
		}
	}
}

func TestWords(t *testing.T) {
	for _, v := range vocabulary {
		for i, s := range []string{v.cover, v.titlePage, v.colophon, v.start, v.pages, v.madeWith, v.setIn, v.underLicence} {
			if s == "" {
				t.Errorf("%s has no word %d", v.lang, i)
			}
		}
		if w, ok := wordsOf(v.lang); !ok || w.cover != v.cover || w.text == "" {
			t.Errorf("%s is %+v", v.lang, w)
		}
	}
	for lang, want := range map[string]string{
		"zh-TW": "書名頁", "zh-Hant": "書名頁", "zh": "书名页", "zh-Hans-CN": "书名页", "nn": "Tittelside", "de-AT": "Titelseite", "tlh": "Title page",
	} {
		if w, _ := wordsOf(lang); w.titlePage != want {
			t.Errorf("%s: %s", lang, w.titlePage)
		}
	}
}

func TestNames(t *testing.T) {
	var n names
	for _, c := range [][2]string{
		{"Pic.png", "pic.x"}, {"pic.jpg", "pic-2.x"}, {"pic-2.gif", "pic-2-2.x"}, {"", "none.x"}, {"..", "none-2.x"},
		{"../../etc/passwd", "etc-passwd.x"}, {"a b.c.d", "a-b-c.x"}, {".hidden", "hidden.x"}, {"日本", "none-3.x"},
	} {
		if got := n.file(c[0], ".x", "none"); got != c[1] {
			t.Errorf("%q is %q, not %q", c[0], got, c[1])
		}
	}
}
