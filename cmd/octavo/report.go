package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"octavo/doc"
)

// reporter writes messages: "file:line:col: message", and below it, indented,
// what would help.
type reporter struct {
	mu             sync.Mutex // guards w
	w              io.Writer
	quiet, verbose bool
	batch          bool // there are too many inputs to speak of each
	later          bool // of several rounds, this is not the first
}

// err reports an error. Where it has a place in src, the line is shown.
func (r *reporter) err(err error, src []byte) {
	message, hint := split(err)
	var located *doc.Error
	placed := errors.As(err, &located) && located.Pos.File != ""
	if !placed && !strings.HasPrefix(message, "octavo: ") {
		message = "octavo: " + message
	}
	if placed {
		message = legible(message)
	}
	fmt.Fprintln(r.w, legibleLines(message))
	if placed {
		if src == nil && located.Pos.Line > 0 { // a book has many texts
			src, _ = readPlain(filepath.FromSlash(located.Pos.File), maxList)
		}
		io.WriteString(r.w, excerpt(src, located.Pos))
	}
	r.hint(hint)
}

// outcome reports what became of an input. In a batch, what went well is left
// to the summary, and so are mere notes.
func (r *reporter) outcome(o *outcome, strict bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.verbose {
		for _, note := range o.notes {
			r.note("%s", note)
		}
	}
	if !r.quiet || strict && o.warnings() > 0 {
		r.diagnostics(r.worthSaying(o))
	}
	if o.err != nil {
		r.err(o.err, o.src)
		return
	}
	if r.batch && !r.verbose {
		return
	}
	if o.drafts > 0 {
		r.note("%s left out: --drafts takes them too", count(o.drafts, "draft was", "drafts were"))
	}
	if o.unselected > 0 {
		r.note("%s not selected", count(o.unselected, "text was", "texts were"))
	}
	for _, p := range o.outputs {
		if r.later && !r.verbose && p.status == unchanged {
			continue
		}
		r.note("%s: %s", outputName(p.path), r.describe(o, p))
	}
}

// worthSaying are the diagnostics of an outcome that are to be told: what is
// up to date had its say when it was made.
func (r *reporter) worthSaying(o *outcome) []doc.Diagnostic {
	switch {
	case o.status == unchanged && !r.verbose && (r.batch || r.later):
		return nil
	case !r.batch || r.verbose:
		return o.diags
	}
	return slices.DeleteFunc(slices.Clone(o.diags), func(d doc.Diagnostic) bool { return d.Severity == doc.Info })
}

// describe is "3 pages, 812 words".
func (r *reporter) describe(o *outcome, p product) string {
	extent := ""
	switch {
	case p.pages > 0:
		extent = count(p.pages, "page", "pages")
	case p.chapters > 0:
		extent = count(p.chapters, "chapter", "chapters")
	}
	what := string(p.status)
	switch {
	case p.status == checked && extent != "":
		what = "would be " + extent
	case p.status == checked:
		what = "would be written"
	case p.status == written && extent != "":
		what = extent
	case p.status == unchanged && !r.batch && !r.later:
		what = "up to date, " + extent + "; --force makes it anew"
	}
	if r.verbose {
		what += ", " + count(o.words, "word", "words")
	}
	return what
}

// summary says what became of a batch.
func (r *reporter) summary(t *tally) {
	if !r.batch {
		return
	}
	r.note("%s", t)
	if t.notes > 0 && !r.verbose {
		r.note("%s: --verbose shows %s", count(t.notes, "note", "notes"), them(t.notes))
	}
}

// them is how to speak of so many things again.
func them(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
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
	return legible(path)
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
		fmt.Fprintln(r.w, legible(d.String()))
		if !hinted[d.Hint] {
			r.hint(d.Hint)
		}
		hinted[d.Hint] = true
	}
	for _, code := range codes {
		if more := notes[code] - fewNotes; more > 0 && !r.verbose {
			fmt.Fprintf(r.w, "%s of this kind (%s): --verbose shows %s\n", count(more, "more note", "more notes"), code, them(more))
		}
	}
}

// fewNotes is how many notes of a kind are shown without --verbose.
const fewNotes = 3

func (r *reporter) hint(hint string) {
	if hint != "" {
		fmt.Fprintln(r.w, "    hint: "+legible(hint))
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
	return "    " + strings.Map(calm, string(line)) + "\n    " + pad + "^\n"
}
