package formula

import "strings"

// Linear is a formula in one line of text, for those who can't see it: what is
// above and below is told by ^, _ and /, as in plain text.
func Linear(n *Node) string {
	var w linearWriter
	w.node(n)
	return strings.Join(strings.Fields(w.b.String()), " ")
}

// Plain is Linear for formulas that need no more than their characters: a
// letter, a sum, an equation without scripts. Of others ok is false.
func Plain(n *Node) (text string, ok bool) {
	if !isPlain(n) {
		return "", false
	}
	return Linear(n), true
}

func isPlain(n *Node) bool {
	switch n.Kind {
	case Row:
		for _, k := range n.Kids {
			if !isPlain(k) {
				return false
			}
		}
		return true
	case Ident, Number, Op, Text, Space:
		return true
	}
	return false
}

type linearWriter struct{ b strings.Builder }

func (w *linearWriter) node(n *Node) {
	if n == nil {
		return
	}
	switch n.Kind {
	case Ident, Number, Text:
		w.b.WriteString(n.Text)
		if n.isFunction() {
			w.b.WriteByte(' ')
		}
	case Op:
		w.op(n)
	case Space:
		if n.Width > 200 {
			w.b.WriteByte(' ')
		}
	case Frac:
		w.group(n.kid(0))
		w.b.WriteByte('/')
		w.group(n.kid(1))
	case Root:
		w.b.WriteString("√")
		w.group(n.kid(0))
	case Scripts:
		w.node(n.kid(0))
		w.script("_", n.kid(1))
		w.script("^", n.kid(2))
	case Table:
		for i, row := range n.Table.Rows {
			if i > 0 {
				w.b.WriteString("; ")
			}
			for c, k := range row {
				if c > 0 {
					w.b.WriteByte(' ')
				}
				w.node(k)
			}
		}
	default:
		for _, k := range n.Kids {
			w.node(k)
		}
	}
}

// typed are operators as they are typed, for the clipboard.
var typed = map[string]string{"−": "-", "∗": "*"}

func (w *linearWriter) op(n *Node) {
	text := n.Text
	if s, ok := typed[text]; ok {
		text = s
	}
	switch n.Class {
	case Bin, Rel:
		w.b.WriteString(" " + text + " ")
	case Punct:
		w.b.WriteString(text + " ")
	default:
		w.b.WriteString(text)
	}
}

func (w *linearWriter) script(mark string, n *Node) {
	switch {
	case n == nil:
	case n.Kind == Op && strings.ContainsAny(n.Text, "′″‴⁗"):
		w.node(n)
	default:
		w.b.WriteString(mark)
		w.group(n)
	}
}

// group puts what is more than one thing in parentheses.
func (w *linearWriter) group(n *Node) {
	for n != nil && n.Kind == Row && len(n.Kids) == 1 {
		n = n.Kids[0]
	}
	if n == nil || n.Kind == Ident || n.Kind == Number || n.Kind == Fenced {
		w.node(n)
		return
	}
	w.b.WriteByte('(')
	w.node(n)
	w.b.WriteByte(')')
}
