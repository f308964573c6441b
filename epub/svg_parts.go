package epub

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"octavo/epub/xhtml"
)

// svgElements are the elements that draw: those of SVG 1.1 and 2.
var svgElements = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`a animate animateMotion animateTransform circle clipPath defs desc ellipse
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
	feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
	feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
	feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker
	mask mpath path pattern polygon polyline radialGradient rect set stop style svg switch symbol
	text textPath title tref tspan use view`) {
		m[w] = true
	}
	return m
})

// label is HTML in a drawing: mostly the words in a box of a diagram. It is
// kept as lines of text in the middle of the box.
type label struct {
	x, y, w, h float64
	ok         bool
	lines      []string
	mute       int // how deep the script or style stands that is passed over
}

func newLabel(e xml.StartElement) *label {
	l := &label{lines: []string{""}, ok: true}
	number := func(name string, needed bool) float64 {
		v, err := strconv.ParseFloat(strings.TrimSuffix(attribute(e, name), "px"), 64)
		if err != nil || v != v || v > 1e6 || v < -1e6 {
			l.ok = l.ok && !needed
			return 0
		}
		return v
	}
	l.x, l.y = number("x", false), number("y", false)
	l.w, l.h = number("width", true), number("height", true)
	return l
}

// start is called for the start of an element at a depth, end for its end.
func (l *label) start(element string, depth int) {
	switch element {
	case "script", "style", "head":
		if l.mute == 0 {
			l.mute = depth
		}
	case "br", "p", "div", "li", "tr":
		if strings.TrimSpace(l.lines[len(l.lines)-1]) != "" {
			l.lines = append(l.lines, "")
		}
	}
}

func (l *label) end(depth int) {
	if l.mute == depth {
		l.mute = 0
	}
}

func (l *label) text(s string) {
	if l.mute == 0 {
		l.lines[len(l.lines)-1] += s
	}
}

// append writes the label.
func (l *label) append(b []byte) []byte {
	var lines []string
	for _, line := range l.lines {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 || !l.ok {
		return b
	}
	const leading = 1.2 // of the type's size
	for i, line := range lines {
		shift := (float64(i)-float64(len(lines)-1)/2)*leading + 0.35
		b = fmt.Appendf(b, `<text x="%.5g" y="%.5g" dy="%.2fem" text-anchor="middle">`, l.x+l.w/2, l.y+l.h/2, shift)
		b = xhtml.AppendText(b, line)
		b = append(b, "</text>"...)
	}
	return b
}

// cssLoad is what loads a file in a style sheet; CSS Syntax, sections 4.3.6 and
// 4.3.7.
var cssLoad = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)@import[^;]*;?|@charset[^;]*;?|url\(\s*(?:"[^"]*"|'[^']*'|[^)]*)\s*\)`)
})

// cleanCSS takes what loads other files out of a style sheet or a declaration.
// Places in the drawing keep their names.
func cleanCSS(css string, ids map[string]string) (clean string, changed bool) {
	if strings.ContainsRune(css, '\\') && cssEscape().MatchString(css) {
		return "", true // letters in disguise have no place in a drawing's style
	}
	clean = cssLoad().ReplaceAllStringFunc(css, func(load string) string {
		if load[0] == '@' {
			changed = changed || !strings.EqualFold(load[:min(8, len(load))], "@charset")
			return ""
		}
		target := strings.Trim(load[4:len(load)-1], " \t\r\n\"'")
		if id, local := strings.CutPrefix(target, "#"); local {
			for _, known := range []string{id, "\x00" + id} {
				if to := ids[known]; to != "" {
					return "url(#" + to + ")"
				}
			}
			return load
		}
		lower := strings.ToLower(target)
		if strings.HasPrefix(lower, "data:font/") || strings.HasPrefix(lower, "data:application/font") ||
			strings.HasPrefix(lower, "data:application/x-font") {
			return load
		}
		changed = true
		return "none"
	})
	return clean, changed
}

// cssEscape is a letter or digit that is written as its code.
var cssEscape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\\(?:[g-zG-Z]|0*[2-7][0-9a-fA-F](?:[^0-9a-fA-F]|$))`)
})

// entity is a declaration of an entity in a document type.
var entity = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`<!ENTITY\s+([\w.:-]+)\s+(?:"([^"&%<]*)"|'([^'&%<]*)')\s*>`)
})

// entities are those that a document type declares, and that stand for plain
// text; drawing programs declare their namespaces so.
func entities(directive xml.Directive) map[string]string {
	const most, longest = 256, 4096
	m := map[string]string{}
	for _, found := range entity().FindAllStringSubmatch(string(directive), most) {
		if value := found[2] + found[3]; len(value) <= longest {
			m[found[1]] = value
		}
	}
	return m
}

// utf8XML turns UTF-16, which is known by its byte order mark, into UTF-8.
func utf8XML(data []byte) []byte {
	if len(data) < 2 || !(data[0] == 0xFE && data[1] == 0xFF || data[0] == 0xFF && data[1] == 0xFE) {
		return data
	}
	high, low := 0, 1
	if data[0] == 0xFF {
		high, low = 1, 0
	}
	var units []uint16
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+high])<<8|uint16(data[i+low]))
	}
	return []byte(string(utf16.Decode(units)))
}

// charsetReader reads the encodings that old programs write.
func charsetReader(name string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(name) {
	case "utf-8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be":
		return in, nil // UTF-16 is converted already
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
		return charmap.Windows1252.NewDecoder().Reader(in), nil
	case "iso-8859-15":
		return charmap.ISO8859_15.NewDecoder().Reader(in), nil
	case "windows-1251":
		return charmap.Windows1251.NewDecoder().Reader(in), nil
	}
	return nil, fmt.Errorf("its encoding %q is not known", name)
}
