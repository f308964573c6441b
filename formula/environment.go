package formula

import "strings"

// environment reads \begin{…} … \end{…}.
func (p *parser) environment(t token) *Node {
	if !p.deeper(t) {
		return &Node{}
	}
	defer p.leave()
	name := p.words(t)
	info, open, close, ok := tableOf(strings.TrimSuffix(name, "*"))
	if !ok {
		return p.fail(t.begin, "there are matrix, pmatrix, bmatrix, vmatrix, cases, aligned, align, gather, array and the like",
			`there is no environment %s for formulas`, name)
	}
	switch strings.TrimSuffix(name, "*") {
	case "array", "subarray", "darray":
		p.optionalTokens()
		p.columns(info, t)
	case "alignat", "alignedat":
		p.words(t)
	case "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix":
		if strings.HasSuffix(name, "*") {
			p.starColumns(info)
		}
	case "aligned", "gathered", "split":
		p.optionalTokens()
	}
	if strings.HasPrefix(name, "sub") {
		info.Tight = true
	}
	p.rows(info, func(t token) bool { return t.kind == endToken || t.command("end") })
	end := p.next()
	if !end.command("end") {
		return p.fail(t.begin, `add \end{`+name+`}`, `\begin{%s} has no \end`, name)
	}
	if got := p.words(end); got != name && p.err == nil {
		return p.fail(end.begin, `write \end{`+name+`}`, `\begin{%s} ends with \end{%s}`, name, got)
	}
	table := p.node(Table, t)
	table.Table, table.End = info, end.end+len(name)+2
	if open == "" && close == "" {
		return table
	}
	n := p.fence(t, open, table, close)
	n.End = table.End
	return n
}

// tableOf says what kind of table an environment is, and what stands around it.
func tableOf(name string) (info *TableInfo, open, close string, ok bool) {
	info = &TableInfo{Gaps: []int32{1000}}
	switch name {
	case "matrix", "array", "subarray", "darray":
		info.Display = name == "darray"
		return info, "", "", true
	case "pmatrix":
		return info, "(", ")", true
	case "bmatrix":
		return info, "[", "]", true
	case "Bmatrix":
		return info, "{", "}", true
	case "vmatrix":
		return info, "|", "|", true
	case "Vmatrix":
		return info, "‖", "‖", true
	case "smallmatrix":
		info.Small, info.Gaps = true, []int32{333}
		return info, "", "", true
	case "cases", "dcases", "rcases", "drcases":
		info.Align, info.Display = []ColumnAlign{Left, Left}, name[0] == 'd'
		if name == "rcases" || name == "drcases" {
			return info, "", "}", true
		}
		return info, "{", "", true
	case "aligned", "align", "alignat", "alignedat", "split", "eqnarray", "flalign":
		info.Align, info.Gaps = []ColumnAlign{Right, Left}, []int32{0, 2000}
		if strings.HasPrefix(name, "alignat") || name == "alignedat" {
			info.Gaps = []int32{0, 0}
		}
		if name == "eqnarray" {
			info.Align, info.Gaps = []ColumnAlign{Right, Center, Left}, []int32{278, 278, 2000}
		}
	case "gathered", "gather", "equation", "displaymath", "math", "multline":
	default:
		return nil, "", "", false
	}
	info.Display, info.Lined = true, true
	return info, "", "", true
}

// columns reads how the columns of an array are aligned: {lc|r}.
func (p *parser) columns(info *TableInfo, of token) {
	list := p.argTokens(of)
	for i := 0; i < len(list); i++ {
		switch t := list[i]; t.text {
		case "l", "p", "m", "b", "X":
			info.Align = append(info.Align, Left)
		case "c":
			info.Align = append(info.Align, Center)
		case "r":
			info.Align = append(info.Align, Right)
		case "|", ":":
			info.Rules = mark(info.Rules, len(info.Align))
		case "{": // the width of p{…}, or what @{…} puts there
			for i < len(list) && !list[i].is("}") {
				i++
			}
		case "@", "!", " ", "*", ">", "<":
		default:
			p.fail(t.begin, "columns are l, c and r, and | for a line", "there are no columns of kind %s", t.text)
		}
	}
}

