package pdf

import (
	"strings"
)

// shown is a glyph, or the text in place of several, as a viewer shows it.
type shown struct {
	x, y float64 // of its origin, in points from the page's lower left corner
	code int
	font string
	size float64
	text string
	mcid int // -1 in artifacts, -2 in unmarked content
}

// viewer runs a content stream as far as text is concerned.
type viewer struct {
	r     *reader
	fonts map[string]*viewFont
	out   []shown

	font                 string
	size, tracking, rise float64
	wider                float64 // what Tz adds to 1
	tm, line             [6]float64
	marks                []mark
	actual               []shown // what an ActualText replaces
	inText               bool
	textMarks            int // marks that were open at BT

}

type mark struct {
	mcid   int
	actual *string
}

type viewFont struct {
	widths  map[int]float64
	usual   float64
	unicode map[int]string
}

// view gives what a page shows.
func (r *reader) view(page pdfDict) []shown {
	v := &viewer{r: r, fonts: map[string]*viewFont{}}
	for key, font := range r.dict(r.dict(page["Resources"])["Font"]) {
		v.fonts[string(key)] = r.viewFont(r.dict(font))
	}
	p := &parser{data: r.stream(page["Contents"])}
	var args []any
	for tok := p.value(); tok != nil; tok = p.value() {
		if op, ok := tok.(pdfOp); ok {
			v.operate(string(op), args)
			args = nil
		} else {
			args = append(args, tok)
		}
	}
	if len(v.marks) > 0 || v.inText {
		r.tb.Error("the content stream ends inside something")
	}
	return v.out
}

func (r *reader) viewFont(font pdfDict) *viewFont {
	f := &viewFont{widths: map[int]float64{}, unicode: map[int]string{}}
	descendant := r.dict(r.array(font["DescendantFonts"])[0])
	f.usual = descendant["DW"].(float64)
	w := r.array(descendant["W"])
	for i := 0; i < len(w); i += 2 {
		for k, v := range w[i+1].([]any) {
			f.widths[int(w[i].(float64))+k] = v.(float64)
		}
	}
	p := &parser{data: r.stream(font["ToUnicode"])}
	var args []any
	for tok := p.value(); tok != nil; tok = p.value() {
		op, ok := tok.(pdfOp)
		if !ok {
			args = append(args, tok)
			continue
		}
		switch op {
		case "endbfchar":
			for i := 0; i < len(args); i += 2 {
				f.unicode[code(args[i])] = utf16BE(string(args[i+1].(pdfStr)))
			}
		case "endbfrange":
			for i := 0; i < len(args); i += 3 {
				first := []rune(utf16BE(string(args[i+2].(pdfStr))))[0]
				for c := code(args[i]); c <= code(args[i+1]); c++ {
					f.unicode[c] = string(first + rune(c-code(args[i])))
				}
			}
		}
		args = nil
	}
	return f
}

func code(v any) int {
	s := v.(pdfStr)
	return int(s[0])<<8 | int(s[1])
}

func (v *viewer) operate(op string, args []any) {
	num := func(i int) float64 { return args[i].(float64) }
	switch op {
	case "BT":
		if v.inText {
			v.r.tb.Error("BT inside BT")
		}
		v.inText, v.textMarks = true, len(v.marks)
		v.tm = [6]float64{1, 0, 0, 1, 0, 0}
		v.line = v.tm
	case "ET":
		if !v.inText || v.textMarks != len(v.marks) {
			v.r.tb.Error("ET across marked content")
		}
		v.inText = false
	case "Tf":
		v.font, v.size = string(args[0].(name)), num(1)
	case "Tc":
		v.tracking = num(0)
	case "Tz":
		v.wider = num(0)/100 - 1
	case "Ts":
		v.rise = num(0)
	case "Td":
		v.line[4] += num(0)*v.line[0] + num(1)*v.line[2]
		v.line[5] += num(0)*v.line[1] + num(1)*v.line[3]
		v.tm = v.line
	case "Tm":
		for i := range v.tm {
			v.tm[i] = num(i)
		}
		v.line = v.tm
	case "TJ":
		v.show(args[0].([]any))
	case "BMC":
		v.marks = append(v.marks, mark{mcid: -1})
	case "BDC":
		v.open(args[1].(pdfDict))
	case "EMC":
		v.closeMark()
	}
}

func (v *viewer) open(props pdfDict) {
	m := mark{mcid: -2}
	if len(v.marks) > 0 {
		m.mcid = v.marks[len(v.marks)-1].mcid
	}
	if id, ok := props["MCID"].(float64); ok {
		if len(v.marks) > 0 {
			v.r.tb.Error("marked contents of the structure are nested")
		}
		m.mcid = int(id)
	}
	if s, ok := props["ActualText"].(pdfStr); ok {
		text := s.text()
		m.actual = &text
		v.actual = nil
	}
	v.marks = append(v.marks, m)
}

// closeMark ends marked content. An ActualText stands where its first glyph
// does.
func (v *viewer) closeMark() {
	if len(v.marks) == 0 || v.inText && len(v.marks) <= v.textMarks {
		v.r.tb.Fatal("EMC across a text object")
	}
	m := v.marks[len(v.marks)-1]
	v.marks = v.marks[:len(v.marks)-1]
	if m.actual == nil {
		return
	}
	for i := range v.actual {
		v.actual[i].text = ""
	}
	if len(v.actual) > 0 {
		v.actual[0].text = *m.actual
	}
	v.out = append(v.out, v.actual...)
	v.actual = nil
}

func (v *viewer) show(list []any) {
	f := v.fonts[v.font]
	if f == nil || !v.inText {
		v.r.tb.Fatalf("text in the unknown font %q, or outside of BT", v.font)
	}
	mcid, actual := -2, false
	for _, m := range v.marks {
		mcid, actual = m.mcid, actual || m.actual != nil
	}
	for _, item := range list {
		if n, ok := item.(float64); ok {
			v.move(-n / 1000 * v.size)
			continue
		}
		s := item.(pdfStr)
		for i := 0; i+1 < len(s); i += 2 {
			c := int(s[i])<<8 | int(s[i+1])
			text, ok := f.unicode[c]
			if !ok {
				v.r.tb.Errorf("code %d of %s has no text", c, v.font)
			}
			g := shown{v.tm[4] + v.rise*v.tm[2], v.tm[5] + v.rise*v.tm[3], c, v.font, v.size, text, mcid}
			if actual {
				v.actual = append(v.actual, g)
			} else {
				v.out = append(v.out, g)
			}
			w, ok := f.widths[c]
			if !ok {
				w = f.usual
			}
			v.move(w/1000*v.size + v.tracking)
		}
	}
}

func (v *viewer) move(by float64) {
	by *= 1 + v.wider
	v.tm[4] += by * v.tm[0]
	v.tm[5] += by * v.tm[1]
}

// textOf joins the text of glyphs.
func textOf(list []shown) string {
	var b strings.Builder
	for _, g := range list {
		b.WriteString(g.text)
	}
	return b.String()
}
