package syntax

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// Lexer is a language's lexer. It is safe for concurrent use.
type Lexer struct {
	Name   string // of its file in the archive
	all    *Lexers
	states map[string][]*rule
	places map[string]*place // the same, for use
	// ensureNL has text end in a newline while it is divided.
	ensureNL bool
	// around lexes what this lexer finds to be of another language: the HTML
	// around PHP.
	around string
	// remap gives other types to some words of a type; "" stands for all.
	remap map[chroma.TokenType]map[string]chroma.TokenType
	// special is the name of a lexer that is not made of rules alone.
	special string
}

// rule is a rule of a state: what matches its pattern has a type, or several, and
// may lead to another state.
type rule struct {
	pattern *pattern
	emit    *emitter // nil for none
	moves   []move
	include string // instead of all this: the rules of another state
}

// emitter says what a match is: of a type; of types by its groups; or text of
// another lexer, or of this one in some state.
type emitter struct {
	kind  emitKind
	typ   chroma.TokenType
	name  string // of the lexer or the state
	parts []*emitter
	// Of emitNamed: the groups with the lexer's name, and with its text.
	nameGroup, textGroup int
}

type emitKind uint8

const (
	emitType emitKind = iota
	emitGroups
	emitSelf  // this lexer, in a state
	emitOther // another lexer
	emitNamed // the lexer that a group names
	emitCall  // a function of special.go
)

// move leads to another state.
type move struct {
	kind   moveKind
	depth  int
	states []string
	name   string
}

type moveKind uint8

const (
	movePop moveKind = iota
	movePush
	moveCombined
	moveCall // a function of special.go
)

// reader reads the file of a lexer, line by line; README.md has the format.
type reader struct {
	lexer *Lexer
	flags string
	lines []string
	state string
	rule  *rule
}

// parseLexer reads the file of a lexer.
func parseLexer(all *Lexers, data string) (*Lexer, error) {
	r := &reader{
		lexer: &Lexer{all: all, states: map[string][]*rule{}},
		lines: strings.Split(strings.TrimSuffix(data, "\n"), "\n"),
	}
	for len(r.lines) > 0 {
		if err := r.entry(); err != nil {
			return nil, err
		}
	}
	if err := r.lexer.resolve(); err != nil {
		return nil, err
	}
	return r.lexer, nil
}

// next takes a line: its first word, and the rest.
func (r *reader) next() (word, rest string) {
	word, rest, _ = strings.Cut(r.lines[0], " ")
	r.lines = r.lines[1:]
	return word, rest
}

// entry reads a line of the file, with what belongs to it.
func (r *reader) entry() error {
	switch word, rest := r.next(); word {
	case "flags":
		r.flags = rest
	case "ensure-nl":
		r.lexer.ensureNL = true
	case "around":
		r.lexer.around = rest
	case "special":
		r.lexer.special = rest
	case "remap":
		return r.remap(rest)
	case "state":
		r.state = rest
		r.lexer.states[rest] = nil
	case "include":
		r.lexer.states[r.state] = append(r.lexer.states[r.state], &rule{include: rest})
	case "rule":
		source, err := unquoted(rest)
		if err != nil {
			return err
		}
		r.rule = &rule{pattern: newPattern(source, r.flags)}
		r.lexer.states[r.state] = append(r.lexer.states[r.state], r.rule)
	default:
		return r.ofRule(word, rest)
	}
	return nil
}

// unquoted is text that is quoted if it has line ends in it.
func unquoted(s string) (string, error) {
	if strings.HasPrefix(s, `"`) {
		return strconv.Unquote(s)
	}
	return s, nil
}

// remap reads "FROM TO WORD...".
func (r *reader) remap(rest string) error {
	words := strings.Split(rest, " ")
	if len(words) < 2 {
		return fmt.Errorf("remap %q", rest)
	}
	from, err := chroma.TokenTypeString(words[0])
	if err != nil {
		return err
	}
	to, err := chroma.TokenTypeString(words[1])
	if err != nil {
		return err
	}
	if r.lexer.remap == nil {
		r.lexer.remap = map[chroma.TokenType]map[string]chroma.TokenType{}
	}
	if r.lexer.remap[from] == nil {
		r.lexer.remap[from] = map[string]chroma.TokenType{}
	}
	for _, w := range words[2:] {
		r.lexer.remap[from][w] = to
	}
	if len(words) == 2 {
		r.lexer.remap[from][""] = to
	}
	return nil
}

