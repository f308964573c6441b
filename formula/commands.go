package formula

import (
	"sync"
	"unicode/utf8"
)

// handler reads what a command begins. It gives nil for what is not seen.
type handler func(p *parser, t token) *Node

// commands are the commands with arguments, and others that are no symbols. The
// table is made when the first formula comes.
var commands = sync.OnceValue(func() map[string]handler {
	table := map[string]handler{
		"frac": frac(Same), "dfrac": frac(DisplayStyle), "tfrac": frac(TextStyle), "cfrac": frac(DisplayStyle),
		"binom": binom(Same), "dbinom": binom(DisplayStyle), "tbinom": binom(TextStyle), "genfrac": (*parser).genfrac,
		"sqrt": (*parser).sqrt, "left": (*parser).leftRight, "begin": (*parser).environment, "not": (*parser).not,
		"stackrel": over, "overset": over, "underset": under, "prescript": (*parser).prescript, "dots": (*parser).dots,
		"text": text(Roman), "textrm": text(Roman), "textup": text(Roman), "textnormal": text(Roman), "mbox": text(Roman),
		"hbox": text(Roman), "textbf": text(Bold), "textit": text(Italic), "emph": text(Italic), "textsf": text(Sans), "texttt": text(Typewriter),
		"operatorname": operatorName(Beside), "operatorname*": operatorName(InDisplay),
		"newcommand": (*parser).define, "renewcommand": (*parser).define, "providecommand": (*parser).define,
		"newcommand*": (*parser).define, "renewcommand*": (*parser).define, "providecommand*": (*parser).define,
		"def": (*parser).def, "gdef": (*parser).def, "let": (*parser).let,
		"DeclareMathOperator": (*parser).declare, "DeclareMathOperator*": (*parser).declare,
		"tag": (*parser).readTag, "tag*": (*parser).readTag, "label": ignored, "notag": nothing, "nonumber": nothing, "relax": nothing,
		"ref": reference("%"), "eqref": reference("(%)"), "substack": (*parser).substack,
		"boxed": enclosed(Box), "fbox": boxedText, "cancel": enclosed(Up), "bcancel": enclosed(Down), "xcancel": enclosed(Up | Down), "sout": enclosed(Across),
		"phantom": phantom(Node{}), "hphantom": phantom(Node{NoHeight: true}), "vphantom": phantom(Node{NoWidth: true}),
		"smash": phantom(Node{Shown: true, NoHeight: true}), "mathrlap": phantom(Node{Shown: true, NoWidth: true}), "rlap": phantom(Node{Shown: true, NoWidth: true}),
		"mathllap": phantom(Node{Shown: true, NoWidth: true}), "llap": phantom(Node{Shown: true, NoWidth: true}),
		"mathclap": phantom(Node{Shown: true, NoWidth: true}), "clap": phantom(Node{Shown: true, NoWidth: true}),
		"mathstrut": strut, "strut": strut, "textcolor": (*parser).textColor, "href": second, "ce": (*parser).chemistry,
		"hspace": (*parser).dimension, "hspace*": (*parser).dimension, "mspace": (*parser).dimension, "hskip": (*parser).dimension,
		"kern": (*parser).dimension, "mkern": (*parser).dimension, "mskip": (*parser).dimension,
		"pmod": pmod("(mod"), "pod": pmod("("), "mod": (*parser).mod, "bmod": (*parser).bmod,
		"iff": longArrow("⟺"), "implies": longArrow("⟹"), "impliedby": longArrow("⟸"),
		"ensuremath": (*parser).arg, "mathchoice": mathChoice, "Braket": braket("⟨", "⟩"), "set": braket("{", "}"), "Set": braket("{", "}"),
		"varlimsup": ruledLimit("‾", false), "varliminf": ruledLimit("_", true), "varinjlim": ruledLimit("→", true), "varprojlim": ruledLimit("←", true),
		"tiny": nothing, "scriptsize": nothing, "footnotesize": nothing, "small": nothing, "normalsize": nothing, "large": nothing, "Large": nothing,
		"idotsint": (*parser).dotsIntegral, "bra": braket("⟨", "|"), "ket": braket("|", "⟩"), "braket": braket("⟨", "⟩"),
	}
	for name, width := range spaces {
		table[name] = func(p *parser, t token) *Node { return p.space(t, width) }
	}
	for name, class := range classes {
		table[name] = func(p *parser, t token) *Node { return p.classed(t, class) }
	}
	for name, a := range accents {
		table[name] = func(p *parser, t token) *Node { return p.accent(t, a) }
	}
	for name, size := range bigs {
		for suffix, class := range map[string]Class{"": Ord, "l": Open, "r": Close, "m": Rel} {
			table[name+suffix] = func(p *parser, t token) *Node { return p.big(t, size, class) }
		}
	}
	for name, arrow := range arrows {
		table[name] = func(p *parser, t token) *Node { return p.arrow(t, arrow) }
	}
	for name, a := range alphabets {
		if !isSwitch(name) {
			table[name] = func(p *parser, t token) *Node { return p.inAlphabet(t, a) }
		}
	}
	return table
})

