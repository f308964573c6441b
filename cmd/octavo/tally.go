package main

import (
	"fmt"
	"strings"
	"time"
)

// tally counts what became of the inputs.
type tally struct {
	inputs                     int
	written, unchanged, failed int
	checked, flawed            int // by --check; those with warnings
	drafts, unselected         int
	removed                    int // outputs whose texts are gone
	warnings, notes            int
	start                      time.Time
	took                       time.Duration
}

func (t *tally) add(o *outcome) {
	switch o.status {
	case written:
		t.written++
	case unchanged:
		t.unchanged++
	case failed:
		t.failed++
	case checked:
		t.checked++
	}
	if o.status == checked && o.warnings() > 0 {
		t.flawed++
	}
	t.drafts += o.drafts
	t.unselected += o.unselected
	w := o.warnings()
	t.warnings += w
	t.notes += len(o.diags) - w
}

// untried is how many texts were not begun.
func (t *tally) untried() int {
	return max(0, t.inputs-t.written-t.unchanged-t.checked-t.failed-t.drafts-t.unselected)
}

// String is "3 written, 120 unchanged".
func (t *tally) String() string {
	parts := []string{
		fmt.Sprintf("%d written", t.written),
		fmt.Sprintf("%d unchanged", t.unchanged),
	}
	if t.checked > 0 {
		parts = []string{fmt.Sprintf("%d checked", t.checked), fmt.Sprintf("%d with warnings", t.flawed)}
	}
	parts = append(parts, fmt.Sprintf("%d failed", t.failed))
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{t.drafts, "draft left out", "drafts left out"},
		{t.unselected, "not selected", "not selected"},
		{t.removed, "removed", "removed"},
		{t.untried(), "not tried", "not tried"},
	} {
		if p.n > 0 {
			parts = append(parts, count(p.n, p.one, p.many))
		}
	}
	return strings.Join(parts, ", ")
}