// starColumns reads the alignment of \begin{pmatrix*}[r].
func (p *parser) starColumns(info *TableInfo) {
	switch wordsOf(p.optionalTokens()) {
	case "r":
		info.Align = []ColumnAlign{Right, Right, Right, Right, Right, Right, Right, Right, Right, Right}
	case "l":
		info.Align = []ColumnAlign{Left, Left, Left, Left, Left, Left, Left, Left, Left, Left}
	}
}

// mark sets a flag at an index.
func mark(list []bool, i int) []bool {
	for len(list) <= i {
		list = append(list, false)
	}
	list[i] = true
	return list
}

// rows reads the rows of a table up to its end, which is left.
func (p *parser) rows(info *TableInfo, end func(token) bool) {
	saved := p.tag
	defer func() { p.tag = saved }()
	row := []*Node{}
	p.tag = nil
	finish := func(gap int32) {
		info.Rows, info.Tags = append(info.Rows, row), append(info.Tags, p.tag)
		info.RowGaps = append(info.RowGaps, gap)
		row, p.tag = []*Node{}, nil
	}
	for p.err == nil {
		p.lines(info)
		if t := p.peek(); end(t) && len(row) == 0 && len(info.Rows) > 0 {
			return // after a last \\
		}
		row = append(row, p.row())
		t := p.next()
		switch {
		case end(t):
			p.back(t)
			finish(0)
			return
		case t.is("&"):
			if len(row) == maxColumns {
				p.fail(t.begin, "", "a table has more than %d columns", maxColumns)
			}
		case t.command(`\`), t.command("cr"), t.command("newline"):
			finish(p.rowGap())
		case t.command("end"):
			p.fail(t.begin, "", `\end has no \begin`)
		case t.command("right"), t.command("middle"):
			p.fail(t.begin, `write \left( or the like before it; \left. for nothing`, `%s has no \left`, shown(t))
		case t.is("}"):
			p.fail(t.begin, `write \} for a brace that is to be seen`, "there is a } without a {")
		default:
			p.fail(t.begin, "", "%s is not closed", `\begin`)
		}
	}
}

// lines reads lines between rows.
func (p *parser) lines(info *TableInfo) {
	for {
		t := p.next()
		if !t.command("hline") && !t.command("hdashline") {
			p.back(t)
			return
		}
		info.RowRules = mark(info.RowRules, len(info.Rows))
	}
}

// rowGap reads what \\[…] adds between rows.
func (p *parser) rowGap() int32 {
	t := p.raw()
	if t.is("*") {
		t = p.raw()
	}
	p.back(t)
	if !t.is("[") {
		return 0
	}
	width, ok := length(wordsOf(p.optionalTokens()))
	if !ok {
		return 0
	}
	return width
}

// substack reads rows that stand close.
func (p *parser) substack(t token) *Node {
	open := p.next()
	if !open.is("{") {
		p.back(open)
		return p.arg(t)
	}
	info := &TableInfo{Tight: true}
	p.rows(info, func(t token) bool { return t.kind == endToken || t.is("}") })
	end := p.next()
	if !end.is("}") {
		return p.fail(open.begin, "add a } where it should end", "a { is not closed")
	}
	n := p.node(Table, t)
	n.Table, n.End = info, end.end
	return n
}

// readTag reads the number of an equation.
func (p *parser) readTag(t token) *Node {
	n := text(Roman)(p, t)
	if t.text == "tag" {
		row := p.node(Row, t)
		open, close := p.node(Text, t), p.node(Text, t)
		open.Text, close.Text = "(", ")"
		row.Kids = []*Node{open, n, close}
		n = row
	}
	p.tag = n
	return nil
}
