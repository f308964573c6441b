package markdown

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, in, want, diags string }{
		{"clean", "a\nÄ\n", "a\nÄ\n", ""},
		{"empty", "", "", ""},
		{"bom", "\xEF\xBB\xBFa", "a", ""},
		{"only a bom", "\xEF\xBB\xBF", "", ""},
		{"line ends", "a\r\nb\rc\n\r\nd\r", "a\nb\nc\n\nd\n", ""},
		{"latin-1", "a\nb \xE4\xF6 \xC3\xA4\r\n\xFC", "a\nb äö ä\nü",
			`f.md:2:3: this is not valid UTF-8: 3 bytes were read as Windows-1252, the first (0xE4) as 'ä'`},
		{"windows-1252", "\x93a\x94 \x80", "“a” €", `f.md:1:1: this is not valid UTF-8: 3 bytes were read as Windows-1252, the first (0x93) as '“'`},
		{"no character", "\x81", "\u0081", `f.md:1:1: this is not valid UTF-8: 1 byte was read as Windows-1252, the first (0x81) as '\u0081'`},
		{"cut short", "a\xE2\x82", "aâ‚", `f.md:1:2: this is not valid UTF-8: 2 bytes were read as Windows-1252, the first (0xE2) as 'â'`},
		{"surrogate", "\xED\xA0\x80", "í\u00a0€", `f.md:1:1: this is not valid UTF-8: 3 bytes were read as Windows-1252, the first (0xED) as 'í'`},
		{"replacement stays", "\uFFFD", "\uFFFD", ""},
		{"nul", "a\n\x00b\x00", "a\n\uFFFDb\uFFFD", "f.md:2:1: 2 NUL characters were replaced by U+FFFD"},
		{"utf-16le", "\xFF\xFEa\x00\r\x00\n\x00\x3D\xD8\x00\xDE", "a\n😀", ""},
		{"utf-16be", "\xFE\xFF\x00a\x20\xAC", "a€", ""},
		{"utf-16 odd", "\xFE\xFF\x00a\x20", "a\uFFFD", ""},
		{"utf-16 lone surrogate", "\xFE\xFF\xD8\x3D\x00a", "\uFFFDa", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, diags := decode([]byte(c.in), "f.md")
			if string(got) != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			var ds []string
			for _, d := range diags {
				ds = append(ds, d.String())
			}
			if s := strings.Join(ds, "\n"); s != c.diags {
				t.Errorf("diagnostics\n got %s\nwant %s", s, c.diags)
			}
		})
	}
}

func TestDecodeClean(t *testing.T) {
	src := []byte("clean text, with an Ä\n")
	if got, _ := decode(src, ""); &got[0] != &src[0] {
		t.Error("clean input was copied")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("a\r\n\xE4\x00"))
	f.Add([]byte("\xFF\xFEa\x00"))
	f.Fuzz(func(t *testing.T, in []byte) {
		got, diags := decode(in, "f")
		if !utf8.Valid(got) || bytes.ContainsAny(got, "\r\x00") {
			t.Errorf("%q", got)
		}
		for _, d := range diags {
			if d.Pos.Line < 1 || d.Pos.Col < 1 {
				t.Errorf("%v", d)
			}
		}
	})
}
