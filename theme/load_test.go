package theme

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"octavo/doc"
	"octavo/geom"
)

func TestLoadOverrides(t *testing.T) {
	th, err := Load("mine.toml", []byte(`
name = "mine"
extends = "book"
text.h2.size = "16pt"
[colors]
accent = "#a03"
[text.body]
align = "left"
hyphens = false
[code]
keyword = { bold = false }
[[line-breaking.hang]]
chars = "."
right = 800
`))
	if err != nil {
		t.Fatal(err)
	}
	book, _ := Builtin("book")
	if th.Text.Body.Align != "left" || th.Text.Body.Hyphens || th.Text.H2.Size != 16*geom.Pt || th.Code.Keyword.Bold {
		t.Errorf("values were not taken over: %+v", th.Text.Body)
	}
	if th.Colors.Accent != (Color{0xAA, 0x00, 0x33}) {
		t.Errorf("accent is %v", th.Colors.Accent)
	}
	if len(th.Lines.Hang) != 1 || th.Lines.Hang[0] != (HangRule{".", 0, 800}) {
		t.Errorf("hang is %v", th.Lines.Hang)
	}
	if th.Code.Keyword.Color != book.Code.Keyword.Color || th.Text.Body.Size != book.Text.Body.Size || th.Page.Paper != A4 {
		t.Error("what was not said is not the book theme's")
	}
	if book.Text.Body.Align != "justify" || len(book.Lines.Hang) < 2 {
		t.Error("loading changed the built-in theme")
	}
}

func TestLoadErrors(t *testing.T) {
	cases := []struct{ name, in, want, hint string }{
		{"key", "[text.body]\nsise = \"11pt\"", `t.toml:2:1: no theme has "text.body.sise"`, `did you mean "size"?`},
		{"table", "\n[text.bodi]\nsize = \"11pt\"", `t.toml:2:1: no theme has "text.bodi"`, `did you mean "body"?`},
		{"far", "[title]\nxyzzy = 1", `t.toml:2:1: no theme has "title.xyzzy"`, `here belong rule, rule-gap, after, tag-mark, part-mark`},
		{"inline", "[code]\nname = { colour = \"#000\" }", `t.toml:2:10: no theme has "code.name.colour"`, `did you mean "color"?`},
		{"hang", "[line-breaking]\nhang = [{ char = \".\" }]", `t.toml:2:11: no theme has "line-breaking.hang.char"`, `did you mean "chars"?`},
		{"unit", "text.body.size = \"11 points\"", `t.toml:1:1: "11 points" is not a length: write a number and one of pt, mm, cm, in, pc, px`, ``},
		{"bare", "[page]\n  top = 20", `t.toml:2:3: page.top must be in quotes, as in "10.5pt"`, ``},
		{"color", "[colors]\nink = \"black\"", `t.toml:2:1: "black" is not a colour: write six hexadecimal digits, as in "#1C1B1A"`, ``},
		{"named", "[text.h1]\ncolor = \"acent\"", `t.toml:2:1: text.h1.color can't be "acent"`, `did you mean "accent"?`},
		{"align", "[text.h1]\nalign = \"middle\"", `t.toml:2:1: text.h1.align can't be "middle"`, `it can be justify, left, center, right`},
		{"bool", "[text.h1]\nitalic = 1", `t.toml:2:1: text.h1.italic must be true or false`, ``},
		{"number", "[text.h1]\nweight = \"bold\"", `t.toml:2:1: text.h1.weight must be a whole number, at most 1000000`, ``},
		{"weight", "[text.h1]\nweight = 6000", `t.toml:2:1: text.h1.weight must be from 1 to 1000, not 6000`, `400 is regular, 600 semibold, 700 bold`},
		{"negative", "[page]\ntop = \"-3mm\"", `t.toml:2:1: page.top must be from 0.00pt to 2880.00pt, not -8.50pt`, ``},
		{"leading", "[text.body]\nleading = \"3pt\"", `t.toml:2:1: text.body.leading of 3.00pt is too small for type of 10.50pt`, `leading is the distance from one baseline to the next`},
		{"shrink", "[blocks]\ntable-shrink = [900, 20]", `t.toml:2:1: blocks.table-shrink must be from 300 to 1000, not 20`, ``},
		{"deep", "name = \"x\"\nname.more = 1", `t.toml:2:1: this is not TOML: Key 'name' has already been defined.`, `a theme file has lines such as size = "10.5pt" under headings such as [text.body]`},
		{"scalar", "[colors.ink]\nred = 1", `t.toml:1:1: colors.ink must be in quotes, as in "#1C1B1A"`, ``},
		{"text", "text = 4", `t.toml:1:1: text must be a table, as in [text]`, ``},
		{"syntax", "[text.body\nsize = 1", `t.toml:1:11: this is not TOML: expected '.' or ']' to end table name, but got '\n' instead`, `a theme file has lines such as size = "10.5pt" under headings such as [text.body]`},
		{"extends", "extends = \"bok\"", `t.toml:1:1: there is no theme "bok"`, `did you mean "book"?`},
		{"extends number", "extends = 3", `t.toml:1:1: "extends" must be the name of a theme, in quotes`, ``},
		{"paper", "[page]\npaper = \"a9\"", `t.toml:2:1: "a9" is not a paper size: did you mean "a3"?`, ``},
		{"folio", "[heads]\nfolio = \"foots\"", `t.toml:2:1: heads.folio can't be "foots"`, `did you mean "foot"?`},
		{"emoji", "[inline]\nemoji = \"colour\"", `t.toml:2:1: inline.emoji can't be "colour"`, `did you mean "color"?`},
		{"levels", "[numbers]\nheadings = 9", `t.toml:2:1: numbers.headings must be from 0 to 6, not 9`, ``},
		{"letters", "[line-breaking]\nfont-stretch = 80", `t.toml:2:1: line-breaking.font-stretch must be from 0 to 50, not 80`, ``},
		{"large", strings.Repeat("#", maxSize+1), `t.toml: this theme file is larger than 1 MiB`, ``},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load("t.toml", []byte(c.in))
			var e *doc.Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v", err)
			}
			if e.Error() != c.want || e.Hint != c.hint {
				t.Errorf("got  %s (%s)\nwant %s (%s)", e.Error(), e.Hint, c.want, c.hint)
			}
		})
	}
}

