package formula

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/internal/nearest"
)

// Error is what is wrong with a formula.
type Error struct {
	Offset  int // in what was read, in bytes
	Message string
	Hint    string // what would help, or ""
}

// Error is the message.
func (e *Error) Error() string { return e.Message }

// The limits of a formula: more is not for people to read.
const (
	maxSource     = 200_000 // bytes
	maxDepth      = 100     // of groups
	maxNodes      = 50_000
	maxExpansions = 2_000
	maxTokens     = 100_000 // that expansions make
	maxColumns    = 200     // of tables
)

// parser reads TeX.
type parser struct {
	lex     lexer
	pending []token // to be read before what lex has, the next one last
	macros  map[string]macro
	// before are the macros of formulas before this one; they are shared.
	before map[string]macro
	// commands are the table of that name: handlers can't name it themselves.
	commands map[string]handler
	alpha    alphabet
	err      *Error
	tag      *Node // of the row that is being read

	defined  []string // the definitions that the source has
	delimEnd int      // where the last delimiter ended

	depth, nodes, expansions, made int
}

// Parse reads a formula in the notation of TeX, as it stands between dollars.
// An error is an *Error.
func Parse(tex string) (*Node, error) { return ParseWith("", tex) }

// ParseWith reads a formula with definitions, those of formulas before it: what
// Definitions gives.
func ParseWith(definitions, tex string) (*Node, error) {
	root, p := parse(definitions, tex)
	if p.err != nil {
		return nil, p.err
	}
	return root, nil
}

