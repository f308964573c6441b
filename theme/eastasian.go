package theme

import (
	"reflect"
	"strings"

	"octavo/geom"
)

// WritesHan reports whether a language is written with ideographs, or in squares
// as they are.
func WritesHan(lang string) bool {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch base {
	case "zh", "ja", "ko", "yue", "wuu", "nan", "hak":
		return true
	}
	return false
}

// The leading of squares, in hundredths of the type size. They fill their lines
// from top to bottom, and need more air between them than letters with x-heights
// do (Requirements for Japanese Text Layout, section 2.4.2; for Chinese Text
// Layout, section 2.5).
const (
	airyLeading  = 150 // enough as it is
	squareLeader = 166
)

// ForLang is the theme for texts in a language: the same one for most. For
// those in squares whose lines would stand too close the grid is wider, and with
// it all that is measured in lines; sizes and strokes stay.
func (t *Theme) ForLang(lang string) *Theme {
	body := &t.Text.Body
	if !WritesHan(lang) || t.Page.Grid <= 0 || body.Size <= 0 || body.Leading*100 >= body.Size*airyLeading {
		return t
	}
	airy := *t
	steps := max(1, body.Leading/t.Page.Grid)
	airy.Page.Grid = body.Size.MulDiv(squareLeader, 100) / steps
	g := regrid{old: t.Page.Grid, grid: airy.Page.Grid}
	g.text(reflect.ValueOf(&airy.Text).Elem())
	b := &airy.Blocks
	for _, l := range []*geom.Length{&b.ListTight, &b.ListLoose, &b.NoteGap, &b.TablePadY, &b.AlertPadY, &b.PanelPadY} {
		*l = g.length(*l)
	}
	for _, l := range []*geom.Length{&airy.Title.RuleGap, &airy.Title.After, &airy.Book.ChapterSink, &airy.Book.PartSink} {
		*l = g.length(*l)
	}
	return &airy
}

// regrid brings what is measured in steps of one grid to another.
type regrid struct{ old, grid geom.Length }

// text goes through the styles of texts.
func (g regrid) text(v reflect.Value) {
	for i := range v.NumField() {
		if s, ok := v.Field(i).Addr().Interface().(*Style); ok {
			s.Leading, s.Before, s.After = g.length(s.Leading), g.length(s.Before), g.length(s.After)
		}
	}
}

// length scales what is a whole number of steps, or of half ones.
func (g regrid) length(l geom.Length) geom.Length {
	if l*2%g.old != 0 {
		return l
	}
	return l * 2 / g.old * g.grid / 2
}
