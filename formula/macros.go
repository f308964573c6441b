package formula

import (
	"slices"
	"strings"
	"sync"
)

// macro is a command of the author's.
type macro struct {
	params   int
	optional []token // what the first argument is if it is not there; nil: it has to be
	body     []token
}

// known are the macros that definitions make.
type known struct {
	definitions string
	macros      map[string]macro
}

// lastKnown has what was read last: the formulas of a text mostly have the same
// definitions, which would otherwise be read again for each.
var lastKnown = sync.Pool{New: func() any { return &known{} }}

// macrosOf reads definitions. The map is not to be written to.
func macrosOf(definitions string) map[string]macro {
	k := lastKnown.Get().(*known)
	defer lastKnown.Put(k)
	if k.definitions != definitions {
		p := &parser{lex: lexer{src: definitions}, commands: commands()}
		p.whole()
		k.definitions, k.macros = definitions, p.macros
	}
	return k.macros
}

// macro is the author's command of a name.
func (p *parser) macro(name string) (macro, bool) {
	if m, ok := p.macros[name]; ok {
		return m, true
	}
	m, ok := p.before[name]
	return m, ok
}

// expand puts a macro's body before what is read next.
func (p *parser) expand(t token, m macro) {
	if p.expansions++; p.expansions > maxExpansions {
		p.fail(t.begin, "does it call itself?", `\%s makes more than %d expansions`, t.text, maxExpansions)
		return
	}
	args := make([][]token, m.params)
	for i := range args {
		if i == 0 && m.optional != nil {
			if args[0] = p.optionalTokens(); args[0] == nil {
				args[0] = m.optional
			}
			continue
		}
		args[i] = p.argTokens(t)
	}
	var out []token
	for i := 0; i < len(m.body); i++ {
		b := m.body[i]
		if b.is("#") && i+1 < len(m.body) {
			i++
			if n := int(m.body[i].text[0] - '1'); n >= 0 && n < len(args) {
				out = append(out, args[n]...)
			}
			continue
		}
		b.begin, b.end = t.begin, t.end
		out = append(out, b)
		if p.made+len(out) > maxTokens {
			break
		}
	}
	if p.made += len(out); p.made > maxTokens {
		p.fail(t.begin, "", `\%s makes too much`, t.text)
		return
	}
	slices.Reverse(out)
	p.pending = append(p.pending, out...)
}

// argTokens reads an argument without understanding it.
func (p *parser) argTokens(of token) []token {
	t := p.rawNext()
	if t.kind == endToken {
		p.fail(of.begin, "", "%s lacks what it is about", shown(of))
		return nil
	}
	if !t.is("{") {
		return []token{t}
	}
	list := []token{}
	for depth := 1; ; {
		c := p.raw()
		switch {
		case c.kind == endToken:
			p.fail(t.begin, "add a } where it should end", "a { is not closed")
			return nil
		case c.is("{"):
			depth++
		case c.is("}"):
			if depth--; depth == 0 {
				return list
			}
		}
		list = append(list, c)
	}
}

// optionalTokens reads an argument in brackets; nil if there is none.
func (p *parser) optionalTokens() []token {
	t := p.rawNext()
	if !t.is("[") {
		p.back(t)
		return nil
	}
	list := []token{}
	for depth := 0; ; {
		c := p.raw()
		switch {
		case c.kind == endToken:
			p.fail(t.begin, "add a ] where it should end", "a [ is not closed")
			return nil
		case c.is("{"):
			depth++
		case c.is("}"):
			depth--
		case c.is("]") && depth <= 0:
			return list
		}
		list = append(list, c)
	}
}

// rawNext is the next token that is not a space.
func (p *parser) rawNext() token {
	for {
		if t := p.raw(); t.kind != spaceToken {
			return t
		}
	}
}

// optional reads an argument in brackets as a part of the formula.
func (p *parser) optional(of token) *Node {
	list := p.optionalTokens()
	if list == nil {
		return nil
	}
	return p.parsed(of, list)
}

// parsed reads tokens as a group.
func (p *parser) parsed(of token, list []token) *Node {
	p.pending = append(p.pending, token{charToken, "}", of.end, of.end})
	for _, t := range slices.Backward(list) {
		p.pending = append(p.pending, t)
	}
	return p.group(of)
}

