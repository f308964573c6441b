package svg

import (
	"strings"

	"octavo/page"
)

// style is the computed style of an element.
type style struct {
	// Inherited.
	color                      rgba
	fill, stroke               paint
	fillOpacity, strokeOpacity float64
	evenOdd, clipEvenOdd       bool
	width, miter               float64
	cap                        page.LineCap
	join                       page.LineJoin
	dash                       []float64
	dashOffset                 float64
	markers                    [3]string // ids: start, mid, end
	visible                    bool
	font                       font
	anchor                     float64 // share of the text before its point
	baseline                   baseline
	tracking                   float64
	preserve                   bool
	upper                      bool
	textAlign                  float64 // in HTML: 0 left, 0.5 centre, 1 right
	noWrap                     bool    // in HTML

	// Not inherited.
	display             bool
	opacity             float64
	clipPath, mask      string
	filter              bool
	external            bool // a reference that leads out of the picture
	overflow            bool // what lies outside the viewport shows
	nonScaling          bool
	stopColor           rgba
	stopOpacity         float64
	shift               float64 // of the baseline, upwards
	underline, lineThru bool
	transform           string
	block               bool // in HTML
	flow                flow // in HTML
}

// font is what decides a text's look.
type font struct {
	family string // the CSS list
	size   float64
	weight int
	italic bool
}

// baseline is which line of the text stands on its y.
type baseline uint8

const (
	baseAlphabetic baseline = iota
	baseMiddle
	baseCentral
	baseHanging
	baseTop
	baseBottom
)

// initial is the style outside the root element.
func initial() style {
	s := style{
		color: black, fill: paint{kind: paintColor, color: black},
		fillOpacity: 1, strokeOpacity: 1, width: 1, miter: 4, visible: true,
		font: font{size: 16, weight: 400}, textAlign: 0.5,
	}
	return s.inherited()
}

// inherited is the style of a child before its own declarations.
func (s style) inherited() style {
	s.display, s.opacity, s.clipPath, s.mask = true, 1, "", ""
	s.filter, s.external, s.overflow, s.nonScaling = false, false, false, false
	s.stopColor, s.stopOpacity, s.shift = black, 1, 0
	s.underline, s.lineThru, s.transform = false, false, ""
	s.block, s.flow = false, flow{}
	return s
}

// presentation lists the properties that may also be attributes.
var presentation = map[string]bool{
	"alignment-baseline": true, "baseline-shift": true, "clip-path": true, "clip-rule": true,
	"color": true, "display": true, "dominant-baseline": true, "fill": true,
	"fill-opacity": true, "fill-rule": true, "filter": true, "font-family": true,
	"font-size": true, "font-style": true, "font-weight": true, "letter-spacing": true,
	"marker-end": true, "marker-mid": true, "marker-start": true, "mask": true, "opacity": true,
	"overflow": true, "space": true, "stop-color": true, "stop-opacity": true, "stroke": true,
	"stroke-dasharray": true, "stroke-dashoffset": true, "stroke-linecap": true,
	"stroke-linejoin": true, "stroke-miterlimit": true, "stroke-opacity": true,
	"stroke-width": true, "text-anchor": true, "text-decoration": true, "vector-effect": true,
	"visibility": true, "white-space": true, "text-transform": true, "transform": true,
}

// compute gives an element's style from its parent's.
func (s *sheet) compute(n *node, parent *style) *style {
	st := parent.inherited()
	if n.attr("space") == "preserve" {
		st.preserve = true
	}
	htmlDefaults(n, &st)
	for _, d := range s.declarations(n) {
		if d.value == "inherit" {
			inherit(d.name, &st, parent)
			continue
		}
		if strings.HasPrefix(d.value, "light-dark(") {
			d.value = lightValue(d.value)
		}
		st.set(d.name, d.value, parent)
	}
	return &st
}

// lightValue is the first argument of light-dark(): paper is light.
func lightValue(v string) string {
	args := strings.TrimSuffix(strings.TrimPrefix(v, "light-dark("), ")")
	level := 0
	for i := range len(args) {
		switch args[i] {
		case '(':
			level++
		case ')':
			level--
		case ',':
			if level == 0 {
				return strings.TrimSpace(args[:i])
			}
		}
	}
	return args
}

