package octavo

import (
	"fmt"

	"octavo/doc"
	"octavo/geom"
	"octavo/theme"
)

// The sizes of text that can be asked for.
const (
	MinFontSize = 4 * geom.Pt
	MaxFontSize = 72 * geom.Pt
)

// look is the theme with what the options ask for in it.
func (o *Options) look() (*theme.Theme, error) {
	t := o.Theme
	if t == nil {
		var err error
		if t, err = theme.Builtin(theme.Default); err != nil {
			return nil, err
		}
	}
	look := *t
	if o.FontSize != 0 {
		if o.FontSize < MinFontSize || o.FontSize > MaxFontSize {
			return nil, &doc.Error{Message: fmt.Sprintf("text of %spt can't be set", o.FontSize),
				Hint: fmt.Sprintf("the size can be from %spt to %spt", MinFontSize, MaxFontSize)}
		}
		look = *t.Scale(int64(o.FontSize), int64(t.Text.Body.Size))
	}
	if o.Paper != (geom.Size{}) {
		look.Page.Paper = o.Paper
	}
	if m := o.Margins; m != nil {
		look.Page.Top, look.Page.Right, look.Page.Bottom, look.Page.Left = m.Top, m.Right, m.Bottom, m.Left
		look.Page.MinMeasure, look.Page.MaxMeasure = 0, look.Page.Paper.W
		look.Page.Exact = true
	}
	return &look, nil
}
