package doc

import (
	"cmp"
	"slices"
)

// There are three kinds of trouble. An *error* means that no output is
// possible; it is a Go error, an *Error where it has a position. A
// *diagnostic* means that output is possible but something in it is missing or
// worse than it could be. A *panic* is a bug of ours, never the input's fault.

// Severity says how bad a diagnostic is.
type Severity uint8

// The severities.
const (
	Warning Severity = iota
	Info             // a note that --strict does not fail on
)

// Diagnostic says what went less than well, where, and what would help.
type Diagnostic struct {
	Severity Severity
	Pos      Pos
	Code     string // stable, lower case, "missing-image"
	Message  string
	Hint     string // what to do about it; "" if there is nothing to say
}

// String is "file:line:col: message".
func (d Diagnostic) String() string { return located(d.Pos, d.Message) }

// Error is an error with a place in a source.
type Error struct {
	Pos     Pos
	Message string
	Hint    string
}

// Error is "file:line:col: message", without the hint.
func (e *Error) Error() string { return located(e.Pos, e.Message) }

func located(p Pos, message string) string {
	if s := p.String(); s != "" {
		return s + ": " + message
	}
	return message
}

// Diagnostics collects diagnostics. Its zero value is ready for use; it is not
// safe for concurrent use.
type Diagnostics struct {
	List []Diagnostic
	once map[string]bool
}

// Warn adds a warning.
func (d *Diagnostics) Warn(pos Pos, code, message, hint string) {
	d.List = append(d.List, Diagnostic{Warning, pos, code, message, hint})
}

// WarnOnce adds a warning unless one with the same code and key was added.
func (d *Diagnostics) WarnOnce(key string, pos Pos, code, message, hint string) {
	k := code + "\x00" + key
	if d.once[k] {
		return
	}
	if d.once == nil {
		d.once = map[string]bool{}
	}
	d.once[k] = true
	d.Warn(pos, code, message, hint)
}

// SortByPos puts diagnostics in the order of their source, stably: files in
// the order in which they are first spoken of, then lines, then columns.
func SortByPos(list []Diagnostic) {
	rank := map[string]int{}
	for _, d := range list {
		if _, seen := rank[d.Pos.File]; !seen {
			rank[d.Pos.File] = len(rank)
		}
	}
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(rank[a.Pos.File], rank[b.Pos.File]),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
}
