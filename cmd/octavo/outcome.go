package main

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"octavo/doc"
	"octavo/internal/ledger"
)

// status says what became of an input or an output.
type status string

// The statuses.
const (
	written   status = "written"
	unchanged status = "unchanged"
	failed    status = "failed"
	leftOut   status = "left-out"
	checked   status = "checked" // by --check
)

// outcome is what became of an input.
type outcome struct {
	input   string // a path, or stream
	status  status
	outputs []product
	words   int
	notes   []string // for --verbose
	took    time.Duration
	diags   []doc.Diagnostic
	err     error    // if it failed
	src     []byte   // to show the line that err is about
	folders []string // of what it depends on, for --watch
	// drafts and unselected count the texts that were left out.
	drafts, unselected int
}

// product is what became of an output.
type product struct {
	target
	status status
	pages  int
	// chapters are those of a book without pages.
	chapters int
}

// fail makes an outcome that of an input that failed.
func (o *outcome) fail(err error) {
	o.status, o.err = failed, err
	for i := range o.outputs {
		if o.outputs[i].status == "" { // what was written before stays so
			o.outputs[i].status = failed
		}
	}
}

// warnings counts the diagnostics that are more than notes.
func (o *outcome) warnings() int {
	n := 0
	for _, d := range o.diags {
		if d.Severity == doc.Warning {
			n++
		}
	}
	return n
}

// raise makes warnings of the notes that a check is asked for: a key that was
// meant to be another, a gap in the levels of headings.
func (o *outcome) raise() {
	for i := range o.diags {
		if code := o.diags[i].Code; code == "unknown-key" || code == "skipped-heading" {
			o.diags[i].Severity = doc.Warning
		}
	}
}

// addDiagnostics adds what is not there yet: two formats of a text have much
// to say in common.
func (o *outcome) addDiagnostics(list []doc.Diagnostic) {
	had := make(map[doc.Diagnostic]bool, len(o.diags))
	for _, d := range o.diags {
		had[d] = true
	}
	fresh := len(o.diags) > 0
	for _, d := range list {
		if !had[d] {
			o.diags = append(o.diags, d)
		}
	}
	if fresh {
		doc.SortByPos(o.diags)
	}
	o.diags = withoutEchoes(o.diags)
}

// withoutEchoes leaves out that a link leads out of the document where its place
// has a better reason why it leads nowhere.
func withoutEchoes(list []doc.Diagnostic) []doc.Diagnostic {
	explained := map[doc.Pos]bool{}
	for _, d := range list {
		switch d.Code {
		case "missing-link", "draft-link", "picture-link":
			explained[d.Pos] = true
		}
	}
	return slices.DeleteFunc(list, func(d doc.Diagnostic) bool { return d.Code == "relative-link" && explained[d.Pos] })
}

// position is where an error is, as far as that is known.
func position(err error) doc.Pos {
	var located *doc.Error
	if errors.As(err, &located) {
		return located.Pos
	}
	return doc.Pos{}
}

// named sees to it that an error says which input it is about.
func named(err error, input string) error {
	var located *doc.Error
	if isSetupError(err) || errors.As(err, &located) && located.Pos.File != "" {
		return err
	}
	message, hint := split(err)
	return inputError(input, hint, "%s", message)
}

// dependOn notes the folders of what an input depends on, if somebody watches
// them.
func (o *outcome) dependOn(c *converter, uses []ledger.Usage) {
	if !c.settings.watch {
		return
	}
	for _, u := range uses {
		if dir := filepath.Dir(u.Path); !slices.Contains(o.folders, dir) {
			o.folders = append(o.folders, dir)
		}
	}
}
