package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"octavo/doc"
)

// lineIndex turns byte offsets into lines and columns.
type lineIndex struct {
	src    []byte
	starts []int32 // offset of each line's first byte
	// The last answer: offsets mostly come in order, so that a long line is
	// not counted again from its start for each link in it.
	line, off, col int
}

func newLineIndex(src []byte) *lineIndex {
	starts := make([]int32, 1, 16+len(src)/40)
	for i := 0; ; {
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		starts = append(starts, int32(i))
	}
	return &lineIndex{src: src, starts: starts, line: -1}
}

// pos is the place of an offset, which is moved into the source if it is out
// of it.
func (x *lineIndex) pos(file string, off int) doc.Pos {
	off = min(max(off, 0), len(x.src))
	line, found := slices.BinarySearch(x.starts, int32(off))
	if !found {
		line--
	}
	if line != x.line || off < x.off {
		x.line, x.off, x.col = line, int(x.starts[line]), 1
	}
	x.col += utf8.RuneCount(x.src[x.off:off])
	x.off = off
	return doc.Pos{File: file, Line: int32(line + 1), Col: int32(x.col)}
}
