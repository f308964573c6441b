package pdf

import (
	"bytes"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// level is how hard is deflated. Level 6 would take a twentieth of a batch's time
// more and save 0.4 % of its room; level 1 would take a fifth more room.
const level = 5

// denseLevel is for the objects of large files: they are alike, and a tenth of a
// book. At level 9 they would take several times as long, and 4 % less room.
const denseLevel = 7

// deflater deflates streams one after the other. It has up to a megabyte of tables
// for each level, made when they are needed: to touch those for the first time
// takes as long as to deflate some 100 kB. So they are kept from file to file.
type deflater struct {
	normal, dense *zlib.Writer
	out           bytes.Buffer
}

var deflaters = sync.Pool{New: func() any { return new(deflater) }}

// deflaterSet has a deflater for each goroutine.
type deflaterSet []*deflater

func takeDeflaters(n int) deflaterSet {
	set := make(deflaterSet, n)
	for i := range set {
		set[i] = deflaters.Get().(*deflater)
	}
	return set
}

func (s deflaterSet) putBack() {
	for _, d := range s {
		deflaters.Put(d)
	}
}

// deflate deflates all streams, in parallel.
func (f *file) deflate() {
	var todo []*object
	total := 0
	for i := range f.objects {
		if o := &f.objects[i]; o.stream != nil && !o.coded {
			todo = append(todo, o)
			total += len(o.stream)
		}
	}
	const perDeflater = 256 << 10 // a small file has only one
	w := max(1, min(f.workers, total/perDeflater+1))
	set := takeDeflaters(w)
	defer set.putBack()
	large := total > perDeflater
	parallel(w, len(todo), func(worker, i int) {
		o := todo[i]
		o.stream = set[worker].deflated(o.stream, o.dense && large)
	})
}

// deflated is data deflated.
func (d *deflater) deflated(data []byte, dense bool) []byte {
	z, hard := &d.normal, level
	if dense {
		z, hard = &d.dense, denseLevel
	}
	d.out.Reset()
	d.out.Grow(len(data)/4 + 64)
	if *z == nil {
		*z, _ = zlib.NewWriterLevel(io.Discard, hard) // the level is valid
	}
	(*z).Reset(&d.out)
	(*z).Write(data) // a bytes.Buffer takes everything
	(*z).Close()
	return bytes.Clone(d.out.Bytes())
}
