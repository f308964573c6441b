package xhtml

import (
	"slices"
	"strings"

	"octavo/doc"
)

// tokenSpan opens the element of each class of code; "" for what has the ink
// of the text. Punctuation is every third token and has no look that is worth
// an element of its own.
var tokenSpan = [doc.TokenClassCount]string{
	doc.TokenKeyword:  `<span class="k">`,
	doc.TokenName:     `<span class="n">`,
	doc.TokenString:   `<span class="s">`,
	doc.TokenNumber:   `<span class="m">`,
	doc.TokenComment:  `<span class="c">`,
	doc.TokenInserted: `<span class="i">`,
	doc.TokenDeleted:  `<span class="d">`,
	doc.TokenHeading:  `<span class="h">`,
	doc.TokenError:    `<span class="e">`,
}

// code writes preformatted text, under its title if it has one.
func (w *writer) code(b *doc.CodeBlock) {
	if b.Title != "" {
		w.raw(`<figure class="listing"><figcaption>`)
		w.text(b.Title)
		w.raw("</figcaption>\n")
	}
	w.raw("<pre")
	s := w.attrs(&b.Attr, preClass(b))
	w.leftToRight()
	w.raw("><code")
	if lang := codeLang(b.Lang); lang != "" {
		w.attr("class", "language-"+lang)
	}
	w.raw(">")
	w.openText(b)
	if b.LineNumbers || len(b.Marked) > 0 {
		w.codeLines(b)
	} else {
		w.tokens(b.Text, b.Tokens, func(class doc.TokenClass, s string) { w.token(class, s) })
	}
	w.closeText()
	w.raw("</code></pre>")
	if b.Title != "" {
		w.raw("</figure>")
	}
	w.raw("\n")
	w.leave(s)
}

func preClass(b *doc.CodeBlock) string {
	switch drawn, _ := b.Drawing(); {
	case b.LineNumbers:
		return "numbered"
	case drawn && b.Columns(tabWidth) > wideDrawing:
		return "drawing wide"
	case drawn:
		return "drawing"
	}
	return ""
}

// A drawing in characters with more columns than most readers have room for is
// set smaller; tabs stop at multiples of tabWidth in it.
const (
	wideDrawing = 48
	tabWidth    = 8
)

// codeLang is a language's name as one word.
func codeLang(lang string) string {
	return strings.ToLower(strings.Join(strings.Fields(lang), "-"))
}

// tokens goes through code; what no token covers is plain.
func (w *writer) tokens(text string, list []doc.Token, each func(doc.TokenClass, string)) {
	for _, t := range list {
		n := min(max(int(t.Len), 0), len(text))
		each(t.Class, text[:n])
		text = text[n:]
	}
	if text != "" {
		each(doc.TokenPlain, text)
	}
}

func (w *writer) token(class doc.TokenClass, s string) {
	open := ""
	if class < doc.TokenClassCount {
		open = tokenSpan[class]
	}
	if open == "" || isBlank(s) {
		w.codeText(s)
		return
	}
	w.raw(open)
	w.codeText(s)
	w.raw("</span>")
}

// codeLines writes code whose lines are elements, since they are numbered or
// some are marked. A line's end belongs to it, so that what is copied is the
// code as it was; the numbers are for the style sheet and are not copied.
func (w *writer) codeLines(b *doc.CodeBlock) {
	line := 1
	close := w.openLine(b, line)
	w.tokens(b.Text, b.Tokens, func(class doc.TokenClass, s string) {
		for {
			i := strings.IndexByte(s, '\n')
			if i < 0 {
				break
			}
			w.token(class, s[:i])
			w.text("\n")
			w.raw(close)
			line++
			close = w.openLine(b, line)
			s = s[i+1:]
		}
		if s != "" {
			w.token(class, s)
		}
	})
	w.raw(close)
}

// openLine opens a line's element and gives its end.
func (w *writer) openLine(b *doc.CodeBlock, line int) (end string) {
	marked := slices.ContainsFunc(b.Marked, func(r doc.LineRange) bool { return r.From <= line && line <= r.To })
	name := "span"
	if marked {
		name = "mark"
	}
	w.raw("<" + name + ` class="line"`)
	if b.LineNumbers {
		w.intAttr("data-line", max(b.FirstLine, 1)+line-1)
	}
	w.raw(">")
	return "</" + name + ">"
}
