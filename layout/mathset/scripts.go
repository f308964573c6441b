package mathset

import (
	"octavo/fonts"
	"octavo/formula"
	"octavo/geom"
)

// scripts sets a part with its scripts: rules 13a and 18.
func (t *setting) scripts(n *formula.Node, e env) *box {
	base := n.Kid(0)
	if n.Limits == formula.Always || n.Limits == formula.InDisplay && e.level == displayLevel {
		return t.limits(n, e)
	}
	b := t.node(base, e)
	sub, sup := t.row(n.Kid(1), e.script().cramp()), t.row(n.Kid(2), e.script())
	if n.Kid(1) == nil {
		sub = nil
	}
	if n.Kid(2) == nil {
		sup = nil
	}
	out := &box{h: b.h, d: b.d}
	x := geom.Length(0)
	if n.Kid(3) != nil || n.Kid(4) != nil {
		x = t.prescripts(out, n, b, e)
	}
	out.put(b, x, 0)
	x += b.w
	t.place(out, base, b, sub, sup, x, e)
	return out
}

// place sets scripts beside a base whose right end is at x.
func (t *setting) place(out *box, base *formula.Node, b, sub, sup *box, x geom.Length, e env) {
	up, down := t.shifts(base, b, sub, sup, e)
	large := base != nil && base.Core().Class == formula.Large && base.Core().Kind == formula.Op
	right := x
	if sup != nil {
		sx := x
		if !large {
			sx += b.ital
		}
		if b.alone && !large {
			sx += t.corner(b, sup, fonts.TopRight, up)
		}
		out.put(sup, sx, up)
		right = max(right, sx+sup.w)
	}
	if sub != nil {
		sx := x
		switch {
		case large:
			sx -= b.ital
		case b.alone:
			sx += t.corner(b, sub, fonts.BottomRight, down)
		}
		out.put(sub, sx, -down)
		right = max(right, sx+sub.w)
	}
	out.w = right + t.constant(fonts.SpaceAfterScript, e)
}

// shifts is how far scripts are moved up and down: rules 18a to 18f.
func (t *setting) shifts(base *formula.Node, b, sub, sup *box, e env) (up, down geom.Length) {
	char := (b.alone || b.letter) && (base == nil || base.Core().Class != formula.Large || base.Core().Kind != formula.Op)
	if !char {
		up = b.h - t.constant(fonts.SuperscriptBaselineDropMax, e)
		down = b.d + t.constant(fonts.SubscriptBaselineDropMin, e)
	}
	if sup != nil {
		least := t.constant(fonts.SuperscriptShiftUp, e)
		if e.cramped {
			least = t.constant(fonts.SuperscriptShiftUpCramped, e)
		}
		up = max(up, least, sup.d+t.constant(fonts.SuperscriptBottomMin, e))
	}
	if sub == nil {
		return up, 0
	}
	down = max(down, t.constant(fonts.SubscriptShiftDown, e))
	if sup == nil {
		return 0, max(down, sub.h-t.constant(fonts.SubscriptTopMax, e))
	}
	gap := t.constant(fonts.SubSuperscriptGapMin, e)
	if lack := gap - (up - sup.d - (sub.h - down)); lack > 0 {
		down += lack
		if rise := t.constant(fonts.SuperscriptBottomMaxWithSubscript, e) - (up - sup.d); rise > 0 {
			rise = min(rise, lack)
			up, down = up+rise, down-rise
		}
	}
	return up, down
}

// corner is the kern between a glyph and a script at one of its corners: the
// larger of those at the script's edge and at the glyph's.
func (t *setting) corner(b, script *box, c fonts.Corner, shift geom.Length) geom.Length {
	at := func(gid uint16, c fonts.Corner, height, size geom.Length) geom.Length {
		units := int32(height.MulDiv(int64(t.face.UnitsPerEm), int64(max(size, 1))))
		return geom.FromUnits(t.face.Kern(gid, c, units), size, t.face.UnitsPerEm)
	}
	first, second := shift-script.d, b.h
	other := fonts.BottomLeft
	if c == fonts.BottomRight {
		first, second, other = script.h-shift, -b.d, fonts.TopLeft
		shift = -shift
	}
	sum := func(height geom.Length) geom.Length {
		k := at(b.glyph, c, height, b.size)
		if script.alone {
			k += at(script.glyph, other, height-shift, script.size)
		}
		return k
	}
	return max(sum(first), sum(second))
}

// prescripts sets scripts before a base and gives the base's place.
func (t *setting) prescripts(out *box, n *formula.Node, b *box, e env) geom.Length {
	sub, sup := t.row(n.Kid(3), e.script().cramp()), t.row(n.Kid(4), e.script())
	up, down := t.shifts(n.Kid(0), b, sub, sup, e)
	w := max(sub.w, sup.w)
	out.put(sup, w-sup.w, up)
	out.put(sub, w-sub.w, -down)
	return w
}

// limits sets scripts over and under a base: rule 13a.
func (t *setting) limits(n *formula.Node, e env) *box {
	b := t.node(n.Kid(0), e)
	var over, under *box
	if n.Kid(2) != nil {
		over = t.row(n.Kid(2), e.script())
	}
	if n.Kid(1) != nil {
		under = t.row(n.Kid(1), e.script().cramp())
	}
	lean := b.ital / 2
	return t.overUnder(b, over, under, lean,
		[2]fonts.MathConstant{fonts.UpperLimitGapMin, fonts.UpperLimitBaselineRiseMin},
		[2]fonts.MathConstant{fonts.LowerLimitGapMin, fonts.LowerLimitBaselineDropMin}, e)
}

// overUnder sets boxes over and under another, each with a least gap and a
// least distance of its baseline.
func (t *setting) overUnder(b, over, under *box, lean geom.Length, above, below [2]fonts.MathConstant, e env) *box {
	w := b.w
	for _, k := range []*box{over, under} {
		if k != nil {
			w = max(w, k.w)
		}
	}
	left := (w - b.w) / 2
	out := &box{w: w, h: b.h, d: b.d}
	out.put(b, left, 0)
	if over != nil {
		y := b.h + max(t.constant(above[0], e)+over.d, t.constant(above[1], e))
		out.put(over, (w-over.w)/2+lean, y)
	}
	if under != nil {
		y := b.d + max(t.constant(below[0], e)+under.h, t.constant(below[1], e))
		out.put(under, (w-under.w)/2-lean, -y)
	}
	return out
}
