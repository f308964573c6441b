package formula

import (
	"strconv"
	"strings"
)

// inks are colours by name, those of LaTeX and CSS that people use.
var inks = map[string]Color{
	"black": {}, "white": {255, 255, 255}, "red": {255, 0, 0}, "green": {0, 128, 0}, "blue": {0, 0, 255},
	"cyan": {0, 255, 255}, "magenta": {255, 0, 255}, "yellow": {255, 255, 0}, "gray": {128, 128, 128},
	"grey": {128, 128, 128}, "darkgray": {64, 64, 64}, "lightgray": {191, 191, 191}, "brown": {165, 42, 42},
	"lime": {0, 255, 0}, "olive": {128, 128, 0}, "orange": {255, 165, 0}, "pink": {255, 192, 203},
	"purple": {128, 0, 128}, "teal": {0, 128, 128}, "violet": {128, 0, 128}, "navy": {0, 0, 128},
	"maroon": {128, 0, 0}, "crimson": {220, 20, 60}, "indigo": {75, 0, 130}, "gold": {255, 215, 0},
	"tomato": {255, 99, 71}, "steelblue": {70, 130, 180}, "royalblue": {65, 105, 225}, "darkgreen": {0, 100, 0},
	"darkblue": {0, 0, 139}, "darkred": {139, 0, 0}, "forestgreen": {34, 139, 34}, "dodgerblue": {30, 144, 255},
}

// color reads a colour: {red}, {#c00}, [rgb]{1,0,0}, [HTML]{CC0000}.
func (p *parser) color() *Color {
	of := p.peek()
	model := strings.TrimSpace(wordsOf(p.optionalTokens()))
	name := strings.TrimSpace(p.words(of))
	if p.err != nil {
		return nil
	}
	c, ok := colorOf(model, name)
	if !ok {
		p.fail(of.begin, "write its name, or #rrggbb", "%s is no colour", name)
	}
	return &c
}

func colorOf(model, name string) (Color, bool) {
	switch model {
	case "":
		if c, ok := inks[strings.ToLower(name)]; ok {
			return c, true
		}
		return hexColor(strings.TrimPrefix(name, "#"), strings.HasPrefix(name, "#"))
	case "HTML":
		return hexColor(name, true)
	case "rgb", "RGB", "gray":
		var v [3]uint8
		parts := strings.Split(name, ",")
		if model == "gray" {
			parts = []string{name, name, name}
		}
		if len(parts) != 3 {
			return Color{}, false
		}
		for i, s := range parts {
			f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
			if model != "RGB" {
				f *= 255
			}
			if err != nil || !(f >= 0 && f <= 255) {
				return Color{}, false
			}
			v[i] = uint8(f + 0.5)
		}
		return Color{v[0], v[1], v[2]}, true
	}
	return Color{}, false
}

func hexColor(s string, marked bool) (Color, bool) {
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	n, err := strconv.ParseUint(s, 16, 24)
	if err != nil || len(s) != 6 || !marked {
		return Color{}, false
	}
	return Color{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

func (p *parser) textColor(t token) *Node {
	n := p.node(Style, t)
	n.Color = p.color()
	in := p.arg(t)
	n.Kids, n.End = []*Node{in}, max(t.end, in.End)
	core := in
	for core.Kind == Row && len(core.Kids) == 1 {
		core = core.Kids[0]
	}
	n.Class = core.Class
	return n
}
