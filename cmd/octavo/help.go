package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/pflag"
)

const intro = `Octavo turns Markdown into books, PDF and EPUB, as a good book designer would
set them.

  octavo [flags] INPUT...

INPUT is a Markdown file, a folder of them, a SUMMARY.md that lists them, a book
file (octavo.yaml), or - for standard input. Title, author, date and so on are
read from the front matter (YAML, TOML or JSON) that texts begin with.

A text becomes a file of its own, beside it; many with one file to go to become
a book.

  octavo post.md                            write post.pdf
  octavo post.md -o post.epub               write an EPUB
  octavo posts/ -o blog.pdf -o blog.epub    make a book, in two editions
  octavo src/SUMMARY.md                     make a book, named after its title
  octavo posts/ -o out/ -t pdf,epub         write out/one.pdf, out/one.epub, ...
  octavo --paper a5 --font-size 10pt post.md -o small.pdf
  cat post.md | octavo - > post.pdf         from standard input to output
`

const outro = `
Of many texts, those whose outputs are up to date are left alone: text,
pictures, theme, fonts, flags and version are as they were, by their contents.
One that fails does not keep the others from being converted, and leaves its
older output as it was. The nearest octavo.yaml, in the folder of a text or
above it, says how pages look where no flag does.

Messages are file:line:col: message, on standard error. The exit code is 0 if
all is done, 1 if an input failed or --check found something to warn of, 2 if
the command line is wrong, and 130 or 143 if it was interrupted. The same input
makes the same bytes: dates come from the front matter or SOURCE_DATE_EPOCH.
`

// usage is the help text.
func usage() string {
	var b strings.Builder
	b.WriteString(intro)
	for _, g := range groups(&settings{}) {
		fmt.Fprintf(&b, "\n%s:\n", g.title)
		g.flags.VisitAll(func(f *pflag.Flag) { describe(&b, f) })
	}
	b.WriteString(outro)
	return b.String()
}

// The columns of the help text.
const (
	flagColumn = 27
	helpWidth  = 80
)

// describe writes what a flag is for, in two columns.
func describe(b *strings.Builder, f *pflag.Flag) {
	kind, text := pflag.UnquoteUsage(f)
	left := "      --" + f.Name
	if f.Shorthand != "" {
		left = "  -" + f.Shorthand + ", --" + f.Name
	}
	if f.NoOptDefVal == "" {
		left += " " + kind
	}
	fmt.Fprintf(b, "%-*s", flagColumn, left)
	column := flagColumn
	if len(left) >= flagColumn {
		b.WriteByte('\n')
		column = 0
	}
	for word := range strings.FieldsSeq(text) {
		if column > flagColumn && column+1+len(word) > helpWidth {
			b.WriteByte('\n')
			column = 0
		}
		if column == 0 {
			b.WriteString(strings.Repeat(" ", flagColumn))
			column = flagColumn
		}
		if column > flagColumn {
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	b.WriteByte('\n')
}

// version is "octavo v1.2.3 (commit 0123456789ab, go1.26.0)".
func version() string {
	details := []string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		commit, changed := "", ""
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value[:min(12, len(s.Value))]
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = ", with changes"
			}
		}
		if commit != "" {
			details = append(details, "commit "+commit+changed)
		}
	}
	details = append(details, runtime.Version())
	return "octavo " + release() + " (" + strings.Join(details, ", ") + ")"
}

// release is the version's number, or "devel".
func release() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "devel"
	}
	return strings.Trim(info.Main.Version, "()")
}