// ofRule reads what a rule does.
func (r *reader) ofRule(word, rest string) error {
	if r.rule == nil {
		return fmt.Errorf("%q without a rule", word)
	}
	m := move{}
	switch word {
	case "pop":
		n, err := strconv.Atoi(rest)
		if err != nil {
			return err
		}
		m = move{kind: movePop, depth: n}
	case "push":
		m = move{kind: movePush, states: strings.Fields(rest)}
	case "combined":
		m = move{kind: moveCombined, states: strings.Fields(rest)}
	case "do":
		m = move{kind: moveCall, name: rest}
	default:
		e, err := r.emitter(word, rest)
		r.rule.emit = e
		return err
	}
	r.rule.moves = append(r.rule.moves, m)
	return nil
}

// emitter reads an emitter; those of groups end with a line of their own.
func (r *reader) emitter(word, rest string) (*emitter, error) {
	switch word {
	case "-":
		return nil, nil
	case "=":
		t, err := chroma.TokenTypeString(rest)
		return &emitter{kind: emitType, typ: t}, err
	case "self":
		return &emitter{kind: emitSelf, name: rest}, nil
	case "using":
		return &emitter{kind: emitOther, name: strings.ToLower(rest)}, nil
	case "call":
		return &emitter{kind: emitCall, name: rest}, nil
	case "groups", "named":
		e := &emitter{kind: emitGroups}
		if word == "named" {
			e.kind = emitNamed
			if _, err := fmt.Sscan(rest, &e.nameGroup, &e.textGroup); err != nil {
				return nil, err
			}
		}
		for len(r.lines) > 0 {
			word, rest := r.next()
			if word == "end" {
				return e, nil
			}
			part, err := r.emitter(word, rest)
			if err != nil {
				return nil, err
			}
			e.parts = append(e.parts, part)
		}
	}
	return nil, fmt.Errorf("%q is not known", word)
}

// resolve puts the rules of other states where they are included, and makes
// states of combined ones.
func (l *Lexer) resolve() error {
	flat := make(map[string][]*rule, len(l.states))
	for name := range l.states {
		if _, err := l.flatten(name, flat, 0); err != nil {
			return err
		}
	}
	for name := range l.states {
		for _, r := range flat[name] {
			for i := range r.moves {
				if m := &r.moves[i]; m.kind == moveCombined {
					if err := combine(m, flat); err != nil {
						return err
					}
				}
			}
		}
	}
	l.states = flat
	for _, rules := range flat {
		for _, r := range rules {
			r.pattern.groups = r.pattern.groups || r.emit != nil && r.emit.kind != emitType || callsWithGroups(r)
		}
	}
	l.places = make(map[string]*place, len(flat))
	for name, rules := range flat {
		l.places[name] = &place{all: rules}
	}
	return nil
}

// flatten gives the rules of a state with those that it includes.
func (l *Lexer) flatten(name string, flat map[string][]*rule, depth int) ([]*rule, error) {
	if rules, ok := flat[name]; ok {
		return rules, nil
	}
	rules, ok := l.states[name]
	if !ok || depth > 100 {
		return nil, fmt.Errorf("there is no state %q", name)
	}
	var out []*rule
	for _, r := range rules {
		if r.include == "" {
			out = append(out, r)
			continue
		}
		included, err := l.flatten(r.include, flat, depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, included...)
	}
	flat[name] = out
	return out, nil
}

// combine makes a state of several.
func combine(m *move, flat map[string][]*rule) error {
	name := "combined " + strings.Join(m.states, " ")
	if _, ok := flat[name]; !ok {
		var all []*rule
		for _, s := range m.states {
			rules, ok := flat[s]
			if !ok {
				return fmt.Errorf("there is no state %q", s)
			}
			all = append(all, rules...)
		}
		flat[name] = all
	}
	m.kind, m.states = movePush, []string{name}
	return nil
}

// callsWithGroups says whether a move of the rule looks at its groups.
func callsWithGroups(r *rule) bool {
	for i := range r.moves {
		if r.moves[i].kind == moveCall {
			return true
		}
	}
	return false
}
