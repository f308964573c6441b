package formula

import (
	"strconv"
	"strings"
)

// text reads words: the argument of \text and its like.
func text(face Face) handler {
	return func(p *parser, t token) *Node {
		open := p.rawNext()
		row := p.node(Row, t)
		if !open.is("{") {
			n := p.node(Text, open)
			n.Text, n.Face = open.text, face
			return n
		}
		if !p.deeper(t) {
			return row
		}
		defer p.leave()
		row.Kids = p.wordsUpTo(face, open)
		row.End = max(t.end, p.lex.at)
		if len(row.Kids) == 1 {
			return row.Kids[0]
		}
		return row
	}
}

// textFaces are commands that change the face of words.
var textFaces = map[string]Face{
	"textbf": Bold, "textit": Italic, "emph": Italic, "textrm": Roman, "text": Roman, "textnormal": Roman,
	"texttt": Typewriter, "textsf": Sans, "mbox": Roman, "textup": Roman,
}

// textMarks are accents of words, with the combining mark of each.
var textMarks = map[string]string{
	"'": "\u0301", "`": "\u0300", `"`: "\u0308", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
	"c": "\u0327", "v": "\u030C", "u": "\u0306", "H": "\u030B", "r": "\u030A", "k": "\u0328", "d": "\u0323",
}

// wordsUpTo reads words and formulas among them up to the closing brace.
func (p *parser) wordsUpTo(face Face, open token) []*Node {
	var list []*Node
	var b strings.Builder
	at := open
	flush := func() {
		if b.Len() > 0 {
			n := p.node(Text, at)
			n.Text, n.Face = b.String(), face
			list = append(list, n)
			b.Reset()
		}
	}
	for p.err == nil {
		t := p.expanded()
		switch {
		case t.kind == endToken:
			p.fail(open.begin, "add a } where it should end", "a { is not closed")
		case t.is("}"):
			flush()
			return list
		case t.is("{"):
			flush()
			if p.deeper(t) {
				list = append(list, p.wordsUpTo(face, t)...)
				p.leave()
			}
		case t.is("$"), t.command("("):
			flush()
			list = append(list, p.within(t))
		case t.is("~"):
			b.WriteString("\u00A0")
		case t.is("`"):
			b.WriteString("‘")
		case t.is("'"):
			b.WriteString("’")
		case t.kind == commandToken && textMarks[t.text] != "":
			b.WriteString(wordsOf(p.argTokens(t)) + textMarks[t.text])
		case t.kind == commandToken:
			if f, ok := textFaces[t.text]; ok {
				flush()
				if n := text(merged(face, f))(p, t); n != nil {
					list = append(list, n)
				}
				continue
			}
			if s, ok := p.textSymbol(t); ok {
				b.WriteString(s)
				continue
			}
			flush()
			if n := p.command(t); n != nil {
				list = append(list, n)
			}
		default:
			b.WriteString(t.text)
		}
	}
	return list
}

// merged is a face within another.
func merged(outer, inner Face) Face {
	if outer == Bold && inner == Italic || outer == Italic && inner == Bold {
		return BoldItalic
	}
	return inner
}

// textSymbol is what a command is among words.
func (p *parser) textSymbol(t token) (string, bool) {
	switch t.text {
	case " ", "$", "%", "&", "_", "#", "{", "}", "-":
		return strings.Trim(t.text, "-"), true
	case ",", "thinspace":
		return "\u2009", true
	case "quad":
		return "\u2003", true
	case "textbackslash":
		return `\`, true
	case "ldots", "dots", "textellipsis":
		return "…", true
	}
	if s, ok := symbolTable()[t.text]; ok && s.kind == Ident && s.upright && s.class == Ord && s.text < "ʰ" {
		return s.text, true
	}
	return "", false
}

// within reads a formula among words.
func (p *parser) within(open token) *Node {
	var list []token
	for {
		t := p.raw()
		if t.kind == endToken {
			return p.fail(open.begin, "", "a formula among words is not closed")
		}
		if t.is("$") && open.is("$") || t.command(")") && !open.is("$") {
			return p.parsed(open, list)
		}
		list = append(list, t)
	}
}

// dimension reads a space with its width: \hspace{1em}, \kern3pt.
func (p *parser) dimension(t token) *Node {
	first := p.rawNext()
	p.back(first)
	var words string
	if first.is("{") {
		words = p.words(t)
	} else {
		for {
			c := p.raw()
			if c.kind != charToken || !strings.Contains("0123456789.-+ emuxptcin", c.text) {
				p.back(c)
				break
			}
			words += c.text
			if len(words) > 2 && (strings.HasSuffix(words, "em") || strings.HasSuffix(words, "mu") || strings.HasSuffix(words, "pt") ||
				strings.HasSuffix(words, "ex") || strings.HasSuffix(words, "cm") || strings.HasSuffix(words, "mm")) {
				break
			}
		}
	}
	width, ok := length(words)
	if !ok {
		return p.fail(t.begin, "write it like 1em, 3mu or 10pt", "%s is no length", strings.TrimSpace(words))
	}
	return p.space(t, width)
}

// length reads a length as thousandths of an em; a point is a tenth of one, as
// in a text of ten points.
func length(s string) (int32, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 3 {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(s[:len(s)-2]), 64)
	per, ok := map[string]float64{
		"em": 1000, "ex": 450, "mu": 1000.0 / 18, "pt": 100, "px": 75, "cm": 2845, "mm": 284.5, "in": 7227, "pc": 1200,
	}[s[len(s)-2:]]
	if err != nil || !ok || v*per > 100_000 || v*per < -100_000 {
		return 0, false
	}
	return int32(v * per), true
}
