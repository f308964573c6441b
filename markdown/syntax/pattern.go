package syntax

import (
	"regexp/syntax"
	"strings"
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// pattern is a regular expression of a rule, in the dialect of regexp2. Most of
// it is made when the rule is first looked at.
type pattern struct {
	source, flags string
	groups        bool // the groups of a match are asked for

	prepared sync.Once
	first    *set     // what a match can begin with; nil for anything
	program  *program // nil where it needs regexp2

	compiled sync.Once
	re       *regexp2.Regexp
}

// match is where a rule matched.
type match struct {
	n      int              // characters
	groups []group          // the whole, then the groups, if they are asked for
	spent  *int             // steps that were taken for the text so far
	failed map[attempt]bool // for use by program.match
}

// group is a part of a match, in the text; from = to for a group that is empty, or
// took no part.
type group struct{ from, to int }

// patience is how long regexp2 may try: as long as chroma lets it.
const patience = 250 * time.Millisecond

func newPattern(source, flags string) *pattern { return &pattern{source: source, flags: flags} }

// prepare finds out what there is to know without regexp2.
func (p *pattern) prepare() {
	p.first = firstOf(p.source, p.flags)
	p.program = compile(p.source, p.flags, p.groups)
}

// mayBegin reports whether a match can begin with a character of ASCII; no is
// for sure.
func (p *pattern) mayBegin(c rune) bool {
	p.prepared.Do(p.prepare)
	return p.first == nil || p.first.has(c)
}

// match matches the pattern at a place.
func (p *pattern) match(text []rune, at int, m *match) bool {
	p.prepared.Do(p.prepare)
	if p.program != nil {
		if ok, sure := p.program.match(text, at, m); sure {
			return ok
		}
	}
	return p.matchSlow(text, at, m)
}

// matchSlow does so by regexp2.
func (p *pattern) matchSlow(text []rune, at int, m *match) bool {
	p.compiled.Do(func() {
		source := "(?:" + p.source + ")"
		if p.flags != "" {
			source = "(?" + p.flags + ")" + source
		}
		re, err := regexp2.Compile(`\G` + source)
		if err != nil {
			return // a test rules it out
		}
		re.MatchTimeout = patience
		p.re = re
	})
	if p.re == nil {
		return false
	}
	found, err := p.re.FindRunesMatchStartingAt(text, at)
	if err != nil || found == nil || found.RuneIndex != at {
		return false
	}
	m.n, m.groups = found.RuneLength, m.groups[:0]
	if p.groups {
		for _, g := range found.Groups() {
			m.groups = append(m.groups, group{g.RuneIndex, g.RuneIndex + g.RuneLength})
		}
	}
	return true
}

// parsed reads a pattern as Go's regexp does; nil if it can't.
func parsed(source, flags string) *syntax.Regexp {
	source = anything.Replace(source)
	re, err := syntax.Parse("(?"+flags+":"+source+")", syntax.Perl)
	if flags == "" {
		re, err = syntax.Parse(source, syntax.Perl)
	}
	if err != nil {
		return nil
	}
	return re
}

// anything are the usual classes for any character, and those of which ASCII's
// part can be said in another way, as regexp2 has it: what is foreign is not for
// programs.
var anything = strings.NewReplacer(`[\w\W]`, `(?s:.)`, `[\W\w]`, `(?s:.)`, `[\s\S]`, `(?s:.)`, `[\S\s]`, `(?s:.)`,
	`[^\W\d]`, `\w`, `[\W_]`, `[^0-9A-Za-z]`, `[^\S\n]`, `[\t\f\r ]`)

// sameDialect reports whether what Go can read of a pattern means to regexp2 what
// it means to Go, as far as the texts of isForeign are not concerned.
func sameDialect(source string) bool {
	for _, other := range []string{`\Q`, `\C`, `-[`, `(?U`, `(?P`, `(?<`, `(?'`} {
		if strings.Contains(source, other) {
			return false
		}
	}
	return !hasOddClass(source) && !refersBack(source)
}

// refersBack reports whether a pattern has a backslash and a digit, which Go may
// take for a character's number.
func refersBack(source string) bool {
	for i := 0; i+1 < len(source); i++ {
		if source[i] == '\\' {
			if i++; source[i] >= '0' && source[i] <= '9' {
				return true
			}
		}
	}
	return false
}

// hasOddClass reports whether a class has in it what regexp2 reads in another way:
// [:alpha:] is a class of Go's alone, and in [^\W\d] regexp2 has digits.
func hasOddClass(source string) bool {
	source = anything.Replace(source)
	for i := 0; i < len(source); i++ {
		switch source[i] {
		case '\\':
			i++
		case '[':
			n := classLen(source[i:])
			class := source[i+min(n, 1) : i+n]
			for _, odd := range []string{`\W`, `\D`, `\S`, "[:"} {
				if n == 0 || strings.Contains(class, odd) {
					return true
				}
			}
			i += n - 1
		}
	}
	return false
}

// isForeign reports whether the dialects may differ about a character: Go's \w, \s,
// \d, \b and (?i) are ASCII's, and its \s has no vertical tab.
func isForeign(c rune) bool { return c >= 128 || c == '\v' }

// set is a set of ASCII characters.
type set [2]uint64

func (s *set) has(c rune) bool { return s[c>>6&1]>>(c&63)&1 != 0 }

func (s *set) add(c rune) { s[c>>6&1] |= 1 << (c & 63) }

// addRange adds what is ASCII of a range.
func (s *set) addRange(lo, hi rune) {
	for c := lo; c <= min(hi, 127); c++ {
		s.add(c)
	}
}

// addFolded adds a character in both cases.
func (s *set) addFolded(c rune) {
	s.add(c)
	switch {
	case c >= 'a' && c <= 'z':
		s.add(c - 'a' + 'A')
	case c >= 'A' && c <= 'Z':
		s.add(c - 'A' + 'a')
	}
}
