package octavo

import (
	"octavo/doc"
	"octavo/pdf"
)

// report turns what the PDF writer could not do into diagnostics, with the
// place of the picture that they are about.
func report(problems []pdf.Problem, texts ...*doc.Document) []doc.Diagnostic {
	if len(problems) == 0 {
		return nil
	}
	places := imagePlaces(texts)
	diags := make([]doc.Diagnostic, 0, len(problems))
	for _, p := range problems {
		pos, ok := places[p.Name]
		if !ok {
			pos = doc.Pos{File: texts[0].File}
		}
		diags = append(diags, doc.Diagnostic{Pos: pos, Code: p.Code, Message: p.Message})
	}
	return diags
}

// imagePlaces is where each picture first stands, by the name of its file.
func imagePlaces(texts []*doc.Document) map[string]doc.Pos {
	places := map[string]doc.Pos{}
	v := doc.Visitor{Inline: func(n doc.Inline) bool {
		if img, ok := n.(*doc.Image); ok && img.Asset != nil {
			if _, seen := places[img.Asset.Name]; !seen {
				places[img.Asset.Name] = img.At
			}
		}
		return true
	}}
	for _, d := range texts {
		v.Document(d)
	}
	return places
}
