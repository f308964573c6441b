package doc

import (
	"strings"
	"testing"
)

// headings makes headings of lines such as "## Two"; one that ends in "-" is
// unnumbered.
func headings(lines string) []Block {
	var list []Block
	for line := range strings.FieldsSeq(lines) {
		text := strings.TrimLeft(line, "#")
		h := &Heading{Level: len(line) - len(text), Inlines: []Inline{&Text{Value: text}}}
		if strings.HasSuffix(text, "-") {
			h.Attr.Classes = []string{"unnumbered"}
		}
		list = append(list, h)
	}
	return list
}

func numbersOf(blocks []Block) string {
	var list []string
	for _, b := range blocks {
		number := b.(*Heading).Number
		if number == "" {
			number = "–"
		}
		list = append(list, number)
	}
	return strings.Join(list, " ")
}

func TestNumberHeadings(t *testing.T) {
	for _, c := range []struct {
		name, in string
		levels   int
		titled   bool
		want     string
	}{
		{"two levels", "#a ##b ##c ###d #e ##f", 2, false, "1 1.1 1.2 – 2 2.1"},
		{"none", "#a ##b", 0, false, "– –"},
		{"from the second", "##a ###b ##c", 2, false, "1 1.1 2"},
		{"skipped level", "#a ###b ###c ##d", 2, false, "1 1.1 1.2 1.3"},
		{"title in the text", "#title ##a ###b ##c", 2, true, "– 1 1.1 2"},
		{"unnumbered", "#a #b- ##c #d ##e", 2, false, "1 – – 2 2.1"},
	} {
		d := &Document{Blocks: headings(c.in), Meta: Meta{TitleInBody: c.titled}}
		d.NumberHeadings(c.levels)
		if got := numbersOf(d.Blocks); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		d.NumberHeadings(0)
		if got := strings.Trim(numbersOf(d.Blocks), "– "); got != "" {
			t.Errorf("%s: numbers stay: %s", c.name, got)
		}
	}
}

func TestNumberHeadingsOfBooks(t *testing.T) {
	chapter := func(number string, under ...*Chapter) *Chapter {
		return &Chapter{Number: number, Doc: &Document{Blocks: headings("##a ###b ##c")}, Chapters: under}
	}
	numbered := &Book{Parts: []*Part{{Chapters: []*Chapter{
		chapter(""), chapter("1"), chapter("2", chapter("2.1")),
	}}}}
	numbered.NumberHeadings(2)
	posts := &Book{Parts: []*Part{{Chapters: []*Chapter{chapter(""), chapter("")}}}}
	posts.NumberHeadings(2)
	for _, c := range []struct {
		book *Book
		want string
	}{
		{numbered, "– – –; 1.1 – 1.2; – – –; – – –"},
		{posts, "1 1.1 2; 1 1.1 2"},
	} {
		var list []string
		for _, ch := range c.book.All() {
			list = append(list, numbersOf(ch.Doc.Blocks))
		}
		if got := strings.Join(list, "; "); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
