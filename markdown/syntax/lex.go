package syntax

import (
	"slices"

	"github.com/alecthomas/chroma/v2"
)

// span is a piece of text of one type, in characters.
type span struct {
	kind chroma.TokenType
	n    int
}

// run is a pass of a lexer over a text: a machine with a stack of states.
type run struct {
	lexer *Lexer
	text  []rune
	begin string
	stack []string
	state string // of the rule that matched
	at    int
	match match
	out   []span
	here  *place // the state's rules
	job   *job
	// branches are the stacks at the conditions that the text is in (special.go).
	branches [][]string
}

// job is what the passes over a text and all that is nested in it share.
type job struct {
	spent int    // steps that were taken
	most  int    // how many may be
	spare []span // for the first pass that asks
}

func newJob(text []rune, spare []span) *job {
	return &job{most: leastSpent + spentEach*len(text), spare: spare}
}

// lex divides text. Part says that it is a part of other text. What is behind it
// in its array is overwritten.
func (l *Lexer) lex(text []rune, state string, part bool, j *job) ([]span, bool) {
	switch {
	case l.special == "front matter":
		return l.lexFrontMatter(text, state, part, j)
	case l.special == "http":
		return l.lexHTTP(text, state, part, j)
	}
	spans, ok := l.lexRules(text, state, part, j)
	if ok && l.around != "" {
		spans, ok = l.lexAround(text, spans, state, part, j)
	}
	if ok && l.remap != nil {
		l.remapped(text, spans)
	}
	return spans, ok
}

// lexRules divides text by the lexer's own rules.
func (l *Lexer) lexRules(text []rune, state string, part bool, j *job) ([]span, bool) {
	n := len(text)
	if l.ensureNL && !part && (n == 0 || text[n-1] != '\n') {
		text = append(text, '\n')
	}
	r := &run{lexer: l, text: text, begin: state, stack: []string{state}, job: j, out: j.spare[:0], match: match{spent: &j.spent}}
	j.spare = nil
	if !r.all(n) {
		return nil, false
	}
	return r.whole(n), true
}

// maxIdle is how often a machine may change its state without moving on.
const maxIdle = 1000

// all runs the machine up to a place in the text.
func (r *run) all(end int) bool {
	idle := 0
	for r.at < end && len(r.stack) > 0 {
		before := r.at
		if !r.step() {
			return false
		}
		if idle++; r.at > before {
			idle = 0
		}
		if idle > maxIdle || r.job.spent > r.job.most {
			return false
		}
	}
	return true
}

// step finds the rule that matches next, and follows it.
func (r *run) step() bool {
	if top := r.stack[len(r.stack)-1]; top != r.state || r.here == nil {
		if r.state, r.here = top, r.lexer.places[top]; r.here == nil {
			return false
		}
	}
	for _, rule := range r.here.rulesFor(r.text[r.at]) {
		if !rule.pattern.match(r.text, r.at, &r.match) {
			continue
		}
		begin := r.at
		r.at += r.match.n
		for i := range rule.moves {
			if !r.move(&rule.moves[i]) {
				return false
			}
		}
		return rule.emit == nil || r.emit(rule.emit, begin, r.at)
	}
	if r.text[r.at] == '\n' && r.state != r.begin {
		// As Pygments has it: at the end of a line, what can't be read is over.
		r.stack = []string{r.begin}
		return true
	}
	r.add(chroma.Error, 1)
	r.at++
	return true
}

// move changes the stack.
func (r *run) move(m *move) bool {
	switch m.kind {
	case movePop:
		if len(r.stack) < m.depth {
			return false
		}
		r.stack = r.stack[:len(r.stack)-m.depth]
	case movePush:
		if len(m.states) == 0 {
			r.stack = append(r.stack, r.state)
		}
		for _, s := range m.states {
			switch {
			case s != "#pop":
				r.stack = append(r.stack, s)
			case len(r.stack) == 0:
				return false
			default:
				r.stack = r.stack[:len(r.stack)-1]
			}
		}
	case moveCall:
		return r.call(m.name)
	}
	return true
}

// add adds n characters of a type.
func (r *run) add(kind chroma.TokenType, n int) {
	switch {
	case n <= 0:
	case r.lexer.remap != nil: // word by word
		r.out = append(r.out, span{kind, n})
	default:
		r.out = appendSpan(r.out, span{kind, n})
	}
}

// appendSpan appends a span, to the last if that is of the same type.
func appendSpan(out []span, s span) []span {
	if k := len(out) - 1; k >= 0 && out[k].kind == s.kind {
		out[k].n += s.n
		return out
	}
	return append(out, s)
}

// whole gives the spans for n characters: what is left is an error.
func (r *run) whole(n int) []span {
	total := 0
	for i, s := range r.out {
		if total += s.n; total >= n {
			r.out[i].n -= total - n
			return slices.DeleteFunc(r.out[:i+1], func(s span) bool { return s.n == 0 })
		}
	}
	r.add(chroma.Error, n-total)
	return r.out
}
