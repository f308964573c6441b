package mathset

import (
	"octavo/formula"
	"octavo/geom"
)

// atom is a part of a row, set, with the space before it.
type atom struct {
	box    *box
	class  formula.Class
	before geom.Length
	skip   bool // a space: of no class
	env    env
	node   *formula.Node
	begin  int // in the source
	end    int
}

// atoms sets the parts of a row and the spaces between them.
func (t *setting) atoms(n *formula.Node, e env) []atom {
	list := t.flatten(nil, n, e, true)
	reclass(list)
	for i := range list {
		a := &list[i]
		if !a.skip {
			a.box = t.node(a.node, a.env)
			a.box = t.leaning(a.box, list, i)
		}
	}
	last := -1
	for i := range list {
		a := &list[i]
		if a.skip {
			a.box = &box{w: t.thousandths(a.node.Width, a.env)}
			continue
		}
		if last >= 0 {
			a.before = t.between(list[last].class, a.class, a.env)
		}
		last = i
	}
	return list
}

// leaning adds the italics correction to a letter before what stands upright.
func (t *setting) leaning(b *box, list []atom, i int) *box {
	if !b.alone || b.ital <= 0 || list[i].class == formula.Large {
		return b
	}
	if i+1 < len(list) && !list[i+1].skip {
		if c := list[i+1].node.Core(); c != nil && c.Kind == formula.Ident && !c.Upright {
			return b
		}
	}
	k := *b
	k.w += b.ital
	k.ital = 0
	return &k
}

// flatten lists the parts of a row; those of styles within it are parts of it
// too.
func (t *setting) flatten(list []atom, n *formula.Node, e env, top bool) []atom {
	switch {
	case n == nil:
		return list
	case n.Kind == formula.Row && top:
		for _, k := range n.Kids {
			list = t.flatten(list, k, e, false)
		}
		return list
	case n.Kind == formula.Style:
		e = e.at(n.Level)
		if n.Color != nil {
			e.color.R, e.color.G, e.color.B = n.Color.R, n.Color.G, n.Color.B
		}
		return t.flatten(list, n.Kid(0), e, true)
	}
	a := atom{node: n, env: e, class: n.Class, begin: n.Begin, end: n.End}
	if n.Kind == formula.Space {
		a.skip = true
	}
	return append(list, a)
}

// reclass makes ordinary atoms of binary operators that have nothing to stand
// between: rules 5 and 6 of appendix G.
func reclass(list []atom) {
	last := -1
	for i := range list {
		if list[i].skip {
			continue
		}
		if list[i].class == formula.Bin {
			if last < 0 {
				list[i].class = formula.Ord
			} else {
				switch list[last].class {
				case formula.Bin, formula.Large, formula.Rel, formula.Open, formula.Punct:
					list[i].class = formula.Ord
				}
			}
		}
		if last >= 0 && list[last].class == formula.Bin {
			switch list[i].class {
			case formula.Rel, formula.Close, formula.Punct:
				list[last].class = formula.Ord
			}
		}
		last = i
	}
	if last >= 0 && list[last].class == formula.Bin {
		list[last].class = formula.Ord
	}
}

// assemble puts atoms in a row.
func (t *setting) assemble(list []atom) *box {
	if len(list) == 1 && list[0].before == 0 {
		return list[0].box
	}
	out := &box{}
	for i := range list {
		a := &list[i]
		out.w += a.before
		out.put(a.box, out.w, 0)
		out.w += a.box.w
	}
	return out
}

// row sets a row.
func (t *setting) row(n *formula.Node, e env) *box {
	return t.assemble(t.atoms(n, e))
}

// node sets a part.
func (t *setting) node(n *formula.Node, e env) *box {
	if n == nil {
		return &box{}
	}
	switch n.Kind {
	case formula.Row, formula.Style:
		return t.row(n, e)
	case formula.Ident:
		return t.ident(n, e)
	case formula.Number:
		return t.chars(n.Text, e)
	case formula.Op:
		return t.op(n, e)
	case formula.Text:
		return t.words(n.Text, n.Face, e)
	case formula.Space:
		return &box{w: t.thousandths(n.Width, e)}
	case formula.Frac:
		return t.frac(n, e)
	case formula.Root:
		return t.root(n, e)
	case formula.Scripts:
		return t.scripts(n, e)
	case formula.UnderOver:
		return t.underOver(n, e)
	case formula.Fenced:
		return t.fenced(n, e)
	case formula.Table:
		return t.table(n.Table, e)
	case formula.Phantom:
		return t.phantom(n, e)
	case formula.Enclose:
		return t.enclose(n, e)
	}
	return &box{}
}

// primes are the forms of primes for scripts, which have private codes in the
// face: they are as large there as others are on the line.
var primes = map[string]rune{"′": 0xE032, "″": 0xE033, "‴": 0xE034, "⁗": 0xE057, "‵": 0xE035}

// op is an operator. Large ones are larger in displays, and centred.
func (t *setting) op(n *formula.Node, e env) *box {
	if r, ok := primes[n.Text]; ok && e.small() {
		return t.char(r, n.Text, e)
	}
	if n.Size > 0 {
		return t.tall(n.Text, t.thousandths(n.Size, e), e)
	}
	if n.Class != formula.Large {
		return t.chars(n.Text, e)
	}
	want := geom.Length(0)
	if e.level == displayLevel {
		want = t.units(t.face.DisplayOperatorMin(), e)
	}
	return t.tall(n.Text, want, e)
}
