package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestReadmeHasTheFlags checks that the README's table has all flags, and no
// others.
func TestReadmeHasTheFlags(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(data), "## Flags")
	table, _, _ = strings.Cut(table, "\n## ")
	listed := map[string]bool{}
	for _, name := range regexp.MustCompile("`--([a-z-]+)").FindAllStringSubmatch(table, -1) {
		listed[name[1]] = true
	}
	for _, g := range groups(&settings{}) {
		g.flags.VisitAll(func(f *pflag.Flag) {
			if !listed[f.Name] {
				t.Errorf("the README does not have --%s", f.Name)
			}
			delete(listed, f.Name)
		})
	}
	for name := range listed {
		t.Errorf("the README has --%s, which is not a flag", name)
	}
}
