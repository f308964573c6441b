package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"octavo/doc"
)

// maxAttribution is the length in characters up to which a last line is taken
// for the name of a quote's author.
const maxAttribution = 150

func (l *lowerer) quote(n *ast.Blockquote) doc.Block {
	if a := l.alert(n); a != nil {
		return a
	}
	saved := l.breakAfter
	l.breakAfter = l.lineBeforeDash(n)
	q := &doc.Quote{At: l.posOf(n), Blocks: l.blocks(n)}
	kept := l.breakAfter[1] > 0
	l.breakAfter = saved
	if takeAttribution(q); kept && q.Attribution == nil {
		joinLastLine(q.Blocks[len(q.Blocks)-1])
	}
	return q
}

// joinLastLine takes back the break that was kept for an attribution.
func joinLastLine(b doc.Block) {
	if p, ok := b.(*doc.Paragraph); ok {
		for i := len(p.Inlines) - 1; i >= 0; i-- {
			if _, ok := p.Inlines[i].(*doc.Break); ok {
				p.Inlines[i] = &doc.Text{Value: " "}
				p.Inlines = mergeTexts(p.Inlines)
				return
			}
		}
	}
}

// lineBeforeDash is the source range of the line before the last one, if that
// is a line of the quote's last paragraph and begins with a dash.
func (l *lowerer) lineBeforeDash(n *ast.Blockquote) [2]int {
	p, ok := n.LastChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() < 2 {
		return [2]int{}
	}
	last, before := p.Lines().At(p.Lines().Len()-1), p.Lines().At(p.Lines().Len()-2)
	line := bytes.TrimLeft(last.Value(l.body), " *_")
	if n := len(line) - len(bytes.TrimLeft(line, "-—―–")); n < 2 {
		return [2]int{}
	}
	return [2]int{before.Start, before.Stop + 1}
}

// dashLength is the length of the dash and the space that introduce a name at
// the start of s; 0 if there is none. A hyphen must be doubled.
func dashLength(s string) int {
	for _, dash := range []string{"—", "―", "–", "---", "--"} {
		if rest, ok := strings.CutPrefix(s, dash); ok {
			rest = strings.TrimLeft(rest, " \u00a0\u2009\u202f")
			if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(r) || rest == "" {
				return len(s) - len(rest)
			}
			return 0
		}
	}
	return 0
}

// takeAttribution moves the name at the end of a quote out of its blocks: a
// last paragraph or line that begins with a dash, or what follows a dash
// behind a closing quotation mark.
func takeAttribution(q *doc.Quote) {
	if len(q.Blocks) == 0 {
		return
	}
	p, ok := q.Blocks[len(q.Blocks)-1].(*doc.Paragraph)
	if !ok {
		return
	}
	if name := dashed(p.Inlines); name != nil {
		if len(q.Blocks) > 1 {
			q.Attribution = name
			q.Blocks = q.Blocks[:len(q.Blocks)-1]
		}
		return
	}
	for i := len(p.Inlines) - 1; i >= 0; i-- {
		switch n := p.Inlines[i].(type) {
		case *doc.Break:
			if name := dashed(p.Inlines[i+1:]); name != nil && i > 0 {
				q.Attribution = name
				p.Inlines = p.Inlines[:i]
				return
			}
		case *doc.Text:
			if nameAfterQuote(q, p, i, n) {
				return
			}
		}
	}
}

// dashed is a line without the dash that it begins with; nil if it has none,
// or is too long to be a name.
func dashed(line []doc.Inline) []doc.Inline {
	if len(line) == 0 || utf8.RuneCountInString(doc.PlainText(line)) > maxAttribution {
		return nil
	}
	switch first := line[0].(type) {
	case *doc.Text:
		n := dashLength(first.Value)
		rest := first.Value[n:]
		if n == 0 || rest == "" && len(line) == 1 {
			return nil
		}
		return withText(rest, line[1:])
	case *doc.Span: // *— Name*
		if inner := dashed(first.Inlines); inner != nil {
			span := *first
			span.Inlines = inner
			return append([]doc.Inline{&span}, line[1:]...)
		}
	}
	return nil
}

func withText(s string, rest []doc.Inline) []doc.Inline {
	if s == "" {
		return rest
	}
	return append([]doc.Inline{&doc.Text{Value: s}}, rest...)
}

// nameAfterQuote takes an attribution that begins in the text t, p's inline i.
func nameAfterQuote(q *doc.Quote, p *doc.Paragraph, i int, t *doc.Text) bool {
	before := ""
	if i > 0 {
		before = doc.PlainText(p.Inlines[i-1 : i])
	}
	cut, name := splitAfterQuote(before, t.Value)
	if name < 0 {
		return false
	}
	line := withText(t.Value[name:], p.Inlines[i+1:])
	if len(line) == 0 || utf8.RuneCountInString(doc.PlainText(line)) > maxAttribution {
		return false
	}
	q.Attribution = line
	p.Inlines = append(p.Inlines[:i:i], withText(t.Value[:cut], nil)...)
	return true
}

// splitAfterQuote looks in s for a closing quotation mark, space, a dash, and
// space or a letter: cut is where the quotation ends, name where the name
// begins, -1 if it doesn't. The mark may be the last of the text before s.
func splitAfterQuote(before, s string) (cut, name int) {
	for i := len(s); i >= 0; i-- {
		mark, _ := utf8.DecodeLastRuneInString(s[:i])
		if i == 0 {
			mark, _ = utf8.DecodeLastRuneInString(before)
		}
		if !strings.ContainsRune("\"”’“»«›‹'", mark) {
			continue
		}
		rest := strings.TrimLeft(s[i:], " \u00a0")
		if n := dashLength(rest); n > 0 {
			return i, len(s) - len(rest) + n
		}
		if hyphen, ok := strings.CutPrefix(rest, "- "); ok && len(rest) < len(s[i:]) && hyphen != "" {
			return i, len(s) - len(hyphen)
		}
	}
	return 0, -1
}
