package pdf

import (
	"fmt"
	"io"
)

// finish reads fpdf's file back and writes the final one.
func finish(w io.Writer, raw []byte, s *shared, drawn []drawnPage, o Options) ([]Problem, error) {
	in, err := readCarried(raw)
	if err != nil {
		return nil, err
	}
	carried, err := in.pages()
	if err != nil {
		return nil, err
	}
	if len(carried) != len(drawn) {
		return nil, fmt.Errorf("of %d pages the page writer wrote %d", len(drawn), len(carried))
	}
	f := &file{}
	root, info, pages := f.reserve(), f.reserve(), f.reserve()
	refs := make([]ref, len(carried))
	for i := range refs {
		refs[i] = f.reserve()
	}
	resources := f.resources(s)
	for i, p := range carried {
		f.page(refs[i], p, pages, resources)
	}
	f.set(pages, pageTree(refs))
	f.set(root, append(append([]byte("<</Type/Catalog/Pages "), appendRef(nil, pages)...), ">>"...))
	f.set(info, []byte("<<>>"))
	return nil, f.write(w, root, info)
}

// carriedPage is a page as fpdf wrote it.
type carriedPage struct {
	mediaBox []byte
	content  []byte
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

// page adds a page and its content.
func (f *file) page(r ref, p carriedPage, tree, resources ref) {
	content := f.stream(nil, p.content)
	b := append([]byte(nil), "<</Type/Page/Parent "...)
	b = appendRef(b, tree)
	b = append(b, "/MediaBox"...)
	b = append(b, p.mediaBox...)
	b = append(b, "/Resources "...)
	b = appendRef(b, resources)
	b = append(b, "/Contents "...)
	b = appendRef(b, content)
	f.set(r, append(b, ">>"...))
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
	f.set(r, append(b, ">>>>"...))
	return r
}
