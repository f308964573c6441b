package bundle

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestNatural(t *testing.T) {
	want := []string{"", "1", "2", "10", "a", "B", "b", "ch1", "ch01", "ch2", "ch10", "ch10a", "chx", "x"}
	for i := range want {
		for j := range want {
			c := natural(want[i], want[j])
			if want[i] == "ch1" && want[j] == "ch01" || want[i] == "ch01" && want[j] == "ch1" {
				continue // of the same value: either way, but not equal
			}
			if i < j && c >= 0 || i == j && c != 0 || i > j && c <= 0 {
				t.Errorf("%q and %q: %d", want[i], want[j], c)
			}
		}
	}
}

func TestComparePaths(t *testing.T) {
	list := []string{"b/10.md", "b/2.md", "a.md", "b", "b-c.md", "B/1.md", "a/z/1.md", "a/z.md"}
	slices.SortFunc(list, comparePaths)
	if got := strings.Join(list, " "); got != "a/z/1.md a/z.md a.md B/1.md b b/2.md b/10.md b-c.md" {
		t.Error(got)
	}
}

// orderFiles differ in all that can be sorted by.
var orderFiles = func() fstest.MapFS {
	return filesOf(
		"ch10.md", "---\ntitle: Émile\ndate: 2020-01-01\n---\n",
		"ch2.md", "---\ntitle: eagle\ndate: 2019-05\n---\n",
		"heavy.md", "---\ntitle: Zebra\nweight: 10\n---\n",
		"light.md", "---\ntitle: apple\nweight: -1\ndate: 2021-01-01\n---\n",
		"none.md", "---\ntitle: 2nd\n---\n",
		"nun.md", "---\ntitle: 10th\n---\n",
		"same.md", "---\ntitle: f\ndate: 2020-01-01\n---\n",
	)
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		order Order
		want  string
	}{
		{ByDefault, "apple, Zebra, eagle, Émile, f, 2nd, 10th"},
		{ByDate, "eagle, Émile, f, apple, Zebra, 2nd, 10th"},
		{ByDateDown, "apple, Émile, f, eagle, Zebra, 2nd, 10th"},
		{ByTitle, "2nd, 10th, apple, eagle, Émile, f, Zebra"},
		{ByPath, "eagle, Émile, Zebra, apple, 2nd, 10th, f"},
		{ByWeight, "apple, Zebra, eagle, Émile, 2nd, 10th, f"},
	} {
		if got := titles(mustRead(t, orderFiles(), Options{Order: c.order}).Book); got != c.want {
			t.Errorf("%q: %s\nwant %s", c.order, got, c.want)
		}
	}
}

// TestTitlesByLanguage checks that titles are sorted as their language does.
func TestTitlesByLanguage(t *testing.T) {
	files := filesOf("1.md", "# Zorn", "2.md", "# Ärger", "3.md", "# Angst")
	for lang, want := range map[string]string{"de": "Angst, Ärger, Zorn", "sv": "Angst, Zorn, Ärger"} {
		if got := titles(mustRead(t, files, Options{Order: ByTitle, Lang: lang}).Book); got != want {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

// TestWeightsInFolders checks that weights count among neighbours.
func TestWeightsInFolders(t *testing.T) {
	files := filesOf(
		"b/_index.md", "---\nweight: 1\n---\n", "b/two.md", "---\nweight: 2\n---\n", "b/one.md", "---\nweight: 1\n---\n",
		"a/_index.md", "---\nweight: 2\n---\n", "a/three.md", "---\nweight: 1\n---\n", "a/sub/four.md", "---\nweight: 0\n---\n",
		"intro.md", "")
	if got := titles(mustRead(t, files, Options{}).Book); got != "Intro, One, Two, Three, Four" {
		t.Error(got)
	}
}

func TestParts(t *testing.T) {
	files := filesOf(
		"2019/a.md", "---\ndate: 2019-03-01\ntags: [x, y]\n---\n",
		"2019/b.md", "---\ndate: 2018-03-01\ncategories: [z]\n---\n",
		"top.md", "---\ntags: [Y]\n---\n",
		"old/deep/c/index.md", "---\ndate: 2019-01-01\ntags: [y]\n---\n",
	)
	for _, c := range []struct {
		parts Grouping
		order Order
		want  string
	}{
		{GroupDefault, ByDefault, "B, C, A, Top"},
		{GroupYear, ByDefault, "[2018], B, [2019], C, A, Top"},
		{GroupYear, ByDateDown, "[2019], A, C, [2018], B, Top"},
		{GroupSection, ByPath, "Top, [2019], A, B, [Old], C"},
		{GroupTag, ByDefault, "[x], A, [y], C, Top, [z], B"},
	} {
		r := mustRead(t, files, Options{Parts: c.parts, Order: c.order})
		if got := titles(r.Book); got != c.want {
			t.Errorf("%s %s: %s\nwant %s", c.parts, c.order, got, c.want)
		}
	}
}

// TestInputOrder checks that inputs keep the order in which they are named,
// unless that says nothing.
func TestInputOrder(t *testing.T) {
	files := filesOf(
		"a.md", "---\ndate: 2020-01-01\n---\n", "b.md", "---\ndate: 2019-01-01\n---\n",
		"c/d.md", "---\ndate: 2018-01-01\n---\n", "c/e.md", "---\ndate: 2017-01-01\n---\n")
	for _, c := range []struct {
		inputs string
		order  Order
		want   string
	}{
		{"a.md b.md", ByDefault, "B, A"}, // as *.md gives them
		{"b.md a.md", ByPath, "A, B"},
		{"b.md c/d.md a.md", ByDefault, "B, D, A"},
		{"c b.md a.md", ByDefault, "E, D, B, A"},
		{"a.md c b.md", ByDefault, "A, E, D, B"},
		{"b.md c a.md", ByDefault, "B, E, D, A"},
		{"b.md c a.md", ByDate, "E, D, B, A"},
		{"c c/d.md", ByDefault, "E, D"},
		{"c/d.md c", ByDefault, "D, E"},
	} {
		var inputs []Input
		for name := range strings.FieldsSeq(c.inputs) {
			inputs = append(inputs, Input{FS: files, Path: name, Name: "./" + name})
		}
		r, err := Read(inputs, Options{Order: c.order})
		if err != nil {
			t.Fatal(err)
		}
		if got := titles(r.Book); got != c.want {
			t.Errorf("%s: %s, want %s", c.inputs, got, c.want)
		}
	}
}
