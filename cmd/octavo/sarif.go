package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
)

// sarifReport writes a log in the Static Analysis Results Interchange Format
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), as it comes: the rules,
// which are known only then, at the end.
type sarifReport struct {
	w     io.Writer
	begun bool
	rules []sarifRule
	known map[string]int
	err   error
}

type sarifRule struct {
	ID string `json:"id"`
}

type sarifResult struct {
	RuleID    string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifMessage    `json:"message"`
	Locations []sarifLocation `json:"locations,omitempty"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifLocation struct {
	PhysicalLocation struct {
		ArtifactLocation struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"`
	} `json:"physicalLocation"`
}

type sarifRegion struct {
	StartLine   int32 `json:"startLine"`
	StartColumn int32 `json:"startColumn,omitempty"`
}

func (r *sarifReport) input(o *outcome) error {
	for _, f := range o.findings() {
		r.result(f)
	}
	return r.err
}

func (r *sarifReport) result(f finding) {
	if r.known == nil {
		r.known = map[string]int{}
	}
	index, ok := r.known[f.Code]
	if !ok {
		index = len(r.rules)
		r.known[f.Code] = index
		r.rules = append(r.rules, sarifRule{f.Code})
	}
	res := sarifResult{RuleID: f.Code, RuleIndex: index, Level: f.level, Message: sarifMessage{f.Message}}
	if f.Hint != "" {
		res.Message.Text += " (" + f.Hint + ")"
	}
	if f.Pos.File != "" {
		var at sarifLocation
		at.PhysicalLocation.ArtifactLocation.URI = fileURI(f.Pos.File)
		if f.Pos.Line > 0 {
			at.PhysicalLocation.Region = &sarifRegion{f.Pos.Line, f.Pos.Col}
		}
		res.Locations = []sarifLocation{at}
	}
	data, err := json.Marshal(res)
	if err != nil {
		r.err = err
		return
	}
	if !r.begun {
		r.print(sarifHead)
	} else {
		r.print(",\n")
	}
	r.begun = true
	r.print("%s", data)
}

const sarifHead = `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[
`

func (r *sarifReport) end(*tally) error {
	if !r.begun {
		r.print(sarifHead)
	}
	if r.rules == nil {
		r.rules = []sarifRule{}
	}
	rules, err := json.Marshal(r.rules)
	if err != nil {
		return err
	}
	r.print("\n],\"tool\":{\"driver\":{\"name\":\"Octavo\",\"version\":%q,\"rules\":%s}}}]}\n", release(), rules)
	return r.err
}

func (r *sarifReport) print(format string, args ...any) {
	if r.err == nil {
		_, r.err = fmt.Fprintf(r.w, format, args...)
	}
}

// fileURI is a path as a URI reference: relative where it is.
func fileURI(path string) string {
	u := url.URL{Path: filepath.ToSlash(path)}
	if filepath.IsAbs(path) {
		u.Scheme = "file"
	}
	return u.String()
}