func parse(definitions, tex string) (*Node, *parser) {
	p := &parser{lex: lexer{src: tex}, commands: commands()}
	if len(tex) > maxSource {
		p.fail(0, "", "the formula has more than %d bytes", maxSource)
		return nil, p
	}
	if definitions != "" && strings.Contains(tex, `\`) {
		p.before = macrosOf(definitions)
	}
	return p.whole(), p
}

// Definitions are the definitions of commands in a formula, as they stand there,
// for the formulas after it. Empty says that there is nothing else in it. Those
// of a formula that cannot be read are none.
func Definitions(before, tex string) (definitions string, empty bool) {
	root, p := parse(before, tex)
	if p.err != nil {
		return "", false
	}
	return strings.Join(p.defined, ""), len(p.defined) > 0 && root.Kind == Row && len(root.Kids) == 0
}

// whole reads all of a formula: a row, or several rows that stand as those of
// a display do.
func (p *parser) whole() *Node {
	info := &TableInfo{Align: []ColumnAlign{Right, Left}, Gaps: []int32{0, 2000}, Display: true, Lined: true}
	p.rows(info, func(t token) bool { return t.kind == endToken })
	if len(info.Rows) == 1 && len(info.Rows[0]) == 1 && info.Tags[0] == nil {
		return info.Rows[0][0]
	}
	if info.columns() == 1 {
		info.Align = nil
	}
	return &Node{Kind: Table, Table: info, End: len(p.lex.src)}
}

// fail notes the first thing that is wrong. Nothing is read after it.
func (p *parser) fail(at int, hint, format string, args ...any) *Node {
	if p.err == nil {
		p.err = &Error{Offset: at, Message: fmt.Sprintf(format, args...), Hint: hint}
	}
	return &Node{}
}

// node makes a node that a token begins.
func (p *parser) node(k Kind, t token) *Node {
	if p.nodes++; p.nodes > maxNodes {
		p.fail(t.begin, "", "the formula has more than %d parts", maxNodes)
	}
	return &Node{Kind: k, Begin: t.begin, End: t.end}
}

// raw gives the next token as it stands.
func (p *parser) raw() token {
	if p.err != nil {
		return token{kind: endToken, begin: len(p.lex.src), end: len(p.lex.src)}
	}
	if n := len(p.pending); n > 0 {
		t := p.pending[n-1]
		p.pending = p.pending[:n-1]
		return t
	}
	return p.lex.next()
}

func (p *parser) back(t token) {
	if t.kind != endToken {
		p.pending = append(p.pending, t)
	}
}

// next gives the next token, with macros expanded and spaces left out.
func (p *parser) next() token {
	for {
		t := p.expanded()
		if t.kind != spaceToken {
			return t
		}
	}
}

func (p *parser) expanded() token {
	for {
		t := p.raw()
		if t.kind != commandToken {
			return t
		}
		m, ok := p.macro(t.text)
		if !ok {
			return t
		}
		p.expand(t, m)
	}
}

func (p *parser) peek() token {
	t := p.next()
	p.back(t)
	return t
}

// deeper counts groups; leave is to be called if it is true.
func (p *parser) deeper(t token) bool {
	if p.depth == maxDepth {
		p.fail(t.begin, "", "the formula has groups more than %d deep", maxDepth)
		return false
	}
	p.depth++
	return true
}

func (p *parser) leave() { p.depth-- }

// ends says whether a token ends a row.
func ends(t token) bool {
	switch t.kind {
	case endToken:
		return true
	case charToken:
		return t.text == "}" || t.text == "&"
	case commandToken:
		switch t.text {
		case `\`, "cr", "newline", "end", "right", "middle":
			return true
		}
	}
	return false
}

// row reads what stands in a row, up to a token that ends it, which is left.
func (p *parser) row() *Node {
	first := p.peek()
	row := p.node(Row, token{begin: first.begin, end: first.begin})
	if !p.deeper(first) {
		return row
	}
	defer p.leave()
	defer func(a alphabet) { p.alpha = a }(p.alpha)
	for p.err == nil {
		t := p.next()
		if ends(t) {
			p.back(t)
			break
		}
		if n, rest := p.toEnd(t, row); rest {
			row.Kids = n
			break
		}
		if n := p.scripted(p.atom(t, false)); n != nil {
			row.Kids = append(row.Kids, n)
			row.End = max(row.End, n.End)
		}
	}
	return row
}

// toEnd reads what holds from a command to the end of a row: styles, colours,
// alphabets, and fractions whose command stands in their middle. It gives what
// the row then has.
func (p *parser) toEnd(t token, row *Node) (kids []*Node, ok bool) {
	if t.kind != commandToken {
		return nil, false
	}
	if isSwitch(t.text) {
		p.alpha = alphabets[t.text]
		return append(row.Kids, p.row()), true
	}
	if level := levelOf(t.text); level != Same {
		n := p.node(Style, t)
		n.Level = level
		n.Kids = []*Node{p.row()}
		return append(row.Kids, n), true
	}
	switch t.text {
	case "color":
		n := p.node(Style, t)
		n.Color = p.color()
		n.Kids = []*Node{p.row()}
		return append(row.Kids, n), true
	case "over", "atop", "choose", "brack", "brace":
		n := p.node(Frac, t)
		n.Bare = t.text != "over"
		above := p.node(Row, t)
		above.Kids = row.Kids
		n.Kids = []*Node{above, p.row()}
		n.Class = Inner
		switch t.text {
		case "choose":
			n = p.fence(t, "(", n, ")")
		case "brack":
			n = p.fence(t, "[", n, "]")
		case "brace":
			n = p.fence(t, "{", n, "}")
		}
		return []*Node{n}, true
	}
	return nil, false
}

func levelOf(name string) Level {
	switch name {
	case "displaystyle":
		return DisplayStyle
	case "textstyle":
		return TextStyle
	case "scriptstyle":
		return ScriptStyle
	case "scriptscriptstyle":
		return ScriptScriptStyle
	}
	return Same
}

// group reads what is in braces, the first of which was read.
func (p *parser) group(open token) *Node {
	n := p.row()
	t := p.next()
	if !t.is("}") {
		p.fail(open.begin, "add a } where it should end", "a { is not closed")
	}
	n.Begin, n.End = open.begin, t.end
	return n
}

// arg reads an argument: a group or a single token.
func (p *parser) arg(of token) *Node {
	t := p.next()
	if ends(t) {
		return p.fail(of.begin, "", "%s lacks what it is about", shown(of))
	}
	if !p.deeper(t) {
		return &Node{}
	}
	defer p.leave()
	if n := p.atom(t, true); n != nil {
		return n
	}
	return p.node(Row, t)
}

// shown is a token as people write it.
func shown(t token) string {
	if t.kind == commandToken {
		return `\` + t.text
	}
	return t.text
}

// atom reads what a token begins, without scripts. Single keeps digits and
// letters from being taken together. It is nil for what is not seen.
func (p *parser) atom(t token, single bool) *Node {
	switch t.kind {
	case endToken:
		return p.fail(t.begin, "", "the formula ends too soon")
	case commandToken:
		return p.command(t)
	}
	r, _ := utf8.DecodeRuneInString(t.text)
	switch {
	case t.text == "{":
		return p.group(t)
	case t.text == "^", t.text == "_", t.text == "'":
		p.back(t)
		return p.node(Row, token{begin: t.begin, end: t.begin})
	case t.text == "~":
		return p.space(t, 333)
	case t.text == "}", t.text == "&":
		return p.fail(t.begin, "", "there is a %s that nothing calls for", t.text)
	case t.text == "#", t.text == "$":
		return p.fail(t.begin, `write \`+t.text, "there is a %s in the formula", t.text)
	case isDigit(t.text[0]):
		return p.number(t, single)
	case unicode.IsLetter(r):
		return p.letters(t, single)
	}
	n := p.node(Op, t)
	n.Text = t.text
	switch t.text {
	case "-":
		n.Text = "−"
	case "*":
		n.Text = "∗"
	case "`":
		n.Text = "‘"
	}
	class, known := charClass(r)
	n.Class = class
	if class == Large && r < '∫' || r > '∳' {
		n.Limits = InDisplay
	}
	if n.Class != Large {
		n.Limits = Beside
	}
	if !known && !unicode.IsSymbol(r) && !unicode.IsPunct(r) {
		n.Kind, n.Upright = Ident, true
	}
	return n
}

