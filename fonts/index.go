package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
)

// index is what is known of the system's font files, kept in a file from one
// run to the next. A file that is missing, broken or from another version is
// as good as an empty one.
type index struct {
	files map[string]*indexed // by path
}

// indexed is a font file as it was when it was looked at.
type indexed struct {
	path   string
	size   int64
	mtime  int64  // in nanoseconds since 1970
	refuse string // why none of its faces can be used
	facts  fileFacts
	unread bool // nothing is known of it yet
}

// indexMagic changes with the format, and with what is refused.
const indexMagic = "Octavo font index 2\n"

// indexName is the name of its file in the folder for caches.
const indexName = "system-fonts.index"

// cacheDir is where the index is; "" if there is no place for it.
func (o *Options) cacheDir() string {
	if o.CacheDir != "" {
		return o.CacheDir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "octavo")
}

func readIndex(dir string) index {
	empty := index{files: map[string]*indexed{}}
	if dir == "" {
		return empty
	}
	data, err := os.ReadFile(filepath.Join(dir, indexName))
	if err != nil {
		return empty
	}
	head := len(indexMagic) + 4
	if len(data) < head || string(data[:len(indexMagic)]) != indexMagic ||
		crc32.ChecksumIEEE(data[head:]) != binary.BigEndian.Uint32(data[head-4:]) {
		return empty
	}
	r := indexReader{data: data[head:]}
	ix := index{files: map[string]*indexed{}}
	for n := r.number(); n > 0 && r.err == nil; n-- {
		f := r.file()
		ix.files[f.path] = f
	}
	if r.err != nil {
		return empty
	}
	return ix
}

// writeIndex keeps files for the next run. Nothing depends on it, so that
// errors are of no interest.
func writeIndex(dir string, files []*indexed) {
	if dir == "" || os.MkdirAll(dir, 0o755) != nil {
		return
	}
	var body []byte
	body = binary.AppendUvarint(body, uint64(len(files)))
	for _, f := range files {
		body = appendIndexed(body, f)
	}
	temp, err := os.CreateTemp(dir, indexName+".*")
	if err != nil {
		return
	}
	var head bytes.Buffer
	head.WriteString(indexMagic)
	head.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
	_, err1 := temp.Write(head.Bytes())
	_, err2 := temp.Write(body)
	err = errors.Join(err1, err2, temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), filepath.Join(dir, indexName))
	}
	if err != nil {
		os.Remove(temp.Name())
	}
}

func appendIndexed(b []byte, f *indexed) []byte {
	b = appendString(b, f.path)
	b = binary.AppendUvarint(b, uint64(f.size))
	b = binary.AppendVarint(b, f.mtime)
	b = appendString(b, f.refuse)
	b = binary.AppendUvarint(b, uint64(len(f.facts.refusals)))
	for _, r := range f.facts.refusals {
		b = appendString(b, r)
	}
	b = binary.AppendUvarint(b, uint64(len(f.facts.faces)))
	for _, s := range f.facts.faces {
		b = appendString(b, s.family)
		b = appendString(b, s.name)
		b = appendString(b, s.postScript)
		for _, n := range [...]int{int(s.kind), s.weight, bit(s.italic), s.glyphs, s.file.index, bit(s.variable), s.wght, bit(s.colored)} {
			b = binary.AppendUvarint(b, uint64(n))
		}
		b = appendString(b, string(s.packed))
	}
	return b
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// indexReader reads an index. After an error everything is zero.
type indexReader struct {
	data []byte
	err  error
}

var errIndex = errors.New("the index is broken")

func (r *indexReader) number() int {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > 1<<40 {
		r.data, r.err = nil, errIndex
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

func (r *indexReader) signed() int64 {
	v, n := binary.Varint(r.data)
	if n <= 0 {
		r.data, r.err = nil, errIndex
		return 0
	}
	r.data = r.data[n:]
	return v
}

// bytes is a view of the file.
func (r *indexReader) bytes() []byte {
	n := r.number()
	if n > len(r.data) {
		r.data, r.err = nil, errIndex
		return nil
	}
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}

func (r *indexReader) string() string { return string(r.bytes()) }

func (r *indexReader) file() *indexed {
	f := &indexed{path: r.string(), size: int64(r.number()), mtime: r.signed(), refuse: r.string()}
	for n := r.number(); n > 0 && r.err == nil; n-- {
		f.facts.refusals = append(f.facts.refusals, r.string())
	}
	for n := r.number(); n > 0 && r.err == nil; n-- {
		s := &source{family: r.string(), name: r.string(), postScript: r.string()}
		s.kind, s.weight, s.italic, s.glyphs = kind(r.number()), r.number(), r.number() != 0, r.number()
		s.file = fontFile{path: f.path, index: r.number()}
		s.variable, s.wght, s.colored = r.number() != 0, r.number(), r.number() != 0
		s.packed = r.bytes()
		f.facts.faces = append(f.facts.faces, s)
	}
	return f
}
