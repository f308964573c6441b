package main

import (
	"regexp"
	"testing"

	"github.com/spf13/pflag"
)

// TestHabits: hints about flags that are not ours name those that are.
func TestHabits(t *testing.T) {
	real := map[string]bool{}
	eachFlag(func(f *pflag.Flag) { real[f.Name], real[f.Shorthand] = true, true })
	check := func(name, hint string) {
		for _, flag := range regexp.MustCompile(`(?:^|[ ])--?([a-z][a-z-]*)`).FindAllStringSubmatch(hint, -1) {
			if !real[flag[1]] {
				t.Errorf("%s: there is no %s", name, flag[0])
			}
		}
	}
	for name, hint := range habits {
		if real[name] || hint == "" {
			t.Errorf("%s is a flag, or has no hint", name)
		}
		check(name, hint)
	}
	for name, hint := range verbs {
		check(name, hint)
	}
}
