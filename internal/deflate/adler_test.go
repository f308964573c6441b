package deflate

import (
	"bytes"
	"hash/adler32"
	"math/rand"
	"testing"
)

func TestAdler(t *testing.T) {
	seed := rand.Int63()
	rng := rand.New(rand.NewSource(seed))
	high := bytes.Repeat([]byte{0xFF}, 100_000)
	for range 200 {
		a, want := adler{bytes: 1}, adler32.New()
		for range 1 + rng.Intn(3) {
			p := noise(rng, rng.Intn(20_000))
			if rng.Intn(4) == 0 {
				p = high[:rng.Intn(len(high))]
			}
			a.add(p)
			want.Write(p)
		}
		if a.sum() != want.Sum32() {
			t.Fatalf("seed %d: %08x, not %08x", seed, a.sum(), want.Sum32())
		}
	}
}

func BenchmarkAdler(b *testing.B) {
	p := sample(rand.New(rand.NewSource(1)), 1<<20)
	b.SetBytes(int64(len(p)))
	a := adler{bytes: 1}
	for b.Loop() {
		a.add(p)
	}
}
