package inline

import "octavo/geom"

// An item is what the line breakers see of a paragraph: lengths only, after
// Knuth & Plass, "Breaking Paragraphs into Lines", Software: Practice and
// Experience 11 (1981), pp. 1119–1184, section "The box/glue/penalty model".
//
// Unlike the paper's, boxes can stretch and shrink too, since the distance
// between letters is a little elastic.
//
// Lines may break at a glue that comes right after a box, and at a penalty
// below forbidden. What a break adds to the line that it ends is Before: the
// hyphen's width (the paper's width of a penalty), less what hangs into the
// right margin. What it adds to the line that it begins is After: that lets
// the two parts of a divided word have their own widths, which need not add up
// to the width of the whole, and lets a line's first character hang.
type item struct {
	kind    itemKind
	flagged bool // a hyphen: two in a row are to be avoided
	penalty int32

	width, stretch, shrink geom.Length

	before, after geom.Length
}

type itemKind uint8

const (
	box itemKind = iota
	glue
	penalty
)

// The two ends of the scale of penalties.
const (
	forbidden = 10000
	forced    = -10000
)

// fill is the stretch of a glue that takes up whatever is left of a line. It
// is so much more than any other that the line's spaces keep their width.
const fill geom.Length = 1 << 44

// maxBadness is the badness of a line that can't be any worse; a line at its
// natural width has 0, one stretched or shrunk by all its glue's worth 100.
const maxBadness = 1 << 20

// badness is 100 r³, r being the ratio by which a line's glue changes, in whole
// numbers as TeX computes it (Knuth, "TeX: The Program", section 108): 297³ is
// nearly 100·2¹⁸. Unlike TeX it does not stop at 10000, so that of two very
// loose lines the looser one is the worse.
func badness(change, able geom.Length) int64 {
	if change == 0 {
		return 0
	}
	if able <= 0 {
		return maxBadness
	}
	r := int64(297 * change / able)
	if r > 6500 { // 6500³ is about maxBadness·2¹⁸
		return maxBadness
	}
	return (r*r*r + 1<<17) >> 18
}

// lineBreak is a break that a breaker chose: the index of its item. Overfull
// says that the line which it ends is too wide for its measure.
type lineBreak struct {
	item     int32
	overfull bool
}

// breakable says whether a line may end at items[i].
func breakable(items []item, i int) bool {
	switch it := &items[i]; it.kind {
	case glue:
		return i > 0 && items[i-1].kind == box
	case penalty:
		return it.penalty < forbidden
	}
	return false
}
