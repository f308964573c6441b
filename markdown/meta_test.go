package markdown

import (
	"fmt"
	"testing"

	"octavo/doc"
)

func TestFrontMatterAlone(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"title: A *b*\nseries: S\nseries_order: 2.5\n", "A *b*|S 2.5||[]"},
		{"series: {name: S, index: 3}\n", "|S 3||[]"},
		{"series: [S, T]\n", "|S ||[]"},
		{"belongs-to-collection: S\ngroup-position: 1\n", "|S 1||[]"},
		{"url: /a/\naliases: [/b/]\n", "| |/a/|[/a/ /b/]"},
		{"aliases: /b/\nredirect_from: [/c/]\n", "| ||[/b/ /c/]"},
		{"permalink: /:year/:title/\n", "| |/:year/:title/|[/:year/:title/]"},
	} {
		m, diags, err := FrontMatter([]byte("---\n"+c.in+"---\n# Heading\n"), Options{File: "2019-05-01-x.md"})
		got := fmt.Sprintf("%s|%s %s|%s|%v", m.Title, m.Series, m.SeriesIndex, m.Address, m.Aliases)
		if got != c.want || err != nil || len(diags) > 0 || m.Date.Time.Format("2006-01-02") != "2019-05-01" {
			t.Errorf("%q: %s, %v, %v", c.in, got, diags, err)
		}
	}
}

func TestMetaLines(t *testing.T) {
	m := doc.Meta{Title: `"A" *b*`, Description: " "}
	MetaLines(&m, "de")
	if m.Title != "„A“ b" || len(m.TitleLine) != 2 || m.Description != "" || m.DescriptionLine != nil {
		t.Errorf("%+v", m)
	}
}
