package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/spf13/pflag"
)

// TestExamples checks that examples are YAML where they say so, and that the
// flags in them are real.
func TestExamples(t *testing.T) {
	real := map[string]bool{}
	eachFlag(func(f *pflag.Flag) { real[f.Name] = true })
	files, err := filepath.Glob("../../examples/*")
	if err != nil || len(files) < 5 {
		t.Fatalf("%v %v", files, err)
	}
	for _, path := range files {
		if info, err := os.Stat(path); err != nil || info.IsDir() {
			continue // a program
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if ext := filepath.Ext(path); ext == ".yml" || ext == ".yaml" {
			var v any
			if err := yaml.Unmarshal(data, &v); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
		text := regexp.MustCompile(`\n\s+--`).ReplaceAllString(string(data), " --")
		for line := range strings.Lines(text) {
			_, command, found := strings.Cut(strings.ReplaceAll(line, "$(OCTAVO)", "octavo"), "octavo ")
			if !found {
				continue
			}
			for _, flag := range regexp.MustCompile(` --([a-z-]+)`).FindAllStringSubmatch(" "+command, -1) {
				if !real[flag[1]] {
					t.Errorf("%s: there is no --%s", path, flag[1])
				}
			}
		}
	}
}
