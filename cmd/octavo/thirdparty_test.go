package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// thirdPartyFile is made by: go test ./cmd/octavo -run ThirdParty -update
const thirdPartyFile = "../../THIRD_PARTY.md"

// module is a module that is part of the program.
type module struct{ Path, Version, Dir string }

// modulesOf are the modules of the program on the systems that it is built
// for, by path. The module cache has them: the network is not asked.
func modulesOf(t *testing.T) []module {
	t.Helper()
	found := map[string]module{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-json=Module", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOPROXY=off")
		out, err := list.Output()
		if err != nil {
			t.Skipf("go list can't be run: %v", err)
		}
		for d := json.NewDecoder(strings.NewReader(string(out))); ; {
			var p struct {
				Module *struct {
					module
					Main bool
				}
			}
			if err := d.Decode(&p); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if p.Module != nil && !p.Module.Main {
				found[p.Module.Path] = p.Module.module
			}
		}
	}
	var all []module
	for _, m := range found {
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// licencesOf names the licences that are in a text, by their SPDX identifiers.
func licencesOf(text string) (found []string) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	has := func(s string) bool { return strings.Contains(text, s) }
	add := func(name string, there bool) {
		if there {
			found = append(found, name)
		}
	}
	redistribution := has("redistribution and use in source and binary forms")
	endorsed := has("neither the name") || has("names of its contributors") || has("used to endorse")
	add("Apache-2.0", has("apache license"))
	add("MPL-2.0", has("mozilla public license"))
	add("OFL-1.1", has("sil open font license"))
	add("Unlicense", has("this is free and unencumbered software released into the public domain"))
	add("BSD-3-Clause", redistribution && endorsed)
	add("BSD-2-Clause", redistribution && !endorsed)
	add("MIT", has("permission is hereby granted, free of charge") && has("without restriction"))
	add("ISC", has("permission to use, copy, modify, and/or distribute"))
	add("GPL", has("gnu general public license") || has("gnu lesser general public license"))
	return found
}

// moduleLicence reads the licences of a module: those that apply to parts of it,
// and those that there is a choice of.
func moduleLicence(t *testing.T, m module) (licence, file string) {
	t.Helper()
	var found, files []string
	for _, pattern := range []string{"LICENSE*", "LICENCE*", "COPYING*", "UNLICENSE*"} {
		paths, _ := filepath.Glob(filepath.Join(m.Dir, pattern))
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				continue
			}
			files = append(files, filepath.Base(path))
			for _, l := range licencesOf(string(data)) {
				if !slices.Contains(found, l) {
					found = append(found, l)
				}
			}
		}
	}
	if len(found) == 0 {
		t.Errorf("%s %s: its licence is not known: %v", m.Path, m.Version, files)
	}
	return strings.Join(found, ", "), strings.Join(files, ", ")
}

// thirdParty is the text of THIRD_PARTY.md.
func thirdParty(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# What Octavo has from others\n\nMade by `go test ./cmd/octavo -run ThirdParty -update`; a test compares it with the program.\n" +
		"Octavo itself is under the [MIT License](LICENSE).\n\n## Modules in the program\n\n| module | version | licence | its text, in the module |\n|---|---|---|---|\n" +
		"| the Go standard library and runtime | that of the compiler | BSD-3-Clause | `LICENSE` |\n")
	for _, m := range modulesOf(t) {
		licence, file := moduleLicence(t, m)
		if strings.Contains(licence, "GPL") {
			t.Errorf("%s is under %s, which would make demands on the whole program", m.Path, licence)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | `%s` |\n", m.Path, m.Version, licence, file)
	}
	b.WriteString("\n## Fonts in the program\n\nWhere they come from, and what was changed, is in [fonts/README.md](fonts/README.md).\n\n| licence | its text, with who made the fonts |\n|---|---|\n")
	dataLicences(t, &b, "fonts/data", "OFL-*.txt")
	b.WriteString("\n## Words and dates in the program\n\nThe words of Thai, Lao, Khmer and Burmese, of which [layout/inline/words/README.md](layout/inline/words/README.md)\nsays where they come from, are under [LICENSE.txt](layout/inline/words/LICENSE.txt).\n")
	b.WriteString("\nThe dates of languages, of which [theme/locales/README.md](theme/locales/README.md) says where they come from,\nare under [LICENSE.txt](theme/locales/LICENSE.txt).\n")
	b.WriteString("\n## Hyphenation patterns in the program\n\nWhere they come from is in [layout/inline/patterns/README.md](layout/inline/patterns/README.md).\n\n| patterns | their licence |\n|---|---|\n")
	patterns, _ := filepath.Glob("../../layout/inline/patterns/*.pat.txt")
	for _, path := range patterns {
		name := strings.TrimSuffix(filepath.Base(path), ".pat.txt")
		file := "layout/inline/patterns/" + name + ".licence.txt"
		if _, err := os.Stat("../../" + file); err != nil {
			t.Errorf("the patterns %s have no licence", name)
		}
		fmt.Fprintf(&b, "| `%s` | [%s](%s) |\n", name, filepath.Base(file), file)
	}
	return b.String()
}

func dataLicences(t *testing.T, b *strings.Builder, dir, pattern string) {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join("../..", dir, pattern))
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		licence := strings.Join(licencesOf(string(data)), ", ")
		if licence == "" {
			t.Errorf("%s: the licence is not known", path)
		}
		name := filepath.Base(path)
		fmt.Fprintf(b, "| %s | [%s](%s/%s) |\n", licence, name, dir, name)
	}
}

// TestThirdParty: THIRD_PARTY.md lists what is in the program, with licences.
func TestThirdParty(t *testing.T) {
	want := thirdParty(t)
	if *update && !t.Failed() {
		if err := os.WriteFile(thirdPartyFile, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, _ := os.ReadFile(thirdPartyFile)
	if string(got) != want {
		t.Errorf("THIRD_PARTY.md is out of date: go test ./cmd/octavo -run ThirdParty -update")
	}
}
