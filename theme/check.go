package theme

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"octavo/geom"
	"octavo/internal/nearest"
)

// The bounds of what can be set at all. They keep sums of lengths far from
// overflow and a slip of the unit from taking minutes.
const (
	maxLength = 2880 * geom.Pt // 40 inches
	maxType   = 500 * geom.Pt
	minType   = geom.Pt
	maxWeight = 1000
	maxScale  = 10_000 // thousandths: ten times
	maxTab    = 32
)

// check reports the first value that no page could be set with.
func (s *source) check(t *Theme) error {
	if err := s.checkLengths(reflect.ValueOf(t).Elem(), ""); err != nil {
		return err
	}
	if err := s.checkStyles(t); err != nil {
		return err
	}
	return s.checkNumbers(t)
}

// checkLengths bounds every length: only tracking can be negative.
func (s *source) checkLengths(v reflect.Value, key string) error {
	if l, ok := v.Interface().(geom.Length); ok {
		least := geom.Length(0)
		if strings.HasSuffix(key, ".tracking") {
			least = -maxType
		}
		if l < least || l > maxLength {
			return s.errorf(key, "", "%s must be from %spt to %spt, not %spt", key, least, maxLength, l)
		}
		return nil
	}
	if v.Kind() != reflect.Struct {
		return nil
	}
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag.Get("toml")
		if tag == "" || tag == "-" {
			continue
		}
		if key != "" {
			tag = key + "." + tag
		}
		if err := s.checkLengths(v.Field(i), tag); err != nil {
			return err
		}
	}
	return nil
}

// checkStyles reports what is wrong with a style.
func (s *source) checkStyles(t *Theme) error {
	styles := reflect.ValueOf(&t.Text).Elem()
	for i := range styles.NumField() {
		style := styles.Field(i).Addr().Interface().(*Style)
		key := "text." + styles.Type().Field(i).Tag.Get("toml")
		if err := s.checkStyle(t, key, style); err != nil {
			return err
		}
	}
	return nil
}

func (s *source) checkStyle(t *Theme, key string, style *Style) error {
	aligns := []string{"justify", "left", "center", "right"}
	switch {
	case style.Family == "":
		return s.errorf(key+".family", "write \"serif\", \"sans\", \"mono\" or the name of a family",
			"%s has no family", key)
	case style.Weight < 1 || style.Weight > maxWeight:
		return s.errorf(key+".weight", "400 is regular, 600 semibold, 700 bold",
			"%s.weight must be from 1 to %d, not %d", key, maxWeight, style.Weight)
	case style.Size < minType || style.Size > maxType:
		return s.errorf(key+".size", "", "%s.size must be from %spt to %spt, not %spt", key, minType, maxType, style.Size)
	case style.Leading < style.Size/2:
		return s.errorf(key+".leading", "leading is the distance from one baseline to the next",
			"%s.leading of %spt is too small for type of %spt", key, style.Leading, style.Size)
	case !slices.Contains(aligns, style.Align):
		return s.errorf(key+".align", oneOf(style.Align, aligns), "%s.align can't be %q", key, style.Align)
	case t.Colors.named(style.Color) == nil:
		return s.errorf(key+".color", oneOf(style.Color, colorNames()), "%s.color can't be %q", key, style.Color)
	}
	return nil
}

// oneOf is the hint for a value that is none of those possible.
func oneOf(value string, possible []string) string {
	if near := nearest.Name(value, possible); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "it can be " + strings.Join(possible, ", ")
}

// colorNames are the names of all colours, in the order of Colors.
func colorNames() []string {
	var names []string
	for f := range reflect.TypeFor[Colors]().Fields() {
		names = append(names, f.Tag.Get("toml"))
	}
	return names
}

// bound says which values a whole number can have.
type bound struct {
	key        string
	value      int
	least, top int
}

