package pdf

import (
	"fmt"
	"io"

	"octavo/geom"
	"octavo/page"
)

// finish reads fpdf's file back and writes the final one: with fonts, tags,
// links, outline and metadata.
func finish(w io.Writer, raw []byte, s *shared, drawn []drawnPage, o Options) ([]Problem, error) {
	carried, err := carriedPages(raw, drawn)
	if err != nil {
		return nil, err
	}
	f := &file{workers: o.workers()}
	var info ref
	catalog := f.reserve()
	if !s.std.two { // ISO 19005-4, 6.1.3: all is in the metadata
		info = f.add(information(&s.doc.Meta, o))
	}
	pages := f.reserve()
	refs := make([]ref, len(carried))
	for i := range refs {
		refs[i] = f.reserve()
	}
	f.set(pages, pageTree(refs))
	resources := f.resources(s)
	t := newTagged(f, s, refs)
	dests, named, err := f.destinations(t)
	if err != nil {
		return nil, err
	}
	outline, err := f.outline(t)
	if err != nil {
		return nil, err
	}
	var problems []Problem
	for i, p := range carried {
		if err := o.ended(); err != nil {
			return nil, err
		}
		annots, missing := f.annotations(i, drawn[i].links, t, named)
		problems = append(problems, missing...)
		row := noRow
		if s.std.tagged {
			row = t.addPage(i, &drawn[i])
		}
		f.page(refs[i], p, pageParts{s.doc.Pages[i], pages, resources, row, annots})
	}
	parts := catalogParts{
		pages: pages, dests: dests, outline: outline,
		labels: f.pageLabels(s.doc.Pages), metadata: f.metadata(&s.doc.Meta, o, s.std),
	}
	if s.std.tagged {
		parts.structure = t.root()
	}
	parts.files, parts.attached = f.attach(o.Attachments)
	f.set(catalog, f.catalog(s, parts))
	return problems, f.write(w, s.std.header(), catalog, info)
}

// catalogParts are the objects that the catalog names; 0 for what is not
// there.
type catalogParts struct {
	pages, structure, dests, outline, labels, metadata, files ref
	attached                                                  []ref
}

// viewerPreferences are those of ISO 32000-2, 12.2: the title in the window's
// bar, and the order in which pages lie side by side.
func viewerPreferences(d *page.Document) string {
	prefs := ""
	if d.Meta.Title != "" {
		prefs += "/DisplayDocTitle true"
	}
	if d.RTL {
		prefs += "/Direction/R2L"
	}
	if prefs == "" {
		return ""
	}
	return "/ViewerPreferences<<" + prefs + ">>"
}

// catalog is the root of the file (7.7.2).
func (f *file) catalog(s *shared, parts catalogParts) []byte {
	d := s.doc
	b := append([]byte(nil), "<</Type/Catalog/Pages "...)
	b = appendRef(b, parts.pages)
	if validLang(d.Meta.Lang) {
		b = append(b, "/Lang"...)
		b = appendText(b, d.Meta.Lang)
	}
	if parts.structure != 0 {
		b = append(b, "/MarkInfo<</Marked true>>/StructTreeRoot "...)
		b = appendRef(b, parts.structure)
	}
	b = append(b, viewerPreferences(d)...)
	b = append(b, "/Metadata "...)
	b = appendRef(b, parts.metadata)
	if parts.outline != 0 {
		b = append(b, "/PageMode/UseOutlines/Outlines "...)
		b = appendRef(b, parts.outline)
	}
	if d.Facing {
		b = append(b, "/PageLayout/TwoPageRight"...)
	}
	if parts.labels != 0 {
		b = append(b, "/PageLabels "...)
		b = appendRef(b, parts.labels)
	}
	b = appendNames(b, parts)
	if s.std.archive > 0 {
		b = append(b, "/OutputIntents["...)
		b = append(append(b, f.outputIntent()...), ']')
	}
	return append(b, ">>"...)
}

// appendNames appends what the catalog has by name: places, and files.
func appendNames(b []byte, parts catalogParts) []byte {
	if len(parts.attached) > 0 {
		b = append(b, "/AF["...)
		b = append(appendRefs(b, parts.attached), ']')
	}
	if parts.dests == 0 && parts.files == 0 {
		return b
	}
	b = append(b, "/Names<<"...)
	if parts.dests != 0 {
		b = appendRef(append(b, "/Dests "...), parts.dests)
	}
	if parts.files != 0 {
		b = appendRef(append(b, "/EmbeddedFiles "...), parts.files)
	}
	return append(b, ">>"...)
}

// carriedPage is a page as fpdf wrote it, and its content, deflated.
type carriedPage struct {
	mediaBox []byte
	content  []byte
}

