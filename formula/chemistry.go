package formula

import "strings"

// chemistry reads \ce{…}: formulas of substances and reactions, as mhchem has
// them in simple cases.
func (p *parser) chemistry(t token) *Node {
	src := chemicalTeX(p.words(t))
	lex := lexer{src: src}
	var list []token
	for {
		c := lex.next()
		if c.kind == endToken {
			break
		}
		c.begin, c.end = t.begin, t.end
		list = append(list, c)
	}
	n := p.parsed(t, list)
	n.Begin, n.End = t.begin, max(t.end, p.lex.at)
	return n
}

// reactions are the arrows of reactions, the longest first.
var reactions = []struct{ mark, tex string }{
	{"<=>", `\rightleftharpoons `}, {"<->", `\longleftrightarrow `}, {"->", `\longrightarrow `}, {"<-", `\longleftarrow `},
}

// chemicalTeX writes the notation of mhchem as TeX.
func chemicalTeX(s string) string {
	var b strings.Builder
	start := true // of a substance: digits are how many of it there are
	for i := 0; i < len(s); {
		if n := reactionAt(&b, s[i:]); n > 0 {
			i, start = i+n, true
			continue
		}
		c := s[i]
		j := i + 1
		switch {
		case isLetter(c):
			for j < len(s) && isLetter(s[j]) {
				j++
			}
			b.WriteString(`\mathrm{` + s[i:j] + `}`)
			start = false
		case isDigit(c):
			for j < len(s) && (isDigit(s[j]) || s[j] == '.') {
				j++
			}
			if start {
				b.WriteString(s[i:j] + `\,`)
			} else {
				b.WriteString("_{" + s[i:j] + "}")
			}
		case c == '^' || c == '_':
			j = scriptEnd(s, i+1)
			b.WriteString(string(c) + "{" + strings.Trim(s[i+1:j], "{}") + "}")
		case (c == '+' || c == '-') && !start && (j == len(s) || s[j] == ' ' || s[j] == ')' || s[j] == ']'):
			b.WriteString("^{" + string(c) + "}")
		case c == '\\':
			for j < len(s) && isLetter(s[j]) {
				j++
			}
			b.WriteString(s[i:j] + " ")
		case c == ' ':
			start = true
		case c == '=' || c == '-':
			b.WriteString(`{` + string(c) + `}`)
		case c == '*':
			b.WriteString(`\cdot `)
			start = true
		case c == '(' && strings.HasPrefix(s[i:], "(aq)"):
			b.WriteString(`\mathrm{(aq)}`)
			j = i + 4
		default:
			b.WriteByte(c)
			start = start || c == '+' || c == '('
			if c == '(' {
				start = true
			}
		}
		i = j
	}
	return b.String()
}

// reactionAt writes the arrow that a text begins with, and gives its length.
func reactionAt(b *strings.Builder, s string) int {
	for _, r := range reactions {
		rest, ok := strings.CutPrefix(s, r.mark)
		if !ok {
			continue
		}
		n := len(r.mark)
		if r.mark == "->" && strings.HasPrefix(rest, "[") {
			if end := strings.IndexByte(rest, ']'); end > 0 {
				b.WriteString(`\xrightarrow{` + rest[1:end] + `}`)
				return n + end + 1
			}
		}
		b.WriteString(r.tex)
		return n
	}
	return 0
}

// scriptEnd is where a script ends: a group, or digits with a sign.
func scriptEnd(s string, at int) int {
	if at < len(s) && s[at] == '{' {
		if end := strings.IndexByte(s[at:], '}'); end >= 0 {
			return at + end + 1
		}
		return len(s)
	}
	for at < len(s) && isDigit(s[at]) {
		at++
	}
	if at < len(s) && (s[at] == '+' || s[at] == '-') {
		at++
	}
	return at
}
