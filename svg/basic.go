package svg

import "math"

// frame is the coordinate system that lengths are read in: the size of the
// nearest viewport, and the font size.
type frame struct{ w, h, em float64 }

func (f frame) x(n *node, name string) float64 { return f.read(n, name, f.w) }
func (f frame) y(n *node, name string) float64 { return f.read(n, name, f.h) }

// r is for lengths that are neither horizontal nor vertical (8.9).
func (f frame) r(n *node, name string) float64 {
	return f.read(n, name, math.Sqrt((float64(f.w*f.w)+float64(f.h*f.h))/2))
}

func (f frame) read(n *node, name string, whole float64) float64 {
	l, ok := parseLength(n.attr(name))
	if !ok {
		return 0
	}
	return l.px(f.em, whole)
}

// outline gives the outline of a basic shape or path, and whether the element
// is one.
func (f frame) outline(n *node) ([]seg, bool) {
	var p pen
	switch n.name {
	case "path":
		return parsePath(n.attr("d")), true
	case "rect":
		f.rect(&p, n)
	case "circle":
		if r := f.r(n, "r"); r > 0 {
			p.ellipse(f.x(n, "cx"), f.y(n, "cy"), r, r)
		}
	case "ellipse":
		rx, ry := f.radii(n)
		if rx > 0 && ry > 0 {
			p.ellipse(f.x(n, "cx"), f.y(n, "cy"), rx, ry)
		}
	case "line":
		p.moveTo(point{f.x(n, "x1"), f.y(n, "y1")})
		p.lineTo(point{f.x(n, "x2"), f.y(n, "y2")})
	case "polyline", "polygon":
		v := parseNumbers(n.attr("points"))
		for i := 0; i+1 < len(v); i += 2 {
			if i == 0 {
				p.moveTo(point{v[0], v[1]})
			} else {
				p.lineTo(point{v[i], v[i+1]})
			}
		}
		if n.name == "polygon" {
			p.close()
		}
	default:
		return nil, false
	}
	return p.segs, true
}

// radii reads rx and ry, either of which may stand for both.
func (f frame) radii(n *node) (rx, ry float64) {
	_, xok := parseLength(n.attr("rx"))
	_, yok := parseLength(n.attr("ry"))
	rx, ry = f.x(n, "rx"), f.y(n, "ry")
	if !xok {
		rx = ry
	}
	if !yok {
		ry = rx
	}
	return max(0, rx), max(0, ry)
}

func (f frame) rect(p *pen, n *node) {
	x, y, w, h := f.x(n, "x"), f.y(n, "y"), f.x(n, "width"), f.y(n, "height")
	if w <= 0 || h <= 0 {
		return
	}
	rx, ry := f.radii(n)
	rx, ry = min(rx, w/2), min(ry, h/2)
	if rx == 0 || ry == 0 {
		p.moveTo(point{x, y})
		p.lineTo(point{x + w, y})
		p.lineTo(point{x + w, y + h})
		p.lineTo(point{x, y + h})
		p.close()
		return
	}
	p.moveTo(point{x + rx, y})
	p.lineTo(point{x + w - rx, y})
	p.arcTo(rx, ry, 0, false, true, point{x + w, y + ry})
	p.lineTo(point{x + w, y + h - ry})
	p.arcTo(rx, ry, 0, false, true, point{x + w - rx, y + h})
	p.lineTo(point{x + rx, y + h})
	p.arcTo(rx, ry, 0, false, true, point{x, y + h - ry})
	p.lineTo(point{x, y + ry})
	p.arcTo(rx, ry, 0, false, true, point{x + rx, y})
	p.close()
}
