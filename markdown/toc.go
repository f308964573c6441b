package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// contentsMark reports whether a paragraph is a mark that asks for a table of
// contents: [TOC], [[toc]] or [[_TOC_]] alone.
func (l *lowerer) contentsMark(n ast.Node) bool {
	switch strings.ToLower(l.rawText(n)) {
	case "[toc]", "[[toc]]", "[[_toc_]]":
	default:
		return false
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if _, link := c.(*ast.Link); link { // a link of that name
			return false
		}
	}
	l.toc = true
	return true
}