// spaces are commands for spaces, in thousandths of an em: The TeXbook, p. 167.
var spaces = map[string]int32{
	",": 167, "thinspace": 167, ":": 222, ">": 222, "medspace": 222, ";": 278, "thickspace": 278, " ": 333, "space": 333,
	"!": -167, "negthinspace": -167, "negmedspace": -222, "negthickspace": -278, "quad": 1000, "qquad": 2000,
	"enspace": 500, "hfill": 1000, "nobreakspace": 333, "/": 0, "nobreak": 0, "allowbreak": 0,
}

var classes = map[string]Class{
	"mathord": Ord, "mathop": Large, "mathbin": Bin, "mathrel": Rel, "mathopen": Open, "mathclose": Close,
	"mathpunct": Punct, "mathinner": Inner,
}

// bigs are the heights of delimiters, in thousandths of an em.
var bigs = map[string]int32{"big": 1150, "Big": 1750, "bigg": 2350, "Bigg": 2950}

// arrows are arrows that grow with what stands over and under them.
var arrows = map[string]string{
	"xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
	"xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪", "xhookleftarrow": "↩", "xrightharpoonup": "⇀",
	"xrightharpoondown": "⇁", "xleftharpoonup": "↼", "xleftharpoondown": "↽", "xrightleftharpoons": "⇌",
	"xleftrightharpoons": "⇋", "xlongequal": "=", "xtwoheadrightarrow": "↠", "xtwoheadleftarrow": "↞",
}

// accentInfo is what a command puts over or under its argument.
type accentInfo struct {
	text     string
	under    bool
	stretchy bool
	// brace takes scripts as its label.
	brace bool
}

var accents = map[string]accentInfo{
	"hat": {text: "\u0302"}, "check": {text: "\u030C"}, "tilde": {text: "\u0303"}, "acute": {text: "\u0301"},
	"grave": {text: "\u0300"}, "dot": {text: "\u0307"}, "ddot": {text: "\u0308"}, "dddot": {text: "\u20DB"},
	"ddddot": {text: "\u20DC"}, "breve": {text: "\u0306"}, "bar": {text: "\u0304"}, "vec": {text: "\u20D7"},
	"mathring": {text: "\u030A"}, "widehat": {text: "\u0302", stretchy: true}, "widetilde": {text: "\u0303", stretchy: true},
	"widecheck": {text: "\u030C", stretchy: true}, "overline": {text: "‾", stretchy: true},
	"underline": {text: "_", stretchy: true, under: true}, "underbar": {text: "_", stretchy: true, under: true},
	"overrightarrow": {text: "→", stretchy: true}, "overleftarrow": {text: "←", stretchy: true},
	"overleftrightarrow": {text: "↔", stretchy: true}, "Overrightarrow": {text: "⇒", stretchy: true},
	"underrightarrow": {text: "→", stretchy: true, under: true}, "underleftarrow": {text: "←", stretchy: true, under: true},
	"underleftrightarrow": {text: "↔", stretchy: true, under: true},
	"overrightharpoon":    {text: "⇀", stretchy: true}, "overleftharpoon": {text: "↼", stretchy: true},
	"overbrace": {text: "⏞", stretchy: true, brace: true}, "underbrace": {text: "⏟", stretchy: true, under: true, brace: true},
	"overparen": {text: "⏜", stretchy: true, brace: true}, "underparen": {text: "⏝", stretchy: true, under: true, brace: true},
	"overgroup": {text: "⏠", stretchy: true}, "undergroup": {text: "⏡", stretchy: true, under: true},
	"overbracket": {text: "⎴", stretchy: true, brace: true}, "underbracket": {text: "⎵", stretchy: true, under: true, brace: true},
	"utilde": {text: "\u0303", stretchy: true, under: true},
}

