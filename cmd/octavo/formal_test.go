package main

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"octavo/doc"
)

// TestReportIsDescribed checks that docs/report.md has every field of the
// report, and no others.
func TestReportIsDescribed(t *testing.T) {
	data, err := os.ReadFile("../../docs/report.md")
	if err != nil {
		t.Fatal(err)
	}
	described := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| (`[^|]+) \\|").FindAllStringSubmatch(string(data), -1) {
		for _, name := range regexp.MustCompile("`([a-z]+)`").FindAllStringSubmatch(row[1], -1) {
			described[name[1]] = true
		}
	}
	real := map[string]bool{}
	for _, v := range []any{jsonInput{}, jsonDiagnostic{}, jsonSummary{}} {
		for i := range reflect.TypeOf(v).NumField() {
			name, _, _ := strings.Cut(reflect.TypeOf(v).Field(i).Tag.Get("json"), ",")
			real[name] = true
			if !described[name] {
				t.Errorf("docs/report.md does not have %s", name)
			}
		}
	}
	for name := range described {
		if !real[name] {
			t.Errorf("docs/report.md has %s, which is not there", name)
		}
	}
}

// TestSARIF checks what tools rely on: that the log is JSON, and that results
// and rules fit together.
func TestSARIF(t *testing.T) {
	var b strings.Builder
	r := newFormalReport(sarifKind, &b)
	for _, o := range []*outcome{
		{input: "a.md", diags: []doc.Diagnostic{
			{Pos: doc.Pos{File: "dir/a b.md", Line: 3, Col: 2}, Code: "missing-image", Message: `the image "x" & <y>`, Hint: "look"},
			{Severity: doc.Info, Code: "no-place", Message: "noted"},
		}},
		{input: "b.md", status: failed, err: inputError("b.md", "", "there is no such file")},
		{input: "c.md", diags: []doc.Diagnostic{{Pos: doc.Pos{File: "c.md"}, Code: "missing-image", Message: "m"}}},
	} {
		if err := r.input(o); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.end(&tally{}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Results []sarifResult
			Tool    struct {
				Driver struct {
					Name  string
					Rules []sarifRule
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	run := log.Runs[0]
	var got []string
	for _, res := range run.Results {
		if run.Tool.Driver.Rules[res.RuleIndex].ID != res.RuleID {
			t.Errorf("rule %d is not %s", res.RuleIndex, res.RuleID)
		}
		at := ""
		if len(res.Locations) > 0 {
			at = res.Locations[0].PhysicalLocation.ArtifactLocation.URI
		}
		got = append(got, res.Level+" "+res.RuleID+" "+at+" "+res.Message.Text)
	}
	want := []string{
		`warning missing-image dir/a%20b.md the image "x" & <y> (look)`,
		"note no-place  noted",
		"error error b.md there is no such file",
		"warning missing-image c.md m",
	}
	if log.Version != "2.1.0" || run.Tool.Driver.Name != "Octavo" || !reflect.DeepEqual(got, want) {
		t.Errorf("%s\n got %q\nwant %q", log.Version, got, want)
	}
	if reg := run.Results[0].Locations[0].PhysicalLocation.Region; reg == nil || reg.StartLine != 3 || reg.StartColumn != 2 {
		t.Errorf("the place is %+v", reg)
	}
	if run.Results[3].Locations[0].PhysicalLocation.Region != nil {
		t.Error("a place without a line has a region")
	}
}
