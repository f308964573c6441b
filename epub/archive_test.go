package epub_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
)

// archive is a book, opened: its files, and what is in those that are XML.
type archive struct {
	names []string
	files map[string][]byte
	zip   *zip.Reader
	ids   map[string][]string // of each XML file
}

// open reads a book. All its XML has to be well-formed.
func open(t testing.TB, data []byte) *archive {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	a := &archive{files: map[string][]byte{}, zip: z, ids: map[string][]string{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		a.names = append(a.names, f.Name)
		a.files[f.Name] = content
		if isXML(f.Name) {
			a.each(t, f.Name, func(e xml.StartElement) {
				for _, attr := range e.Attr {
					if attr.Name.Local == "id" {
						a.ids[f.Name] = append(a.ids[f.Name], attr.Value)
					}
				}
			})
		}
	}
	return a
}

func isXML(name string) bool {
	switch path.Ext(name) {
	case ".xhtml", ".opf", ".ncx", ".svg", ".xml":
		return true
	}
	return false
}

// each calls f for the elements of a file.
func (a *archive) each(t testing.TB, name string, f func(xml.StartElement)) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(a.files[name]))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if e, ok := token.(xml.StartElement); ok {
			f(e)
		}
	}
}

// item is a line of the manifest.
type item struct{ id, mediaType, properties string }

// manifest is what the package document lists, by the names of the files, and
// the files of the spine.
func (a *archive) manifest(t testing.TB) (items map[string]item, spine []string) {
	t.Helper()
	items = map[string]item{}
	byID := map[string]string{}
	a.each(t, "EPUB/package.opf", func(e xml.StartElement) {
		switch e.Name.Local {
		case "item":
			name := path.Join("EPUB", value(e, "href"))
			items[name] = item{value(e, "id"), value(e, "media-type"), value(e, "properties")}
			byID[value(e, "id")] = name
		case "itemref":
			spine = append(spine, byID[value(e, "idref")])
		}
	})
	return items, spine
}

func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// audit checks what every book has to be: all files in the manifest and there,
// ids that are unique, references that lead somewhere.
func (a *archive) audit(t testing.TB) {
	t.Helper()
	items, spine := a.manifest(t)
	seen := map[string]bool{}
	for name, it := range items {
		if a.files[name] == nil {
			t.Errorf("%s is in the manifest and not in the book", name)
		}
		if seen[it.id] {
			t.Errorf("the manifest has the id %s twice", it.id)
		}
		seen[it.id] = true
	}
	for _, name := range a.names {
		_, listed := items[name]
		outside := name == "mimetype" || name == "EPUB/package.opf" || strings.HasPrefix(name, "META-INF/")
		if listed == outside {
			t.Errorf("%s: in the manifest: %v", name, listed)
		}
	}
	for name, ids := range a.ids {
		slices.Sort(ids)
		if len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Errorf("%s has an id twice: %v", name, ids)
		}
	}
	if slices.Contains(spine, "") || len(spine) == 0 {
		t.Errorf("the spine is %q", spine)
	}
	for _, name := range a.names {
		if isXML(name) && name != "META-INF/container.xml" {
			a.auditLinks(t, name, items, spine)
		}
	}
}

// auditLinks checks the references of a file.
func (a *archive) auditLinks(t testing.TB, name string, items map[string]item, spine []string) {
	t.Helper()
	a.each(t, name, func(e xml.StartElement) {
		for _, attr := range e.Attr {
			switch attr.Name.Local {
			case "href", "src", "data", "poster", "srcset":
			default:
				continue
			}
			u, err := url.Parse(attr.Value)
			if err != nil {
				t.Errorf("%s: %q: %v", name, attr.Value, err)
				continue
			}
			if u.Scheme != "" {
				if u.Scheme == "data" && e.Name.Local == "image" {
					continue
				}
				if e.Name.Local != "a" || slices.Contains([]string{"javascript", "file", "data", "vbscript"}, u.Scheme) {
					t.Errorf("%s: %s loads %q", name, e.Name.Local, attr.Value)
				}
				continue
			}
			to := name
			if u.Path != "" {
				to = path.Join(path.Dir(name), u.Path)
			}
			if _, listed := items[to]; !listed {
				t.Errorf("%s: %q leads out of the book", name, attr.Value)
			}
			if u.Fragment != "" && !slices.Contains(a.ids[to], u.Fragment) {
				t.Errorf("%s: there is nothing at %q", name, attr.Value)
			}
			if e.Name.Local == "a" && !slices.Contains(spine, to) && path.Ext(name) == ".xhtml" {
				t.Errorf("%s: %q is on no page that is read", name, attr.Value)
			}
		}
	})
}
