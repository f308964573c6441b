package pdf

import "iter"

// sparse has a value for each glyph id or code, of which a document uses few, and
// those mostly beside each other. What was never set is the zero value.
type sparse[T any] struct{ blocks []*[blockSize]T }

const blockSize = 64

// at is where a value is kept.
func (s *sparse[T]) at(i uint16) *T {
	block := int(i / blockSize)
	if block >= len(s.blocks) {
		s.blocks = append(s.blocks, make([]*[blockSize]T, block+1-len(s.blocks))...)
	}
	if s.blocks[block] == nil {
		s.blocks[block] = new([blockSize]T)
	}
	return &s.blocks[block][i%blockSize]
}

// get gives a value.
func (s *sparse[T]) get(i uint16) (v T) {
	if block := int(i / blockSize); block < len(s.blocks) && s.blocks[block] != nil {
		v = s.blocks[block][i%blockSize]
	}
	return v
}

// all goes through the blocks in which values were set, in order.
func (s *sparse[T]) all() iter.Seq2[uint16, *T] {
	return func(yield func(uint16, *T) bool) {
		for n, block := range s.blocks {
			if block == nil {
				continue
			}
			for i := range block {
				if !yield(uint16(n*blockSize+i), &block[i]) {
					return
				}
			}
		}
	}
}
