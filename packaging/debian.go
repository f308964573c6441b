package main

import (
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"fmt"
	"strings"
	"time"
)

// debian is a binary package as deb(5) describes it: an archive of ar(5) with the
// format's version, what is said of the package, and its files.
func (r *release) debian(arch string, program []byte) ([]byte, error) {
	files, err := r.debianFiles(program)
	if err != nil {
		return nil, err
	}
	var sums strings.Builder
	size := 0
	for _, f := range files {
		size += (len(f.data) + 1023) / 1024
		fmt.Fprintf(&sums, "%x  %s\n", md5.Sum(f.data), f.name)
	}
	control, err := tarball("./", []file{
		{"control", []byte(r.control(arch, size)), 0o644},
		{"md5sums", []byte(sums.String()), 0o644},
	}, r.time)
	if err != nil {
		return nil, err
	}
	data, err := tarball("./", files, r.time)
	if err != nil {
		return nil, err
	}
	b := bytes.NewBufferString("!<arch>\n")
	member(b, "debian-binary", []byte("2.0\n"), r.time)
	member(b, "control.tar.gz", control, r.time)
	member(b, "data.tar.gz", data, r.time)
	return b.Bytes(), nil
}

// member adds a file to an archive of ar.
func member(b *bytes.Buffer, name string, data []byte, at time.Time) {
	fmt.Fprintf(b, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, at.Unix(), 0, 0, "100644", len(data))
	b.Write(data)
	if len(data)%2 == 1 {
		b.WriteByte('\n')
	}
}

// debianFiles are the files of the package, where Debian has them.
func (r *release) debianFiles(program []byte) ([]file, error) {
	manual, err := gzipped(r.file("octavo.1"))
	if err != nil {
		return nil, err
	}
	copyright := append(append([]byte{}, r.file("LICENSE")...),
		"\nWhat Octavo has from others is listed in THIRD_PARTY.md, with its licences in\nLICENCES.txt.\n"...)
	const doc = "usr/share/doc/octavo/"
	return []file{
		{"usr/bin/octavo", program, 0o755},
		{"usr/share/bash-completion/completions/octavo", r.file("completions/octavo.bash"), 0o644},
		{doc + "LICENCES.txt", r.file("LICENCES.txt"), 0o644},
		{doc + "README.md", r.file("README.md"), 0o644},
		{doc + "THIRD_PARTY.md", r.file("THIRD_PARTY.md"), 0o644},
		{doc + "copyright", copyright, 0o644},
		{"usr/share/fish/vendor_completions.d/octavo.fish", r.file("completions/octavo.fish"), 0o644},
		{"usr/share/man/man1/octavo.1.gz", manual, 0o644},
		{"usr/share/zsh/vendor-completions/_octavo", r.file("completions/_octavo"), 0o644},
	}, nil
}

func gzipped(data []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// debianVersion is the version as Debian orders it: what comes before a release
// is less than it.
func (r *release) debianVersion() string { return strings.ReplaceAll(r.version, "-", "~") }

// control is what the package says of itself (deb-control(5)); size is in KiB.
func (r *release) control(arch string, size int) string {
	return fmt.Sprintf(`Package: octavo
Version: %s
Architecture: %s
Maintainer: The Octavo authors <octavo@octavo.invalid>
Installed-Size: %d
Section: text
Priority: optional
Description: turn Markdown into books, PDF and EPUB
 Octavo sets Markdown as a good book designer would: one post as a PDF, many
 posts as a book, whole folders in scripts. It is one static program with its
 fonts in it, and needs neither a browser nor LaTeX nor the network.
`, r.debianVersion(), arch, size)
}
