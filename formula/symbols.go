package formula

import (
	"slices"
	"strings"
	"sync"
)

// symbol is what a command without arguments stands for.
type symbol struct {
	text   string
	class  Class
	kind   Kind
	limits Limits
	// upright letters are not in italics.
	upright bool
}

// The commands of TeX, LaTeX, amssymb and the like, with the characters that
// they stand for, by the class of the atom.
const (
	greekNames = `alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
thetasym ϑ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ
varphi φ chi χ psi ψ omega ω digamma ϝ varGamma 𝛤 varDelta 𝛥 varTheta 𝛩 varLambda 𝛬 varXi 𝛯 varPi 𝛱 varSigma 𝛴
varUpsilon 𝛶 varPhi 𝛷 varPsi 𝛹 varOmega 𝛺`
	uprightNames = `Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω Alpha Α Beta Β
Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
infty ∞ infin ∞ nabla ∇ hbar ℏ hslash ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ alef ℵ beth ℶ gimel ℷ daleth ℸ
Game ⅁ textdegree ° emptyset ∅ varnothing ∅ empty ∅ Finv Ⅎ eth ð mho ℧ Bbbk 𝕜 complement ∁ top ⊤ bot ⊥ ac ∾
AA Å ss ß ae æ AE Æ oe œ OE Œ o ø O Ø aa å l ł L Ł i ı j ȷ N ℕ R ℝ Z ℤ Q ℚ C ℂ reals ℝ natnums ℕ cnums ℂ Complex ℂ
real ℜ image ℑ weierp ℘ hearts ♡ dag † ddag ‡`
	italicNames = `imath 𝚤 jmath 𝚥 partial ∂`
	ordNames    = `forall ∀ exists ∃ exist ∃ nexists ∄ neg ¬ lnot ¬ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △
blacktriangle ▲ blacktriangledown ▼ triangledown ▽ vartriangle △ square □ Box □ blacksquare ■ lozenge ◊ blacklozenge ⧫
Diamond ◊ bigstar ★ circledS Ⓢ prime ′ backprime ‵ surd √ diagup ╱ diagdown ╲ flat ♭ natural ♮ sharp ♯ clubsuit ♣
clubs ♣ diamondsuit ♢ diamonds ♢ heartsuit ♡ spadesuit ♠ spades ♠ checkmark ✓ maltese ✠ degree ° dots … ldots …
cdots ⋯ vdots ⋮ ddots ⋱ iddots ⋰ dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso … mathellipsis … copyright © circledR ®
yen ¥ pounds £ mathsterling £ euro € S § P ¶ backslash \ Vert ‖ vert | # # $ $ % % & & _ _ lbrace { rbrace } QED ∎
male ♂ female ♀ cent ¢ increment ∆ therefore ∴ because ∵ And & permil ‰ perthousand ‰ colon :`
	binNames = `pm ± mp ∓ times × div ÷ cdot ⋅ centerdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓
sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘
odot ⊙ bigcirc ◯ dagger † ddagger ‡ diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◃ triangleright ▹
lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ plus + minus − ltimes ⋉ rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌ curlywedge ⋏
curlyvee ⋎ circledcirc ⊚ circledast ⊛ circleddash ⊝ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ intercal ⊺ barwedge ⊼
veebar ⊻ doublebarwedge ⩞ dotplus ∔ Cap ⋒ Cup ⋓ doublecap ⋒ doublecup ⋓ divideontimes ⋇ gtrdot ⋗ lessdot ⋖
sdot ⋅ plusmn ± land ∧ lor ∨ bmod mod cdotp ⋅ ldotp .`
	relNames = `le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ lll ⋘ llless ⋘ ggg ⋙ gggtr ⋙ equiv ≡ sim ∼
simeq ≃ approx ≈ thickapprox ≈ thicksim ∼ cong ≅ propto ∝ varpropto ∝ asymp ≍ doteq ≐ doteqdot ≑ Doteq ≑
prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ curlyeqprec ⋞ curlyeqsucc ⋟ precsim ≾ succsim ≿
precapprox ⪷ succapprox ⪸ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subseteqq ⫅ supseteqq ⫆ Subset ⋐ Supset ⋑
sub ⊂ sube ⊆ supe ⊇ subsetneq ⊊ supsetneq ⊋ varsubsetneq ⊊ varsupsetneq ⊋ subsetneqq ⫋ supsetneqq ⫌ nsubseteq ⊈
nsupseteq ⊉ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ isin ∈ ni ∋ owns ∋ notin ∉ notni ∌ mid ∣ nmid ∤
parallel ∥ nparallel ∦ shortmid ∣ shortparallel ∥ nshortmid ∤ nshortparallel ∦ perp ⊥ models ⊨ vdash ⊢ dashv ⊣
vDash ⊨ Vdash ⊩ Vvdash ⊪ nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯ bowtie ⋈ Join ⋈ smile ⌣ frown ⌢ smallsmile ⌣
smallfrown ⌢ between ≬ pitchfork ⋔ backepsilon ϶ lessgtr ≶ gtrless ≷ lesseqgtr ⋚ gtreqless ⋛ lesseqqgtr ⪋
gtreqqless ⪌ leqq ≦ geqq ≧ leqslant ⩽ geqslant ⩾ eqslantless ⪕ eqslantgtr ⪖ lesssim ≲ gtrsim ≳ lessapprox ⪅
gtrapprox ⪆ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lnsim ⋦ gnsim ⋧ lnapprox ⪉ gnapprox ⪊ nless ≮ ngtr ≯ nleq ≰ ngeq ≱
nprec ⊀ nsucc ⊁ npreceq ⋠ nsucceq ⋡ precneqq ⪵ succneqq ⪶ precnsim ⋨ succnsim ⋩ precnapprox ⪹ succnapprox ⪺
nsim ≁ ncong ≇ approxeq ≊ backsim ∽ backsimeq ⋍ eqsim ≂ bumpeq ≏ Bumpeq ≎ circeq ≗ eqcirc ≖ triangleq ≜
risingdotseq ≓ fallingdotseq ≒ coloneqq ≔ coloneq ≔ eqqcolon ≕ defeq ≝ vcentcolon ∶ ratio ∶ dblcolon ∷ Coloneqq ⩴
trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲ vartriangleright ⊳ ntriangleleft ⋪ ntriangleright ⋫
ntrianglelefteq ⋬ ntrianglerighteq ⋭ blacktriangleleft ◀ blacktriangleright ▶
leftarrow ← gets ← larr ← rightarrow → to → rarr → leftrightarrow ↔ lrarr ↔ harr ↔ Leftarrow ⇐ lArr ⇐
Rightarrow ⇒ rArr ⇒ Leftrightarrow ⇔ hArr ⇔ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕
uarr ↑ darr ↓ mapsto ↦ longmapsto ⟼ longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸
Longrightarrow ⟹ Longleftrightarrow ⟺ hookleftarrow ↩ hookrightarrow ↪ leftharpoonup ↼ leftharpoondown ↽
rightharpoonup ⇀ rightharpoondown ⇁ rightleftharpoons ⇌ leftrightharpoons ⇋ upharpoonleft ↿ upharpoonright ↾
restriction ↾ downharpoonleft ⇃ downharpoonright ⇂ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝
leftrightsquigarrow ↭ leftleftarrows ⇇ rightrightarrows ⇉ upuparrows ⇈ downdownarrows ⇊ leftrightarrows ⇆
rightleftarrows ⇄ Lleftarrow ⇚ Rrightarrow ⇛ twoheadleftarrow ↞ twoheadrightarrow ↠ leftarrowtail ↢ rightarrowtail ↣
looparrowleft ↫ looparrowright ↬ curvearrowleft ↶ curvearrowright ↷ circlearrowleft ↺ circlearrowright ↻ Lsh ↰ Rsh ↱
dashleftarrow ⇠ dashrightarrow ⇢ nleftarrow ↚ nrightarrow ↛ nleftrightarrow ↮ nLeftarrow ⇍ nRightarrow ⇏
nLeftrightarrow ⇎ lvertneqq ≨ gvertneqq ≩ nleqslant ⩽̸ ngeqslant ⩾̸ nleqq ≦̸ ngeqq ≧̸ nsubseteqq ⫅̸ nsupseteqq ⫆̸
varsubsetneqq ⫋ varsupsetneqq ⫌ Perp ⊥ colonequals ≔ eqcolon ≕ multimap ⊸ origof ⊶ imageof ⊷`
	openNames  = `langle ⟨ lang ⟨ lfloor ⌊ lceil ⌈ lbrack [ lvert | lVert ‖ lgroup ⟮ lmoustache ⎰ ulcorner ⌜ llcorner ⌞ llbracket ⟦ lBrace ⦃ lparen (`
	closeNames = `rangle ⟩ rang ⟩ rfloor ⌋ rceil ⌉ rbrack ] rvert | rVert ‖ rgroup ⟯ rmoustache ⎱ urcorner ⌝ lrcorner ⌟ rrbracket ⟧ rBrace ⦄ rparen )`
	largeNames = `sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigtimes ⨉`
	intNames   = `int ∫ intop ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ smallint ∫ varointclockwise ∲ ointctrclockwise ∳`

	functionNames = `arccos arcsin arctan arctg arcctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp hom ker
lg ln log sec sin sinh sh tan tanh tg th`
	limitNames = `det gcd inf lim max min sup Pr argmax argmin plim injlim projlim liminf limsup`
)

