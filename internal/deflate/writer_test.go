package deflate

import (
	"bytes"
	"compress/zlib"
	"io"
	"math/rand"
	"testing"
)

func restored(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestWriter writes data in pieces, with hints that are right and wrong.
func TestWriter(t *testing.T) {
	seed := rand.Int63()
	rng := rand.New(rand.NewSource(seed))
	for range 150 {
		want := sample(rng, rng.Intn(400_000))
		w := NewWriter(1 + rng.Intn(4))
		for at := 0; at < len(want); {
			n := min(1+rng.Intn(1+rng.Intn(150_000)), len(want)-at)
			var hints []Match
			for i := at; i < at+n; i += 1 + rng.Intn(1000) {
				hints = append(hints, Match{i, int32(rng.Intn(300)), int32(rng.Intn(window))})
			}
			w.Write(want[at:at+n], hints)
			at += n
		}
		if got := restored(t, w.Close()); !bytes.Equal(got, want) {
			t.Fatalf("seed %d: %d bytes became %d others", seed, len(want), len(got))
		}
	}
}

// TestWriterIsSmall compares its size with that of Go's own package.
func TestWriterIsSmall(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, c := range []struct {
		name string
		data []byte
		most int // bytes
	}{
		{"nothing", nil, 20},
		{"one byte", []byte{1}, 24},
		{"one value", make([]byte, 1<<20), 1200},
		{"a pattern of a row", bytes.Repeat(sample(rng, 3001), 100), 5500},
		{"noise", noise(rng, 100_000), 100_000 * 101 / 100},
	} {
		w := NewWriter(3)
		w.Write(c.data, nil)
		got := w.Close()
		if len(got) > c.most {
			t.Errorf("%s: %d bytes, and there should be at most %d; zlib makes %d", c.name, len(got), c.most,
				len(compressed(t, c.data, 6)))
		}
		if !bytes.Equal(restored(t, got), c.data) {
			t.Errorf("%s: it comes out as something else", c.name)
		}
	}
}

func noise(rng *rand.Rand, n int) []byte {
	p := make([]byte, n)
	rng.Read(p)
	return p
}

// TestHintsHelp says where matches are that are too short to be looked for.
func TestHintsHelp(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	var data []byte
	var hints []Match
	triples := noise(rng, 300)
	for range 3000 {
		i := 3 * rng.Intn(100)
		data = append(data, byte(rng.Intn(256)))
		if from := bytes.LastIndex(data, triples[i:i+3]); from >= 0 {
			hints = append(hints, Match{len(data), 3, int32(len(data) - from)})
		}
		data = append(data, triples[i:i+3]...)
	}
	plain, helped := NewWriter(1), NewWriter(1)
	plain.Write(data, nil)
	helped.Write(data, hints)
	a, b := plain.Close(), helped.Close()
	if len(b) > len(a)*9/10 {
		t.Errorf("%d bytes with hints, %d without", len(b), len(a))
	}
	if !bytes.Equal(restored(t, b), data) {
		t.Error("it comes out as something else")
	}
}

// FuzzWriter takes any data, and hints from it too.
func FuzzWriter(f *testing.F) {
	f.Add([]byte("to be or not to be, that is the question"), uint8(1))
	f.Add(sample(rand.New(rand.NewSource(2)), 2000), uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, pixel uint8) {
		var hints []Match
		at := 0
		for i := 0; i+4 < len(data); i += 4 {
			at += int(data[i])
			hints = append(hints, Match{at, int32(data[i+1]), int32(data[i+2])<<7 | int32(data[i+3])})
		}
		w := NewWriter(1 + int(pixel%8))
		w.Write(data[:len(data)/3], hints)
		w.Write(data[len(data)/3:], nil)
		if got := restored(t, w.Close()); !bytes.Equal(got, data) {
			t.Fatalf("%d bytes became %d others", len(data), len(got))
		}
	})
}
