package syntax

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// program matches what most patterns are: literals, classes, choices and
// repetitions, tried one after the other as Perl does, and what they look for
// around a place or refer back to (look.go). Other patterns are left to regexp2,
// and so are texts that the two might see differently.
type program struct {
	start *node
	slots int  // of groups, two each
	refs  bool // it refers back to groups
}

// node is a step of a program, with what comes after it.
type node struct {
	op   op
	set  set
	any  bool // what is foreign is in the set, for sure
	lit  []rune
	lazy bool
	min  int
	slot int
	not  bool    // what is looked for is not to be there
	fold bool    // upper and lower case are the same
	subs []*node // of a choice; the first of a loop's is what it repeats
	// widths are the lengths of what is looked for behind a place, by subs.
	widths []int
	fits   []set // what each of a choice can begin with
	next   *node
}

type op uint8

const (
	opDone op = iota
	opSet
	opLiteral
	opRepeat // of a set
	opChoice
	opLoop
	opSlot
	opLineBegin
	opLineEnd
	opTextBegin
	opTextEnd
	opBoundary
	opNoBoundary
	opLook
	opLookBehind
	opRef
)

// compiler makes nodes of a pattern, from its end.
type compiler struct {
	flags   string
	groups  bool
	slots   int
	foreign bool // classes may say for sure that they have what is foreign
	failed  bool
	refs    bool
	looks   []look
	open    map[int]bool // the groups that are being made
}

// compile makes a program; nil if the pattern needs more than programs can do.
func compile(source, flags string, groups bool) *program {
	source, flags = leadingFlags(source, flags)
	c := &compiler{flags: flags, open: map[int]bool{}}
	c.foreign = !strings.Contains(flags, "i") && !strings.Contains(source, "(?i")
	for _, negated := range []string{`\W`, `\S`, `\D`, `\P`, `\p`} {
		c.foreign = c.foreign && !strings.Contains(source, negated)
	}
	re := c.parse(source)
	if re == nil || len(c.looks) > 0 && setsFlags(source) {
		return nil
	}
	c.slots = 2 * (1 + re.MaxCap())
	c.groups = groups || slices.ContainsFunc(c.looks, func(l look) bool { return l.ref > 0 || refersBack(l.source) })
	c.refs = c.groups && !groups
	start := c.node(re, &node{op: opDone})
	if c.failed {
		return nil
	}
	return &program{start: start, slots: c.slots, refs: c.refs}
}

// parse reads a pattern, or what one looks for; nil if that can't be done.
func (c *compiler) parse(source string) *syntax.Regexp {
	plain, looks, ok := lift(source, c.looks)
	if !ok || !sameDialect(plain) {
		return nil
	}
	c.looks = looks
	if re := parsed(plain, c.flags); re != nil {
		return re.Simplify()
	}
	return nil
}

// node makes the nodes of re before those that come next.
func (c *compiler) node(re *syntax.Regexp, next *node) *node {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return next
	case syntax.OpLiteral:
		return c.literal(re, next)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		n := c.class(re)
		n.next = next
		return n
	case syntax.OpCapture:
		if !c.groups {
			return c.node(re.Sub[0], next)
		}
		c.open[re.Cap] = true
		defer delete(c.open, re.Cap)
		end := &node{op: opSlot, slot: 2*re.Cap + 1, next: next}
		return &node{op: opSlot, slot: 2 * re.Cap, next: c.node(re.Sub[0], end)}
	case syntax.OpConcat:
		for i := len(re.Sub) - 1; i >= 0; i-- {
			next = c.node(re.Sub[i], next)
		}
		return next
	case syntax.OpAlternate:
		return c.choice(re.Sub, next)
	case syntax.OpQuest:
		n := &node{op: opChoice}
		n.subs = []*node{c.node(re.Sub[0], next), next}
		n.fits = []set{startOf(re.Sub[0]), everything}
		if re.Flags&syntax.NonGreedy != 0 {
			n.subs[0], n.subs[1] = n.subs[1], n.subs[0]
			n.fits[0], n.fits[1] = n.fits[1], n.fits[0]
		}
		return n
	case syntax.OpStar, syntax.OpPlus:
		return c.repeat(re, next)
	}
	return c.edge(re, next)
}

