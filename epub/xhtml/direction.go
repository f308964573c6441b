package xhtml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/doc"
)

// runsLeft reports whether a character is a letter that runs from right to left.
func runsLeft(r rune) bool {
	return r >= 0x0590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana,
		unicode.Nko, unicode.Adlam, unicode.Hanifi_Rohingya, unicode.Samaritan, unicode.Mandaic)
}

// RunsLeft reports whether a text has letters that run from right to left.
func RunsLeft(s string) bool { return strings.ContainsFunc(s, runsLeft) }

// foreignLine reports whether a line in a text that runs from right to left has
// letters, but none that do: a name or a sentence in English, whose full stop
// would come before it.
func (w *writer) foreignLine(list []doc.Inline) bool {
	if !w.rtl {
		return false
	}
	letters := false
	for _, r := range doc.PlainText(list) {
		if runsLeft(r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}

// spanClass tells emphasis that dots show: that of letters without an italic.
func spanClass(n *doc.Span) string {
	if n.Kind == doc.SpanEmph && strings.ContainsFunc(doc.PlainText(n.Inlines), takesDot) {
		return "dots"
	}
	return ""
}

func takesDot(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// inlinesOf writes all that is in a block, in its own direction.
func (w *writer) inlinesOf(list []doc.Inline) {
	if w.label || !w.foreignLine(list) {
		w.inlines(list)
		return
	}
	if utf8.RuneCountInString(doc.PlainText(list)) > oneLine {
		w.raw(`<bdi class="lines">`) // a block, which is set from the left
	} else {
		w.raw("<bdi>")
	}
	w.inlines(list)
	w.raw("</bdi>")
}

// kept writes text, with words such as C++ kept together where the text runs from
// right to left.
func (w *writer) kept(s string) {
	for w.rtl {
		from, to := doc.SignedWord(s)
		if from == to {
			break
		}
		w.text(s[:from])
		w.raw("<bdi>")
		w.text(s[from:to])
		w.raw("</bdi>")
		s = s[to:]
	}
	w.text(s)
}

// oneLine is about how many characters a line has at most. A text from left to
// right of more lines than one begins at the left, as on a page; one line stands
// where the lines around it begin.
const oneLine = 75

// codeText writes a text from code. What runs from right to left in it is turned
// by itself, so that the marks around it stay where the code has them.
func (w *writer) codeText(s string) {
	begin, end := len(s), 0
	for i, r := range s {
		if runsLeft(r) {
			begin, end = min(begin, i), i+utf8.RuneLen(r)
		}
	}
	if begin >= end {
		w.text(s)
		return
	}
	w.text(s[:begin])
	w.raw(`<bdi dir="rtl">`)
	w.text(s[begin:end])
	w.raw("</bdi>")
	w.text(s[end:])
}
