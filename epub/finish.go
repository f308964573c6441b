package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
)

// packageFolder is where go-epub puts all but the container's own files.
const packageFolder = "EPUB/"

// part is a file of the container, ready to be written.
type part struct {
	name   string
	data   []byte
	stored bool // and not compressed
	packed []byte
	crc    uint32
}

// finish is the pass over what go-epub makes: it reads its files, puts into them
// what belongs there, replaces its package document and navigation with
// complete ones, and writes the container anew: in a fixed order and with fixed
// times, so that the same book makes the same bytes; compressed only where that
// helps, which is done while go-epub is at work. EPUB Open Container Format 3.3,
// section 4.
func (p *publication) finish(w io.Writer, opf []byte) error {
	parts := []*part{{name: packageFolder + "package.opf", data: opf}}
	for _, r := range p.manifest {
		parts = append(parts, &part{name: packageFolder + r.path, data: r.data, stored: compressed(r.mediaType)})
	}
	packed := make(chan struct{})
	go func() {
		defer close(packed)
		parallel(len(parts), func(i int) { parts[i].pack() })
	}()
	containers, err := p.containers()
	<-packed
	if err != nil {
		return err
	}
	made, err := read(containers)
	if err != nil {
		return err
	}
	for _, f := range parts {
		if _, ok := made[f.name]; !ok {
			return fmt.Errorf("the file %s is not in the container", f.name)
		}
	}
	own := []*part{
		{name: "mimetype", data: made["mimetype"], stored: true},
		{name: "META-INF/container.xml", data: made["META-INF/container.xml"]},
	}
	for _, f := range own {
		f.pack()
	}
	return write(w, append(own, parts...))
}

// compressed reports whether files of a media type are compressed already.
func compressed(mediaType string) bool {
	return strings.HasPrefix(mediaType, "image/") && mediaType != formatSVG.mediaType
}

// read reads the files of containers. Those of the container itself are in each
// of them.
func read(containers [][]byte) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, data := range containers {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil, fmt.Errorf("the container can't be read: %w", err)
		}
		for _, f := range z.File {
			if strings.HasPrefix(f.Name, packageFolder) {
				files[f.Name] = nil // only its name is of use
				continue
			}
			if files[f.Name] != nil {
				continue
			}
			r, err := f.Open()
			if err != nil {
				return nil, err
			}
			if files[f.Name], err = io.ReadAll(r); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// level is how hard is deflated: in half the time that Go's own library takes to
// come to 0.5 % less.
const level = 6

// deflaters are kept from file to file: each has tables of a megabyte.
var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, level) // which is a good one
	return w
}}

// pack compresses a file, unless it gets no smaller.
func (f *part) pack() {
	f.crc = crc32.ChecksumIEEE(f.data)
	f.packed = f.data
	if f.stored {
		return
	}
	var b bytes.Buffer
	z := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(z)
	z.Reset(&b)
	if _, err := z.Write(f.data); err != nil {
		f.stored = true // never: it is written to memory
		return
	}
	if err := z.Close(); err != nil || b.Len() >= len(f.data) {
		f.stored = true
		return
	}
	f.packed = b.Bytes()
}

// firstDay is the earliest date that a zip file can have, 1 January 1980, as
// MS-DOS counts.
const firstDay = 1<<5 | 1

// write writes the container.
func write(w io.Writer, parts []*part) error {
	z := zip.NewWriter(w)
	for _, f := range parts {
		h := &zip.FileHeader{
			Name: f.name, Method: zip.Deflate, CRC32: f.crc,
			CompressedSize64: uint64(len(f.packed)), UncompressedSize64: uint64(len(f.data)),
		}
		//lint:ignore SA1019 CreateRaw writes this field; of the time in Modified it knows nothing
		h.ModifiedDate = firstDay
		if f.stored {
			h.Method = zip.Store
		}
		out, err := z.CreateRaw(h)
		if err != nil {
			return err
		}
		if _, err := out.Write(f.packed); err != nil {
			return err
		}
	}
	return z.Close()
}
