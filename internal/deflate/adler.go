package deflate

import "encoding/binary"

// adler is the checksum of zlib's format (RFC 1950, section 9): the sum of all
// bytes, and the sum of what that was after each, modulo a prime.
type adler struct{ bytes, sums uint32 }

const (
	adlerPrime = 65521
	// adlerRun is how many bytes can be added before the sums have to be reduced.
	adlerRun = 5552
)

// add adds bytes, sixteen at a time: every second of eight is in a lane of 16
// bits, and of a product with lanes the highest is the sum of the lanes, each as
// often as the other factor says. Rows that were filtered are mostly zeros.
func (a *adler) add(p []byte) {
	s, t := a.bytes, a.sums
	for len(p) > 0 {
		run := p[:min(adlerRun, len(p))]
		p = p[len(run):]
		for ; len(run) >= 16; run = run[16:] {
			u, v := binary.LittleEndian.Uint64(run), binary.LittleEndian.Uint64(run[8:])
			if u|v == 0 {
				t += 16 * s
				continue
			}
			n, sums := eight(u)
			t += 16*s + 8*n + sums
			s += n
			n, sums = eight(v)
			t += sums
			s += n
		}
		for _, v := range run {
			s += uint32(v)
			t += s
		}
		s, t = s%adlerPrime, t%adlerPrime
	}
	a.bytes, a.sums = s, t
}

// eight gives the sum of eight bytes, and the sum of those after each.
func eight(v uint64) (n, sums uint32) {
	const (
		lanes  = 0x00FF00FF00FF00FF
		each   = 0x0001000100010001
		even   = 0x0008000600040002
		odd    = 0x0007000500030001
		summed = 48
	)
	a, b := v&lanes, v>>8&lanes
	return uint32((a + b) * each >> summed), uint32(a*even>>summed) + uint32(b*odd>>summed)
}

func (a *adler) sum() uint32 { return a.sums<<16 | a.bytes }
