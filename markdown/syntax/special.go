package syntax

import (
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// call does what some rules do beside moving between states.
func (r *run) call(name string) bool {
	switch name {
	case "haxe condition":
		return r.haxeCondition()
	case "raku brackets":
		r.toClosing()
		return true
	}
	return false
}

// closings are the brackets that end what others begin; all else ends itself.
var closings = map[rune]rune{
	'(': ')', '[': ']', '{': '}', '<': '>', '«': '»', '‘': '’', '“': '”', '„': '”', '「': '」', '『': '』', '⟨': '⟩', '⟦': '⟧',
}

// toClosing makes a match that ends in an opening bracket, once or several times,
// end with the closing one that belongs to it; without one, with the text.
func (r *run) toClosing() {
	opening := r.text[r.at-1]
	times := 1
	for times < r.match.n && r.text[r.at-1-times] == opening {
		times++
	}
	closing, paired := closings[opening]
	if !paired {
		closing = opening
	}
	isRun := func(c rune, at int) bool {
		for i := range times {
			if at+i >= len(r.text) || r.text[at+i] != c {
				return false
			}
		}
		return true
	}
	for depth := 1; r.at < len(r.text); {
		switch {
		case isRun(closing, r.at):
			r.at += times
			if depth--; depth == 0 {
				return
			}
		case paired && isRun(opening, r.at):
			r.at += times
			depth++
		default:
			r.at++
		}
	}
}

// haxeCondition keeps track of conditional compilation: the branches of an #if
// all begin in the states that it began in.
func (r *run) haxeCondition() bool {
	if len(r.match.groups) < 3 {
		return false
	}
	g := r.match.groups[2]
	word := string(r.text[g.from:g.to])
	last := len(r.branches) - 1
	switch word {
	case "if":
		r.branches = append(r.branches, slices.Clone(r.stack))
	case "else", "elseif":
		if last >= 0 {
			r.stack = slices.Clone(r.branches[last])
		}
	case "end":
		if last >= 0 {
			r.branches = r.branches[:last]
		}
	}
	switch word {
	case "if", "elseif":
		r.stack = append(r.stack, "preproc-expr")
	case "error":
		r.stack = append(r.stack, "preproc-error")
	}
	return true
}

// emitCall adds the tokens of a match that groups alone don't tell.
func (r *run) emitCall(name string, end int) bool {
	if name == "rst code" {
		return r.rstCode(end)
	}
	return false
}

// rstCode is a directive with a block of code: seven groups, the sixth of which
// is its language, then the code.
func (r *run) rstCode(end int) bool {
	kinds := []chroma.TokenType{
		chroma.Punctuation, chroma.Text, chroma.OperatorWord, chroma.Punctuation,
		chroma.Text, chroma.Keyword, chroma.Text,
	}
	groups := slices.Clone(r.match.groups)
	if len(groups) <= len(kinds) {
		return false
	}
	for i, kind := range kinds {
		r.add(kind, groups[i+1].to-groups[i+1].from)
	}
	language := groups[6]
	code := groups[7].to
	if l := r.lexer.all.Find(string(r.text[language.from:language.to])); l != nil {
		return r.nested(l, "root", code, end, false)
	}
	r.add(chroma.LiteralString, end-code)
	return true
}

// lexFrontMatter divides Markdown that begins with YAML between lines of "---".
func (l *Lexer) lexFrontMatter(text []rune, state string, part bool, j *job) ([]span, bool) {
	n := frontMatter(text)
	yaml := l.all.Find("yaml")
	if n == 0 || yaml == nil {
		return l.lexRules(text, state, part, j)
	}
	head, ok := yaml.lex(text[:n:n], state, part, j)
	if !ok {
		return nil, false
	}
	rest, ok := l.lexRules(text[n:], state, part, j)
	return append(head, rest...), ok
}

// frontMatter is the length of the front matter, with both its lines.
func frontMatter(text []rune) int {
	for at := 0; at < len(text); {
		end := slices.Index(text[at:], '\n')
		if end < 0 {
			return 0
		}
		line := strings.TrimSuffix(string(text[at:at+end]), "\r")
		if line != "---" && at == 0 {
			return 0
		}
		if line == "---" && at > 0 {
			return at + end + 1
		}
		at += end + 1
	}
	return 0
}

// lexHTTP divides a message: its content is of the language that its header
// says.
func (l *Lexer) lexHTTP(text []rune, state string, part bool, j *job) ([]span, bool) {
	spans, ok := l.lexRules(text, state, part, j)
	if !ok {
		return nil, false
	}
	var out []span
	asked, media, at := false, "", 0
	for _, s := range spans {
		value := text[at : at+s.n : at+s.n]
		at += s.n
		switch {
		case s.kind == chroma.Name:
			asked = asked || strings.EqualFold(string(value), "content-type")
		case s.kind == chroma.Literal && asked:
			asked = false
			media, _, _ = strings.Cut(string(value), ";")
			media = strings.TrimSpace(media)
		case s.kind == chroma.Generic && media != "":
			body := l.all.Find(mediaKey(l.all, media))
			if body == nil {
				s.kind = chroma.Text
				break
			}
			inner, ok := body.lex(value, "root", false, j)
			if !ok {
				return nil, false
			}
			out = append(out, inner...)
			continue
		}
		out = append(out, s)
	}
	return out, true
}

// mediaKey is a media type in the index: that of its suffix, as XML is of
// application/calendar+xml, if it is not there itself.
func mediaKey(all *Lexers, media string) string {
	key := "media " + media
	if all.Find(key) == nil {
		if kind, name, ok := strings.Cut(media, "/"); ok && strings.Contains(name, "+") {
			return "media " + kind + "/" + name[strings.LastIndex(name, "+")+1:]
		}
	}
	return key
}
