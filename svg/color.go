package svg

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"octavo/page"
)

// rgba is a colour with its opacity; all from 0 to 1.
type rgba struct{ r, g, b, a float64 }

var (
	black = rgba{a: 1}
	white = rgba{1, 1, 1, 1}
)

// over lays the colour, at an opacity of its own, on an opaque one.
func (c rgba) over(back rgba, opacity float64) rgba {
	a := c.a * opacity
	mix := func(x, y float64) float64 { return float64(x*a) + float64(y*(1-a)) }
	return rgba{mix(c.r, back.r), mix(c.g, back.g), mix(c.b, back.b), 1}
}

// toward is the colour a share t of the way to d.
func (c rgba) toward(d rgba, t float64) rgba {
	mix := func(x, y float64) float64 { return float64(x*(1-t)) + float64(y*t) }
	return rgba{mix(c.r, d.r), mix(c.g, d.g), mix(c.b, d.b), mix(c.a, d.a)}
}

// distance is the largest difference in a channel.
func (c rgba) distance(d rgba) float64 {
	return max(math.Abs(c.r-d.r), math.Abs(c.g-d.g), math.Abs(c.b-d.b), math.Abs(c.a-d.a))
}

// opaque drops the opacity.
func (c rgba) opaque() page.Color {
	return page.Color{R: channel(c.r), G: channel(c.g), B: channel(c.b)}
}

func channel(v float64) uint8 { return uint8(max(0, min(255, math.Round(v*255)))) }

// parseColor reads a CSS colour other than currentColor.
func parseColor(s string) (rgba, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if strings.HasPrefix(s, "#") {
		return hexColor(s[1:])
	}
	if open := strings.IndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") {
		args := strings.FieldsFunc(s[open+1:len(s)-1], func(r rune) bool {
			return r == ',' || r == '/' || r <= ' '
		})
		switch s[:open] {
		case "rgb", "rgba":
			return rgbColor(args)
		case "hsl", "hsla":
			return hslColor(args)
		}
		return rgba{}, false
	}
	if s == "transparent" {
		return rgba{}, true
	}
	c, ok := colornames.Map[s]
	return rgba{float64(c.R) / 255, float64(c.G) / 255, float64(c.B) / 255, 1}, ok
}

func hexColor(s string) (rgba, bool) {
	v, err := strconv.ParseUint(s, 16, 64)
	if err != nil {
		return rgba{}, false
	}
	at := func(shift uint, bits uint) float64 {
		mask := uint64(1)<<bits - 1
		return float64(v>>shift&mask) / float64(mask)
	}
	switch len(s) {
	case 3:
		return rgba{at(8, 4), at(4, 4), at(0, 4), 1}, true
	case 4:
		return rgba{at(12, 4), at(8, 4), at(4, 4), at(0, 4)}, true
	case 6:
		return rgba{at(16, 8), at(8, 8), at(0, 8), 1}, true
	case 8:
		return rgba{at(24, 8), at(16, 8), at(8, 8), at(0, 8)}, true
	}
	return rgba{}, false
}

func rgbColor(args []string) (rgba, bool) {
	if len(args) != 3 && len(args) != 4 {
		return rgba{}, false
	}
	var v [4]float64
	v[3] = 1
	for i, a := range args {
		f, ok := parseNumber(a)
		if !ok {
			return rgba{}, false
		}
		if i < 3 && !strings.HasSuffix(a, "%") {
			f /= 255
		}
		v[i] = max(0, min(1, f))
	}
	return rgba{v[0], v[1], v[2], v[3]}, true
}

// hslColor is the conversion of CSS Color 4, 7.1.
func hslColor(args []string) (rgba, bool) {
	if len(args) != 3 && len(args) != 4 {
		return rgba{}, false
	}
	var v [4]float64
	v[3] = 1
	for i, a := range args {
		f, ok := parseNumber(a)
		if !ok {
			return rgba{}, false
		}
		v[i] = f
	}
	h := math.Mod(v[0], 360)
	if h < 0 {
		h += 360
	}
	sat, light := max(0, min(1, v[1])), max(0, min(1, v[2]))
	f := func(n float64) float64 {
		k := math.Mod(n+h/30, 12)
		return light - float64(sat*min(light, 1-light)*max(-1, min(k-3, 9-k, 1)))
	}
	return rgba{f(0), f(8), f(4), max(0, min(1, v[3]))}, true
}

// paintKind says what a shape is painted with.
type paintKind uint8

const (
	paintNone paintKind = iota
	paintColor
	paintCurrent // the value of color
	paintServer  // a gradient or pattern, by id
	paintContext // what the shape with the marker has: fill
	paintContextStroke
)

// paint is the value of fill or stroke.
type paint struct {
	kind  paintKind
	color rgba
	id    string // of a paint server; color is what to use if there is none
	bare  bool   // a paint server without a colour to fall back on
}

// parsePaint reads fill or stroke (13.2).
func parsePaint(s string) (paint, bool) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "url(") {
		end := strings.IndexByte(s, ')')
		if end < 0 {
			return paint{}, false
		}
		p := paint{kind: paintServer, id: fragment(s[4:end]), bare: true}
		if f, ok := parsePaint(s[end+1:]); ok && f.kind == paintColor {
			p.bare, p.color = false, f.color
		}
		return p, true
	}
	switch strings.ToLower(s) {
	case "none":
		return paint{}, true
	case "currentcolor":
		return paint{kind: paintCurrent}, true
	case "context-fill":
		return paint{kind: paintContext}, true
	case "context-stroke":
		return paint{kind: paintContextStroke}, true
	}
	c, ok := parseColor(s)
	return paint{kind: paintColor, color: c}, ok
}

// fragment gives the id in "#id", quoted or not, and "" for what lies outside
// the picture.
func fragment(s string) string {
	s = strings.Trim(strings.TrimSpace(s), `'"`)
	if !strings.HasPrefix(s, "#") {
		return ""
	}
	return s[1:]
}
