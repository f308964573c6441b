package syntax

import (
	"regexp/syntax"
	"strings"
	"unicode"
)

// look is what Go's regexp can't read: a look around, or a reference back to a
// group. A character that no text has stands for it while the rest is read.
type look struct {
	ref         int // the group, or 0
	behind, not bool
	source      string // of what is looked for
}

// firstLook is the character that stands for the first of a pattern's looks, and
// maxLooks how many there may be.
const (
	firstLook = 0xF0000
	maxLooks  = 64
)

func isLook(r rune) bool { return r >= firstLook && r <= besideLook }

// besideLook stands beside each of these characters, so that none becomes a part
// of a class; it means nothing.
const besideLook = firstLook + maxLooks

// lift puts characters in the places of looks. It adds them to those that there
// are, and reports whether it knows all that is in the pattern.
func lift(source string, looks []look) (string, []look, bool) {
	var out strings.Builder
	put := func(l look) {
		out.WriteString("(?:" + string([]rune{firstLook + rune(len(looks)), besideLook}) + ")")
		looks = append(looks, l)
	}
	for i := 0; i < len(source); {
		n := 1
		switch rest := source[i:]; {
		case rest[0] == '\\' && len(rest) > 1:
			if n = 2; rest[1] >= '1' && rest[1] <= '9' {
				if len(rest) > 2 && unicode.IsDigit(rune(rest[2])) {
					return "", nil, false
				}
				put(look{ref: int(rest[1] - '0')})
				i += n
				continue
			}
		case rest[0] == '[':
			if n = classLen(rest); n == 0 {
				return "", nil, false
			}
		case strings.HasPrefix(rest, "(?"):
			l, size, is := lookOf(rest)
			if is && size == 0 {
				return "", nil, false
			}
			if is {
				put(l)
				i += size
				continue
			}
		}
		out.WriteString(source[i : i+n])
		i += n
	}
	return out.String(), looks, len(looks) <= maxLooks
}

// lookOf reads a look around; size is 0 if it has no end.
func lookOf(s string) (l look, size int, is bool) {
	for _, kind := range []struct {
		mark string
		look look
	}{
		{"(?=", look{}}, {"(?!", look{not: true}}, {"(?<=", look{behind: true}}, {"(?<!", look{behind: true, not: true}},
	} {
		if strings.HasPrefix(s, kind.mark) {
			l, size = kind.look, groupLen(s)
			if size > 0 {
				l.source = s[len(kind.mark) : size-1]
			}
			return l, size, true
		}
	}
	return look{}, 0, false
}

// setsFlags reports whether a pattern changes its flags on the way.
func setsFlags(source string) bool {
	for rest := source; ; {
		_, after, found := strings.Cut(rest, "(?")
		if !found {
			return false
		}
		if after != "" && strings.ContainsRune("imsnx-", rune(after[0])) {
			return true
		}
		rest = after
	}
}

// leadingFlags takes the flags from the head of a pattern.
func leadingFlags(source, flags string) (string, string) {
	rest, ok := strings.CutPrefix(source, "(?")
	if !ok {
		return source, flags
	}
	set, rest, ok := strings.Cut(rest, ")")
	if !ok || set == "" || strings.Trim(set, "ims") != "" {
		return source, flags
	}
	return rest, flags + set
}

// look makes a node for a look.
func (c *compiler) look(l look, next *node) *node {
	if l.ref > 0 {
		c.refs = true
		c.failed = c.failed || c.open[l.ref] || 2*l.ref+1 >= c.slots
		return &node{op: opRef, slot: 2 * l.ref, fold: strings.Contains(c.flags, "i"), next: next}
	}
	groups := c.groups
	c.groups = false
	defer func() { c.groups = groups }()
	re := c.parse(l.source)
	if re == nil || re.MaxCap() > 0 && (groups || c.refs) {
		c.failed = true
		return next
	}
	n := &node{op: opLook, not: l.not, next: next}
	if !l.behind {
		n.subs = []*node{c.node(re, &node{op: opDone})}
		return n
	}
	n.op = opLookBehind
	ways := []*syntax.Regexp{re}
	if re.Op == syntax.OpAlternate {
		ways = re.Sub
	}
	for _, way := range ways {
		w := width(way)
		c.failed = c.failed || w < 0
		n.subs, n.widths = append(n.subs, c.node(way, &node{op: opDone})), append(n.widths, w)
	}
	return n
}

// width is how many characters re matches; -1 if that is not always the same.
func width(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		n := 0
		for _, r := range re.Rune {
			if isLook(r) {
				return -1
			}
			n++
		}
		return n
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return 0
	case syntax.OpCapture:
		return width(re.Sub[0])
	case syntax.OpConcat:
		n := 0
		for _, sub := range re.Sub {
			w := width(sub)
			if w < 0 {
				return -1
			}
			n += w
		}
		return n
	case syntax.OpAlternate:
		n := width(re.Sub[0])
		for _, sub := range re.Sub {
			if width(sub) != n {
				return -1
			}
		}
		return n
	}
	return -1
}

// looks reports whether there is, or isn't, what a node looks for.
func (m *matching) looks(n *node, at int) bool {
	found := false
	if n.op == opLook {
		found = m.from(n.subs[0], at) >= 0
	}
	for i, w := range n.widths {
		found = found || at >= w && m.from(n.subs[i], at-w) == at
	}
	return found != n.not && !m.lost
}

// again is the length of a group's text if that stands at a place again, or -1.
func (m *matching) again(n *node, at int) int {
	from, to := m.slots[n.slot], m.slots[n.slot+1]
	if from < 0 || to < from || len(m.text)-at < to-from {
		return -1
	}
	for i := range to - from {
		a, b := m.text[from+i], m.text[at+i]
		if n.fold {
			m.lost = m.lost || isForeign(a) || isForeign(b)
			a, b = unicode.ToLower(a), unicode.ToLower(b)
		}
		if a != b {
			return -1
		}
	}
	return to - from
}
