package inline

// formulaText stands for a piece of a formula where Unicode's rules are asked:
// it is a letter to them.
const formulaText = "x"

// addObject appends an object. A piece of a formula that another one goes on
// from is parted from it, at the cost of that piece.
func (z *itemizer) addObject(o *Object) {
	text := objectText
	if o.Formula {
		text = formulaText
	}
	z.addContent(atom{kind: objectAtom, start: int32(z.start), width: o.Width}, text)
	if i := len(z.p.atoms) - 1; z.p.pieceBefore(i) != nil {
		z.p.atoms[i].part = true
	}
}

// pieceBefore is the object before an atom, if a line may end after it at a
// cost of its own.
func (p *Paragraph) pieceBefore(i int) *Object {
	if i < 1 || i >= len(p.atoms) || p.atoms[i].kind != objectAtom || p.atoms[i-1].kind != objectAtom {
		return nil
	}
	if o := p.spans[p.atoms[i-1].span].Object; o.Penalty > 0 {
		return o
	}
	return nil
}

// partItem is the penalty of a break before an atom whose part is true.
func (b *builder) partItem(i int) item {
	if o := b.p.pieceBefore(i); o != nil {
		return item{kind: penalty, penalty: o.Penalty, before: -o.Trail}
	}
	k := b.p.partKind(i)
	return item{kind: penalty, penalty: b.cost(k, false), flagged: k.flagged(), before: b.hang}
}

// dropTrail takes the space at the end of a piece of a formula from a line that
// ends in it, unless the formula ends there too.
func (a *assembler) dropTrail(next cut) {
	n := len(a.s.slots)
	if o := a.p.pieceBefore(int(next.atom)); o != nil && next.at == 0 && n > 0 {
		a.s.slots[n-1].width -= o.Trail
	}
}
