package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
)

// missingImage sets the description of a picture that could not be had, or its
// name, in a frame, so that it is seen that something is missing, and what. One
// on the network is no mistake in the text: its frame is as quiet as a key's.
func (s *spanner) missingImage(in *doc.Image, st inline.Style, elem page.ElemID, l look) {
	label := in.Alt
	if label == "" {
		label = in.Title
	}
	if label == "" {
		label = in.Src
	}
	th := s.c.cfg.theme
	st.Tint = s.c.styles.tint(look{style: s.c.styles.text(&th.Text.Body), kbd: true})
	if in.Remote() {
		st.Underline = nil
		if !l.link {
			st.Color = ink(th.Colors.Soft)
		}
	} else {
		st.Color = ink(th.Colors.Missing)
		st.Tint.Fill, st.Tint.Border = ink(th.Colors.CodeTint), &st.Color
	}
	s.emit(inline.Span{Text: label, Style: &st, Elem: elem})
}

// remotePicture stands for a picture by itself that is on the network: its
// description, which leads there if nothing else is led to.
func (c *collector) remotePicture(im *doc.Image, link *doc.Link, block doc.Block, ctx context) geom.Rect {
	if link == nil {
		link = &doc.Link{At: im.At, Dest: im.Src}
	}
	l := *link
	l.Inlines = []doc.Inline{im}
	if ctx.align == doc.AlignAuto {
		ctx.align = doc.AlignCenter
	}
	elem := c.g.tree.Add(page.RoleP, ctx.parent)
	c.setText(text{inlines: []doc.Inline{&l}, style: ctx.body, elem: elem, pos: im.At, block: block}, ctx)
	return geom.Rect{X: ctx.x, W: ctx.w}
}
