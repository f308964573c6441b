package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"path"
	"strings"
	"time"
)

// file is a file of an archive; its name has slashes.
type file struct {
	name string
	data []byte
	mode int64
}

// tarball packs files below a folder, "octavo/" or "./", as gzip's. Every
// folder has an entry, as Debian wants it; owner and times are the same everywhere.
func tarball(folder string, files []file, at time.Time) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(z)
	made := map[string]bool{}
	entry := func(h tar.Header, data []byte) error {
		h.ModTime, h.Uname, h.Gname, h.Format = at, "root", "root", tar.FormatUSTAR
		h.Size = int64(len(data))
		if err := w.WriteHeader(&h); err != nil {
			return err
		}
		_, err := w.Write(data)
		return err
	}
	for _, f := range files {
		for _, dir := range folders(folder + f.name) {
			if made[dir] {
				continue
			}
			made[dir] = true
			if err := entry(tar.Header{Typeflag: tar.TypeDir, Name: dir, Mode: 0o755}, nil); err != nil {
				return nil, err
			}
		}
		if err := entry(tar.Header{Typeflag: tar.TypeReg, Name: folder + f.name, Mode: f.mode}, f.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// folders are the folders that a file is in, the outermost first: "./", "./usr/".
func folders(name string) (dirs []string) {
	for i, c := range name {
		if c == '/' {
			dirs = append(dirs, name[:i+1])
		}
	}
	return dirs
}

// zipOf packs files below a folder, with line ends as Windows has them.
func zipOf(folder string, files []file, at time.Time) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: path.Join(folder, f.name), Method: zip.Deflate, Modified: at}
		h.SetMode(0o644)
		data := f.data
		if strings.HasSuffix(f.name, ".md") || strings.HasSuffix(f.name, ".txt") || f.name == "LICENSE" {
			data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
		}
		e, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := e.Write(data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}