func (p *parser) number(t token, single bool) *Node {
	n := p.node(Number, t)
	text := t.text
	for !single {
		c := p.raw()
		if c.kind == charToken && isDigit(c.text[0]) {
			text, n.End = text+c.text, c.end
			continue
		}
		if c.is(".") {
			if d := p.raw(); d.kind == charToken && isDigit(d.text[0]) {
				text, n.End = text+"."+d.text, d.end
				continue
			} else {
				p.back(d)
			}
		}
		p.back(c)
		break
	}
	n.Text = p.alpha.all(text)
	return n
}

// letters reads an identifier: one letter, or a word in an alphabet for words.
func (p *parser) letters(t token, single bool) *Node {
	n := p.node(Ident, t)
	text := t.text
	for !single && p.alpha != plainAlphabet && p.alpha != boldSymbolAlphabet && p.alpha != doubleAlphabet {
		c := p.raw()
		if c.kind != charToken || !isLetter(c.text[0]) {
			p.back(c)
			break
		}
		text, n.End = text+c.text, c.end
	}
	p.setIdent(n, text)
	return n
}

// setIdent gives an identifier its letters in the alphabet in force.
func (p *parser) setIdent(n *Node, text string) {
	n.Text = p.alpha.all(text)
	r, _ := utf8.DecodeRuneInString(text)
	n.Upright = p.alpha == romanAlphabet || n.Text != text || r > 0x24F && (r < 0x370 || r > 0x3FF)
}

// space is a space of so many thousandths of an em.
func (p *parser) space(t token, width int32) *Node {
	n := p.node(Space, t)
	n.Width = width
	return n
}

// op is an operator.
func (p *parser) op(t token, text string, class Class) *Node {
	n := p.node(Op, t)
	n.Text, n.Class = text, class
	return n
}

// fence puts a node between delimiters that grow with it.
func (p *parser) fence(t token, open string, in *Node, close string) *Node {
	n := p.node(Fenced, t)
	n.Class = Inner
	o, c := p.op(t, open, Open), p.op(t, close, Close)
	o.Stretchy, c.Stretchy = true, true
	n.Kids = []*Node{o, in, c}
	n.End = in.End
	return n
}

// unknown reports a command that there is none of.
func (p *parser) unknown(t token) *Node {
	hint := ""
	if near := nearest.Name(t.text, p.commandNames()); near != "" {
		hint = `did you mean \` + near + "?"
	}
	return p.fail(t.begin, hint, `there is no command \%s for formulas`, t.text)
}
