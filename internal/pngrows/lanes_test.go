package pngrows

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"testing"
)

// TestLanes: what is done to several bytes at a time is what would be done to
// each. Small numbers make some of them alike.
func TestLanes(t *testing.T) {
	const seed = 7
	random := rand.New(rand.NewPCG(seed, seed))
	some := func() uint32 {
		v := random.Uint32()
		if random.IntN(2) == 0 {
			v &= 0x01810101
		}
		return v
	}
	for range 20_000 {
		var a, b, c [4]byte
		x, y, z := some(), some(), some()
		binary.LittleEndian.PutUint32(a[:], x)
		binary.LittleEndian.PutUint32(b[:], y)
		binary.LittleEndian.PutUint32(c[:], z)
		sum, difference, guess := addBytes(x, y), subtractBytes(x, y), paethPixel(x, y, z)
		for i := range 4 {
			shift := 8 * i
			if byte(sum>>shift) != a[i]+b[i] || byte(difference>>shift) != a[i]-b[i] || byte(guess>>shift) != paeth(a[i], b[i], c[i]) {
				t.Fatalf("of %x, %x and %x: sum %x, difference %x, guess %x", a, b, c, sum, difference, guess)
			}
		}
	}
}

// TestFromZero: the sum has room for the greatest distances.
func TestFromZero(t *testing.T) {
	for n := range atOnce + 1 {
		row, want := make([]byte, n), 0
		for i := range row {
			row[i] = byte(0x80 + i*n)
			want += max(int(int8(row[i])), -int(int8(row[i])))
		}
		if got := fromZero(row); got != want {
			t.Fatalf("of %d bytes the sum is %d, want %d", n, got, want)
		}
		if got := fromZero(bytes.Repeat([]byte{0x80}, n)); got != 128*n {
			t.Fatalf("of %d bytes as far from zero as can be, the sum is %d", n, got)
		}
	}
}
