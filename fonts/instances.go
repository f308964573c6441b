package fonts

import "strings"

// axis is an axis of a variable face: OpenType specification, table fvar. Its
// numbers are whole units.
type axis struct{ least, normal, most int }

// weightAxis reads the axis of weight from a table fvar; ok is false if there
// is none.
func weightAxis(fvar []byte) (a axis, ok bool) {
	at, count, size := int(u16(fvar, 4)), int(u16(fvar, 8)), int(u16(fvar, 10))
	if size < 20 {
		return a, false
	}
	for i := range count {
		if u32(fvar, at+i*size) == tag("wght") {
			value := func(n int) int { return int(i16(fvar, at+i*size+4+4*n)) }
			a = axis{value(0), value(1), value(2)}
			return a, a.least > 0 && a.least <= a.normal && a.normal <= a.most
		}
	}
	return a, false
}

// instanceWeights are the weights at which a variable face is offered.
var instanceWeights = [...]struct {
	weight int
	name   string
}{{400, ""}, {600, "SemiBold"}, {700, "Bold"}}

// instances gives the faces that a variable face stands for: those of the usual
// weights, as far as its axis reaches, or just the one that it is without
// variations. Other axes stay where they are.
func instances(src *source, fvar []byte) []*source {
	if len(fvar) == 0 {
		return []*source{src}
	}
	src.variable = true
	a, ok := weightAxis(fvar)
	var list []*source
	for _, w := range instanceWeights {
		if !ok || w.weight < a.least || w.weight > a.most {
			continue
		}
		style := w.name
		if src.italic {
			style = strings.TrimSpace(style + " Italic")
		}
		last := style
		if last == "" {
			last = "Regular"
		}
		list = append(list, &source{
			kind: src.kind, family: src.family, name: strings.TrimSpace(src.family + " " + style),
			postScript: postScriptName(src.family+"-"+last, src.name),
			weight:     w.weight, italic: src.italic, glyphs: src.glyphs, file: src.file,
			variable: true, wght: w.weight,
		})
	}
	if list == nil {
		return []*source{src}
	}
	return list
}
