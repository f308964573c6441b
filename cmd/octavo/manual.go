package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// manual is the manual page, for man(1): see man-pages(7) and groff_man(7).
func manual() string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH OCTAVO 1 \"\" \"octavo %s\" \"User Commands\"\n", roff(release()))
	b.WriteString(".SH NAME\noctavo \\- make books of Markdown, PDF and EPUB\n")
	b.WriteString(".SH SYNOPSIS\n.B octavo\n[\\fIFLAG\\fR]... \\fIINPUT\\fR...\n")
	b.WriteString(".SH DESCRIPTION\n")
	paragraphs(&b, intro)
	b.WriteString(".SH OPTIONS\n")
	for _, g := range groups(&settings{}) {
		fmt.Fprintf(&b, ".SS %s\n", roff(g.title))
		g.flags.VisitAll(func(f *pflag.Flag) {
			kind, text := pflag.UnquoteUsage(f)
			b.WriteString(".TP\n")
			if f.Shorthand != "" {
				fmt.Fprintf(&b, "\\fB\\-%s\\fR, ", f.Shorthand)
			}
			fmt.Fprintf(&b, "\\fB\\-\\-%s\\fR", roff(f.Name))
			if f.NoOptDefVal == "" {
				fmt.Fprintf(&b, " \\fI%s\\fR", roff(kind))
			}
			fmt.Fprintf(&b, "\n%s\n", roffLine(text))
		})
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, code := range []struct{ code, text string }{
		{"0", "All is done."},
		{"1", "An input failed, and the others were converted; or --check found something to warn of."},
		{"2", "The command line is wrong; nothing was done."},
		{"130, 143", "Interrupted, or told to end; no half file is left."},
	} {
		fmt.Fprintf(&b, ".TP\n%s\n%s\n", code.code, roffLine(code.text))
	}
	b.WriteString(".SH ENVIRONMENT\n.TP\nSOURCE_DATE_EPOCH\nThe date of a file whose text has none, in seconds since 1970.\n")
	b.WriteString(".SH NOTES\n")
	paragraphs(&b, outro)
	return b.String()
}

// paragraphs sets a part of the help text: lines that are indented stay as
// they are.
func paragraphs(b *strings.Builder, text string) {
	for i, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		if strings.HasPrefix(p, "  ") {
			fmt.Fprintf(b, ".nf\n%s\n.fi\n", roff(p))
			continue
		}
		for line := range strings.SplitSeq(p, "\n") {
			fmt.Fprintf(b, "%s\n", roffLine(line))
		}
	}
}

// roffLine is a line of text, which must not look like a request.
func roffLine(s string) string {
	s = roff(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

func roff(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "…", "...").Replace(s)
}
