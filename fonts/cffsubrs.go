package fonts

// readSubroutines reads the subroutines that all glyphs share, and those that the
// glyphs of each Font DICT do.
func (p *postScript) readSubroutines(fonts []cffDict, global cffIndex) {
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
		list[i] = p.table.index(f.private + private.subroutines)
		cost += list[i].cost()
	}
	if cost > maxSubroutines {
		p.table.fail(errOutlines)
	}
	p.global = p.table.objects(global)
	p.local = make([][][]byte, len(list))
	for i, x := range list {
		p.local[i] = p.table.objects(x)
	}
}

// cost is the memory that an INDEX takes once its objects are read, in bytes.
func (x cffIndex) cost() int64 { return x.end - x.at + 24*int64(x.count) }

// objects reads an INDEX.
func (w *window) objects(x cffIndex) [][]byte {
	if x.count == 0 || w.err != nil {
		return nil
	}
	n, start := int(x.offsetSize), x.at+3
	b := w.append(make([]byte, 0, x.end-start), start, x.end-start)
	if w.err != nil {
		return nil
	}
	data := b[x.base-start:]
	list := make([][]byte, x.count)
	from := bigEndian(b[:n])
	for i := range list {
		to := bigEndian(b[(i+1)*n:][:n])
		if from < 1 || to < from || to > int64(len(data)) {
			w.fail(errOutlines)
			return nil
		}
		list[i], from = data[from:to], to
	}
	return list
}
