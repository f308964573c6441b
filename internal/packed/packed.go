// Package packed holds data files that are compressed in the program: zip
// archives, which the tests of the packages that have them make of the files
// beside them.
package packed

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"strings"
)

// File unpacks a file of an archive; a missing or broken one is an error. It
// takes time in proportion to the file, and a little for each of the archive.
func File(archive, name string) ([]byte, error) {
	r, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	for _, f := range r.File {
		if f.Name == name {
			return unpack(f)
		}
	}
	return nil, errors.New(name + " is not in the archive")
}

func unpack(f *zip.File) ([]byte, error) {
	file, err := f.Open()
	if err != nil {
		return nil, err
	}
	data := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64+bytes.MinRead))
	_, err = io.Copy(data, file)
	return data.Bytes(), errors.Join(err, file.Close())
}

// Entry is a file for an archive. Stored ones are not compressed, for what has
// to be read soonest.
type Entry struct {
	Name   string
	Data   []byte
	Stored bool
}

// Make makes an archive, as small as can be. The same files give the same
// archive.
func Make(files []Entry) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, e := range files {
		header := &zip.FileHeader{Name: e.Name, Method: zip.Deflate}
		if e.Stored {
			header.Method = zip.Store
		}
		f, err := w.CreateHeader(header)
		if err == nil {
			_, err = f.Write(e.Data)
		}
		if err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}
