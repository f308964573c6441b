package svg

// patternTone is a colour that stands for a pattern: that of its ground if it
// begins with a rectangle, else the mean of what it is painted with, and half
// of it paper.
func (b *builder) patternTone(n *node) *gradient {
	t := toneReader{b: b}
	t.visit(n, n)
	if t.count == 0 {
		return nil
	}
	tone := rgba{t.sum.r / t.count, t.sum.g / t.count, t.sum.b / t.count, 1}.over(white, 0.5)
	if t.ground != nil {
		tone = tone.toward(*t.ground, 0.8)
	}
	return &gradient{stops: []stop{{0, tone}}, flat: true}
}

// toneReader adds up the paints of a pattern.
type toneReader struct {
	b      *builder
	sum    rgba
	count  float64
	ground *rgba
}

func (t *toneReader) visit(k, pattern *node) {
	if k != pattern && k.name != "g" {
		st := t.b.styleOf(k)
		for i, p := range []paint{st.fill, st.stroke} {
			if p.kind != paintColor || p.color.a == 0 || t.count >= maxBands {
				continue
			}
			if i == 0 && t.count == 0 && k.name == "rect" {
				t.ground = &p.color
			}
			t.sum = rgba{t.sum.r + p.color.r, t.sum.g + p.color.g, t.sum.b + p.color.b, 1}
			t.count++
		}
	}
	for _, child := range k.children {
		if child.name != "" {
			t.visit(child, pattern)
		}
	}
}
