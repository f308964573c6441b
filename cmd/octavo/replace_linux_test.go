package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func TestPut(t *testing.T) {
	dir := t.TempDir()
	old := unix.Umask(0o027)
	defer unix.Umask(old)
	temps := &tempFiles{}
	kept := filepath.Join(dir, "kept")
	if err := os.WriteFile(kept, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		mode os.FileMode
	}{{"kept", 0o600}, {"made", 0o640}, {"made", 0o640}} {
		for _, sync := range []bool{false, true} {
			path := filepath.Join(dir, c.name)
			file := newFile{path: path, data: []byte("new"), sync: sync}
			if err := file.put(temps); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(path)
			info, err2 := os.Stat(path)
			if err != nil || err2 != nil || string(data) != "new" || info.Mode().Perm() != c.mode {
				t.Errorf("%s: %q %v, want mode %v", c.name, data, info.Mode(), c.mode)
			}
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 || len(temps.paths) != 0 {
		t.Errorf("left behind: %v %v %v", entries, temps.paths, err)
	}
}

// TestPutNameless: a name that another has taken meanwhile is left to it, and
// after an interrupt there are no new names.
func TestPutNameless(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken")
	if err := os.WriteFile(taken, []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	temps := &tempFiles{}
	file := newFile{path: taken, data: []byte("new")}
	if err := file.putNameless(temps); !errors.Is(err, errNameless) {
		t.Errorf("%v", err)
	}
	if data, _ := os.ReadFile(taken); string(data) != "other" {
		t.Errorf("now it is %q", data)
	}
	temps.abandon()
	file.path = filepath.Join(dir, "late")
	if err := file.put(temps); !errors.Is(err, errInterrupted) {
		t.Errorf("%v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
