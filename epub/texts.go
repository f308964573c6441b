package epub

import (
	"octavo/doc"
	"octavo/epub/xhtml"
)

// The places of files, seen from the folder of the package document, and from
// the pages in it.
const (
	textFolder  = "xhtml/"
	imageFolder = "images/"
	fontFolder  = "fonts/"
	styleFile   = "css/book.css"
	fromText    = "../"
)

// render writes the texts as pages, several at a time. Where a link leads is
// known for sure only when all are written: texts with links to places that
// are not there are written again, with these as plain text.
func (p *publication) render() {
	parallel(len(p.texts), func(i int) { p.renderText(p.texts[i]) })
	again := p.checkLinks()
	parallel(len(again), func(i int) { p.renderText(again[i]) })
	for i, t := range p.texts {
		p.diags.List = append(p.diags.List, t.file.Diagnostics...)
		if t.chapter != nil && t.chapter.Matter == doc.FrontMatter && t.file.Type == "" {
			t.file.Type = "frontmatter"
		}
		t.page = &resource{
			id: textID(i), path: textFolder + t.name, mediaType: "application/xhtml+xml",
			properties: properties(&t.file.Uses),
		}
	}
	parallel(len(p.texts), func(i int) {
		t := p.texts[i]
		t.page.data = xhtml.Page(t.file, xhtml.PageOptions{Styles: []string{fromText + styleFile}, Title: p.meta.title})
	})
}

func (p *publication) renderText(t *text) {
	t.links = t.links[:0]
	env := &xhtml.Env{
		Lang: p.lang, Words: p.said, Numerals: p.numerals,
		Href:    func(to doc.Place) string { return p.href(t, to) },
		Picture: p.picture,
	}
	if t.chapter == nil {
		t.file = xhtml.Part(t.part, env)
		return
	}
	env.Pages = p.o.Pages[t.chapter]
	t.file = xhtml.Chapter(t.chapter, env)
}

// href is the address of a place in the book from a text.
func (p *publication) href(from *text, to doc.Place) string {
	in := p.ofChapter[to.Chapter]
	if in == nil {
		in = p.ofPart[to.Part]
	}
	if in == nil {
		return ""
	}
	at := target{in, xhtml.ID(to.ID)}
	if p.dead[at] {
		return ""
	}
	if at.id == "" {
		return in.name
	}
	from.links = append(from.links, at)
	return in.name + "#" + at.id
}

// checkLinks finds the links to places that are not there, and the texts that
// have them.
func (p *publication) checkLinks() (again []*text) {
	for _, t := range p.texts {
		bad := false
		for _, at := range t.links {
			if !at.in.has(at.id) {
				p.dead[at] = true
				bad = true
			}
		}
		if bad {
			again = append(again, t)
		}
	}
	return again
}

// has reports whether a text has an id.
func (t *text) has(id string) bool {
	if t.ids == nil {
		t.ids = make(map[string]bool, len(t.file.IDs))
		for _, id := range t.file.IDs {
			t.ids[id] = true
		}
	}
	return t.ids[id]
}

// picture is where a picture is, seen from a text.
func (p *publication) picture(img *doc.Image) (xhtml.Picture, bool) {
	found := p.pictures.find(img.Asset)
	if found == nil {
		return xhtml.Picture{}, false
	}
	return xhtml.Picture{Href: fromText + imageFolder + found.name, Width: found.made.w, Height: found.made.h}, true
}