// checkNumbers bounds the whole numbers, and what the page cannot do without.
func (s *source) checkNumbers(t *Theme) error {
	if t.Page.Grid < geom.Pt/4 {
		return s.errorf("page.grid", "it is half a line", "page.grid must be 0.25pt or more")
	}
	if t.Page.MaxMeasure < t.Page.MinMeasure || t.Page.MinMeasure <= 0 {
		return s.errorf("page.max-measure", "", "page.max-measure must not be less than page.min-measure, nor that 0")
	}
	if kinds := []string{"color", "monochrome"}; !slices.Contains(kinds, t.Inline.Emoji) {
		return s.errorf("inline.emoji", oneOf(t.Inline.Emoji, kinds), "inline.emoji can't be %q", t.Inline.Emoji)
	}
	if where := []string{"foot", "head"}; !slices.Contains(where, t.Heads.Folio) {
		return s.errorf("heads.folio", oneOf(t.Heads.Folio, where), "heads.folio can't be %q", t.Heads.Folio)
	}
	paper, err := ParsePaper(t.Page.PaperName)
	if err != nil {
		return s.errorf("page.paper", "", "%v", err)
	}
	t.Page.Paper = paper
	for _, b := range bounds(t) {
		if b.value < b.least || b.value > b.top {
			return s.errorf(b.key, "", "%s must be from %d to %d, not %d", b.key, b.least, b.top, b.value)
		}
	}
	return nil
}

func bounds(t *Theme) []bound {
	in, l, p := &t.Inline, &t.Lines, &t.Breaks
	list := []bound{
		{"inline.strong-weight", in.StrongWeight, 1, maxWeight},
		{"inline.code-scale", in.CodeScale, 100, maxScale},
		{"inline.small-scale", in.SmallScale, 100, maxScale},
		{"inline.script-scale", in.ScriptScale, 100, maxScale},
		{"inline.kbd-scale", in.KbdScale, 100, maxScale},
		{"inline.sup-rise", in.SupRise, 0, maxScale},
		{"inline.sub-drop", in.SubDrop, 0, maxScale},
		{"inline.code-above", in.CodeAbove, 0, maxScale},
		{"inline.code-below", in.CodeBelow, 0, maxScale},
		{"blocks.tab-width", t.Blocks.TabWidth, 1, maxTab},
		{"blocks.code-least", t.Blocks.CodeLeast, 100, 1000},
		{"blocks.drawing-least", t.Blocks.DrawingLeast, 100, 1000},
		{"blocks.image-max", t.Blocks.ImageMax, 50, 1000},
		{"blocks.image-dpi", t.Blocks.ImageDPI, 36, 2400},
		{"blocks.missing-image", t.Blocks.MissingSize, 50, maxScale},
		{"line-breaking.space-stretch", l.SpaceStretch, 1, maxScale},
		{"line-breaking.space-shrink", l.SpaceShrink, 0, 900},
		{"line-breaking.space-most", l.SpaceMost, 0, maxScale},
		{"line-breaking.letter-stretch", l.LetterStretch, 0, 100},
		{"line-breaking.han-latin-space", l.HanLatin, 0, 500},
		{"line-breaking.letter-shrink", l.LetterShrink, 0, 100},
		{"line-breaking.font-stretch", l.FontStretch, 0, 50},
		{"line-breaking.font-shrink", l.FontShrink, 0, 50},
		{"line-breaking.pretolerance", l.Pretolerance, -1, 10_000},
		{"line-breaking.tolerance", l.Tolerance, 1, 10_000},
		{"line-breaking.last-line-min", l.LastMin, 0, 1000},
		{"line-breaking.hyphen-left", l.HyphenLeft, 1, 20},
		{"line-breaking.hyphen-right", l.HyphenRight, 1, 20},
		{"numbers.headings", t.Number.Headings, 0, 6},
		{"numbers.lines", t.Number.Lines, 0, 100},
		{"book.contents-most", t.Book.ContentsMost, 1, maxInt},
		{"page-breaking.code-min-lines", p.CodeMin, 1, 20},
		{"page-breaking.short-table-rows", p.ShortTable, 0, maxInt},
		{"page-breaking.short-code-lines", p.ShortCode, 0, maxInt},
		{"page-breaking.stretch", p.Stretch, 0, maxScale},
		{"page-breaking.short-page", p.ShortPage, 0, maxInt},
		{"page-breaking.gap-penalty", p.Gap, 0, maxInt},
		{"page-breaking.least-full", p.LeastFull, 0, 1000},
		{"page-breaking.thin-page-penalty", p.ThinPage, 0, maxInt},
	}
	for _, size := range t.Blocks.TableShrink {
		list = append(list, bound{"blocks.table-shrink", size, 300, 1000})
	}
	for _, h := range l.Hang {
		list = append(list, bound{"line-breaking.hang", h.Left, 0, 1000}, bound{"line-breaking.hang", h.Right, 0, 1000})
	}
	return list
}
