package formula

import "unicode/utf8"

// delimiter reads a delimiter: its text, "" for none.
func (p *parser) delimiter(of token) (string, bool) {
	t := p.next()
	if t.is("{") { // some write \left{(}
		if c := p.next(); p.peek().is("}") {
			p.next()
			t = c
		}
	}
	p.delimEnd = t.end
	switch t.kind {
	case charToken:
		switch t.text {
		case ".":
			return "", true
		case "<":
			return "⟨", true
		case ">":
			return "⟩", true
		case "(", ")", "[", "]", "|", "/", "⟨", "⟩", "‖", "⌊", "⌋", "⌈", "⌉":
			return t.text, true
		}
	case commandToken:
		switch t.text {
		case "backslash":
			return `\`, true
		case "lt":
			return "⟨", true
		case "gt":
			return "⟩", true
		case "vert", "|", "Vert":
			return symbolTable()[t.text].text, true
		}
		if s, ok := symbolTable()[t.text]; ok {
			switch s.text {
			case "↑", "↓", "↕", "⇑", "⇓", "⇕":
				return s.text, true
			}
			if s.class == Open || s.class == Close {
				return s.text, true
			}
		}
	}
	p.fail(t.begin, `delimiters are ( ) [ ] \{ \} | \| \langle \rangle and the like, and . for none`,
		"%s is no delimiter for %s", shownEnd(t), shown(of))
	return "", false
}

func shownEnd(t token) string {
	if t.kind == endToken {
		return "the end"
	}
	return shown(t)
}

// leftRight reads what stands between \left and \right.
func (p *parser) leftRight(t token) *Node {
	n := p.node(Fenced, t)
	n.Class = Inner
	open, _ := p.delimiter(t)
	o := p.op(t, open, Open)
	o.Stretchy = true
	content := p.row()
	for p.peek().command("middle") {
		m := p.next()
		text, _ := p.delimiter(m)
		bar := p.op(m, text, Ord)
		bar.Stretchy, bar.Middle = true, true
		rest := p.row()
		content.Kids = append(content.Kids, bar)
		content.Kids = append(content.Kids, rest.Kids...)
		content.End = max(content.End, rest.End)
	}
	end := p.next()
	if !end.command("right") {
		return p.fail(t.begin, `add a \right) or the like, \right. for nothing`, `\left has no \right`)
	}
	close, _ := p.delimiter(end)
	c := p.op(end, close, Close)
	c.Stretchy = true
	n.Kids, n.End = []*Node{o, content, c}, p.delimEnd
	return n
}

// big reads a delimiter of a given size.
func (p *parser) big(t token, size int32, class Class) *Node {
	text, _ := p.delimiter(t)
	n := p.op(t, text, class)
	n.Stretchy, n.Size = true, size
	return n
}

// dots chooses between low and centred dots by what follows, as amsmath does.
func (p *parser) dots(t token) *Node {
	n := p.op(t, "…", Inner)
	next := p.peek()
	switch next.kind {
	case charToken:
		r, _ := utf8.DecodeRuneInString(next.text)
		if class, _ := charClass(r); class == Bin || class == Rel && r != ':' || class == Large {
			n.Text = "⋯"
		}
	case commandToken:
		if s := symbolTable()[next.text]; s.class == Bin || s.class == Rel || s.class == Large && s.kind == Op {
			n.Text = "⋯"
		}
	}
	return n
}

func (p *parser) dotsIntegral(t token) *Node {
	row := p.node(Row, t)
	row.Class = Large
	row.Kids = []*Node{p.op(t, "∫", Large), p.op(t, "⋯", Inner), p.op(t, "∫", Large)}
	return row
}

// pmod is \pmod and \pod: a remark in parentheses.
func pmod(open string) handler {
	return func(p *parser, t token) *Node {
		row := p.node(Row, t)
		row.Kids = []*Node{p.space(t, 667), p.op(t, "(", Open)}
		if open != "(" {
			row.Kids = append(row.Kids, p.modWord(t), p.space(t, 333))
		}
		n := p.arg(t)
		row.Kids = append(row.Kids, n, p.op(t, ")", Close))
		row.End = max(t.end, n.End)
		return row
	}
}

func (p *parser) modWord(t token) *Node {
	n := p.node(Ident, t)
	n.Text, n.Upright = "mod", true
	return n
}

func (p *parser) mod(t token) *Node {
	row := p.node(Row, t)
	n := p.arg(t)
	row.Kids = []*Node{p.space(t, 667), p.modWord(t), p.space(t, 333), n}
	row.End = max(t.end, n.End)
	return row
}

func (p *parser) bmod(t token) *Node {
	n := p.modWord(t)
	n.Class = Bin
	return n
}
