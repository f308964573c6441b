package epub

import (
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"strings"

	"octavo/doc"
)

// maxDepth is how deep the elements of an SVG may nest, as in pages.
const maxDepth = 100

// svgPart is an element that can be referred to: how many elements are in it,
// and to which others it refers.
type svgPart struct {
	elements int // that are in no part of it
	parts    []*svgPart
	refers   []string
	state    uint8 // 1 while it is weighed, 2 after that
	drawn    int   // elements, those by reference too
	depth    int   // of references
}

// checkReferences refuses an SVG that draws far more than it has: elements that
// refer to elements that refer to others, which readers would draw one by one. A
// circle is none of it, since readers leave it out.
func checkReferences(tokens []xml.Token, limits *doc.Limits) error {
	full := limits.Full()
	parts := svgReferences(tokens)
	w := referenceWeigher{parts, full.SVGElements, min(full.SVGReferences, maxDepth)}
	drawn, depth := w.weigh(parts[""], 0)
	switch {
	case depth > w.deepest:
		return fmt.Errorf("its references stand in each other more than %d deep", w.deepest)
	case drawn > 2*w.most: // its own, and as many by reference
		return fmt.Errorf("it draws more than %d elements by reference", w.most)
	}
	return nil
}

// svgReferences are the elements with an id, and all of the picture as "".
func svgReferences(tokens []xml.Token) map[string]*svgPart {
	whole := &svgPart{}
	parts := map[string]*svgPart{"": whole}
	open := []*svgPart{whole} // for every element the part that it is in
	for _, t := range tokens {
		switch t := t.(type) {
		case xml.StartElement:
			in := open[len(open)-1]
			if id := attribute(t, "id"); id != "" && parts[id] == nil {
				own := &svgPart{}
				parts[id], in.parts = own, append(in.parts, own)
				in = own
			}
			open = append(open, in)
			in.elements++
			if to, ok := strings.CutPrefix(attribute(t, "href"), "#"); ok && drawsAgain(t.Name.Local) {
				in.refers = append(in.refers, to)
			}
		case xml.EndElement:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
		}
	}
	return parts
}

// drawsAgain reports whether an element draws what it refers to.
func drawsAgain(element string) bool {
	switch element {
	case "use", "feImage", "tref", "pattern", "linearGradient", "radialGradient":
		return true
	}
	return false
}

// referenceWeigher finds out how much parts draw.
type referenceWeigher struct {
	parts         map[string]*svgPart
	most, deepest int
}

func (w *referenceWeigher) weigh(p *svgPart, below int) (drawn, depth int) {
	switch {
	case p == nil || p.state == 1 || below > w.deepest+1:
		return 0, 0
	case p.state == 2:
		return p.drawn, p.depth
	}
	p.state, p.drawn = 1, p.elements
	for _, part := range p.parts {
		n, deep := w.weigh(part, below)
		p.drawn = min(p.drawn+n, 1<<40)
		p.depth = max(p.depth, deep)
	}
	for _, id := range p.refers {
		n, deep := w.weigh(w.parts[id], below+1)
		p.drawn = min(p.drawn+n, 1<<40)
		p.depth = max(p.depth, deep+1)
	}
	p.state = 2
	return p.drawn, p.depth
}

// tooManyPixels reports whether a picture in an SVG, as a data: URL, has more
// pixels than are left for such pictures. A broken one has none.
func (c *svgCleaner) tooManyPixels(url string) bool {
	_, text, _ := strings.Cut(url, ",")
	text = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' {
			return -1
		}
		return r
	}, text)
	config, _, err := image.DecodeConfig(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return false
	}
	if config.Width > c.pixels/config.Height {
		return true
	}
	c.pixels -= config.Width * config.Height
	return false
}
