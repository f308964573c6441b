package theme

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"octavo/geom"
)

// optional are the keys that a style or an ink can do without.
var optional = []string{"italic", "bold", "hyphens", "balance", "features", "tracking", "indent"}

// TestThemesAreComplete checks that a built-in theme decides everything, so
// that no new field of Theme is left at zero by oversight.
func TestThemesAreComplete(t *testing.T) {
	list, _ := filepath.Glob("themes/*.toml")
	for _, file := range list {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := parse(file, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range leafKeys(reflect.TypeFor[Theme](), nil) {
			if slices.Contains(optional, key[len(key)-1]) {
				continue
			}
			if _, ok := lookup(s.root, key); !ok {
				t.Errorf("%s has no %s", file, strings.Join(key, "."))
			}
		}
	}
}

// leafKeys are the keys that have values.
func leafKeys(t reflect.Type, at []string) [][]string {
	if t.Kind() != reflect.Struct || t == reflect.TypeFor[Color]() {
		return [][]string{at}
	}
	var keys [][]string
	for f := range t.Fields() {
		if tag := f.Tag.Get("toml"); tag != "-" {
			keys = append(keys, leafKeys(f.Type, append(slices.Clone(at), tag))...)
		}
	}
	return keys
}

// TestRhythm checks that vertical spaces are whole numbers of half lines, and
// the type area a whole number of lines, at any size of type.
func TestRhythm(t *testing.T) {
	for _, name := range Names() {
		plain, err := Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		area := plain.Page.Paper.H - plain.Page.Top - plain.Page.Bottom
		if over := area % (2 * plain.Page.Grid); over > geom.Pt/4 {
			t.Errorf("%s: the type area is %spt over a whole number of lines", name, over)
		}
		for _, th := range []*Theme{plain, plain.Scale(12, 10), plain.Scale(9, 11)} {
			checkRhythm(t, name, th)
		}
	}
}

func checkRhythm(t *testing.T, name string, th *Theme) {
	t.Helper()
	grid := th.Page.Grid
	if th.Text.Body.Leading != 2*grid {
		t.Errorf("%s: a line of the body is %s, the grid %s", name, th.Text.Body.Leading, grid)
	}
	styles := reflect.ValueOf(th.Text)
	for i := range styles.NumField() {
		s := styles.Field(i).Interface().(Style)
		if s.Before%grid != 0 || s.After%grid != 0 {
			t.Errorf("%s: %s: %s before and %s after are off the grid of %s",
				name, styles.Type().Field(i).Name, s.Before, s.After, grid)
		}
	}
	b := &th.Blocks
	for _, l := range []geom.Length{b.ListLoose, b.ListTight, b.PanelPadY, b.AlertPadY, b.NoteGap,
		th.Title.RuleGap, th.Title.After, th.Book.TitleSink, th.Book.HalfSink, th.Book.PartSink, th.Book.ChapterSink} {
		if l%grid != 0 {
			t.Errorf("%s: %spt is off the grid of %s", name, l, grid)
		}
	}
	// A row is the sum of what is rounded one by one.
	if row := 2*b.TablePadY + th.Text.TableBody.Leading + 4; row%grid > 8 {
		t.Errorf("%s: a table's row of %spt is off the grid of %s", name, row, grid)
	}
}

func TestScale(t *testing.T) {
	th, err := Builtin(Default)
	if err != nil {
		t.Fatal(err)
	}
	twice := th.Scale(2, 1)
	if got, want := twice.Text.H2.Size, 2*th.Text.H2.Size; got != want {
		t.Errorf("H2 is %s, want %s", got, want)
	}
	if got, want := twice.Blocks.ListIndent, 2*th.Blocks.ListIndent; got != want {
		t.Errorf("the list's indent is %s, want %s", got, want)
	}
	if twice.Page.Top != th.Page.Top || twice.Page.Left != th.Page.Left {
		t.Error("the margins moved")
	}
	if twice.Inline.CodeScale != th.Inline.CodeScale {
		t.Error("a ratio was scaled")
	}
	if again, _ := Builtin(Default); !reflect.DeepEqual(again, th) {
		t.Error("scaling changed the built-in theme")
	}
	if !reflect.DeepEqual(th.Scale(21, 21), th) || !reflect.DeepEqual(th.Scale(0, 1), th) {
		t.Error("scaling by 1, or by nothing, changed the theme")
	}
}

// TestColorNames checks that styles can name every colour.
func TestColorNames(t *testing.T) {
	var c Colors
	v := reflect.ValueOf(&c).Elem()
	for i, name := range colorNames() {
		if got := c.named(name); got != v.Field(i).Addr().Interface().(*Color) {
			t.Errorf("%q is not the field %s", name, v.Type().Field(i).Name)
		}
	}
}

func TestParsePaper(t *testing.T) {
	cases := []struct{ in, want string }{
		{"a4", "595.28 841.89"},
		{"A5", "419.53 595.28"},
		{"b5", "498.90 708.66"},
		{"Letter", "612.00 792.00"},
		{"6x9in", "432.00 648.00"},
		{"6in x 9in", "432.00 648.00"},
		{"148x210mm", "419.53 595.27"},
		{"148×210mm", "419.53 595.27"},
		{"12x18cm", "340.16 510.24"},
		{"5.5x8.5in", "396.00 612.00"},
		{"a9", `"a9" is not a paper size: did you mean "a3"?`},
		{"lettre", `"lettre" is not a paper size: did you mean "letter"?`},
		{"6x9", `"6x9" is not a paper size: write width and height with a unit, as in 6x9in or 148x210mm`},
		{"1x9in", `"1x9in" is not a usable paper size: each side must be from 2in to 200in`},
		{"x9in", `"x9in" is not a paper size: write one of a3, a4, a5, a6, b4, b5, b6, letter, legal, tabloid, or a size such as 6x9in or 148x210mm`},
	}
	for _, c := range cases {
		size, err := ParsePaper(c.in)
		got := size.W.String() + " " + size.H.String()
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("ParsePaper(%q) = %s, want %s", c.in, got, c.want)
		}
	}
}
