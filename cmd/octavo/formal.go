package main

import (
	"encoding/json"
	"io"
	"strings"
	"time"

	"octavo/doc"
)

// formalReport tells programs what became of each input, and of all.
type formalReport interface {
	input(o *outcome) error
	end(t *tally) error
}

// The kinds of reports.
const (
	jsonKind  = "json"
	sarifKind = "sarif"
)

func newFormalReport(kind string, w io.Writer) formalReport {
	switch kind {
	case jsonKind:
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return &jsonReport{e}
	case sarifKind:
		return &sarifReport{w: w}
	}
	return silentReport{}
}

// silentReport tells nothing.
type silentReport struct{}

func (silentReport) input(*outcome) error { return nil }
func (silentReport) end(*tally) error     { return nil }

// jsonReport writes a line for each input, and one for all. docs/report.md
// describes them.
type jsonReport struct{ *json.Encoder }

type jsonInput struct {
	Type         string           `json:"type"` // "input"
	Input        string           `json:"input"`
	Status       status           `json:"status"`
	Outputs      []jsonOutput     `json:"outputs"`
	Pages        int              `json:"pages"`
	Words        int              `json:"words"`
	Milliseconds float64          `json:"milliseconds"`
	Diagnostics  []jsonDiagnostic `json:"diagnostics"`
}

type jsonOutput struct {
	Path   string `json:"path"`
	Format string `json:"format"`
	Status status `json:"status"`
	Pages  int    `json:"pages"`
}

type jsonDiagnostic struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	File     string `json:"file,omitempty"`
	Line     int32  `json:"line,omitempty"`
	Column   int32  `json:"column,omitempty"`
}

type jsonSummary struct {
	Type         string  `json:"type"` // "summary"
	Written      int     `json:"written"`
	Unchanged    int     `json:"unchanged"`
	Checked      int     `json:"checked"`
	Failed       int     `json:"failed"`
	Drafts       int     `json:"drafts"`
	Unselected   int     `json:"unselected"`
	Removed      int     `json:"removed"`
	Untried      int     `json:"untried"`
	Warnings     int     `json:"warnings"`
	Milliseconds float64 `json:"milliseconds"`
}

func (r *jsonReport) input(o *outcome) error {
	in := jsonInput{
		Type: "input", Input: inputName(o.input), Status: o.status, Words: o.words,
		Outputs: []jsonOutput{}, Diagnostics: []jsonDiagnostic{},
		Milliseconds: milliseconds(o.took),
	}
	for _, p := range o.outputs {
		in.Outputs = append(in.Outputs, jsonOutput{outputName(p.path), string(p.format), p.status, p.pages})
		in.Pages = max(in.Pages, p.pages)
	}
	for _, f := range o.findings() {
		in.Diagnostics = append(in.Diagnostics, jsonDiagnostic{
			f.level, f.Code, f.Message, f.Hint, f.Pos.File, f.Pos.Line, f.Pos.Col})
	}
	return r.Encode(in)
}

func (r *jsonReport) end(t *tally) error {
	return r.Encode(jsonSummary{
		Type: "summary", Written: t.written, Unchanged: t.unchanged, Checked: t.checked, Failed: t.failed,
		Drafts: t.drafts, Unselected: t.unselected, Removed: t.removed, Untried: t.untried(),
		Warnings: t.warnings, Milliseconds: milliseconds(t.took),
	})
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// finding is a diagnostic or an error.
type finding struct {
	doc.Diagnostic
	level string // "error", "warning" or "note"
}

// errorCode is the code of errors, which have none of their own.
const errorCode = "error"

// findings are the diagnostics of an outcome, and the error that ended it.
func (o *outcome) findings() []finding {
	var list []finding
	for _, d := range o.diags {
		level := "warning"
		if d.Severity == doc.Info {
			level = "note"
		}
		list = append(list, finding{d, level})
	}
	if o.err == nil {
		return list
	}
	message, hint := split(o.err)
	pos := position(o.err)
	message = strings.TrimPrefix(message, pos.String()+": ")
	if pos.File == "" {
		pos.File = inputName(o.input)
	}
	return append(list, finding{doc.Diagnostic{Pos: pos, Code: errorCode, Message: message, Hint: hint}, "error"})
}