// symbolTable is made when the first formula comes.
var symbolTable = sync.OnceValue(func() map[string]symbol {
	table := make(map[string]symbol, 900)
	add := func(list string, s symbol) {
		words := strings.Fields(list)
		for i := 0; i+1 < len(words); i += 2 {
			s.text = words[i+1]
			table[words[i]] = s
		}
	}
	add(greekNames, symbol{kind: Ident})
	add(uprightNames, symbol{kind: Ident, upright: true})
	add(italicNames, symbol{kind: Ident})
	add(ordNames, symbol{kind: Op})
	add(binNames, symbol{kind: Op, class: Bin})
	add(relNames, symbol{kind: Op, class: Rel})
	add(openNames, symbol{kind: Op, class: Open})
	add(closeNames, symbol{kind: Op, class: Close})
	add(largeNames, symbol{kind: Op, class: Large, limits: InDisplay})
	add(intNames, symbol{kind: Op, class: Large})
	for _, name := range strings.Fields(functionNames) {
		table[name] = symbol{text: name, kind: Ident, class: Large, upright: true}
	}
	for _, name := range strings.Fields(limitNames) {
		table[name] = symbol{text: limitText(name), kind: Ident, class: Large, limits: InDisplay, upright: true}
	}
	for _, name := range []string{"{", "}", "|", "lbrace", "rbrace", "dots", "ldots", "cdots", "dotsc", "dotsb", "dotsm", "dotso", "colon"} {
		s := table[name]
		s.kind = Op
		switch name {
		case "{", "lbrace":
			s.text, s.class = "{", Open
		case "}", "rbrace":
			s.text, s.class = "}", Close
		case "|":
			s.text = "‖"
		case "colon":
			s.class = Punct
		default:
			s.class = Inner
		}
		table[name] = s
	}
	return table
})

