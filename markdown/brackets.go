package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// bracketNode opens or closes Pandoc's [text]{.class} or ^[note]. What is between
// two of them is parsed like all text.
type bracketNode struct {
	ast.BaseInline
	closes bool
	attrs  []attributePair // of a span that opens; nil for a note
}

var bracketKind = ast.NewNodeKind("Bracket")

func (*bracketNode) Kind() ast.NodeKind         { return bracketKind }
func (n *bracketNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// bracketParser finds brackets with attributes behind them, and notes in the
// line. It looks ahead for their end, so that nothing opens that does not close.
type bracketParser struct{}

func (bracketParser) Trigger() []byte { return []byte{'[', '^', ']'} }

// maxBracket is how many bytes are looked at for a bracket's end.
const maxBracket = 4000

// bracketEndsKey holds the ends of the brackets that are open, the innermost
// last: offsets of "]" and where what belongs to it ends. openEndedKey counts
// those that had no end: each was looked for in vain.
var bracketEndsKey, openEndedKey = parser.NewContextKey(), parser.NewContextKey()

func (bracketParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	ends, _ := pc.Get(bracketEndsKey).([][2]int)
	if line[0] == ']' {
		if len(ends) == 0 || ends[len(ends)-1][0] != at.Start {
			return nil
		}
		last := ends[len(ends)-1]
		pc.Set(bracketEndsKey, ends[:len(ends)-1])
		block.Advance(last[1] - last[0])
		return &bracketNode{closes: true}
	}
	note := line[0] == '^'
	open := at.Start
	if note {
		if len(line) < 3 || line[1] != '[' || line[2] == ']' {
			return nil
		}
		open++
	}
	if failed, _ := pc.Get(openEndedKey).(int); len(ends) > 20 || failed > maxOpenBrackets {
		return nil
	}
	src := block.Source()
	limit := min(len(src), open+maxBracket)
	if n := bytes.Index(src[open:limit], []byte("\n\n")); n >= 0 {
		limit = open + n
	}
	end := matchingBracket(src[:limit], open)
	if end < 0 {
		failed, _ := pc.Get(openEndedKey).(int)
		pc.Set(openEndedKey, failed+1)
		return nil
	}
	var attrs []attributePair
	after := end + 1
	if !note {
		if attrs, after = spanAttributes(src[:limit], after); attrs == nil {
			return nil
		}
	}
	pc.Set(bracketEndsKey, append(ends, [2]int{end, after}))
	block.Advance(open + 1 - at.Start)
	return &bracketNode{attrs: attrs}
}

// CloseBlock ends a block's inlines.
func (bracketParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	if pc.Get(bracketEndsKey) != nil {
		pc.Set(bracketEndsKey, [][2]int(nil))
	}
}

// matchingBracket is the place of the "]" that belongs to the "[" at open, -1
// if there is none. Escaped brackets, and those in code, count for nothing.
func matchingBracket(src []byte, open int) int {
	depth := 0
	for i := open; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '`':
			n := runLength(src[i:])
			if end := bytes.Index(src[i+n:], src[i:i+n]); end >= 0 {
				i += n + end
			}
			i += n - 1
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// spanAttributes reads the braces at i, if they are a span's.
func spanAttributes(src []byte, i int) (attrs []attributePair, after int) {
	if i >= len(src) || src[i] != '{' {
		return nil, i
	}
	end := bytes.IndexByte(src[i:], '}')
	if end < 0 || bytes.IndexByte(src[i:i+end], '\n') >= 0 {
		return nil, i
	}
	return parseAttributes(string(src[i+1:i+end]), " id class lang style "), i + end + 1
}

// bracket lowers the edge of a span or note.
func (l *lowerer) bracket(w *inlines, n *bracketNode) {
	switch {
	case n.closes:
		if !w.closeTag(bracketTag) {
			w.closeBracket()
		}
	case n.attrs == nil:
		w.trimSpace()
		at := l.posOf(n)
		w.open(bracketTag, func(out []doc.Inline) []doc.Inline { return l.inlineNote(out, at) })
	default:
		kind, attr := l.spanAttr(n)
		w.open(bracketTag, spanOf(kind, attr))
	}
}

// bracketTag is what frames of spans and notes are called.
const bracketTag = "["

// closeBracket ends the innermost span or note and all in it.
func (w *inlines) closeBracket() {
	for i := len(w.stack) - 1; i > 0; i-- {
		if w.stack[i].tag == bracketTag {
			w.closeTo(i)
			return
		}
	}
}

// spanAttr says what a span's attributes make of it.
func (l *lowerer) spanAttr(n *bracketNode) (kind doc.SpanKind, attr doc.Attr) {
	for _, a := range n.attrs {
		switch a.key {
		case "id", "lang":
			l.nameAttr(a.key, a.value, n, &attr)
		case "class":
			if k, known := spanClass(a.value); known {
				kind = k
			} else {
				attr.Classes = append(attr.Classes, a.value)
			}
		}
	}
	return kind, attr
}

// nameAttr takes the id or the language that a node is given.
func (l *lowerer) nameAttr(key, value string, n ast.Node, attr *doc.Attr) {
	if key == "lang" {
		attr.Lang = value
		return
	}
	attr.ID = value
	l.ids.explicit(&attr.ID, l.posOf(n), l)
}

func spanClass(class string) (doc.SpanKind, bool) {
	switch class {
	case "underline", "ul", "u":
		return doc.SpanUnderline, true
	case "mark", "highlight":
		return doc.SpanMark, true
	case "kbd":
		return doc.SpanKbd, true
	case "small":
		return doc.SpanSmall, true
	}
	return doc.SpanPlain, false
}

// inlineNote makes a footnote of a note that stands in the line.
func (l *lowerer) inlineNote(out []doc.Inline, at doc.Pos) []doc.Inline {
	out = trimEnd(out)
	if len(out) == 0 {
		return nil
	}
	b := &l.notes
	i := len(b.nodes)
	b.nodes = append(b.nodes, nil)
	b.notes = append(b.notes, &doc.Note{At: at, Refs: 1, Blocks: []doc.Block{
		&doc.Paragraph{At: at, Inlines: l.finish(out)}}})
	return []doc.Inline{&doc.NoteRef{At: at, Index: i, Nth: 1}}
}