// inherit handles the keyword for the properties that don't do so by
// themselves and are written so in practice.
func inherit(name string, st, parent *style) {
	switch name {
	case "opacity":
		st.opacity = parent.opacity
	case "stop-color":
		st.stopColor = parent.stopColor
	case "stop-opacity":
		st.stopOpacity = parent.stopOpacity
	case "overflow":
		st.overflow = parent.overflow
	}
}

// set applies a declaration; values that cannot be read count for nothing.
func (st *style) set(name, v string, parent *style) {
	switch name {
	case "color":
		if c, ok := parseColor(v); ok {
			st.color = c
		}
	case "fill":
		if p, ok := parsePaint(v); ok {
			st.fill = p
		}
	case "stroke":
		if p, ok := parsePaint(v); ok {
			st.stroke = p
		}
	case "fill-opacity":
		setShare(&st.fillOpacity, v)
	case "stroke-opacity":
		setShare(&st.strokeOpacity, v)
	case "opacity":
		setShare(&st.opacity, v)
	case "stop-opacity":
		setShare(&st.stopOpacity, v)
	case "stop-color":
		if p, ok := parsePaint(v); ok && p.kind == paintColor {
			st.stopColor = p.color
		} else if ok && p.kind == paintCurrent {
			st.stopColor = st.color
		}
	case "fill-rule":
		st.evenOdd = v == "evenodd"
	case "clip-rule":
		st.clipEvenOdd = v == "evenodd"
	case "display":
		st.display, st.block = v != "none", v == "block" || v == "flex" || v == "table"
	case "visibility":
		st.visible = v == "visible"
	case "clip-path":
		st.clipPath = st.reference(v)
	case "mask":
		st.mask = st.reference(v)
	case "filter":
		st.filter = v != "none" && v != ""
	case "overflow":
		st.overflow = v == "visible" || v == "auto"
	case "transform":
		st.transform = v
	case "vector-effect":
		st.nonScaling = v == "non-scaling-stroke"
	case "marker", "marker-start", "marker-mid", "marker-end":
		st.setMarker(name, v)
	default:
		st.setStroke(name, v)
		st.setText(name, v, parent)
		st.setHTML(name, v)
	}
}

// reference gives the id of url(#id); "" for none.
func (st *style) reference(v string) string {
	if !strings.HasPrefix(v, "url(") {
		return ""
	}
	end := strings.IndexByte(v, ')')
	if end < 0 {
		return ""
	}
	id := fragment(v[4:end])
	st.external = st.external || id == ""
	return id
}

func (st *style) setMarker(name, v string) {
	id := st.reference(v)
	switch name {
	case "marker-start":
		st.markers[0] = id
	case "marker-mid":
		st.markers[1] = id
	case "marker-end":
		st.markers[2] = id
	default:
		st.markers = [3]string{id, id, id}
	}
}

func (st *style) setStroke(name, v string) {
	switch name {
	case "stroke-width":
		if l, ok := parseLength(v); ok && l.value >= 0 {
			st.width = l.px(st.font.size, 100)
		}
	case "stroke-linecap":
		st.cap = lineCaps[v]
	case "stroke-linejoin":
		st.join = lineJoins[v]
	case "stroke-miterlimit":
		if f, ok := parseNumber(v); ok && f >= 1 {
			st.miter = f
		}
	case "stroke-dasharray":
		st.dash = dashes(lengthList(v, st.font.size, 100))
	case "stroke-dashoffset":
		if l, ok := parseLength(v); ok {
			st.dashOffset = l.px(st.font.size, 100)
		}
	}
}

var (
	lineCaps  = map[string]page.LineCap{"round": page.RoundLineCap, "square": page.SquareCap}
	lineJoins = map[string]page.LineJoin{"round": page.RoundJoin, "bevel": page.BevelJoin}
	anchors   = map[string]float64{"middle": 0.5, "end": 1}
)

// dashes checks a dash pattern (13.5.6): an odd one counts twice, one with a
// negative number or no length is none.
func dashes(list []float64) []float64 {
	sum := 0.0
	for _, d := range list {
		if d < 0 {
			return nil
		}
		sum += d
	}
	if sum <= 0 || len(list) > maxDashes {
		return nil
	}
	if len(list)%2 == 1 {
		list = append(list[:len(list):len(list)], list...)
	}
	return list
}

func setShare(to *float64, v string) {
	if f, ok := parseNumber(v); ok {
		*to = max(0, min(1, f))
	}
}
