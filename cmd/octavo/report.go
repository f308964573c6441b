package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"octavo/doc"
)

// reporter writes messages: "file:line:col: message", and below it, indented,
// what would help.
type reporter struct {
	w              io.Writer
	quiet, verbose bool
}

// err reports an error. Where it has a place in src, the line is shown.
func (r *reporter) err(err error, src []byte) {
	message, hint := split(err)
	var located *doc.Error
	placed := errors.As(err, &located) && located.Pos.File != ""
	if !placed && !strings.HasPrefix(message, "octavo: ") {
		message = "octavo: " + message
	}
	fmt.Fprintln(r.w, message)
	if placed {
		io.WriteString(r.w, excerpt(src, located.Pos))
	}
	r.hint(hint)
}

// outcome reports what became of an input.
func (r *reporter) outcome(o *outcome, strict bool) {
	if !r.quiet || strict && o.warnings() > 0 {
		r.diagnostics(o.diags)
	}
	if o.err != nil {
		r.err(o.err, o.src)
		return
	}
	if o.drafts > 0 {
		r.note("%s left out: --drafts takes them too", count(o.drafts, "draft was", "drafts were"))
	}
	if o.unselected > 0 {
		r.note("%s not selected", count(o.unselected, "text was", "texts were"))
	}
	for _, p := range o.outputs {
		what := "written"
		if p.pages > 0 {
			what = count(p.pages, "page", "pages")
		}
		if r.verbose {
			what += ", " + count(o.words, "word", "words")
		}
		r.note("%s: %s", outputName(p.path), what)
	}
}

// count is "1 page" or "2 pages".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func outputName(path string) string {
	if path == stream {
		return "stdout"
	}
	return path
}

// diagnostics reports what went less than well. A hint that serves several
// messages is given below the first of them. Of mere notes of one kind the
// first few are enough, unless --verbose wants them all.
func (r *reporter) diagnostics(list []doc.Diagnostic) {
	hinted := map[string]bool{}
	notes := map[string]int{}
	var codes []string // of notes, in order
	for _, d := range list {
		if d.Severity == doc.Info {
			if notes[d.Code]++; notes[d.Code] == 1 {
				codes = append(codes, d.Code)
			}
			if notes[d.Code] > fewNotes && !r.verbose {
				continue
			}
		}
		fmt.Fprintln(r.w, d.String())
		if !hinted[d.Hint] {
			r.hint(d.Hint)
		}
		hinted[d.Hint] = true
	}
	for _, code := range codes {
		if more := notes[code] - fewNotes; more > 0 && !r.verbose {
			fmt.Fprintf(r.w, "%d more notes of this kind (%s): --verbose shows them\n", more, code)
		}
	}
}

// fewNotes is how many notes of a kind are shown without --verbose.
const fewNotes = 3

func (r *reporter) hint(hint string) {
	if hint != "" {
		fmt.Fprintln(r.w, "    hint: "+hint)
	}
}

// verboseNote says something that only --verbose asks for.
func (r *reporter) verboseNote(format string, args ...any) {
	if r.verbose {
		r.note(format, args...)
	}
}

// note says something that is not about trouble.
func (r *reporter) note(format string, args ...any) {
	if !r.quiet {
		fmt.Fprintf(r.w, format+"\n", args...)
	}
}

// maxExcerpt is the longest line that is shown, in characters.
const maxExcerpt = 200

// excerpt is the line of a source that a message is about, with a caret under
// the column. It is empty where there is nothing to show.
func excerpt(src []byte, at doc.Pos) string {
	lines := strings.Split(strings.ToValidUTF8(string(src), "\uFFFD"), "\n")
	if at.Line < 1 || int(at.Line) > len(lines) || at.Col < 1 {
		return ""
	}
	line := []rune(strings.TrimPrefix(strings.TrimRight(lines[at.Line-1], "\r"), "\uFEFF"))
	if len(line) == 0 || len(line) > maxExcerpt || int(at.Col) > len(line)+1 {
		return ""
	}
	// Tabs stay tabs, so that the caret stands right at any tab width.
	pad := strings.Map(func(c rune) rune {
		if c == '\t' {
			return c
		}
		return ' '
	}, string(line[:at.Col-1]))
	return "    " + string(line) + "\n    " + pad + "^\n"
}
