package layout

import "octavo/doc"

// start is where a page begins: at a box of the galley.
type start struct {
	box    int // -1: with nothing that could be named
	opens  bool
	block  doc.Block
	offset int32
}

// startOf finds the first of a page's boxes that is a line or part of a block,
// or opens a chapter.
func startOf(boxes []*box, from, to int) start {
	for i := from; i < to; i++ {
		if b := boxes[i]; b.opens || b.block != nil {
			return start{box: i, opens: b.opens, block: b.block, offset: b.offset}
		}
	}
	return start{box: -1}
}
