package xhtml

import "octavo/formula"

// mathML is a formula as a math element: made of its TeX notation, or read and
// written anew if it was MathML, so that nothing but MathML is in it. It is ""
// if the formula cannot be read.
func mathML(tex, element, defs string, display bool) string {
	var n *formula.Node
	var err error
	if element != "" {
		n, err = formula.ParseMathML(element)
	} else {
		n, err = formula.ParseWith(defs, tex)
	}
	if err != nil {
		return ""
	}
	if element != "" {
		return formula.MathMLWithAlt(n, tex, display)
	}
	return formula.MathML(n, tex, display)
}

// element writes a math element.
func (w *writer) element(ml string) {
	w.file.Uses.MathML = true
	w.raw(ml)
}
