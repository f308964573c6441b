package layout

import (
	"strings"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/svg"
)

// figure sets what stands by itself with its caption, which stays with it.
func (c *collector) figure(b *doc.Figure, ctx context) {
	style := &c.cfg.theme.Text.Caption
	if b.Attr.ID != "" {
		c.anchor(b.Attr.ID)
	}
	im, link := soleImage(b.Blocks)
	if im != nil && im.Absent() && len(b.Caption) == 0 {
		return
	}
	c.g.space(style.After)
	elem := ctx.parent
	if len(b.Caption) > 0 {
		elem = c.g.tree.Add(page.RoleDiv, ctx.parent)
	}
	inner := ctx
	inner.parent = elem
	if im != nil {
		r := c.picture(im, link, b.Blocks[0], inner)
		switch {
		case ctx.align != doc.AlignAuto:
		case r.W < ctx.w*3/4:
			inner.align = doc.AlignCenter // under a small picture in the middle
		default:
			inner.x, inner.w = r.X, r.W
		}
	} else {
		c.inside(func() { c.blocks(b.Blocks, inner) })
	}
	if len(b.Caption) > 0 {
		c.keepSpace(style.Before)
		cap := c.g.tree.Add(page.RoleCaption, elem)
		c.toGrid(c.setText(text{inlines: b.Caption, style: c.styles.text(style), elem: cap, pos: b.At, solid: true}, inner), false)
	}
	c.g.space(style.After)
}

// soleImage finds the one image that the blocks consist of, and the link
// around it, if there is one.
func soleImage(blocks []doc.Block) (*doc.Image, *doc.Link) {
	if len(blocks) != 1 {
		return nil, nil
	}
	p, ok := blocks[0].(*doc.Paragraph)
	if !ok || len(p.Inlines) != 1 {
		return nil, nil
	}
	switch in := p.Inlines[0].(type) {
	case *doc.Image:
		return in, nil
	case *doc.Link:
		if len(in.Inlines) == 1 {
			if im, ok := in.Inlines[0].(*doc.Image); ok {
				return im, in
			}
		}
	}
	return nil, nil
}

// picture sets an image as a block, in the middle of the measure, and returns
// where it stands.
func (c *collector) picture(im *doc.Image, link *doc.Link, block doc.Block, ctx context) geom.Rect {
	parent := ctx.parent
	if link != nil && !c.leadsSomewhere(link) {
		link = nil
	}
	if im.Asset == nil && im.Remote() {
		return c.remotePicture(im, link, block, ctx)
	}
	if link != nil {
		parent = c.g.tree.Add(page.RoleLink, ctx.parent)
	}
	elem := c.figureElem(im, parent)
	size := c.imageSize(im, ctx)
	r := geom.Rect{X: ctx.x + (ctx.w-size.W)/2, W: size.W, H: size.H}
	if ctx.align == doc.AlignLeft {
		r.X = ctx.x
	}
	b := &box{height: size.H, items: c.drawImage(im, r, elem), pos: im.At, text: true, block: block}
	if link != nil {
		item := &page.Link{Elem: parent, Rect: r, Alt: im.Alt}
		c.cfg.lead(item, link)
		b.items = append(b.items, item)
	}
	b.height = size.H.CeilTo(c.cfg.theme.Page.Grid)
	if b.height > c.cfg.columnHeight(ctx) {
		b.height = size.H
	}
	c.g.add(b)
	c.g.release() // a picture is as much as a heading needs under it
	return r
}

// figureElem makes the element of an image; a decorative one is an artifact.
func (c *collector) figureElem(im *doc.Image, parent page.ElemID) page.ElemID {
	if im.Decorative {
		return page.Artifact
	}
	elem := c.g.tree.Add(page.RoleFigure, parent)
	c.g.tree.Get(elem).Alt = c.altOf(im)
	return elem
}

// altOf describes an image: as its author did, or by what is known of it.
func (c *collector) altOf(im *doc.Image) string {
	switch {
	case im.Alt != "":
		return im.Alt
	case im.Title != "":
		return im.Title
	case im.Src == "" || strings.HasPrefix(im.Src, "data:"):
		return c.cfg.words.Figure
	}
	return im.Src
}

