package fonts

import "encoding/binary"

// findSubroutines gives the INDEXes of the subroutines that the glyphs of each
// Font DICT share, without objects where there are none.
func (p *postScript) findSubroutines(fonts []cffDict, global cffIndex) []cffIndex {
	cost := global.cost()
	list := make([]cffIndex, len(fonts))
	for i, f := range fonts {
		if f.privateSize == 0 {
			continue
		}
		private := p.table.dict(f.private, f.privateSize)
		if private.subroutines == 0 {
			continue
		}
		if x := p.table.index(f.private + private.subroutines); x.count > 0 {
			list[i] = x
			cost += x.cost()
		}
	}
	if cost > maxSubroutines {
		p.table.fail(errOutlines)
	}
	return list
}

// cost is the memory that an INDEX takes once its objects are known, in bytes.
func (x cffIndex) cost() int64 { return x.end - x.at + 24*int64(x.count) }

// assemble makes a table CFF of what glyphs share. Each Font DICT has a glyph,
// of the same number, which is empty. There are no strings and no names, and
// Private DICTs say nothing but where their subroutines are.
func (p *postScript) assemble(global cffIndex, local []cffIndex) []byte {
	const topSize, fontSize, privateSize = 37, 11, 6
	n := len(local)
	charstrings := 4 + 5 + 5 + topSize + 2 + int(global.end-global.at)
	selection := charstrings + 3 + n + 1
	fonts := selection + 1 + n
	private := fonts + 3 + 2*(n+1) + n*fontSize
	size := private
	for _, x := range local {
		if x.count > 0 {
			size += privateSize + int(x.end-x.at)
		}
	}

	b := make([]byte, 0, size)
	b = append(b, 1, 0, 4, 4)             // the header
	b = append(b, 0, 1, 1, 1, 1)          // the Name INDEX: one, empty
	b = append(b, 0, 1, 1, 1, 1+topSize)  // the Top DICT INDEX: one
	b = appendOperator(b, opROS, 0, 0, 0) // it has Font DICTs
	b = appendOperator(b, opCharstrings, charstrings)
	b = appendOperator(b, opFonts, fonts)
	b = appendOperator(b, opSelection, selection)
	b = append(b, 0, 0) // the String INDEX: empty
	b = p.table.append(b, global.at, global.end-global.at)

	b = append(b, 0, byte(n), 1)
	b = fill(b, selection, 1)
	b = append(b, 0)
	for i := range n {
		b = append(b, byte(i))
	}
	b = append(b, 0, byte(n), 2)
	for i := range n + 1 {
		b = binary.BigEndian.AppendUint16(b, uint16(1+i*fontSize))
	}
	for _, x := range local {
		if x.count == 0 {
			b = appendOperator(b, opPrivate, 0, 0)
			continue
		}
		b = appendOperator(b, opPrivate, privateSize, private)
		private += privateSize + int(x.end-x.at)
	}
	for _, x := range local {
		if x.count > 0 {
			b = appendOperator(b, opSubroutines, privateSize)
			b = p.table.append(b, x.at, x.end-x.at)
		}
	}
	return b
}

// appendOperator writes an operator of a DICT after its operands.
func appendOperator(b []byte, op int, operands ...int) []byte {
	for _, v := range operands {
		b = append(b, 29)
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	if op > 255 {
		b = append(b, byte(op>>8))
	}
	return append(b, byte(op))
}