// carriedPages reads fpdf's file. Around the content it has put operators, which
// would set what is so anyway, and a line's end.
func carriedPages(raw []byte, drawn []drawnPage) ([]carriedPage, error) {
	in, err := readCarried(raw)
	if err != nil {
		return nil, err
	}
	pages, err := in.pages()
	if err != nil {
		return nil, err
	}
	if len(pages) != len(drawn) {
		return nil, fmt.Errorf("of %d pages the page writer wrote %d", len(drawn), len(pages))
	}
	for i := range pages {
		p, length := &pages[i], drawn[i].length
		end := len(p.content) - len("\n")
		if end < length {
			return nil, fmt.Errorf("of page %d the page writer wrote %d bytes of %d", i+1, end, length)
		}
		p.content = p.content[end-length : end]
	}
	return pages, nil
}

// pages finds the pages by way of the catalog.
func (c *carried) pages() ([]carriedPage, error) {
	catalog, err := c.follow(c.trailer, "Root")
	if err != nil {
		return nil, err
	}
	tree, err := c.follow(catalog, "Pages")
	if err != nil {
		return nil, err
	}
	kids, err := references(tree.get("Kids"))
	if err != nil {
		return nil, fmt.Errorf("the page writer's list of pages: %w", err)
	}
	pages := make([]carriedPage, len(kids))
	for i, kid := range kids {
		if pages[i], err = c.page(kid, tree.get("MediaBox")); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// page reads a page and its content. The box is inherited.
func (c *carried) page(number int, box []byte) (carriedPage, error) {
	d, _, err := c.object(number)
	if err != nil {
		return carriedPage{}, err
	}
	if own := d.get("MediaBox"); own != nil {
		box = own
	}
	contents, err := reference(d.get("Contents"))
	if err != nil {
		return carriedPage{}, fmt.Errorf("the page writer's page %d: %w", number, err)
	}
	_, content, err := c.object(contents)
	if err == nil && (content == nil || box == nil) {
		err = fmt.Errorf("the page writer's page %d has no content or no size", number)
	}
	return carriedPage{box, content}, err
}

// follow reads the dictionary that a key refers to.
func (c *carried) follow(d dict, key string) (dict, error) {
	n, err := reference(d.get(key))
	if err != nil {
		return nil, fmt.Errorf("the page writer's entry %s: %w", key, err)
	}
	found, _, err := c.object(n)
	return found, err
}

// pageParts is what belongs to a page and was not fpdf's to write. Row is the
// page's in the parent tree, or noRow.
type pageParts struct {
	page            *page.Page
	tree, resources ref
	row             int
	annots          []ref
}

// noRow is the row of a page in a file without tags.
const noRow = -1

// page adds a page and its content. Tab goes through its links in the order of
// the structure.
func (f *file) page(r ref, p carriedPage, parts pageParts) {
	content := f.codedStream([]byte("/Filter/FlateDecode"), p.content)
	b := append([]byte(nil), "<</Type/Page/Parent "...)
	b = appendRef(b, parts.tree)
	b = append(b, "/MediaBox"...)
	b = append(b, p.mediaBox...)
	b = appendBoxes(b, parts.page)
	b = append(b, "/Resources "...)
	b = appendRef(b, parts.resources)
	b = append(b, "/Contents "...)
	b = appendRef(b, content)
	if parts.row != noRow {
		b = append(b, "/Tabs/S/StructParents "...)
		b = appendInt(b, int64(parts.row))
	}
	if len(parts.annots) > 0 {
		b = append(b, "/Annots["...)
		b = append(appendRefs(b, parts.annots), ']')
	}
	f.set(r, append(b, ">>"...))
}

// appendBoxes appends how far a sheet is printed and where it is trimmed
// (14.11.2).
func appendBoxes(b []byte, p *page.Page) []byte {
	for _, box := range []struct {
		key  string
		rect geom.Rect
	}{{"/BleedBox", p.Bleed}, {"/TrimBox", p.Trim}} {
		if box.rect.W > 0 {
			b = append(b, box.key...)
			b = appendRect(b, box.rect, p.Size.H)
		}
	}
	return b
}

// pageTree is the root of the pages.
func pageTree(pages []ref) []byte {
	b := append([]byte(nil), "<</Type/Pages/Count "...)
	b = appendInt(b, int64(len(pages)))
	b = append(b, "/Kids["...)
	b = appendRefs(b, pages)
	return append(b, "]>>"...)
}

// resources adds the resource dictionary that all pages share.
func (f *file) resources(s *shared) ref {
	r := f.reserve()
	b := append([]byte(nil), "<</Font<<"...)
	for _, e := range s.faces {
		b = append(b, e.resource...)
		b = append(b, ' ')
		b = appendRef(b, f.fontObjects(e))
	}
	b = append(b, ">>/XObject<<"...)
	for _, pic := range s.images.list {
		if pic.coded != nil {
			b = append(b, pic.resource...)
			b = append(b, ' ')
			b = appendRef(b, f.imageObject(pic.coded))
		}
	}
	f.set(r, append(b, ">>>>"...))
	return r
}