// words are the characters of an argument.
func (p *parser) words(of token) string { return wordsOf(p.argTokens(of)) }

func wordsOf(list []token) string {
	var b strings.Builder
	for _, t := range list {
		if t.kind == commandToken && t.text != "" && isLetter(t.text[0]) {
			b.WriteByte('\\')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// define reads a definition: \newcommand and its like.
func (p *parser) define(t token) *Node {
	name := p.macroName(t)
	m := macro{}
	if n := p.optionalTokens(); n != nil {
		m.params = number(wordsOf(n))
		m.optional = p.optionalTokens()
	}
	m.body = p.argTokens(t)
	if p.err == nil && (m.params < 0 || m.params > 9) {
		p.fail(t.begin, "", "a command has from 0 to 9 arguments")
	}
	if _, known := p.lookup(name); t.text == "providecommand" && known {
		return nil
	}
	p.setMacro(name, m)
	p.noteDefinition(t)
	return nil
}

// noteDefinition keeps the source of a definition that was just read, if it
// stands in the formula itself.
func (p *parser) noteDefinition(t token) {
	if len(p.pending) == 0 && p.err == nil && t.begin < p.lex.at {
		p.defined = append(p.defined, p.lex.src[t.begin:p.lex.at])
	}
}

// macroName is the command that a definition is for.
func (p *parser) macroName(t token) string {
	list := p.argTokens(t)
	if len(list) != 1 || list[0].kind != commandToken {
		p.fail(t.begin, `write \`+t.text+`{\name}{…}`, `\%s is not about a command`, t.text)
		return ""
	}
	return list[0].text
}

func (p *parser) setMacro(name string, m macro) {
	if p.macros == nil {
		p.macros = map[string]macro{}
	}
	p.macros[name] = m
}

// def reads \def\name#1#2{…}.
func (p *parser) def(t token) *Node {
	name := p.rawNext()
	if name.kind != commandToken {
		return p.fail(t.begin, `write \def\name{…}`, `\%s is not about a command`, t.text)
	}
	m := macro{}
	for {
		c := p.rawNext()
		if c.is("{") {
			p.back(c)
			break
		}
		if digit := p.raw(); !c.is("#") || !digit.is(string(rune('1'+m.params))) || m.params == 9 {
			return p.fail(t.begin, "number the arguments #1, #2 …", `the arguments of \%s cannot be told apart`, name.text)
		}
		m.params++
	}
	m.body = p.argTokens(t)
	p.setMacro(name.text, m)
	p.noteDefinition(t)
	return nil
}

// let reads \let\a=\b.
func (p *parser) let(t token) *Node {
	name, to := p.rawNext(), p.rawNext()
	if to.is("=") {
		to = p.rawNext()
	}
	if name.kind != commandToken {
		return p.fail(t.begin, "", `\let is not about a command`)
	}
	m, ok := p.macro(to.text)
	if !ok || to.kind != commandToken {
		m = macro{body: []token{to}}
	}
	if !to.command(name.text) {
		p.setMacro(name.text, m)
	}
	return nil
}

// declare reads \DeclareMathOperator.
func (p *parser) declare(t token) *Node {
	name := p.macroName(t)
	command := "operatorname"
	if strings.HasSuffix(t.text, "*") {
		command += "*"
	}
	body := []token{{kind: commandToken, text: command}, {kind: charToken, text: "{"}}
	body = append(body, p.argTokens(t)...)
	p.setMacro(name, macro{body: append(body, token{kind: charToken, text: "}"})})
	p.noteDefinition(t)
	return nil
}

// lookup finds out whether a command is known.
func (p *parser) lookup(name string) (symbol, bool) {
	if _, ok := p.macro(name); ok {
		return symbol{}, true
	}
	if _, ok := p.commands[name]; ok {
		return symbol{}, true
	}
	s, ok := symbolTable()[name]
	return s, ok
}

// number is a number of a few digits; -1 for what is none.
func number(s string) int {
	n := 0
	s = strings.TrimSpace(s)
	for i := range len(s) {
		if !isDigit(s[i]) || i > 6 {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}
