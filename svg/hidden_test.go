package svg

import (
	"math/rand"
	"testing"

	"octavo/page"
)

// TestNarrow compares what lies inside of random polygons with winding numbers
// that are counted for each pixel.
func TestNarrow(t *testing.T) {
	seed := rand.Int63()
	rng := rand.New(rand.NewSource(seed))
	for range 200 {
		const w, h = 23, 17
		hd := hider{w: w, h: h, inside: make([]bool, w*h)}
		for i := range hd.inside {
			hd.inside[i] = i%11 != 0
		}
		var polys [][]point
		for range 1 + rng.Intn(3) {
			var poly []point
			for range 3 + rng.Intn(5) {
				poly = append(poly, point{rng.Float64()*(w+8) - 4, rng.Float64()*(h+8) - 4})
			}
			polys = append(polys, poly)
		}
		evenOdd := rng.Intn(2) == 0
		hd.narrow(polys, evenOdd)
		for i, got := range hd.inside {
			n := winding(polys, point{float64(i%w) + 0.5, float64(i/w) + 0.5}, evenOdd)
			if want := i%11 != 0 && n; got != want {
				t.Fatalf("seed %d: pixel %d, %d of %v, even-odd %v: %v", seed, i%w, i/w, polys, evenOdd, got)
			}
		}
	}
}

func winding(polys [][]point, p point, evenOdd bool) bool {
	n, crossings := 0, 0
	for _, poly := range polys {
		for i, b := range poly {
			a := poly[(i+len(poly)-1)%len(poly)]
			if (a.y <= p.y) != (b.y <= p.y) && a.x+float64((p.y-a.y)/(b.y-a.y)*(b.x-a.x)) > p.x {
				crossings++
				if b.y > a.y {
					n++
				} else {
					n--
				}
			}
		}
	}
	return evenOdd && crossings%2 == 1 || !evenOdd && n != 0
}

// TestHidden: of a picture that is cut to its left half, the rest is hidden but
// for a pixel at the edge.
func TestHidden(t *testing.T) {
	e := &emitter{toPage: scale(2, 2)}
	half := &region{segs: polygon([]point{{0, 0}, {5, 0}, {5, 10}, {0, 10}})}
	hd := e.hidden(clip{rough: half}, box{0, 0, 20, 20}, 20, 20)
	for i := range 20 * 20 {
		if hides := hd.hides(i%20, i/20); hides != (i%20 > 10) {
			t.Fatalf("pixel %d, %d: %v", i%20, i/20, hides)
		}
	}
	if half.segs[0].kind != page.MoveTo || half.segs[2].p[0] != (point{5, 10}) {
		t.Error("the outline was changed")
	}
}
