package mathset

import (
	"octavo/fonts"
	"octavo/formula"
	"octavo/geom"
	"octavo/page"
)

// level is a style: The TeXbook, p. 140.
type level uint8

const (
	displayLevel level = iota
	textLevel
	scriptLevel
	scriptScriptLevel
)

// env is what a part is set in.
type env struct {
	level   level
	cramped bool
	color   page.Color
}

// script is the environment of scripts, and of what is small in other ways.
func (e env) script() env {
	if e.level < scriptLevel {
		e.level = scriptLevel
	} else {
		e.level = scriptScriptLevel
	}
	return e
}

// cramp is the environment of what must not rise.
func (e env) cramp() env {
	e.cramped = true
	return e
}

// small says whether scripts are set in it.
func (e env) small() bool { return e.level >= scriptLevel }

// at is the environment in a style that was asked for.
func (e env) at(l formula.Level) env {
	switch l {
	case formula.DisplayStyle:
		e.level = displayLevel
	case formula.TextStyle:
		e.level = textLevel
	case formula.ScriptStyle:
		e.level = scriptLevel
	case formula.ScriptScriptStyle:
		e.level = scriptScriptLevel
	}
	return e
}

// fraction is the environment of a numerator or a denominator.
func (e env) fraction() env {
	if e.level == displayLevel {
		e.level = textLevel
		return e
	}
	return e.script()
}

// scaled is a size in an environment.
func (t *setting) scaled(size geom.Length, e env) geom.Length {
	script, scriptScript := t.face.ScriptScale()
	switch e.level {
	case scriptLevel:
		return size.MulDiv(int64(script), 100)
	case scriptScriptLevel:
		return size.MulDiv(int64(scriptScript), 100)
	}
	return size
}

// sizeOf is the size of letters in an environment.
func (t *setting) sizeOf(e env) geom.Length { return t.scaled(t.size, e) }

// constant is a measure of the face in an environment.
func (t *setting) constant(c fonts.MathConstant, e env) geom.Length {
	return geom.FromUnits(t.face.Constant(c), t.sizeOf(e), t.face.UnitsPerEm)
}

// units scales a number of the face.
func (t *setting) units(n int32, e env) geom.Length {
	return geom.FromUnits(n, t.sizeOf(e), t.face.UnitsPerEm)
}

// axis is the height of the line that fractions and operators are centred on.
func (t *setting) axis(e env) geom.Length { return t.constant(fonts.AxisHeight, e) }

// thousandths of an em in an environment.
func (t *setting) thousandths(n int32, e env) geom.Length {
	return t.sizeOf(e).MulDiv(int64(n), 1000)
}

// spacing is the table of spaces between atoms, The TeXbook, p. 170: 1 thin, 2
// medium, 3 thick; less than 0 where there is none in scripts.
var spacing = [8][8]int8{
	formula.Ord:   {0, 1, -2, -3, 0, 0, 0, -1},
	formula.Large: {1, 1, 0, -3, 0, 0, 0, -1},
	formula.Bin:   {-2, -2, 0, 0, -2, 0, 0, -2},
	formula.Rel:   {-3, -3, 0, 0, -3, 0, 0, -3},
	formula.Open:  {0, 0, 0, 0, 0, 0, 0, 0},
	formula.Close: {0, 1, -2, -3, 0, 0, 0, -1},
	formula.Punct: {-1, -1, 0, -1, -1, -1, -1, -1},
	formula.Inner: {-1, 1, -2, -3, -1, 0, -1, -1},
}

// between is the space between atoms of two classes.
func (t *setting) between(a, b formula.Class, e env) geom.Length {
	n := spacing[a][b]
	if n < 0 {
		if e.small() {
			return 0
		}
		n = -n
	}
	if n == 0 {
		return 0
	}
	return t.sizeOf(e) * geom.Length(n+2) / 18
}
