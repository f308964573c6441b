package syntax

import (
	"regexp/syntax"
	"strings"
	"unicode"
)

// firstOf is what a match of a pattern can begin with, or a superset of it; nil
// if it can be empty, or that isn't known. What Go's regexp can't read is made
// less particular first, so that it can.
func firstOf(source, flags string) *set {
	if hasOddClass(source) {
		return nil
	}
	re := parsed(source, flags)
	if re == nil || !sameDialect(source) {
		easier, ok := relaxed(source)
		if !ok {
			return nil
		}
		if re = parsed(easier, flags); re == nil {
			return nil
		}
	}
	s := &set{}
	if s.addFirst(re) {
		return nil
	}
	return s
}

// addFirst adds what re can begin with, and reports whether it can be empty.
func (s *set) addFirst(re *syntax.Regexp) (empty bool) {
	switch re.Op {
	case syntax.OpNoMatch:
		return false
	case syntax.OpLiteral:
		for i, r := range re.Rune {
			if !isLook(r) {
				s.addLiteral(re.Rune[i:], re.Flags)
				return false
			}
			*s = everything // it may refer to anything
		}
		return true
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			s.addRange(re.Rune[i], re.Rune[i+1])
		}
		return false
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		*s = set{^uint64(0), ^uint64(0)}
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return s.addFirst(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		s.addFirst(re.Sub[0])
		return true
	case syntax.OpRepeat:
		empty = s.addFirst(re.Sub[0])
		return empty || re.Min == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !s.addFirst(sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if s.addFirst(sub) {
				empty = true
			}
		}
		return empty
	}
	return true // it has no width
}

// addLiteral adds the first character of a literal.
func (s *set) addLiteral(literal []rune, flags syntax.Flags) {
	if len(literal) == 0 {
		return
	}
	first := literal[0]
	s.addRange(first, first)
	if flags&syntax.FoldCase != 0 {
		for c := unicode.SimpleFold(first); c != first; c = unicode.SimpleFold(c) {
			s.addRange(c, c)
		}
	}
}

// relaxed makes a pattern that matches where the source does, and maybe more:
// without what looks around, with anything for what refers back.
func relaxed(source string) (string, bool) {
	r := relaxer{in: source}
	for r.in != "" {
		if !r.next() {
			return "", false
		}
	}
	return r.out.String(), true
}

type relaxer struct {
	in  string
	out strings.Builder
}

// copy takes over n bytes.
func (r *relaxer) copy(n int) bool {
	n = min(n, len(r.in))
	r.out.WriteString(r.in[:n])
	r.in = r.in[n:]
	return true
}

// replace puts something in the place of n bytes.
func (r *relaxer) replace(n int, by string) bool {
	r.out.WriteString(by)
	r.in = r.in[min(n, len(r.in)):]
	return true
}

func (r *relaxer) next() bool {
	switch {
	case r.in[0] == '\\':
		return r.escape()
	case r.in[0] == '[':
		return r.class()
	case !strings.HasPrefix(r.in, "(?"):
		return r.copy(1)
	}
	for _, look := range []string{"(?=", "(?!", "(?<=", "(?<!", "(?#"} {
		if strings.HasPrefix(r.in, look) {
			n := groupLen(r.in)
			return n > 0 && r.replace(n, "(?:)")
		}
	}
	switch {
	case strings.HasPrefix(r.in, "(?>"):
		return r.replace(3, "(?:")
	case strings.HasPrefix(r.in, "(?("):
		return false
	case strings.HasPrefix(r.in, "(?<"), strings.HasPrefix(r.in, "(?'"):
		if end := strings.IndexAny(r.in[3:], ">'"); end > 0 {
			return r.replace(3+end+1, "(?:")
		}
		return false
	}
	return r.copy(2)
}

// escape takes over an escape outside of a class.
func (r *relaxer) escape() bool {
	const anything = `(?s:.*)`
	if len(r.in) < 2 {
		return false
	}
	switch c := r.in[1]; {
	case c >= '1' && c <= '9':
		n := 2
		for n < len(r.in) && r.in[n] >= '0' && r.in[n] <= '9' {
			n++
		}
		return r.replace(n, anything)
	case c == 'k':
		end := strings.IndexAny(r.in, ">'}")
		return end > 0 && r.replace(end+1, anything)
	case c == 'Z' || c == 'G':
		return r.replace(2, "(?:)")
	case c == 'u' && len(r.in) >= 6:
		return r.replace(6, `\x{`+r.in[2:6]+`}`)
	case c == 'Q' || c == 'E' || c == 'C':
		return false
	}
	return r.copy(2)
}

// class takes over a class of characters.
func (r *relaxer) class() bool {
	r.copy(1)
	if strings.HasPrefix(r.in, "^") {
		r.copy(1)
	}
	for first := true; r.in != ""; first = false {
		switch {
		case r.in[0] == ']' && !first:
			return r.copy(1)
		case strings.HasPrefix(r.in, "-["):
			return false
		case r.in[0] == '[' || r.in[0] == ']':
			r.replace(1, `\`+r.in[:1])
		case strings.HasPrefix(r.in, `\u`) && len(r.in) >= 6:
			r.replace(6, `\x{`+r.in[2:6]+`}`)
		case strings.HasPrefix(r.in, `\b`):
			r.replace(2, `\x08`)
		case r.in[0] == '\\':
			r.copy(2)
		default:
			r.copy(1)
		}
	}
	return false
}

// groupLen is the length of the group that a pattern begins with; 0 if it has no
// end.
func groupLen(p string) int {
	depth := 0
	for i := 0; i < len(p); i++ {
		switch p[i] {
		case '\\':
			i++
		case '[':
			n := classLen(p[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// classLen is the length of the class that a pattern begins with.
func classLen(p string) int {
	i := 1
	if strings.HasPrefix(p[i:], "^") {
		i++
	}
	if strings.HasPrefix(p[i:], "]") {
		i++
	}
	for ; i < len(p); i++ {
		switch p[i] {
		case '\\':
			i++
		case ']':
			return i + 1
		}
	}
	return 0
}