// edge makes a node for what has no width.
func (c *compiler) edge(re *syntax.Regexp, next *node) *node {
	n := &node{next: next}
	switch re.Op {
	case syntax.OpBeginLine:
		n.op = opLineBegin
	case syntax.OpEndLine:
		n.op = opLineEnd
	case syntax.OpBeginText:
		n.op = opTextBegin
	case syntax.OpEndText:
		n.op = opTextEnd
		// Outside of (?m), regexp2's $ is before a last newline too.
		c.failed = c.failed || re.Flags&syntax.WasDollar != 0
	case syntax.OpWordBoundary:
		n.op = opBoundary
	case syntax.OpNoWordBoundary:
		n.op = opNoBoundary
	default:
		c.failed = true
	}
	return n
}

// literal makes the nodes of a literal, in which characters may stand for looks.
func (c *compiler) literal(re *syntax.Regexp, next *node) *node {
	for end := len(re.Rune); end > 0; {
		if last := re.Rune[end-1]; isLook(last) {
			if last != besideLook {
				next = c.look(c.looks[last-firstLook], next)
			}
			end--
			continue
		}
		begin := end - 1
		for begin > 0 && !isLook(re.Rune[begin-1]) {
			begin--
		}
		next = c.letters(re.Rune[begin:end], re.Flags&syntax.FoldCase != 0, next)
		end = begin
	}
	return next
}

// letters makes a node for letters, or for each of them in both cases.
func (c *compiler) letters(list []rune, fold bool, next *node) *node {
	if !fold {
		return &node{op: opLiteral, lit: list, next: next}
	}
	for i := len(list) - 1; i >= 0; i-- {
		if list[i] >= 128 {
			c.failed = true
			return next
		}
		n := &node{op: opSet, next: next}
		n.set.addFolded(list[i])
		next = n
	}
	return next
}

// class makes a node for one character.
func (c *compiler) class(re *syntax.Regexp) *node {
	n := &node{op: opSet}
	switch re.Op {
	case syntax.OpAnyChar:
		n.set, n.any = everything, true
		return n
	case syntax.OpAnyCharNotNL:
		n.set, n.any = everything, true
		n.set[0] &^= 1 << '\n'
		return n
	}
	for i := 0; i+1 < len(re.Rune); i += 2 {
		n.set.addRange(re.Rune[i], re.Rune[i+1])
		c.failed = c.failed || isLook(re.Rune[i]) || isLook(re.Rune[i+1])
	}
	k := len(re.Rune)
	n.any = c.foreign && k >= 2 && re.Rune[k-2] <= 128 && re.Rune[k-1] >= 0x10FFFF && plainlyNegated(&n.set)
	return n
}

// plainlyNegated reports whether a class that has all that is not ASCII lacks
// single characters alone, and none of \s, \d and \w, which have more members
// than Go says.
func plainlyNegated(s *set) bool {
	if !s.has('\v') {
		return false
	}
	for _, kind := range []string{"\t\n\f\r ", "0123456789", "abcdefghijklmnopqrstuvwxyz"} {
		lacks := true
		for _, c := range kind {
			lacks = lacks && !s.has(c)
		}
		if lacks {
			return false
		}
	}
	return true
}

// choice makes a node that tries one after the other.
func (c *compiler) choice(subs []*syntax.Regexp, next *node) *node {
	n := &node{op: opChoice}
	for _, sub := range subs {
		n.subs = append(n.subs, c.node(sub, next))
		n.fits = append(n.fits, startOf(sub))
	}
	return n
}

// repeat makes the nodes of a star or plus.
func (c *compiler) repeat(re *syntax.Regexp, next *node) *node {
	sub, lazy := re.Sub[0], re.Flags&syntax.NonGreedy != 0
	least := 0
	if re.Op == syntax.OpPlus {
		least = 1
	}
	inner := sub
	for inner.Op == syntax.OpCapture && !c.groups {
		inner = inner.Sub[0]
	}
	switch inner.Op {
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		n := c.class(inner)
		n.op, n.lazy, n.min, n.next = opRepeat, lazy, least, next
		return n
	}
	if (&set{}).addFirst(sub) {
		c.failed = true // repeats nothing, which engines end in different ways
		return next
	}
	loop := &node{op: opLoop, lazy: lazy, next: next}
	body := c.node(sub, loop)
	loop.subs = []*node{body}
	if least == 1 {
		return body
	}
	return loop
}

// everything is all of ASCII.
var everything = set{^uint64(0), ^uint64(0)}

// startOf is what re can begin with.
func startOf(re *syntax.Regexp) set {
	var s set
	if s.addFirst(re) {
		return everything
	}
	return s
}
