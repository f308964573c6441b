package theme

import (
	"reflect"

	"octavo/geom"
)

// Scale returns the theme for text of num/den the size: type, leading, spaces,
// strokes, the grid and the widest column grow alike; the margins stay. What
// was a whole number of half lines is so still, exactly.
func (t *Theme) Scale(num, den int64) *Theme {
	scaled := *t
	if num <= 0 || den <= 0 || num == den {
		return &scaled
	}
	sc := scaler{num: num, den: den, grid: t.Page.Grid}
	scaled.Page.Grid = t.Page.Grid.MulDiv(num, den)
	sc.newGrid = scaled.Page.Grid
	scaled.Page.MaxMeasure = t.Page.MaxMeasure.MulDiv(num, den)
	scaled.Page.MinMeasure = min(t.Page.MinMeasure, scaled.Page.MaxMeasure)
	sc.scale(reflect.ValueOf(&scaled.Text).Elem())
	sc.scale(reflect.ValueOf(&scaled.Inline).Elem())
	sc.scale(reflect.ValueOf(&scaled.Blocks).Elem())
	sc.scale(reflect.ValueOf(&scaled.Title).Elem())
	sc.scale(reflect.ValueOf(&scaled.Heads).Elem())
	sc.scale(reflect.ValueOf(&scaled.Number).Elem())
	marks := scaled.Book
	sc.scale(reflect.ValueOf(&scaled.Book).Elem())
	b := &scaled.Book
	b.MarkLength, b.MarkGap, b.MarkStroke = marks.MarkLength, marks.MarkGap, marks.MarkStroke
	return &scaled
}

type scaler struct {
	num, den      int64
	grid, newGrid geom.Length
}

// scale scales the lengths of a struct, and of the structs in it.
func (sc scaler) scale(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Field(i)
		if l, ok := f.Interface().(geom.Length); ok {
			f.SetInt(int64(sc.length(l)))
		} else if f.Kind() == reflect.Struct {
			sc.scale(f)
		}
	}
}

// length scales a length; multiples of the grid stay multiples.
func (sc scaler) length(l geom.Length) geom.Length {
	if sc.grid > 0 && l%sc.grid == 0 {
		return l / sc.grid * sc.newGrid
	}
	return l.MulDiv(sc.num, sc.den)
}