// imageSize is the size that an image is drawn at: as asked for, else by its
// pixels, never wider than the measure nor higher than the theme allows.
func (c *collector) imageSize(im *doc.Image, ctx context) geom.Size {
	bl, measure := &c.cfg.theme.Blocks, ctx.w
	natural := c.naturalSize(im)
	size := natural
	w, h := wanted(im.Width, measure), wanted(im.Height, 0)
	switch {
	case w > 0 && h > 0:
		size = geom.Size{W: w, H: h}
	case w > 0:
		size = geom.Size{W: w, H: scaled(natural.H, w, natural.W)}
	case h > 0:
		size = geom.Size{W: scaled(natural.W, h, natural.H), H: h}
	}
	most := c.cfg.columnHeight(ctx).MulDiv(int64(bl.ImageMax), 1000)
	if size.W > measure {
		size = geom.Size{W: measure, H: scaled(size.H, measure, size.W)}
	}
	if size.H > most {
		size = geom.Size{W: scaled(size.W, most, size.H), H: most}
	}
	size.W, size.H = max(size.W, geom.Pt), max(size.H, geom.Pt)
	return size
}

// wanted is a dimension as a length: CSS pixels, or a share of the measure.
func wanted(d doc.Dimension, measure geom.Length) geom.Length {
	milli := int64(d.Value * 1000)
	switch {
	case milli <= 0 || milli > 1e9:
		return 0
	case d.Percent:
		return measure.MulDiv(milli, 100*1000)
	}
	return geom.Px.MulDiv(milli, 1000)
}

func scaled(l, num, den geom.Length) geom.Length { return l.MulDiv(int64(num), int64(max(den, 1))) }

// naturalSize is an image's own size: its pixels at the theme's resolution.
func (c *collector) naturalSize(im *doc.Image) geom.Size {
	bl := &c.cfg.theme.Blocks
	a := im.Asset
	switch {
	case a == nil:
		w := c.cfg.area.column.W
		return geom.Size{W: w, H: w.MulDiv(int64(bl.MissingSize), 1000)}
	case a.Format == "svg":
		if p, _, err := svg.ParseWithin(a.Data, c.cfg.svgLimits()); err == nil {
			return p.Size()
		}
		return geom.Size{W: geom.Px * 300, H: geom.Px * 150}
	}
	px := geom.Inch / geom.Length(max(bl.ImageDPI, 1))
	return geom.Size{W: px * geom.Length(a.PxW), H: px * geom.Length(a.PxH)}
}

// drawImage gives the items of an image in a rectangle: the picture, or a
// visible placeholder.
func (c *collector) drawImage(im *doc.Image, r geom.Rect, elem page.ElemID) []page.Item {
	a := im.Asset
	if a == nil {
		return c.placeholder(im, r, elem)
	}
	if a.Format != "svg" {
		return []page.Item{&page.Image{Elem: elem, Rect: r, Format: a.Format, Data: a.Data, Name: a.Name}}
	}
	p, problems, err := svg.ParseWithin(a.Data, c.cfg.svgLimits())
	if err != nil {
		c.warn(im.At, "bad-image", "cannot read "+a.Name+": "+err.Error(), "a placeholder is shown in its place")
		return c.placeholder(im, r, elem)
	}
	for _, q := range problems {
		c.warn(im.At, q.Code, a.Name+": "+q.Message, "")
	}
	return p.Draw(r, c.cfg.book, elem)
}

// placeholder marks the place of a missing image with a frame and its name.
func (c *collector) placeholder(im *doc.Image, r geom.Rect, elem page.ElemID) []page.Item {
	color := ink(c.cfg.theme.Colors.Missing)
	items := []page.Item{&page.Path{
		Elem: elem, Segments: roundRect(r, 2*geom.Pt, allCorners), Stroke: &color,
		Width: c.cfg.theme.Blocks.Hairline, Dash: []geom.Length{3 * geom.Pt, 2 * geom.Pt},
	}}
	ts := *c.styles.text(&c.cfg.theme.Text.Caption)
	ts.color = color
	label := im.Src
	if im.Alt != "" {
		label = im.Alt + " (" + im.Src + ")"
	}
	st := *c.styles.inline(look{style: &ts})
	pad := 6 * geom.Pt
	if r.W < 4*pad || r.H < ts.leading {
		return items
	}
	lines := c.setter.Prepare([]inline.Span{{Text: label, Style: &st, Elem: elem}},
		inline.Options{Align: inline.Center, Lang: c.cfg.lang, Anywhere: true}).Lines(r.W - 2*pad)
	lines = lines[:min(len(lines), int(r.H/ts.leading))] // the frame is not for all of a long address
	y := r.Y + (r.H-ts.leading*geom.Length(len(lines)))/2 + ts.baseline
	for _, l := range lines {
		for _, it := range l.Items {
			it.Shift(geom.Point{X: r.X + pad, Y: y})
			items = append(items, it)
		}
		y += ts.leading
	}
	return items
}
