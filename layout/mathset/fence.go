package mathset

import (
	"octavo/formula"
	"octavo/geom"
)

// fenced sets delimiters that grow with what is between them: rule 19.
func (t *setting) fenced(n *formula.Node, e env) *box {
	content := n.Kid(1)
	list := t.atoms(content, e)
	in := &box{}
	for i := range list {
		if list[i].node == nil || !list[i].node.Middle {
			in.h, in.d = max(in.h, list[i].box.h), max(in.d, list[i].box.d)
		}
	}
	axis := t.axis(e)
	reach := max(in.h-axis, in.d+axis)
	// The TeXbook, p. 152: \delimiterfactor and \delimitershortfall.
	want := max(2*reach*901/1000, 2*reach-t.sizeOf(e)/2)
	for i := range list {
		if nd := list[i].node; nd != nil && nd.Middle {
			list[i].box = t.padded(t.delimiter(nd.Text, want, e), t.sizeOf(e)/10)
		}
	}
	middle := t.assemble(list)
	if len(list) == 1 && list[0].node != nil && list[0].node.Kind == formula.Table {
		middle = t.padded(middle, t.sizeOf(e)/9)
	}
	out := &box{}
	if open := n.Kid(0); open != nil {
		k := t.delimiter(open.Text, want, e)
		out.put(k, 0, 0)
		out.w = k.w
		if len(list) > 0 && open.Text != "" {
			out.w += t.between(formula.Open, list[0].class, e)
		}
	}
	out.put(middle, out.w, 0)
	out.w += middle.w
	if end := n.Kid(2); end != nil {
		k := t.delimiter(end.Text, want, e)
		if m := len(list); m > 0 && end.Text != "" {
			out.w += t.between(list[m-1].class, formula.Close, e)
		}
		out.put(k, out.w, 0)
		out.w += k.w
	}
	return out
}

// delimiter is a delimiter of a height, a small space if there is none.
func (t *setting) delimiter(text string, want geom.Length, e env) *box {
	if text == "" {
		return &box{w: t.sizeOf(e) * 12 / 100}
	}
	return t.tall(text, want, e)
}

// padded has a space at both sides.
func (t *setting) padded(b *box, side geom.Length) *box {
	out := &box{w: b.w + 2*side}
	out.put(b, side, 0)
	return out
}
