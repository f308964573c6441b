package svg

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/gif"  // formats of embedded pictures
	_ "image/jpeg" // the same
	_ "image/png"  // the same
	"net/url"
	"strings"

	_ "golang.org/x/image/webp" // the same
)

// imageMark is an embedded raster picture.
type imageMark struct {
	m      matrix // from user units to those of the outermost view box
	at     box    // in user units
	data   []byte
	format string
	w, h   int // pixels
	clip   clip
	alpha  float64
	mask   *imageMark // its lightness is how opaque this one is
}

// image draws an embedded picture (12.3).
func (b *builder) image(n *node, c context) {
	if !c.st.visible {
		return
	}
	href := strings.TrimSpace(n.attr("href"))
	if href == "" {
		return
	}
	kind, data, ok := b.dataURL(href)
	if !ok {
		b.problem("svg-external", "a reference to another file is left out")
		return
	}
	f := c.frame()
	x, y := f.x(n, "x"), f.y(n, "y")
	at := box{x, y, x + f.x(n, "width"), y + f.y(n, "height")}
	if strings.HasPrefix(kind, "image/svg") {
		b.inner(n, data, at, c)
		return
	}
	im := b.raster(n, data, at, c)
	if im == nil {
		return
	}
	if c.st.mask != "" {
		im.mask = b.imageMask(c)
	}
	b.marks = append(b.marks, im)
	b.backdrop.mark(im.m.bounds(im.at).intersect(c.clip.box))
}

// raster makes the mark of a raster picture, fitted by preserveAspectRatio.
func (b *builder) raster(n *node, data []byte, at box, c context) *imageMark {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || cfg.Width <= 0 || cfg.Height <= 0 {
		b.problem("svg-image", "an embedded picture cannot be read and is left out")
		return nil
	}
	if cfg.Width > maxPixels/cfg.Height {
		b.problem("svg-limit", "an embedded picture is too large and is left out")
		return nil
	}
	w, h := float64(cfg.Width), float64(cfg.Height)
	if !n.has("width") && !n.has("height") {
		at.x1, at.y1 = at.x0+w, at.y0+h
	} else if !n.has("width") {
		at.x1 = at.x0 + at.height()*w/h
	} else if !n.has("height") {
		at.y1 = at.y0 + at.width()*h/w
	}
	if at.empty() {
		return nil
	}
	fit := parseAspect(n.attr("preserveAspectRatio"))
	if fit.slice {
		c.clip = c.clip.rect(at, c.m)
	}
	at = fit.fit(box{0, 0, w, h}, at).bounds(box{0, 0, w, h})
	return &imageMark{
		m: c.m, at: at, data: data, format: format, w: cfg.Width, h: cfg.Height,
		clip: c.clip, alpha: c.opacity,
	}
}

// imageMask reads a mask that is one picture.
func (b *builder) imageMask(c context) *imageMark {
	target := b.refer(c.st.mask)
	if target == nil {
		return nil
	}
	defer b.leave()
	var found *imageMark
	for _, k := range target.children {
		if k.name == "" || neverDrawn[k.name] {
			continue
		}
		kind, data, ok := b.dataURL(strings.TrimSpace(k.attr("href")))
		if k.name != "image" || found != nil || !ok || strings.HasPrefix(kind, "image/svg") ||
			target.attr("maskContentUnits") == "objectBoundingBox" {
			b.problem("svg-mask", "a mask is left out: what it hides shows")
			return nil
		}
		in := c
		in.st = b.styleOf(k)
		in.m = in.m.mul(parseTransform(in.st.transform))
		f := in.frame()
		x, y := f.x(k, "x"), f.y(k, "y")
		found = b.raster(k, data, box{x, y, x + f.x(k, "width"), y + f.y(k, "height")}, in)
	}
	return found
}

// inner draws an embedded SVG as vectors.
func (b *builder) inner(n *node, data []byte, at box, c context) {
	if b.nested >= 4 {
		b.problem("svg-limit", "the picture draws too many elements; the rest of them is left out")
		return
	}
	t, err := readTree(data, b.limits.Elements)
	if err != nil {
		b.problem("svg-image", "an embedded picture cannot be read and is left out")
		return
	}
	_, view := intrinsic(t.root)
	if !n.has("width") {
		at.x1 = at.x0 + view.width()
	}
	if !n.has("height") {
		at.y1 = at.y0 + view.height()
	}
	if at.empty() || view.empty() {
		return
	}
	inner := *b
	inner.doc, inner.sheet = t, parseSheet(t.css.String())
	inner.styles, inner.outlines, inner.refs = map[*node]*style{}, map[*node][]seg{}, nil
	inner.nested++
	st := initial()
	c.clip = c.clip.rect(at, c.m)
	c.m = c.m.mul(parseAspect(n.attr("preserveAspectRatio")).fit(view, at))
	c.st, c.w, c.h = &st, view.width(), view.height()
	inner.root(t.root, c)
	b.marks, b.backdrop, b.problems = inner.marks, inner.backdrop, inner.problems
	b.visits, b.segments, b.chars, b.moves = inner.visits, inner.segments, inner.chars, inner.moves
}

// content is what a data: URL holds.
type content struct {
	kind string
	data []byte
}

// dataURL decodes a data: URL, each once: pictures repeat their parts.
func (b *builder) dataURL(s string) (kind string, data []byte, ok bool) {
	c, known := b.contents[s]
	if !known {
		if c.kind, c.data, ok = dataURL(s); !ok {
			return "", nil, false
		}
		b.contents[s] = c
	}
	return c.kind, c.data, true
}

// dataURL decodes a data: URL.
func dataURL(s string) (kind string, data []byte, ok bool) {
	rest, ok := strings.CutPrefix(s, "data:")
	if !ok {
		return "", nil, false
	}
	head, body, ok := strings.Cut(rest, ",")
	if !ok {
		return "", nil, false
	}
	kind = strings.ToLower(head)
	if !strings.HasSuffix(kind, ";base64") {
		text, err := url.PathUnescape(body)
		return kind, []byte(text), err == nil
	}
	if strings.Contains(body, "%") {
		if text, err := url.PathUnescape(body); err == nil {
			body = text
		}
	}
	body = strings.Map(func(r rune) rune {
		if r <= ' ' || r == '=' {
			return -1
		}
		return r
	}, body)
	data, err := base64.RawStdEncoding.DecodeString(body)
	return kind, data, err == nil
}