// command reads what a command begins.
func (p *parser) command(t token) *Node {
	if h, ok := p.commands[t.text]; ok {
		return h(p, t)
	}
	s, ok := symbolTable()[t.text]
	if !ok {
		if ends(t) {
			return p.fail(t.begin, "", "there is a %s that nothing calls for", shown(t))
		}
		return p.unknown(t)
	}
	n := p.node(s.kind, t)
	n.Class, n.Limits, n.Text = s.class, s.limits, s.text
	if s.kind != Ident {
		if p.alpha == boldAlphabet || p.alpha == boldSymbolAlphabet {
			n.Text = p.alpha.all(s.text)
		}
		return n
	}
	n.Upright = s.upright
	if utf8.RuneCountInString(s.text) == 1 && s.class == Ord {
		if bold := p.alpha.all(s.text); bold != s.text {
			n.Text, n.Upright = bold, true
		} else if p.alpha == romanAlphabet {
			n.Upright = true
		}
	}
	return n
}

func nothing(*parser, token) *Node { return nil }

// mathChoice takes the second of \mathchoice's four arguments, that for text.
func mathChoice(p *parser, t token) *Node {
	p.argTokens(t)
	n := p.arg(t)
	p.argTokens(t)
	p.argTokens(t)
	return n
}

// ruledLimit is lim with a line or an arrow over or under it.
func ruledLimit(mark string, under bool) handler {
	return func(p *parser, t token) *Node {
		n, base := p.node(UnderOver, t), p.node(Ident, t)
		base.Text, base.Upright = "lim", true
		over := p.op(t, mark, Ord)
		over.Stretchy = true
		n.Accent, n.Class, n.Limits = true, Large, InDisplay
		n.Kids = []*Node{base, nil, over}
		if under {
			n.Kids = []*Node{base, over, nil}
		}
		return n
	}
}

func ignored(p *parser, t token) *Node {
	p.argTokens(t)
	return nil
}

func second(p *parser, t token) *Node {
	p.argTokens(t)
	return p.arg(t)
}

func strut(p *parser, t token) *Node {
	n := p.node(Phantom, t)
	n.NoWidth = true
	n.Kids = []*Node{p.op(t, "(", Ord)}
	return n
}

func frac(level Level) handler {
	return func(p *parser, t token) *Node {
		n := p.node(Frac, t)
		n.Level, n.Class = level, Inner
		if p.peek().is("[") { // \cfrac[l]
			p.optionalTokens()
		}
		over := p.arg(t)
		if t.text == "cfrac" {
			over = &Node{Kind: Row, Kids: []*Node{strut(p, t), over}}
		}
		n.Kids = []*Node{over, p.arg(t)}
		n.End = max(n.End, n.Kids[1].End)
		return n
	}
}

func binom(level Level) handler {
	return func(p *parser, t token) *Node {
		n := frac(level)(p, t)
		n.Bare = true
		return p.fence(t, "(", n, ")")
	}
}

func (p *parser) genfrac(t token) *Node {
	open, close := p.words(t), p.words(t)
	thick, style := p.words(t), p.words(t)
	n := frac(Same)(p, t)
	n.Bare = thick != "" && number(thick[:1]) == 0 && len(thick) > 1
	if s := number(style); style != "" && s >= 0 && s < 4 {
		n.Level = DisplayStyle + Level(s)
	}
	if open == "" && close == "" {
		return n
	}
	return p.fence(t, open, n, close)
}

func (p *parser) sqrt(t token) *Node {
	n := p.node(Root, t)
	degree := p.optional(t)
	n.Kids = []*Node{p.arg(t)}
	if degree != nil {
		n.Kids = append(n.Kids, degree)
	}
	n.End = max(n.End, n.Kids[0].End)
	return n
}

// not strikes out the symbol that follows.
func (p *parser) not(t token) *Node {
	n := p.arg(t)
	core := n
	for core.Kind == Row && len(core.Kids) == 1 {
		core = core.Kids[0]
	}
	switch core.Kind {
	case Op, Ident:
		core.Text = negate(core.Text)
		core.Begin = t.begin
		return core
	}
	return n
}

func over(p *parser, t token) *Node {
	o := p.arg(t)
	return p.stacked(t, p.arg(t), nil, o)
}

func under(p *parser, t token) *Node {
	u := p.arg(t)
	return p.stacked(t, p.arg(t), u, nil)
}

