package syntax

import (
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// emit adds the tokens for text[begin:end]: a match, or one of its groups.
func (r *run) emit(e *emitter, begin, end int) bool {
	switch e.kind {
	case emitType:
		r.add(e.typ, end-begin)
		return true
	case emitSelf:
		return r.nested(r.lexer, e.name, begin, end, true)
	case emitOther:
		other := r.lexer.all.Find(e.name)
		return other != nil && r.nested(other, "root", begin, end, true)
	case emitCall:
		return r.emitCall(e.name, end)
	}
	return r.emitGroups(e, begin, end)
}

// nested adds the tokens that a lexer makes of a part of the text.
func (r *run) nested(l *Lexer, state string, begin, end int, part bool) bool {
	if begin == end {
		return true
	}
	spans, ok := l.lex(r.text[begin:end:end], state, part, r.job)
	for _, s := range spans {
		r.add(s.kind, s.n)
	}
	return ok
}

// inTurn moves the groups of a match so that each begins where the last ends, if
// they make up the match like that: where a group stands for text that is like it,
// as the marks on both sides of a word are.
func (r *run) inTurn(groups []group, begin, end int) {
	at := begin
	for _, g := range groups {
		n := g.to - g.from
		if at+n > end || !slices.Equal(r.text[g.from:g.to], r.text[at:at+n]) {
			return
		}
		at += n
	}
	if at != end {
		return
	}
	at = begin
	for i := range groups {
		n := groups[i].to - groups[i].from
		groups[i] = group{at, at + n}
		at += n
	}
}

// emitGroups adds the tokens of the groups of a match. What is in no group is
// plain, and what is in two goes to the first.
func (r *run) emitGroups(e *emitter, begin, end int) bool {
	groups := r.match.groups
	if len(groups) != len(e.parts)+1 {
		r.add(chroma.Error, end-begin)
		return true
	}
	groups = slices.Clone(groups) // nested matches write into the others
	r.inTurn(groups[1:], begin, end)
	at := begin
	for i, part := range e.parts {
		g := groups[i+1]
		from, to := max(g.from, at), g.to
		if part == nil || from >= to {
			continue
		}
		r.add(chroma.Text, from-at)
		at = to
		if e.kind == emitNamed && i == e.textGroup-1 {
			name := groups[e.nameGroup]
			if l := r.lexer.all.Find(strings.TrimSpace(string(r.text[name.from:name.to]))); l != nil {
				if !r.nested(l, "root", from, to, false) {
					return false
				}
				continue
			}
		}
		if !r.emit(part, from, to) {
			return false
		}
	}
	r.add(chroma.Text, end-at)
	return true
}

// lexAround has another lexer divide all that this one found to be Other: as one
// text, without what is between.
func (l *Lexer) lexAround(text []rune, spans []span, state string, part bool, j *job) ([]span, bool) {
	root := l.all.Find(l.around)
	if root == nil {
		return nil, false
	}
	var others []rune
	at := 0
	for _, s := range spans {
		if s.kind == chroma.Other {
			others = append(others, text[at:at+s.n]...)
		}
		at += s.n
	}
	inner, ok := root.lex(others, state, part, j)
	var out []span
	for _, s := range spans {
		if s.kind != chroma.Other {
			out = appendSpan(out, s)
			continue
		}
		for s.n > 0 && len(inner) > 0 {
			n := min(s.n, inner[0].n)
			out = appendSpan(out, span{inner[0].kind, n})
			s.n -= n
			if inner[0].n -= n; inner[0].n == 0 {
				inner = inner[1:]
			}
		}
	}
	return out, ok
}

// remapped gives some words other types.
func (l *Lexer) remapped(text []rune, spans []span) {
	at := 0
	for i := range spans {
		s := &spans[i]
		value := text[at : at+s.n]
		at += s.n
		words := l.remap[s.kind]
		if words == nil {
			continue
		}
		if to, ok := words[string(value)]; ok {
			s.kind = to
		} else if to, ok := words[""]; ok {
			s.kind = to
		}
	}
}
