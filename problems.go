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

// owed is what the authors of texts still owe those who can't see them. What
// most texts do without is told only to those who ask, and once for all texts.
func (o *Options) owed(texts ...*doc.Document) []doc.Diagnostic {
	var diags []doc.Diagnostic
	language := false
	for _, d := range texts {
		for _, x := range doc.Owed(d) {
			switch x.Code {
			case doc.OwedTitle:
				if !o.Thorough {
					continue
				}
			case doc.OwedLanguage:
				if !o.Thorough || o.Lang != "" || language {
					continue
				}
				language = true
			}
			diags = append(diags, x)
		}
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
