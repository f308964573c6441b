package theme

import (
	"reflect"
	"strings"

	"octavo/geom"
)

// leadings are the least leading of languages whose letters fill their lines
// from top to bottom, or have signs above and below them, in hundredths of the
// type size, and what it becomes where a theme has less (Requirements for
// Japanese Text Layout, section 2.4.2; for Chinese Text Layout, section 2.5).
var leadings = []struct {
	langs       string
	least, leap int64
}{
	{" zh yue wuu nan hak ja ko ", 150, 166},
	{" ur ks ", 180, 200}, // Nastaliq comes down in steps
	{" my km bo dz shn mnw ", 160, 172},
	{" ar fa ps sd ug ckb ", 150, 158},
	{" th lo hi mr ne sa bn as gu pa or ta te kn ml si ", 145, 152},
}

// leadingFor is the leading for a language of type of a size, 0 where the one it has
// is right.
func leadingFor(lang string, size, leading geom.Length) geom.Length {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	for _, l := range leadings {
		if strings.Contains(l.langs, " "+base+" ") && leading*100 < size*geom.Length(l.least) {
			return size.MulDiv(l.leap, 100)
		}
	}
	return 0
}

// Widening is how much farther apart lines of a passage in a language stand in a text in
// another: as many steps of the grid as come nearest, none for most. size and leading are
// those of the type.
func (t *Theme) Widening(lang string, size, leading geom.Length) geom.Length {
	lack := leadingFor(lang, size, leading) - leading
	if lack <= 0 || t.Page.Grid <= 0 {
		return 0
	}
	return (lack + t.Page.Grid/2) / t.Page.Grid * t.Page.Grid
}

// ForLang is the theme for texts in a language: the same one for most. For
// those whose lines would stand too close the grid is wider, and with it all that
// is measured in lines; sizes and strokes stay.
func (t *Theme) ForLang(lang string) *Theme {
	leading := leadingFor(lang, t.Text.Body.Size, t.Text.Body.Leading)
	if leading == 0 || t.Page.Grid <= 0 {
		return t
	}
	airy := *t
	airy.Page.Grid = leading / max(1, t.Text.Body.Leading/t.Page.Grid)
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
