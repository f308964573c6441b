package deflate

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
	"math/rand"
	"testing"
)

// sample is data like the rows of a picture: runs, repetitions, and noise.
func sample(rng *rand.Rand, n int) []byte {
	p := make([]byte, 0, n)
	for len(p) < n {
		switch k := 1 + rng.Intn(400); {
		case rng.Intn(3) == 0:
			p = append(p, bytes.Repeat([]byte{byte(rng.Intn(4))}, k)...)
		case rng.Intn(2) == 0 && len(p) > 0:
			from := len(p) - 1 - rng.Intn(min(len(p), window))
			for i := range k {
				p = append(p, p[from+i])
			}
		default:
			for range k {
				p = append(p, byte(rng.Intn(1+rng.Intn(256))))
			}
		}
	}
	return p[:n]
}

// compressed is data as Go's own package compresses it.
func compressed(t testing.TB, p []byte, level int) []byte {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(p)
	w.Close()
	return b.Bytes()
}

// inflated reads all data, in steps; the last one is cut off.
func inflated(data []byte, step int) (got []byte, matches []Match, err error) {
	r, err := NewReader(data, true)
	for err == nil {
		var p []byte
		var m []Match
		p, m, err = r.Next(step)
		got, matches = append(got, p...), append(matches, m...)
	}
	return got, matches, err
}

func TestReader(t *testing.T) {
	seed := rand.Int63()
	rng := rand.New(rand.NewSource(seed))
	for i := range 200 {
		want := sample(rng, rng.Intn(200_000))
		data := compressed(t, want, rng.Intn(12)-2)
		if i%2 == 0 && len(want) < 50_000 { // blocks that are empty or have fixed codes
			var b bytes.Buffer
			w, _ := flate.NewWriter(&b, flate.BestCompression)
			for _, c := range want[:len(want)/50] {
				w.Write([]byte{c})
				w.Flush()
			}
			w.Write(want[len(want)/50:])
			w.Close()
			data = append([]byte{0x78, 0x9C}, b.Bytes()...)
		}
		step := 1 + rng.Intn(300)
		if i%7 == 0 {
			step = 1 + rng.Intn(150_000)
		}
		got, matches, err := inflated(data, step)
		whole := len(want) / step * step
		if ended := whole == len(want); !bytes.Equal(got, want[:whole]) || ended != errors.Is(err, io.EOF) {
			t.Fatalf("seed %d: %d bytes became %d: %v", seed, len(want), len(got), err)
		}
		for _, m := range matches {
			end := min(m.At+int(m.Length), len(got))
			from := m.At - int(m.Distance)
			if m.At < end && !bytes.Equal(got[m.At:end], got[from:from+end-m.At]) {
				t.Fatalf("seed %d: %+v is no match", seed, m)
			}
		}
	}
}

// TestReaderCutOff reads data that has no end.
func TestReaderCutOff(t *testing.T) {
	want := sample(rand.New(rand.NewSource(1)), 5000)
	for _, level := range []int{0, 1, 9, flate.HuffmanOnly} {
		data := compressed(t, want, level)
		for n := range len(data) - 4 {
			if got, _, err := inflated(data[:n], 1); err == io.EOF || !bytes.HasPrefix(want, got) {
				t.Fatalf("level %d, %d of %d bytes: %v after %d", level, n, len(data), err, len(got))
			}
		}
	}
}

func TestReaderDamaged(t *testing.T) {
	for _, c := range []struct{ name, data string }{
		{"empty", ""},
		{"another method", "\x77\x01\x03\x00"},
		{"a dictionary", "\x78\xbb\x03\x00"},
		{"a wrong head", "\x78\x9d\x03\x00"},
		{"an unknown kind of block", "\x78\x9c\x07\x00"},
		{"a stored block of two lengths", "\x78\x9c\x01\x01\x00\x00\x00\x00"},
		{"a distance beyond the beginning", "\x78\x9c\x03\x02\x00"},
		{"a code that is none", "\x78\x9c\x05\xe0\xff\xff\xff\xff\xff\xff"},
	} {
		if _, _, err := inflated([]byte(c.data), 1); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// FuzzReader compares what is read with what Go's own package reads.
func FuzzReader(f *testing.F) {
	rng := rand.New(rand.NewSource(1))
	for level := flate.HuffmanOnly; level <= 9; level++ {
		f.Add(compressed(f, sample(rng, 3000), level)[2:])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 1 << 20
		want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), most))
		got, _, err := inflated(append([]byte{0x78, 0x9C}, data...), 1)
		if len(want) == most {
			t.Skip("too long")
		}
		if wantErr == nil && (err != io.EOF || !bytes.Equal(got, want)) {
			t.Fatalf("%d bytes in place of %d: %v", len(got), len(want), err)
		}
		if wantErr != nil && err == io.EOF {
			t.Fatalf("%d bytes were read where there is an error: %v", len(got), wantErr)
		}
	})
}
