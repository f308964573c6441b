package mathset

import (
	"octavo/fonts"
	"octavo/formula"
	"octavo/geom"
)

// underOver sets what stands over and under a base by the author's word:
// accents, braces, arrows with words over them.
func (t *setting) underOver(n *formula.Node, e env) *box {
	base, under, over := n.Kid(0), n.Kid(1), n.Kid(2)
	if n.Accent {
		b := t.accented(base, e)
		if over != nil {
			b = t.over(b, over, e)
		}
		if under != nil {
			b = t.under(b, under, e)
		}
		return b
	}
	if base != nil && base.Kind == formula.Op && base.Stretchy {
		return t.arrow(n, e)
	}
	var o, u *box
	if over != nil {
		o = t.row(over, e.script())
	}
	if under != nil {
		u = t.row(under, e.script().cramp())
	}
	b := t.node(base, e)
	return t.overUnder(b, o, u, 0,
		[2]fonts.MathConstant{fonts.UpperLimitGapMin, fonts.MathConstant(0)},
		[2]fonts.MathConstant{fonts.LowerLimitGapMin, fonts.MathConstant(0)}, e)
}

// accented sets the base of an accent; i and j lose their dots.
func (t *setting) accented(base *formula.Node, e env) *box {
	core := base
	for core != nil && core.Kind == formula.Row && len(core.Kids) == 1 {
		core = core.Kids[0]
	}
	if core != nil && core.Kind == formula.Ident && !core.Upright {
		switch core.Text {
		case "i":
			return t.char('𝚤', "i", e.cramp())
		case "j":
			return t.char('𝚥', "j", e.cramp())
		}
		return t.ident(core, e.cramp())
	}
	return t.row(base, e.cramp())
}

// over sets an accent, a rule, or something that grows, over a base: rules 9
// and 12.
func (t *setting) over(b *box, mark *formula.Node, e env) *box {
	out := &box{w: b.w, ital: b.ital, h: b.h, d: b.d, letter: b.alone && !mark.Stretchy}
	switch {
	case mark.Text == "‾":
		thick := t.constant(fonts.OverbarRuleThickness, e)
		out.put(b, 0, 0)
		out.rule(0, b.h+t.constant(fonts.OverbarVerticalGap, e), b.w, thick, e.color)
		out.h += t.constant(fonts.OverbarExtraAscender, e)
		return out
	case mark.Stretchy && mark.Text[0] > 0xCF: // a brace or an arrow, and no combining mark
		k := t.wide(mark.Text, b.w, e)
		w := max(b.w, k.w)
		out.put(b, (w-b.w)/2, 0)
		out.put(k, (w-k.w)/2, b.h+k.d+t.constant(fonts.StretchStackGapAboveMin, e))
		out.w, out.ital = w, 0
		return out
	}
	k := t.char([]rune(mark.Text)[0], mark.Text, e)
	if mark.Stretchy {
		k = t.within(mark.Text, b.w, e)
	}
	at := (b.w + b.ital) / 2
	if b.alone {
		x, _ := t.face.AccentAt(b.glyph)
		at = geom.FromUnits(x, b.size, t.face.UnitsPerEm)
	}
	own := k.w / 2
	if k.alone {
		x, ok := t.face.AccentAt(k.glyph)
		own = t.units(x, e)
		if !ok {
			low, _, high, _ := t.face.Extents(k.glyph)
			own = t.units((low+high)/2, e)
		}
	}
	rise := b.h - min(b.h, t.constant(fonts.AccentBaseHeight, e))
	out.put(b, 0, 0)
	out.put(k, at-own, rise)
	out.h = max(out.h, b.h)
	out.d = b.d
	return out
}

// under sets a rule, or something that grows, under a base: rule 10.
func (t *setting) under(b *box, mark *formula.Node, e env) *box {
	out := &box{w: b.w, h: b.h, d: b.d}
	if mark.Text == "_" {
		thick := t.constant(fonts.UnderbarRuleThickness, e)
		out.put(b, 0, 0)
		out.rule(0, -b.d-t.constant(fonts.UnderbarVerticalGap, e)-thick, b.w, thick, e.color)
		out.d += t.constant(fonts.UnderbarExtraDescender, e)
		return out
	}
	k := t.wide(mark.Text, b.w, e)
	w := max(b.w, k.w)
	out.w = w
	out.put(b, (w-b.w)/2, 0)
	out.put(k, (w-k.w)/2, -b.d-k.h-t.constant(fonts.StretchStackGapBelowMin, e))
	return out
}

// arrow sets an arrow that is as long as what stands over and under it.
func (t *setting) arrow(n *formula.Node, e env) *box {
	script := e.script()
	var over, under *box
	want := t.sizeOf(e) * 3 / 2
	pad := t.sizeOf(script)
	if n.Kid(2) != nil {
		over = t.row(n.Kid(2), script)
		want = max(want, over.w+pad)
	}
	if n.Kid(1) != nil {
		under = t.row(n.Kid(1), script.cramp())
		want = max(want, under.w+pad)
	}
	return t.overUnder(t.wide(n.Kid(0).Text, want, e), over, under, 0,
		[2]fonts.MathConstant{fonts.UpperLimitGapMin, fonts.MathConstant(0)},
		[2]fonts.MathConstant{fonts.LowerLimitGapMin, fonts.MathConstant(0)}, e)
}

// phantom sets what is not seen, or has no size.
func (t *setting) phantom(n *formula.Node, e env) *box {
	b := t.row(n.Kid(0), e)
	out := &box{w: b.w, h: b.h, d: b.d}
	if n.Shown {
		out.put(b, 0, 0)
	}
	if n.NoWidth {
		out.w = 0
	}
	if n.NoHeight {
		out.h, out.d = 0, 0
	}
	return out
}

// enclose sets a frame around a part, or strokes through it.
func (t *setting) enclose(n *formula.Node, e env) *box {
	b := t.row(n.Kid(0), e)
	thick := t.sizeOf(e) * 4 / 100
	out := &box{w: b.w, h: b.h, d: b.d}
	if n.Notation&formula.Box == 0 {
		past := t.sizeOf(e) / 12
		out.put(b, 0, 0)
		if n.Notation&formula.Up != 0 {
			out.stroke(-past, -b.d-past, b.w+2*past, b.total()+2*past, thick, e.color)
		}
		if n.Notation&formula.Down != 0 {
			out.stroke(-past, b.h+past, b.w+2*past, -b.total()-2*past, thick, e.color)
		}
		if n.Notation&formula.Across != 0 {
			out.rule(0, t.axis(e), b.w, thick, e.color)
		}
		return out
	}
	pad := t.sizeOf(e) * 3 / 10
	edge := pad + thick
	out.w = b.w + 2*edge
	out.put(b, edge, 0)
	out.rule(0, b.h+pad, out.w, thick, e.color)
	out.rule(0, -b.d-edge, out.w, thick, e.color)
	out.rule(0, -b.d-edge, thick, b.total()+2*edge, e.color)
	out.rule(out.w-thick, -b.d-edge, thick, b.total()+2*edge, e.color)
	return out
}
