package epub

import (
	"strconv"
	"strings"

	"octavo/doc"
	"octavo/epub/xhtml"
	"octavo/theme"
)

// publication is a book on its way to a file.
type publication struct {
	book *doc.Book
	o    *Options
	meta metadata
	// The language of the book, its direction, and its words.
	lang string
	// The digits of its texts, and the tag that asks for those of lang.
	numerals theme.Numerals
	numbers  string
	rtl      bool
	said     theme.Words
	words    words
	diags    doc.Diagnostics

	texts     []*text // in reading order
	ofPart    map[*doc.Part]*text
	ofChapter map[*doc.Chapter]*text
	dead      map[target]bool // places that links lead to and that are not there

	pictures *gallery
	cover    cover
	faces    []face

	files names
	// Files in the order of the manifest, and of the spine.
	manifest []*resource
	spine    []*resource
	// The pages that the landmarks name; nil where there is none.
	coverPage, titlePage, contents *resource
}

// text is a chapter, or the page of a part, as a file.
type text struct {
	part    *doc.Part
	chapter *doc.Chapter // nil for the page of a part
	depth   int
	name    string // of the file
	file    *xhtml.File
	links   []target // places in the book that its links lead to
	ids     map[string]bool
	page    *resource
}

// target is a place in the book: an id in a file, or "" for its beginning.
type target struct {
	in *text
	id string
}

// resource is a file of the book.
type resource struct {
	id         string // in the manifest
	path       string // in the folder of the package document
	mediaType  string
	properties string
	data       []byte
}

// newPublication names the files of the texts.
func newPublication(b *doc.Book, o *Options) *publication {
	p := &publication{
		book: b, o: o, ofPart: map[*doc.Part]*text{}, ofChapter: map[*doc.Chapter]*text{}, dead: map[target]bool{},
	}
	p.meta = describe(b, o, &p.diags)
	p.lang = p.meta.lang
	p.numerals = theme.NumeralsOf(b.Documents(), p.lang)
	p.numbers = p.numerals.Tag(p.lang)
	p.rtl = theme.RightToLeft(p.lang)
	p.said = theme.Locale(p.lang)
	var known bool
	if p.words, known = wordsOf(p.lang); !known {
		p.words.cover = p.said.Cover
	}
	for _, own := range []string{"cover", "title-page", "contents", "colophon", "nav"} {
		p.files.file(own, ".xhtml", own)
	}
	for _, part := range b.Parts {
		if part.ID != "" || line(part.Title) != "" || part.Intro != nil {
			t := &text{part: part, name: p.files.file(part.ID, ".xhtml", "part")}
			p.ofPart[part] = t
			p.texts = append(p.texts, t)
		}
		for c := range doc.Under(part.Chapters) {
			t := &text{part: part, chapter: c, depth: c.Depth, name: p.files.file(c.ID, ".xhtml", "text")}
			p.ofChapter[c] = t
			p.texts = append(p.texts, t)
		}
	}
	return p
}

// isPost reports whether the book is a single text, which needs no title page
// and no page of contents.
func (p *publication) isPost() bool { return len(p.texts) == 1 }

// add puts a file into the manifest.
func (p *publication) add(r *resource) *resource {
	p.manifest = append(p.manifest, r)
	return r
}

// addPage makes a page of a body, and puts it into the spine if it is read in
// its turn.
func (p *publication) addPage(id, path string, f *xhtml.File, styles ...string) *resource {
	r := &resource{id: id, path: path, mediaType: "application/xhtml+xml", properties: properties(&f.Uses)}
	r.data = xhtml.Page(f, xhtml.PageOptions{Styles: styles, Title: p.meta.title})
	return p.add(r)
}

// properties are what a package document declares of a page.
func properties(u *xhtml.Uses) string {
	var list []string
	if u.MathML {
		list = append(list, "mathml")
	}
	if u.Remote {
		list = append(list, "remote-resources")
	}
	if u.SVG {
		list = append(list, "svg")
	}
	return strings.Join(list, " ")
}

// textID is the id of a text in the manifest.
func textID(i int) string { return "text-" + strconv.Itoa(i+1) }
