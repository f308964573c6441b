package area_test

import (
	"testing"

	"octavo/internal/area"
)

// TestSpans: the spans of a row cover it once, and their weights add up.
func TestSpans(t *testing.T) {
	for _, c := range [][2]int{{1, 1}, {10, 10}, {10, 3}, {3013, 1541}, {1000, 1}, {7, 6}} {
		spans, end := area.Spans(c[0], c[1]), 0
		for i, s := range spans {
			total := s.First + s.Last
			if s.N > 2 {
				total += s.Full * uint32(s.N-2)
			}
			if total != 1<<16 || s.From > end || s.From+s.N > c[0] {
				t.Errorf("%v: span %d is %+v, after %d", c, i, s, end)
			}
			end = s.From + s.N
		}
		if end != c[0] {
			t.Errorf("%v: the last span ends at %d", c, end)
		}
	}
}
