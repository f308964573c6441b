package svg

import (
	"strconv"
	"strings"
)

// setText applies the properties of text.
func (st *style) setText(name, v string, parent *style) {
	switch name {
	case "font-family":
		st.font.family = v
	case "font-size":
		st.setFontSize(v, parent)
	case "font-weight":
		st.setWeight(v, parent)
	case "font-style":
		st.font.italic = strings.HasPrefix(v, "italic") || strings.HasPrefix(v, "oblique")
	case "font":
		st.setFont(v, parent)
	case "text-anchor":
		st.anchor = anchors[v]
	case "dominant-baseline", "alignment-baseline":
		if b, ok := baselines[v]; ok {
			st.baseline = b
		}
	case "baseline-shift":
		st.setShift(v, parent)
	case "letter-spacing":
		st.tracking = 0
		if l, ok := parseLength(v); ok {
			st.tracking = l.px(st.font.size, 0)
		}
	case "space":
		st.preserve = v == "preserve"
	case "white-space":
		st.preserve = strings.HasPrefix(v, "pre")
		st.noWrap = v == "nowrap" || v == "pre"
	case "text-transform":
		st.upper = v == "uppercase"
	case "text-decoration", "text-decoration-line":
		st.underline = strings.Contains(v, "underline")
		st.lineThru = strings.Contains(v, "line-through")
	}
}

var baselines = map[string]baseline{
	"auto": baseAlphabetic, "alphabetic": baseAlphabetic, "baseline": baseAlphabetic,
	"middle": baseMiddle, "central": baseCentral, "hanging": baseHanging,
	"text-before-edge": baseTop, "before-edge": baseTop, "text-top": baseTop, "top": baseTop,
	"text-after-edge": baseBottom, "after-edge": baseBottom, "text-bottom": baseBottom,
	"ideographic": baseBottom, "bottom": baseBottom, "center": baseCentral,
	"mathematical": baseMiddle,
}

func (st *style) setFontSize(v string, parent *style) {
	switch v {
	case "smaller":
		st.font.size = parent.font.size / 1.2
	case "larger":
		st.font.size = parent.font.size * 1.2
	default:
		if size, ok := fontSizes[v]; ok {
			st.font.size = size
		} else if l, ok := parseLength(v); ok && l.value >= 0 {
			st.font.size = l.px(parent.font.size, parent.font.size)
		}
	}
}

// fontSizes are the keywords of CSS Fonts 4, 2.5, with "medium" as 16 px.
var fontSizes = map[string]float64{
	"xx-small": 9.6, "x-small": 12, "small": 14.2, "medium": 16,
	"large": 19.2, "x-large": 24, "xx-large": 32,
}

func (st *style) setWeight(v string, parent *style) {
	switch v {
	case "normal":
		st.font.weight = 400
	case "bold":
		st.font.weight = 700
	case "bolder":
		st.font.weight = 700
		if parent.font.weight < 350 {
			st.font.weight = 400
		}
	case "lighter":
		st.font.weight = 400
		if parent.font.weight < 550 {
			st.font.weight = 300
		}
	default:
		if n, err := strconv.Atoi(v); err == nil && n > 0 && n <= 1000 {
			st.font.weight = n
		}
	}
}

// setFont reads the shorthand: "italic bold 12px/1.2 Arial, sans-serif".
func (st *style) setFont(v string, parent *style) {
	fields := strings.Fields(v)
	st.font.weight, st.font.italic = 400, false
	for i, f := range fields {
		switch f {
		case "italic", "oblique":
			st.font.italic = true
			continue
		case "normal", "small-caps":
			continue
		}
		size, _, _ := strings.Cut(f, "/")
		if l, ok := parseLength(size); ok && l.unit != "" || fontSizes[size] > 0 {
			st.setFontSize(size, parent)
			st.font.family = strings.Join(fields[i+1:], " ")
			return
		}
		st.setWeight(f, parent)
	}
}

func (st *style) setShift(v string, parent *style) {
	switch v {
	case "sub":
		st.shift = -0.2 * parent.font.size
	case "super":
		st.shift = 0.35 * parent.font.size
	default:
		if l, ok := parseLength(v); ok {
			st.shift = l.px(st.font.size, st.font.size)
		}
	}
}

// generic maps a CSS font list to a family of the book: the first name that
// is known decides; have tells of families by their own name.
func generic(list string, have func(string) bool) string {
	for name := range strings.SplitSeq(list, ",") {
		name = strings.ToLower(strings.Trim(strings.TrimSpace(name), `'"`))
		if name == "" {
			continue
		}
		if family := wellKnown(name); family != "" {
			return family
		}
		if have(name) {
			return name
		}
	}
	return "sans"
}

// wellKnown gives the kind of a widespread family.
func wellKnown(name string) string {
	switch name {
	case "serif", "ui-serif":
		return "serif"
	case "monospace", "ui-monospace":
		return "mono"
	case "sans-serif", "sans", "system-ui", "-apple-system", "ui-sans-serif", "blinkmacsystemfont":
		return "sans"
	}
	for _, k := range familyWords {
		if strings.Contains(name, k.word) {
			return k.family
		}
	}
	return ""
}

// familyWords are parts of family names, the telling ones first: "DejaVu Sans
// Mono" is monospaced, "PT Sans" a sans.
var familyWords = []struct{ word, family string }{
	{"mono", "mono"}, {"courier", "mono"}, {"consol", "mono"}, {"menlo", "mono"},
	{"monaco", "mono"}, {"code", "mono"}, {"typewriter", "mono"}, {"cascadia", "mono"},
	{"sans", "sans"}, {"helvetica", "sans"}, {"arial", "sans"}, {"verdana", "sans"},
	{"tahoma", "sans"}, {"trebuchet", "sans"}, {"calibri", "sans"}, {"segoe", "sans"},
	{"roboto", "sans"}, {"lato", "sans"}, {"ubuntu", "sans"}, {"virgil", "sans"},
	{"excalifont", "sans"}, {"nunito", "sans"}, {"geneva", "sans"}, {"lucida grande", "sans"},
	{"times", "serif"}, {"georgia", "serif"}, {"serif", "serif"}, {"roman", "serif"},
	{"garamond", "serif"}, {"palatino", "serif"}, {"cambria", "serif"}, {"minion", "serif"},
	{"bookman", "serif"}, {"century", "serif"}, {"cmr", "serif"}, {"cmmi", "serif"},
}
