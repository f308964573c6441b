package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"octavo/internal/ledger"
	"octavo/theme"
)

// recipe is all that outputs depend on beside texts and pictures.
type recipe struct {
	Program string
	Theme   string
	Fonts   []string
	Date    string
	Flags   map[string][]string // those with an effect, as they were given
}

// withoutEffect are the flags on which no output's contents depend. A flag that
// is not in here has outputs made anew: the safe side for those to come.
func withoutEffect() map[string]bool {
	names := map[string]bool{}
	for name := range strings.FieldsSeq(`output to files-from null root exclude shard drafts tag series since until
		timeout jobs force clean cache-dir fail-fast check watch strict quiet verbose report report-file
		no-config print-config completion theme-export man version help fonts extract`) {
		names[name] = true
	}
	return names
}

// settingsKey stands for all settings that outputs depend on.
func (r *records) settingsKey(p *process, s *settings, l *ledger.Ledger) (string, error) {
	c := recipe{
		Program: programID(), Theme: r.themeID(s.theme),
		Date: p.getenv("SOURCE_DATE_EPOCH"), Flags: map[string][]string{},
	}
	idle := withoutEffect()
	for _, set := range s.config {
		if set.used && !idle[set.Name] {
			c.Flags[set.Name] = set.Values
		}
	}
	for name, values := range s.given {
		if !idle[name] {
			c.Flags[name] = values
		}
	}
	var err error
	if c.Fonts, err = r.fontIDs(s.fontDirs, l); err != nil {
		return "", err
	}
	data, err := json.Marshal(c)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return base64.RawURLEncoding.EncodeToString(sum[:]) + " ", nil
}

// programID stands for this program: its version, or where it is not a release
// the file that it runs from.
func programID() string {
	id := version()
	if r := release(); r != "devel" && !strings.HasSuffix(r, "+dirty") {
		return id
	}
	if path, err := os.Executable(); err == nil {
		if file, err := os.Stat(path); err == nil {
			id += fmt.Sprintf(" %d %d", file.Size(), file.ModTime().UnixNano())
		}
	}
	return id
}

// themeID stands for a theme: its name, or what is in its file.
func (r *records) themeID(name string) string {
	if slices.Contains(theme.Names(), name) {
		return name
	}
	u, err := r.files.Look(name, ledger.Seen{})
	if err != nil {
		return "" // its loading will fail
	}
	return string(u.Seen.Sum)
}

// fontIDs stand for the files in font folders. They may be large, so they are
// in the ledger too.
func (r *records) fontIDs(dirs []string, l *ledger.Ledger) ([]string, error) {
	var ids []string
	for _, dir := range dirs {
		name := "fonts in " + dir
		before := map[string]ledger.Seen{}
		if e := l.Get(name); e != nil {
			for _, u := range e.Uses {
				before[u.Path] = u.Seen
			}
		}
		e := &ledger.Entry{Output: name}
		changed := false
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil // what can't be read is not used either
			}
			u, err := r.files.Look(path, before[path])
			if err != nil {
				return nil
			}
			changed = changed || u.Seen != before[path]
			e.Uses = append(e.Uses, u)
			ids = append(ids, path, string(u.Seen.Sum))
			return nil
		})
		if changed {
			err = errors.Join(err, l.Put(e))
		}
		if err != nil {
			return nil, err
		}
	}
	return ids, nil
}
