package markdown

import (
	"strings"
	"testing"

	"octavo/doc"
)

// TestChunks: in texts for R Markdown and Quarto, code that leaves nothing in
// them is left out and told of, and what tells them how to run code is no part of it.
func TestChunks(t *testing.T) {
	fence := func(info, code string) string { return "```" + info + "\n" + code + "\n```\n" }
	for _, c := range []struct {
		file, src, want string
		hidden          bool
	}{
		{"a.Rmd", fence("{r setup, include = FALSE}", "a"), "", true},
		{"a.rmd", fence("{r, include=F, fig.width=3}", "a"), "", true},
		{"a.qmd", fence("{python}", "#| label: fig-a\n#| include: false\na"), "", true},
		{"a.qmd", fence("{ojs}", "//| include: false\na"), "", true},
		{"a.qmd", fence("{python}", "#| label: fig-a\n#| echo: true\nb"), "|b", false},
		{"a.Rmd", fence("{r, echo=TRUE, results='hide'}", "b"), "|b", false},
		{"a.Rmd", fence("{r, echo=FALSE}", "#| fig-cap: A\nb"), "|b", false},
		{"a.Rmd", fence("{r echo}", "b"), "|b", false},
		{"a.Rmd", fence("r", "#| echo: false"), "|#| echo: false", false},
		{"a.md", fence("{r, include=FALSE}", "b"), "|b", false},
		{"a.qmd", fence("{.r include=false}", "b"), "|b", false},
		{"a.qmd", fence("{python}", "#| echo: true"), "|\n", false},
	} {
		d, diags, err := Parse([]byte("# T\n\n"+c.src), Options{File: c.file})
		if err != nil {
			t.Fatal(err)
		}
		got := doc.Dump(d)
		if strings.Contains(got, "code") == c.hidden || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q gives\n%s", c.file, c.src, got)
		}
		if told := len(diags) == 1 && diags[0].Code == "hidden-chunk"; told != c.hidden {
			t.Errorf("%s: %q: %v", c.file, c.src, diags)
		}
	}
}