// limitText is how a function's name is shown: some are two words, or have a
// thin space.
func limitText(name string) string {
	switch name {
	case "liminf", "limsup":
		return "lim\u2009" + name[3:]
	case "injlim", "projlim":
		return name[:len(name)-3] + "\u2009lim"
	case "argmax", "argmin":
		return "arg\u2009" + name[3:]
	}
	return name
}

// charClass is the class of a character that stands for itself.
func charClass(r rune) (Class, bool) {
	switch r {
	case '+', '-', '−', '*', '∗', '±', '∓', '×', '÷', '⋅', '·', '∘', '∩', '∪', '∨', '∧', '⊕', '⊗', '∖':
		return Bin, true
	case '=', '<', '>', ':', '≤', '≥', '≠', '≈', '≡', '∼', '∈', '∉', '∋', '⊂', '⊆', '⊃', '⊇', '→', '←', '↔', '⇒', '⇐',
		'⇔', '↦', '∣', '∥', '⊥', '≪', '≫', '∝', '≅', '≃', '⊢', '⊨', '⟶', '⟹', '⟺':
		return Rel, true
	case '(', '[', '{', '⟨', '⌊', '⌈', '⟦':
		return Open, true
	case ')', ']', '}', '⟩', '⌋', '⌉', '⟧', '!', '?':
		return Close, true
	case ',', ';':
		return Punct, true
	case '∑', '∏', '∐', '∫', '∬', '∭', '∮', '⋃', '⋂', '⋁', '⋀', '⨁', '⨂':
		return Large, true
	case '|', '/', '.', '@', '∀', '∃', '¬', '∂', '∇', '∞', '′', '″', '‖', '°', '…', '%', '"', '`', '∠':
		return Ord, true
	}
	return Ord, false
}

// negated are characters with a stroke through them.
const negated = `=≠∈∉∋∌⊂⊄⊃⊅⊆⊈⊇⊉≡≢∼≁≃≄≅≇≈≉<≮>≯≤≰≥≱≺⊀≻⊁∣∤|∤∥∦⊢⊬⊨⊭⊩⊮∃∄→↛←↚↔↮⇒⇏⇐⇍⇔⇎⊲⋪⊳⋫⊴⋬⊵⋭≍≭≼⋠≽⋡⊑⋢⊒⋣`

// negate puts a stroke through a symbol.
func negate(text string) string {
	list := []rune(negated)
	for i := 0; i+1 < len(list); i += 2 {
		if string(list[i]) == text {
			return string(list[i+1])
		}
	}
	return text + "\u0338"
}

// commandNames lists all commands, for the one that was meant.
func (p *parser) commandNames() []string {
	var names []string
	for name := range symbolTable() {
		names = append(names, name)
	}
	for name := range p.commands {
		names = append(names, name)
	}
	for _, macros := range []map[string]macro{p.before, p.macros} {
		for name := range macros {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