func (p *parser) stacked(t token, base, under, over *Node) *Node {
	n := p.node(UnderOver, t)
	n.Kids = []*Node{base, under, over}
	core := base
	for core.Kind == Row && len(core.Kids) == 1 {
		core = core.Kids[0]
	}
	n.Class = core.Core().Class
	n.End = max(n.End, base.End)
	return n
}

func (p *parser) arrow(t token, text string) *Node {
	under := p.optional(t)
	over := p.arg(t)
	base := p.op(t, text, Rel)
	base.Stretchy = true
	n := p.stacked(t, base, under, over)
	n.End = max(n.End, over.End)
	return n
}

func (p *parser) accent(t token, a accentInfo) *Node {
	base := p.arg(t)
	mark := p.op(t, a.text, Ord)
	mark.Stretchy = a.stretchy
	n := p.node(UnderOver, t)
	n.Accent, n.End = true, max(t.end, base.End)
	n.Kids = []*Node{base, nil, mark}
	if a.under {
		n.Kids = []*Node{base, mark, nil}
	}
	if a.brace {
		n.Limits, n.Class = Always, Large
	}
	return n
}

func (p *parser) prescript(t token) *Node {
	sup, sub := p.arg(t), p.arg(t)
	base := p.arg(t)
	n := p.node(Scripts, t)
	n.Kids = []*Node{base, nil, nil, sub, sup}
	n.End = max(n.End, base.End)
	return n
}

// classed is a part that is spaced as another class.
func (p *parser) classed(t token, class Class) *Node {
	n := p.arg(t)
	row := p.node(Row, t)
	row.Kids, row.Class, row.End = []*Node{n}, class, n.End
	if class == Large {
		row.Limits = InDisplay
	}
	return row
}

func (p *parser) inAlphabet(t token, a alphabet) *Node {
	old := p.alpha
	p.alpha = a
	n := p.arg(t)
	p.alpha = old
	if n.Kind == Row && len(n.Kids) == 1 && n.Kids[0].Kind != Op {
		n = n.Kids[0]
	}
	n.Begin = t.begin
	return n
}

func operatorName(limits Limits) handler {
	return func(p *parser, t token) *Node {
		n := p.node(Ident, t)
		for _, c := range p.argTokens(t) {
			switch {
			case c.kind == charToken && !c.is("{") && !c.is("}"):
				n.Text += c.text
			case c.kind == commandToken && c.text == " " || c.is("~"):
				n.Text += " "
			case c.kind == commandToken && spaces[c.text] > 0:
				n.Text += "\u2009"
			}
		}
		n.Class, n.Limits, n.Upright = Large, limits, true
		if p.peek().command("limits") {
			p.next()
			n.Limits = Always
		}
		return n
	}
}

func enclosed(notation Notation) handler {
	return func(p *parser, t token) *Node {
		n := p.node(Enclose, t)
		n.Notation = notation
		n.Kids = []*Node{p.arg(t)}
		n.End = max(n.End, n.Kids[0].End)
		return n
	}
}

func boxedText(p *parser, t token) *Node {
	n := p.node(Enclose, t)
	n.Notation = Box
	n.Kids = []*Node{text(Roman)(p, t)}
	return n
}

func phantom(like Node) handler {
	return func(p *parser, t token) *Node {
		n := p.node(Phantom, t)
		n.Shown, n.NoWidth, n.NoHeight = like.Shown, like.NoWidth, like.NoHeight
		p.optionalTokens() // \smash[b]
		n.Kids = []*Node{p.arg(t)}
		n.End = max(n.End, n.Kids[0].End)
		return n
	}
}

func longArrow(text string) handler {
	return func(p *parser, t token) *Node {
		n := p.node(Row, t)
		n.Class = Rel
		n.Kids = []*Node{p.space(t, 278), p.op(t, text, Rel), p.space(t, 278)}
		return n
	}
}

func reference(form string) handler {
	return func(p *parser, t token) *Node {
		n := p.node(Text, t)
		for i := range len(form) {
			if form[i] == '%' {
				n.Text += p.words(t)
			} else {
				n.Text += form[i : i+1]
			}
		}
		return n
	}
}

func braket(open, close string) handler {
	return func(p *parser, t token) *Node {
		o, n, c := p.op(t, open, Open), p.arg(t), p.op(t, close, Close)
		row := p.node(Row, t)
		row.Kids, row.End = []*Node{o, n, c}, n.End
		return row
	}
}