// TestLoadYAML checks that themes in YAML say the same as those in TOML, and
// where they are wrong.
func TestLoadYAML(t *testing.T) {
	inYAML := `
extends: journal
name: mine
page: { paper: a5, top: 20mm }
colors:
  accent: "#a03"
text:
  body:
    size: 10pt
    hyphens: false
    before: 0
  h1: {weight: 700}
blocks:
  bullet-marks: ["*", "-"]
line-breaking:
  hang:
    - { chars: ".", right: 800 }
code:
  keyword: { bold: false }
`
	inTOML := `
extends = "journal"
name = "mine"
page = { paper = "a5", top = "20mm" }
colors.accent = "#a03"
text.body = { size = "10pt", hyphens = false, before = 0 }
text.h1.weight = 700
blocks.bullet-marks = ["*", "-"]
line-breaking.hang = [{ chars = ".", right = 800 }]
code.keyword = { bold = false }
`
	got, err := Load("t.yaml", []byte(inYAML))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Load("t.toml", []byte(inTOML))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for _, c := range []struct{ in, want, hint string }{
		{"text:\n  body:\n    sise: 11pt", `t.yml:3:5: no theme has "text.body.sise"`, `did you mean "size"?`},
		{"text: {body: {size: 11 points}}", `t.yml:1:15: "11 points" is not a length: write a number and one of pt, mm, cm, in, pc, px`, ""},
		{"colors:\n  ink: #000", `t.yml:2:8: colors.ink has no value`, `colours must be in quotes, as in "#1C1B1A": without, # begins a comment`},
		{"page:\n  top: 20", `t.yml:2:3: page.top must be in quotes, as in "10.5pt"`, ""},
		{"text:\n  h1:\n    italic: 1\n", `t.yml:3:5: text.h1.italic must be true or false`, ""},
		{"line-breaking:\n  hang:\n    - char: x", `t.yml:2:3: no theme has "line-breaking.hang.char"`, `did you mean "chars"?`},
		{"extends: bok", `t.yml:1:1: there is no theme "bok"`, `did you mean "book"?`},
		{"name: a\nname: b", `t.yml:2:1: this is not YAML: mapping key "name" already defined at [1:1]`, yamlSample},
		{"- a", `t.yml:1:1: a theme is one table of keys`, yamlSample},
		{"name: &a x\ncolors: *a", `t.yml:1:7: a theme does without anchors, aliases and tags`, yamlSample},
	} {
		_, err := Load("t.yml", []byte(c.in))
		var e *doc.Error
		if !errors.As(err, &e) {
			t.Errorf("%q: got %v", c.in, err)
		} else if e.Error() != c.want || e.Hint != c.hint {
			t.Errorf("%q: got  %s (%s)\nwant %s (%s)", c.in, e.Error(), e.Hint, c.want, c.hint)
		}
	}
	if _, err := Load("t.yaml", []byte("text: [")); err == nil || !strings.Contains(err.Error(), "this is not YAML: ") {
		t.Errorf("got %v", err)
	}
}

func TestBuiltinUnknown(t *testing.T) {
	_, err := Builtin("boook")
	var e *doc.Error
	if !errors.As(err, &e) || e.Error() != `there is no theme "boook"` || e.Hint != `did you mean "book"?` {
		t.Errorf("got %v", err)
	}
}

// FuzzTheme checks that no file makes the loader fail in another way than by
// an error with a place in that file, and that what loads can be set.
func FuzzTheme(f *testing.F) {
	data, err := os.ReadFile("themes/book.toml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("extends = \"book\"\n[text.body]\nsize = \"11pt\"\nalign = \"left\""))
	f.Add([]byte("[[line-breaking.hang]]\nchars = \".\"\nright = 1"))
	f.Add([]byte("code.keyword = { color = \"#123\", bold = true }\n\"\".x = 1"))
	f.Add([]byte("blocks.table-shrink = [1, [2], \"3\"]"))
	f.Add([]byte("text: {body: {size: 11pt}}\nblocks: {table-shrink: [900]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		th, err := Load("t.toml", data)
		if err != nil {
			th, err = Load("t.yaml", data)
		}
		if err != nil {
			var e *doc.Error
			if !errors.As(err, &e) {
				t.Fatalf("%T: %v", err, err)
			}
			if lines := int32(strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1); e.Pos.Line > lines {
				t.Fatalf("line %d of %d: %v", e.Pos.Line, lines, err)
			}
			return
		}
		for _, scaled := range []*Theme{th, th.Scale(3, 2)} {
			if scaled.Page.Grid <= 0 || scaled.Text.Body.Size <= 0 || scaled.Text.Body.Leading <= 0 {
				t.Fatalf("a theme that can't be set: %+v", scaled)
			}
		}
	})
}
