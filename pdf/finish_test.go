package pdf

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// carriedSample is a file as fpdf writes it.
func carriedSample(tb testing.TB) ([]byte, *shared, []drawnPage) {
	d := plain(tb)
	faces, err := embedFonts(takeCensus(d.Pages, 2), 2)
	if err != nil {
		tb.Fatal(err)
	}
	s := newShared(d, faces, standard{tagged: true})
	s.loadImages(Options{})
	drawn, err := drawPages(s, Options{}, false)
	if err != nil {
		tb.Fatal(err)
	}
	raw, err := carryPages(d, drawn, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return raw, s, drawn
}

// TestReadBack: what fpdf was given is what is read back, and sizes that
// differ from the first stay with their pages.
func TestReadBack(t *testing.T) {
	d := plain(t)
	d.Pages[1].Size.W, d.Pages[1].Size.H = d.Pages[1].Size.H, d.Pages[1].Size.W
	r := read(t, render(t, d, Options{}))
	for i, want := range []string{"[0 0 595.27 841.89]", "[0 0 841.89 595.27]", "[0 0 595.27 841.89]"} {
		p := &parser{data: []byte(want)}
		got, box := r.array(r.pages()[i]["MediaBox"]), p.value().([]any)
		for k := range box {
			if got[k] != box[k] {
				t.Errorf("page %d is %v, want %v", i+1, got, box)
			}
		}
	}
}

// TestCutOff: a carried file that ends anywhere is an error, not a panic.
func TestCutOff(t *testing.T) {
	raw, s, drawn := carriedSample(t)
	for n := 0; n < len(raw)-40; n += 97 {
		if _, err := finish(&bytes.Buffer{}, raw[:n], s, drawn, Options{}); err == nil {
			t.Fatalf("%d of %d bytes were enough", n, len(raw))
		}
	}
	if _, err := finish(&bytes.Buffer{}, raw, s, drawn[:1], Options{}); err == nil {
		t.Error("a page too many was not noticed")
	}
}

// FuzzFinish: whatever a version of fpdf may write, reading it back gives pages
// or an error.
func FuzzFinish(f *testing.F) {
	raw, s, drawn := carriedSample(f)
	f.Add(raw)
	rng := rand.New(rand.NewPCG(1, 1))
	for range 8 {
		changed := bytes.Clone(raw)
		for range 4 {
			changed[rng.IntN(len(changed))] = byte(rng.Uint32())
		}
		f.Add(changed)
	}
	f.Add([]byte("1 0 obj<</Pages 1 0 R/Kids[1 0 R]/Contents 1 0 R/MediaBox[]>>\nxref\n0 2\n0 0 f\n0 0 n\ntrailer<</Root 1 0 R>>startxref 60"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b bytes.Buffer
		if _, err := finish(&b, data, s, drawn, Options{}); err == nil && b.Len() == 0 {
			t.Error("nothing was written")
		}
	})
}

// TestReferences: arrays and references that are none are errors.
func TestReferences(t *testing.T) {
	for _, bad := range []string{"", "[", "[1 0]", "[1 0 R", "1", "[x]", "[1 1 R]"} {
		if list, err := references([]byte(bad)); err == nil {
			t.Errorf("%q is %v", bad, list)
		}
	}
	list, err := references([]byte("[1 0 R 23 0 R ]"))
	if err != nil || len(list) != 2 || list[1] != 23 {
		t.Errorf("%v, %v", list, err)
	}
}
