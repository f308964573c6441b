package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"octavo/doc"
)

func (l *lowerer) image(n *ast.Image) *doc.Image {
	img := &doc.Image{
		At: l.posOf(n), Src: decodeString(showTemplates(n.Destination)),
		Alt: l.flatText(n), Title: decodeString(n.Title),
	}
	l.load(img)
	return img
}

// load gets the image's file, or reports why it cannot be had.
func (l *lowerer) load(img *doc.Image) {
	asset, diag := l.assets.load(img.Src, img.At)
	img.Asset = asset
	if diag != nil {
		l.diags.List = append(l.diags.List, *diag)
	}
}

// figureOf makes a figure of a paragraph that is one image, perhaps in a link;
// its caption is the image's title. It is nil for any other paragraph.
func (l *lowerer) figureOf(p *doc.Paragraph) *doc.Figure {
	img := loneImage(p.Inlines)
	if img == nil {
		return nil
	}
	f := &doc.Figure{At: p.At, Attr: p.Attr, Blocks: []doc.Block{p}}
	p.Attr = doc.Attr{}
	if span, ok := p.Inlines[0].(*doc.Span); ok { // the id of an image is the figure's
		if f.Attr.ID == "" {
			f.Attr, p.Inlines = span.Attr, span.Inlines
		}
	}
	if img.Title != "" {
		f.Caption = l.finish([]doc.Inline{&doc.Text{Value: img.Title}})
	}
	return f
}

// takenAsCaption gives a paragraph to the figure before it, if it is marked as
// its caption: <span class="caption">, as books in many folders do.
func takenAsCaption(before []doc.Block, p *doc.Paragraph) bool {
	if len(before) == 0 || len(p.Inlines) != 1 {
		return false
	}
	span, ok := p.Inlines[0].(*doc.Span)
	if !ok || !slices.ContainsFunc(span.Attr.Classes, isCaptionClass) {
		return false
	}
	f, ok := before[len(before)-1].(*doc.Figure)
	if !ok || len(f.Caption) > 0 {
		return false
	}
	f.Caption = p.Inlines
	return true
}

func isCaptionClass(class string) bool { return class == "caption" || class == "figcaption" }

func loneImage(inlines []doc.Inline) *doc.Image {
	if len(inlines) != 1 {
		return nil
	}
	switch n := inlines[0].(type) {
	case *doc.Image:
		return n
	case *doc.Link:
		return loneImage(n.Inlines)
	case *doc.Span:
		if n.Kind == doc.SpanPlain {
			return loneImage(n.Inlines)
		}
	}
	return nil
}
