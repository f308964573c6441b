package epub

import (
	"slices"

	"octavo/epub/xhtml"
	"octavo/fonts"
	"octavo/theme"
)

// face is a font of the book.
type face struct {
	css  xhtml.FontFace
	name string // of the family
	own  bool   // one of those in the program
	file *resource
}

// fontNotice is the notice that the licence of the embedded families asks for.
const fontNotice = "© 2010–2023 Adobe (http://www.adobe.com/), with Reserved Font Name ‘Source’."

// embedFonts puts the faces into the book that the theme's styles ask for, and
// their bold and italic companions.
func (p *publication) embedFonts() {
	if !p.o.EmbedFonts {
		return
	}
	var files names
	seen := map[int]*resource{}
	for _, q := range usedFaces(p.o.Theme) {
		f := p.o.Fonts.Face(q)
		r := seen[f.ID]
		if r == nil {
			name := files.file(f.PostScriptName()+".ttf", ".ttf", "font")
			r = &resource{
				id: "font-" + name[:len(name)-len(".ttf")], path: fontFolder + name,
				mediaType: "font/ttf", data: f.File(),
			}
			seen[f.ID] = r
		}
		p.faces = append(p.faces, face{
			css: xhtml.FontFace{
				Family: q.Family, Name: p.o.Fonts.Family(f), Weight: f.Weight, Italic: f.Italic,
				Href: fromText + r.path,
			},
			name: p.o.Fonts.Family(f), own: p.o.Fonts.Embedded(f), file: r,
		})
	}
}

// usedFaces are the families of the styles that a page on a screen has, each
// upright and italic, regular and bold; of code and headings those that occur.
func usedFaces(t *theme.Theme) []fonts.Query {
	s := &t.Text
	var list []fonts.Query
	add := func(q fonts.Query) {
		if q.Weight == 0 {
			q.Weight = 400
		}
		if !slices.Contains(list, q) {
			list = append(list, q)
		}
	}
	strong := t.Inline.StrongWeight
	for _, style := range []*theme.Style{&s.Body, &s.Quote} {
		for _, weight := range []int{style.Weight, strong} {
			add(fonts.Query{Family: style.Family, Weight: weight})
			add(fonts.Query{Family: style.Family, Weight: weight, Italic: true})
		}
	}
	for _, style := range []*theme.Style{
		&s.Title, &s.Subtitle, &s.Standfirst, &s.Byline, &s.H1, &s.H2, &s.H3, &s.TableHead, &s.Caption, &s.AlertTitle, &s.Code,
	} {
		add(fonts.Query{Family: style.Family, Weight: style.Weight, Italic: style.Italic})
	}
	for _, ink := range []theme.CodeInk{t.Code.Keyword, t.Code.Comment, t.Code.Name, t.Code.String} {
		weight := s.Code.Weight
		if ink.Bold {
			weight = strong
		}
		add(fonts.Query{Family: s.Code.Family, Weight: weight, Italic: ink.Italic})
	}
	return list
}

// embeddedNames are the families in the book.
func (p *publication) embeddedNames() []string {
	var list []string
	for _, f := range p.faces {
		if !slices.Contains(list, f.name) {
			list = append(list, f.name)
		}
	}
	return list
}

// openFonts reports whether families of the program are among those embedded.
func (p *publication) openFonts() bool {
	return slices.ContainsFunc(p.faces, func(f face) bool { return f.own })
}

// styleSheet is the style sheet of the book's pages.
func (p *publication) styleSheet() []byte {
	var o xhtml.StyleOptions
	for _, f := range p.faces {
		o.Embed = append(o.Embed, f.css)
	}
	for _, t := range p.texts {
		o.Digits = append(o.Digits, t.file.Uses.Digits...)
	}
	return append(xhtml.StyleSheet(p.o.Theme, o), frontStyles...)
}

// frontStyles are the looks of the title page, the contents and the colophon.
// All is relative to the size of type that the reader chose, in the reader's
// inks.
const frontStyles = `
.title-page { text-align: center; margin: 0; padding: 18% 0 0 0; page-break-before: always; break-before: page; page-break-after: always; break-after: page; }
.title-page p { text-align: center; text-indent: 0; margin: 0; hyphens: none; -webkit-hyphens: none; }
.title-page .title { font-family: inherit; font-size: 2.3em; line-height: 1.12; margin: 0; padding: 0; border: 0; text-align: center; hyphens: none; -webkit-hyphens: none; }
.title-page .subtitle { font-size: 1.2em; line-height: 1.3; font-style: italic; margin: 0.8em 0 0 0; }
.title-page .authors { font-size: 1.15em; line-height: 1.4; margin: 2.2em 0 0 0; }
.title-page .credit { margin: 0.6em 0 0 0; }
.title-page .authors::before { content: ""; display: block; width: 2.4em; margin: 0 auto 2.2em auto; border-top: 1px solid; opacity: 0.5; }
.title-page .series { margin: 3.4em 0 0 0; }
.title-page .publisher { margin: 3.4em 0 0 0; }
.title-page .series + .publisher { margin-top: 0.4em; }
.title-page .date { margin: 0.4em 0 0 0; }
.title-page .authors + .date, .title-page .credit + .date { margin-top: 3.4em; }
.title-page .title + .credit, .title-page .subtitle + .credit { margin-top: 2.2em; }
nav.contents { margin: 0; padding: 0; }
nav.contents h1 { margin: 1em 0 1.2em 0; }
nav.contents ol { list-style: none; margin: 0; padding: 0; }
nav.contents li { margin: 0; padding: 0; line-height: 1.35; text-align: left; text-align: start; hyphens: none; -webkit-hyphens: none; }
nav.contents a { color: inherit; text-decoration: none; display: block; padding: 0.22em 0; }
nav.contents a:hover, nav.contents a:focus { text-decoration: underline; }
nav.contents ol ol { margin: 0 0 0.5em 0; padding: 0 0 0 1.3em; font-size: 0.92em; }
nav.contents ol ol ol { margin-bottom: 0.3em; font-size: 1em; }
nav.contents li.part { margin: 1.3em 0 0 0; }
nav.contents li.part > a { font-weight: bold; }
nav.contents li.part > ol { padding: 0; font-size: 1em; }
[dir="rtl"] nav.contents ol ol { padding: 0 1.3em 0 0; }
[dir="rtl"] nav.contents li.part > ol { padding: 0; }
.colophon { margin: 0; padding: 30% 0 0 0; font-size: 0.88em; page-break-before: always; break-before: page; }
.colophon p { text-indent: 0; margin: 0 0 0.7em 0; text-align: left; text-align: start; hyphens: none; -webkit-hyphens: none; }
.colophon .work { font-weight: bold; }
.colophon .made { margin-top: 1.8em; }
`
