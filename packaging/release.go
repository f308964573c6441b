package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// release is what is packed beside the program, the same for all systems.
type release struct {
	version string // "1.2.3", without a v
	time    time.Time
	files   []file // beside the program in archives
}

// newRelease asks the program what it is, and for its manual and completions.
func newRelease(program string) (*release, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	r := &release{version: "0.0.0", time: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
	if v, ok := strings.CutPrefix(info.Main.Version, "v"); ok {
		r.version = v
	}
	for _, s := range info.Settings {
		if at, err := time.Parse(time.RFC3339, s.Value); s.Key == "vcs.time" && err == nil {
			r.time = at.UTC()
		}
	}
	for _, doc := range []struct {
		name string
		args []string
	}{
		{"octavo.1", []string{"--man"}},
		{"completions/octavo.bash", []string{"--completion", "bash"}},
		{"completions/_octavo", []string{"--completion", "zsh"}},
		{"completions/octavo.fish", []string{"--completion", "fish"}},
	} {
		text, err := exec.Command(program, doc.args...).Output()
		if err != nil {
			return nil, fmt.Errorf("octavo %s: %w", strings.Join(doc.args, " "), err)
		}
		r.files = append(r.files, file{name: doc.name, data: text, mode: 0o644})
	}
	for _, name := range []string{"README.md", "LICENSE", "THIRD_PARTY.md"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("%w: packaging is run from the top of the repository", err)
		}
		r.files = append(r.files, file{name: name, data: data, mode: 0o644})
	}
	licences, err := licences()
	r.files = append(r.files, file{name: "LICENCES.txt", data: licences, mode: 0o644})
	return r, err
}

// writeBeside writes what goes beside the program, for other packers.
func (r *release) writeBeside(out string) error {
	manual, err := gzipped(r.file("octavo.1"))
	if err != nil {
		return err
	}
	for _, f := range append(r.files, file{name: "octavo.1.gz", data: manual}) {
		path := filepath.Join(out, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// file is one of those that are beside the program.
func (r *release) file(name string) []byte {
	for _, f := range r.files {
		if f.name == name {
			return f.data
		}
	}
	return nil
}

// licences are the texts that have to go with the program: of the modules that
// are in it on any system, of fonts, words, dates, and hyphenation patterns.
func licences() ([]byte, error) {
	dirs := map[string]string{}
	for _, t := range targets {
		if err := modules(t, dirs); err != nil {
			return nil, err
		}
	}
	var names []string
	for name := range dirs {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	for _, name := range names {
		if err := licenceTexts(&b, name, dirs[name], "LICEN[CS]E*", "COPYING*", "UNLICENSE*", "NOTICE*"); err != nil {
			return nil, err
		}
	}
	if err := licenceTexts(&b, "fonts", "fonts/data", "OFL-*.txt"); err != nil {
		return nil, err
	}
	if err := licenceTexts(&b, "words", "layout/inline/words", "LICENSE*"); err != nil {
		return nil, err
	}
	if err := licenceTexts(&b, "dates", "theme/locales", "LICENSE*"); err != nil {
		return nil, err
	}
	err := licenceTexts(&b, "hyphenation patterns", "layout/inline/patterns", "*.licence.txt")
	return b.Bytes(), err
}

// modules finds the modules of the program, and where their files are.
func modules(t target, dirs map[string]string) error {
	list := exec.Command("go", "list", "-deps", "-json=Module", "./cmd/octavo")
	list.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.os, "GOARCH="+t.arch)
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if m := p.Module; m != nil && !m.Main {
			dirs[m.Path+" "+m.Version] = m.Dir
		}
	}
}

// licenceTexts adds the files of a folder that hold licences. It is an error if
// there are none: nothing may be given away without.
func licenceTexts(b *bytes.Buffer, name, dir string, patterns ...string) error {
	found := false
	for _, pattern := range patterns {
		paths, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return err
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			found = true
			line := strings.Repeat("=", 72)
			fmt.Fprintf(b, "%s\n%s: %s\n%s\n\n%s\n\n", line, name, filepath.Base(path), line, bytes.TrimSpace(text))
		}
	}
	if !found {
		return fmt.Errorf("%s has no licence", name)
	}
	return nil
}

// writeSums lists the checksums of what was made, for sha256sum -c.
func writeSums(out string, names []string) error {
	slices.Sort(names)
	var b bytes.Buffer
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), name)
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), b.Bytes(), 0o644)
}
