package mathset

import (
	"octavo/fonts"
	"octavo/formula"
	"octavo/geom"
)

// frac sets a fraction, or two things over each other: rule 15.
func (t *setting) frac(n *formula.Node, e env) *box {
	e = e.at(n.Level)
	inner := e.fraction()
	num, den := t.row(n.Kid(0), inner), t.row(n.Kid(1), inner.cramp())
	display := e.level == displayLevel
	up, down := t.fractionShifts(n.Bare, display, e)
	thick := t.constant(fonts.FractionRuleThickness, e)
	axis := t.axis(e)
	if n.Bare {
		gap := t.constant(choose(display, fonts.StackDisplayStyleGapMin, fonts.StackGapMin), e)
		if lack := gap - (up - num.d - (den.h - down)); lack > 0 {
			up, down = up+lack/2, down+lack-lack/2
		}
	} else {
		above := t.constant(choose(display, fonts.FractionNumDisplayStyleGapMin, fonts.FractionNumeratorGapMin), e)
		below := t.constant(choose(display, fonts.FractionDenomDisplayStyleGapMin, fonts.FractionDenominatorGapMin), e)
		up = max(up, axis+thick/2+above+num.d)
		down = max(down, den.h+below-axis+thick/2)
	}
	side := t.sizeOf(e) * 12 / 100 // TeX's \nulldelimiterspace
	w := max(num.w, den.w)
	out := &box{w: w + 2*side}
	out.h, out.d = num.h+up, den.d+down
	out.put(num, side+(w-num.w)/2, up)
	out.put(den, side+(w-den.w)/2, -down)
	if !n.Bare {
		out.rule(side, axis-thick/2, w, thick, e.color)
	}
	return out
}

func choose(first bool, a, b fonts.MathConstant) fonts.MathConstant {
	if first {
		return a
	}
	return b
}

// fractionShifts is how far numerator and denominator are moved at least.
func (t *setting) fractionShifts(bare, display bool, e env) (up, down geom.Length) {
	switch {
	case bare && display:
		return t.constant(fonts.StackTopDisplayStyleShiftUp, e), t.constant(fonts.StackBottomDisplayStyleShiftDown, e)
	case bare:
		return t.constant(fonts.StackTopShiftUp, e), t.constant(fonts.StackBottomShiftDown, e)
	case display:
		return t.constant(fonts.FractionNumeratorDisplayStyleShiftUp, e), t.constant(fonts.FractionDenominatorDisplayStyleShiftDown, e)
	}
	return t.constant(fonts.FractionNumeratorShiftUp, e), t.constant(fonts.FractionDenominatorShiftDown, e)
}

// root sets a root: rule 11.
func (t *setting) root(n *formula.Node, e env) *box {
	in := t.row(n.Kid(0), e.cramp())
	gap := t.constant(choose(e.level == displayLevel, fonts.RadicalDisplayStyleVerticalGap, fonts.RadicalVerticalGap), e)
	thick := t.constant(fonts.RadicalRuleThickness, e)
	inH := max(in.h, t.constant(fonts.AccentBaseHeight, e)) // roots of low letters stand as high as others
	sign := t.chars("√", e)
	if want := inH + in.d + gap + thick; sign.total() < want {
		if k := t.grown(sign, "√", want, false, e); k != nil {
			sign = k
		}
	}
	if excess := sign.total() - (inH + in.d + gap + thick); excess > 0 {
		gap += excess / 2
	}
	out := &box{}
	top := inH + gap + thick
	x := geom.Length(0)
	if n.Kid(1) != nil {
		degree := t.row(n.Kid(1), env{level: scriptScriptLevel, color: e.color})
		rise := sign.total().MulDiv(int64(t.face.DegreeRaise()), 100)
		before, after := t.constant(fonts.RadicalKernBeforeDegree, e), t.constant(fonts.RadicalKernAfterDegree, e)
		out.put(degree, before, top-sign.total()+rise)
		x = max(before+degree.w+after, 0)
	}
	out.put(sign, x, top-sign.h)
	x += sign.w
	out.rule(x, top-thick, in.w, thick, e.color)
	out.put(in, x, 0)
	out.w = x + in.w
	out.h = max(out.h, top+t.constant(fonts.RadicalExtraAscender, e)/2)
	return out
}
