package layout

import (
	"octavo/fonts"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// textStyle is a theme's style made ready: its face found, its colour looked
// up, its baseline placed in its leading.
type textStyle struct {
	theme   *theme.Style
	face    *fonts.Face
	size    geom.Length
	leading geom.Length
	// baseline is the distance from the top of a line's box to its baseline.
	baseline geom.Length
	color    page.Color
	align    inline.Align
	display  bool // a title or heading: code in it has no tint
}

// look is a style with what emphasis and the like make of it. It is
// comparable: equal looks share one inline.Style.
type look struct {
	style                     *textStyle
	strong, emph, code, kbd   bool
	link, strike, under, mark bool
	small                     bool
	script                    int8 // 1 superior, -1 inferior
}

// styles resolves styles for one goroutine.
type styles struct {
	cfg   *config
	texts map[*theme.Style]*textStyle
	looks map[look]*inline.Style
	// quote is the style of quoted text with the spaces of running text: its
	// own are those around the quote, not between its paragraphs.
	quote theme.Style
}

func newStyles(cfg *config) *styles {
	body, quote := &cfg.theme.Text.Body, cfg.theme.Text.Quote
	quote.Before, quote.After = body.Before, body.After
	return &styles{cfg: cfg, texts: map[*theme.Style]*textStyle{}, looks: map[look]*inline.Style{}, quote: quote}
}

// text makes a theme's style ready.
func (s *styles) text(t *theme.Style) *textStyle {
	if ts := s.texts[t]; ts != nil {
		return ts
	}
	face := s.cfg.book.Face(fonts.Query{Family: t.Family, Weight: t.Weight, Italic: t.Italic})
	up := geom.FromUnits(face.Ascent, t.Size, face.UnitsPerEm)
	down := geom.FromUnits(face.Descent, t.Size, face.UnitsPerEm)
	ts := &textStyle{
		theme:    t,
		face:     face,
		size:     t.Size,
		leading:  t.Leading,
		baseline: (t.Leading-up-down)/2 + up,
		color:    ink(s.cfg.theme.ColorOf(t.Color)),
		align:    alignOf(t.Align),
		display:  s.isDisplay(t),
	}
	s.texts[t] = ts
	return ts
}

// isDisplay reports whether a style is for titles and headings.
func (s *styles) isDisplay(t *theme.Style) bool {
	st := &s.cfg.theme.Text
	for level := 1; level <= 6; level++ {
		if t == st.Heading(level) {
			return true
		}
	}
	return t == &st.Title || t == &st.Subtitle || t == &st.TOC1 || t == &st.TOC2 || t == &st.TOC3 ||
		t == &st.BookTitle || t == &st.BookSubtitle || t == &st.HalfTitle || t == &st.PartTitle ||
		t == &st.ChapterTitle || t == &st.TOCPart || t == &st.IndexHead
}

func alignOf(name string) inline.Align {
	switch name {
	case "justify":
		return inline.Justify
	case "center":
		return inline.Center
	case "right":
		return inline.Right
	}
	return inline.Left
}

// forget drops what was made of styles that have changed since.
func (s *styles) forget(changed ...*theme.Style) {
	for _, t := range changed {
		if ts := s.texts[t]; ts != nil {
			delete(s.texts, t)
		}
	}
}

// inline gives the style of a look.
func (s *styles) inline(l look) *inline.Style {
	if st := s.looks[l]; st != nil {
		return st
	}
	st := s.build(l)
	s.looks[l] = st
	return st
}

func (s *styles) build(l look) *inline.Style {
	t, th := l.style.theme, s.cfg.theme
	q := fonts.Query{Family: t.Family, Weight: t.Weight, Italic: t.Italic != l.emph}
	st := &inline.Style{
		Size: l.style.size, Color: l.style.color,
		Features: t.Features, Tracking: t.Tracking, NoHyphens: !t.Hyphens,
	}
	if l.strong {
		q.Weight = max(q.Weight, th.Inline.StrongWeight)
	}
	if l.code || l.kbd {
		s.asCode(st, &q, l)
	}
	if l.small {
		st.Size = st.Size.MulDiv(int64(th.Inline.SmallScale), 1000)
	}
	if l.script != 0 {
		s.asScript(st, l)
	}
	st.Face = s.cfg.book.Face(q)
	st.Italic, st.Dots = q.Italic, l.emph && !l.code
	s.decorate(st, l)
	return st
}

func (s *styles) asCode(st *inline.Style, q *fonts.Query, l look) {
	in := &s.cfg.theme.Inline
	if q.Family != "mono" {
		st.Size = st.Size.MulDiv(int64(in.CodeScale), 1000)
	}
	q.Family = "mono"
	if l.kbd {
		q.Family = "sans"
		st.Size = l.style.size.MulDiv(int64(in.KbdScale), 1000)
	}
	st.Features, st.Tracking = "-liga,-calt", 0
	st.NoHyphens, st.Verbatim = true, l.code
}

func (s *styles) asScript(st *inline.Style, l look) {
	in := &s.cfg.theme.Inline
	if l.script > 0 {
		st.Rise = st.Size.MulDiv(int64(in.SupRise), 1000)
	} else {
		st.Rise = -st.Size.MulDiv(int64(in.SubDrop), 1000)
	}
	st.Size = st.Size.MulDiv(int64(in.ScriptScale), 1000)
}

func (s *styles) decorate(st *inline.Style, l look) {
	th := s.cfg.theme
	if l.link {
		st.Color = ink(th.Colors.Accent)
	}
	if l.link || l.under {
		st.Underline = &inline.Stroke{Color: st.Color, Thick: th.Inline.Underline}
	}
	if rule := th.Inline.MarkRule; l.mark && rule > 0 {
		st.Underline = &inline.Stroke{Color: st.Color, Thick: rule}
	}
	if l.strike {
		st.Strike = &inline.Stroke{Color: st.Color, Thick: th.Inline.Underline * 2}
	}
	if l.kbd || l.mark || l.code && !l.style.display {
		st.Tint = s.tint(l)
	}
}

func (s *styles) tint(l look) *inline.Tint {
	th := s.cfg.theme
	size := l.style.size
	t := &inline.Tint{
		Fill:   ink(th.Colors.CodeTint),
		PadX:   th.Inline.CodePad,
		Above:  size.MulDiv(int64(th.Inline.CodeAbove), 1000),
		Below:  size.MulDiv(int64(th.Inline.CodeBelow), 1000),
		Radius: th.Inline.CodeRadius,
	}
	switch {
	case l.kbd:
		border := ink(th.Colors.PanelInk)
		t.Border, t.Fill = &border, ink(th.Colors.Panel)
	case l.mark:
		t.Fill, t.PadX, t.Radius = ink(th.Colors.Mark), 0, 0
	}
	return t
}

// noShaping shapes plain text: figures and spaces that are to be measured.
var noShaping = fonts.Shaping{}
