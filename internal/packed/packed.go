// Package packed holds data files that are compressed in the program: zip
// archives, which the tests of the packages that have them make of the files
// beside them.
package packed

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"sync"
)

// File unpacks a file of an archive; a missing or broken one is an error. It
// takes time in proportion to the file, and a very little for each of the
// archive: nothing is made of the others.
func File(archive, name string) ([]byte, error) {
	f, err := find(archive, name)
	if err != nil {
		return nil, err
	}
	packed, err := f.packed(archive)
	if err != nil {
		return nil, err
	}
	if int64(f.size) > mostUnpacked*int64(len(packed)) {
		return nil, zip.ErrFormat
	}
	data := make([]byte, f.size)
	if f.method == zip.Store {
		if len(packed) != len(data) {
			return nil, zip.ErrFormat
		}
		copy(data, packed)
	} else if err := inflate(data, packed); err != nil {
		return nil, err
	}
	if crc32.ChecksumIEEE(data) != f.sum {
		return nil, zip.ErrChecksum
	}
	return data, nil
}

// mostUnpacked is how many bytes one packed byte can stand for (RFC 1951: 258 in
// two bits).
const mostUnpacked = 1032

// inflaters are used again: each has 40 KB of tables.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// inflate fills data with what was packed.
func inflate(data []byte, packed string) error {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(strings.NewReader(packed), nil); err != nil {
		return err
	}
	_, err := io.ReadFull(r, data)
	return err
}

// file is what the directory of an archive says of a file.
type file struct {
	method       uint16
	sum          uint32
	length, size uint32 // packed and unpacked
	header       uint32 // where it begins
}

// The lengths of the fixed parts of the records of a zip archive, and what they
// begin with (APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16). Archives that Make makes
// have no comment and are small.
const (
	headerLen, headerMark = 30, "PK\x03\x04"
	entryLen, entryMark   = 46, "PK\x01\x02"
	endLen, endMark       = 22, "PK\x05\x06"
)

// find looks a file up in the directory.
func find(archive, name string) (f file, err error) {
	at := len(archive) - endLen
	if at < 0 || archive[at:at+4] != endMark {
		return f, zip.ErrFormat
	}
	number := int(word(archive[at+10:]))
	dir := archive[min(int64(long(archive[at+16:])), int64(at)):at]
	for range number {
		if len(dir) < entryLen || dir[:4] != entryMark {
			return f, zip.ErrFormat
		}
		names, others := int(word(dir[28:])), int(word(dir[30:]))+int(word(dir[32:]))
		if len(dir) < entryLen+names+others {
			return f, zip.ErrFormat
		}
		if dir[entryLen:entryLen+names] == name {
			return file{word(dir[10:]), long(dir[16:]), long(dir[20:]), long(dir[24:]), long(dir[42:])}, nil
		}
		dir = dir[entryLen+names+others:]
	}
	return f, errors.New(name + " is not in the archive")
}

// packed are the bytes of the file in the archive.
func (f *file) packed(archive string) (string, error) {
	if f.method != zip.Store && f.method != zip.Deflate {
		return "", zip.ErrAlgorithm
	}
	rest := archive[min(int64(f.header), int64(len(archive))):]
	if len(rest) < headerLen || rest[:4] != headerMark {
		return "", zip.ErrFormat
	}
	from := headerLen + int(word(rest[26:])) + int(word(rest[28:]))
	if int64(len(rest)) < int64(from)+int64(f.length) {
		return "", zip.ErrFormat
	}
	return rest[from:][:f.length], nil
}

// word and long are numbers of two and four bytes, the least first.
func word(s string) uint16 { return uint16(s[0]) | uint16(s[1])<<8 }

func long(s string) uint32 { return uint32(word(s)) | uint32(word(s[2:]))<<16 }

// Entry is a file for an archive. Stored ones are not compressed, for what has
// to be read soonest.
type Entry struct {
	Name   string
	Data   []byte
	Stored bool
}

// Make makes an archive. The same files give the same archive. repack.py makes it
// a twentieth smaller.
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
