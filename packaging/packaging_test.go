package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)

func sample() *release {
	return &release{version: "1.2.0-rc1", time: day, files: []file{
		{"octavo.1", []byte(".TH OCTAVO 1\n"), 0o644},
		{"completions/octavo.bash", []byte("complete\n"), 0o644},
		{"completions/_octavo", []byte("#compdef\n"), 0o644},
		{"completions/octavo.fish", []byte("complete\n"), 0o644},
		{"README.md", []byte("# Octavo\n"), 0o644},
		{"LICENSE", []byte("MIT\n"), 0o644},
		{"THIRD_PARTY.md", []byte("none\n"), 0o644},
		{"LICENCES.txt", []byte("none\n"), 0o644},
	}}
}

// TestDebian has dpkg read a package, if there is dpkg; without it what ar has
// is compared.
func TestDebian(t *testing.T) {
	data, err := sample().debian("amd64", []byte("\x7fELF..."))
	if err != nil {
		t.Fatal(err)
	}
	again, _ := sample().debian("amd64", []byte("\x7fELF..."))
	if !bytes.Equal(data, again) {
		t.Error("the same files don't make the same package")
	}
	if !bytes.HasPrefix(data, []byte("!<arch>\ndebian-binary   ")) {
		t.Errorf("%q", data[:40])
	}
	dpkg, err := exec.LookPath("dpkg-deb")
	if err != nil {
		t.Skip("dpkg-deb is not installed")
	}
	path := filepath.Join(t.TempDir(), "octavo.deb")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(dpkg, "--info", path).CombinedOutput()
	if err != nil || !strings.Contains(string(said), "Version: 1.2.0~rc1") {
		t.Errorf("%v\n%s", err, said)
	}
	said, err = exec.Command(dpkg, "--contents", path).CombinedOutput()
	for _, want := range []string{"-rwxr-xr-x root/root", "./usr/bin/octavo", "./usr/share/man/man1/octavo.1.gz"} {
		if err != nil || !strings.Contains(string(said), want) {
			t.Errorf("no %s: %v\n%s", want, err, said)
		}
	}
}

// TestArchives: all files are in a folder of their own, the program can be run,
// and Windows has its line ends.
func TestArchives(t *testing.T) {
	files := append([]file{{"octavo", []byte("program\n"), 0o755}}, sample().files...)
	data, err := tarball("octavo_1/", files, day)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		names = append(names, h.Name)
		if runs := h.Mode&0o111 != 0 && h.Typeflag == tar.TypeReg; runs != (h.Name == "octavo_1/octavo") || !h.ModTime.Equal(day) {
			t.Errorf("%s: mode %o, %v", h.Name, h.Mode, h.ModTime)
		}
	}
	if len(names) != 2+len(files) || names[0] != "octavo_1/" || !slices.Contains(names, "octavo_1/completions/") {
		t.Errorf("%q", names)
	}
	zipped, err := zipOf("octavo_1", files, day)
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(zipped), int64(len(zipped)))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"octavo_1/README.md": "# Octavo\r\n", "octavo_1/octavo": "program\n"} {
		f, err := r.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := io.ReadAll(f); string(got) != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestLicences: every module's text is there, not its name alone.
func TestLicences(t *testing.T) {
	t.Chdir("..")
	text, err := licences()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\ncodeberg.org/go-pdf/fpdf v", "\nfonts: OFL-SourceSerif4.txt\n", "\nhyphenation patterns: ", "\ndates: LICENSE.txt\n",
		"Permission is hereby granted", "SIL OPEN FONT LICENSE", "Redistribution and use in source and binary forms",
	} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("there is no %q", want)
		}
	}
	if _, err := os.Stat("go.mod"); err != nil {
		t.Error(err)
	}
}
