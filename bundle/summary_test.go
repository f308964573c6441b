package bundle

import (
	"fmt"
	"strings"
	"testing"
)

// outline is a SUMMARY.md as read, one entry a line.
func outline(s *summary) string {
	var b strings.Builder
	var entries func(list []*summaryEntry, indent string)
	entries = func(list []*summaryEntry, indent string) {
		for _, e := range list {
			fmt.Fprintf(&b, "%s%s|%s|%s %d:%d", indent, e.label, e.to, e.mark, e.at.Line, e.at.Col)
			if !e.inList {
				b.WriteString(" outside")
			}
			b.WriteByte('\n')
			entries(e.under, indent+"  ")
		}
	}
	if s.title != "" {
		b.WriteString("= " + s.title + "\n")
	}
	for _, p := range s.parts {
		if p.title != "" {
			fmt.Fprintf(&b, "# %s %d:%d\n", p.title, p.at.Line, p.at.Col)
		}
		entries(p.entries, "")
	}
	for _, slip := range s.slips {
		b.WriteString("! " + slip.String() + "\n")
	}
	return b.String()
}

func TestParseSummary(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"tabs", "- [a](a.md)\n\t- [b](b.md)\n\t\t- [c](c.md)\n    - [d](d.md)\n", "a|a.md| 1:3\n  b|b.md| 2:4\n    c|c.md| 3:5\n  d|d.md| 4:7\n"},
		{"odd indents", "  * [a](a.md)\n     * [b](b.md)\n   * [c](c.md)\n * [d](d.md)\n", "a|a.md| 1:5\n  b|b.md| 2:8\n  c|c.md| 3:6\nd|d.md| 4:4\n"},
		{"title", "\uFEFF# My *Book*\r\n\r\n- [a](a.md)\r\n", "= My *Book*\na|a.md| 3:3\n"},
		{"no title", "# Inhaltsverzeichnis #\n[a](a.md)\n# Part\n[b](b.md)\n", "a|a.md| 2:1 outside\n# Part 3:1\nb|b.md| 4:1 outside\n"},
		{"underlined", "Hens\n====\n- [a](a.md)\nPart\n===\n[b](b.md)\n===\n", "= Hens\na|a.md| 3:3\n# Part 4:1\nb|b.md| 6:1 outside\n"},
		{"links", "[a](a.md)  [é](é.md#x) [b](<b c.md>)\n- [`]` \\] [x]](a(1).md \"T\")\n- [d](d%20e.md)\n- [f]('f.md')\n",
			"a|a.md| 1:1 outside\né|é.md|x 1:12 outside\nb|b c.md| 1:24 outside\n`]` \\] [x]|a(1).md| 2:3\nd|d e.md| 3:3\nf|'f.md'| 4:3\n"},
		{"not links", "- [a]\n- [b](\n- [c] (c.md)\n[d]: d.md\n", "[a]|| 1:3\n[b](|| 2:3\n[c] (c.md)|| 3:3\n! S:4:1: this line lists no text\n"},
		{"comments", "<!-- - [a](a.md) -->\n- [b](b.md) <!-- c\n- [c](c.md)\n--> - [d](d.md)\n", "b|b.md| 2:3\n  d|d.md| 4:7\n"},
		{"numbers", "1. [a](a.md)\n   2) [b](b.md)\n1.[c](c.md)\n", "a|a.md| 1:4\n  b|b.md| 2:7\n! S:3:1: this line lists no text\n"},
		{"hashes", "# C# #\n[a](a.md)\n##\n## #1 of C#\n[b](b.md)", "= C#\na|a.md| 2:1 outside\n# #1 of C# 4:1\nb|b.md| 5:1 outside\n"},
		{"breaks", "- [a](a.md)\n***\n  - [b](b.md)\n- - -\n", "a|a.md| 1:3\nb|b.md| 3:5\n"},
	} {
		if got := outline(parseSummary(c.in, "S")); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestSummaryLevels checks that very deep lists stay bounded, and that what
// stands under a draft takes its place.
func TestSummaryLevels(t *testing.T) {
	var b strings.Builder
	files := filesOf("draft.md", "---\ndraft: true\n---\n")
	b.WriteString("- [draft](draft.md)\n")
	for i := range 100 {
		fmt.Fprintf(&b, "%s- [t%d](%d.md)\n", strings.Repeat(" ", i+1), i, i)
		files[fmt.Sprintf("%d.md", i)] = filesOf("x", "")["x"]
	}
	files["SUMMARY.md"] = filesOf("x", b.String())["x"]
	r := mustRead(t, files, Options{})
	n, deepest := 0, 0
	for _, c := range r.Book.All() {
		n++
		deepest = max(deepest, c.Depth)
	}
	if n != 100 || deepest != maxNesting-1 || r.Drafts != 1 || r.Book.Parts[0].Chapters[0].ID != "c-0" {
		t.Errorf("%d chapters, %d deep, %d drafts", n, deepest, r.Drafts)
	}
}

// TestOtherSummaries are texts called SUMMARY.md that list nothing.
func TestOtherSummaries(t *testing.T) {
	files := filesOf("a.md", "# A", "SUMMARY.md", "# My summary\n\nIt was all in vain.\n")
	if got := titles(mustRead(t, files, Options{}).Book); got != "A, My summary" {
		t.Error(got)
	}
	r, err := Read([]Input{{FS: files, Path: "SUMMARY.md", Name: "SUMMARY.md"}}, Options{})
	if err != nil || titles(r.Book) != "My summary" {
		t.Error(err)
	}
}
