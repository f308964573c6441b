package epub

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"sync"

	goepub "github.com/go-shiori/go-epub"
)

// libraryLock guards go-epub's file system, which is a variable of its package
// and of which only one book at a time can make use.
var libraryLock sync.Mutex

// volume is how many pages are put into one go-epub book: adding a page looks
// at all that are there, so that a thousand in one cost as much as the rest of
// the work. The finishing pass reads the volumes one after the other.
const volume = 250

// containers has go-epub make the book's container: folders, container.xml,
// style sheets, and a file for every page and picture, in the order of reading.
//
// What the pages and pictures hold is not given to it, but put into the files
// by the finishing pass, for it would only cost time or do damage there:
// sections are wrapped into documents without a language (and written one after
// the other), pictures and fonts have to come as data URLs, are decoded twice,
// sniffed, and compressed although they are already.
func (p *publication) containers() ([][]byte, error) {
	libraryLock.Lock()
	defer libraryLock.Unlock()
	if err := goepub.Use(goepub.MemoryFS); err != nil {
		return nil, err
	}
	var list [][]byte
	for from := 0; from == 0 || from < len(p.manifest); from += volume {
		zip, err := p.volume(p.manifest[from:min(from+volume, len(p.manifest))])
		if err != nil {
			return nil, fmt.Errorf("the container can't be made: %w", err)
		}
		list = append(list, zip)
	}
	return list, nil
}

// volume has go-epub write some of the book's files.
func (p *publication) volume(files []*resource) ([]byte, error) {
	e, err := goepub.NewEpub(p.meta.title)
	if err != nil {
		return nil, err
	}
	e.SetLang(p.lang)
	e.SetIdentifier(p.meta.id.value)
	for _, r := range files {
		if err := addTo(e, r); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	_, err = e.WriteTo(&b)
	return b.Bytes(), err
}

// addTo adds a file to a go-epub book.
func addTo(e *goepub.Epub, r *resource) (err error) {
	folder, name := path.Split(r.path)
	switch folder {
	case textFolder:
		_, err = e.AddSection("", "", name, "")
	case imageFolder:
		_, err = e.AddImage(standIn, name)
	case fontFolder:
		_, err = e.AddFont(standIn, name)
	case "css/":
		_, err = e.AddCSS(standIn, name)
	case "": // the navigation, which go-epub makes and the finishing pass replaces
	default:
		err = fmt.Errorf("there is no folder %q", strings.TrimSuffix(folder, "/"))
	}
	return err
}

// standIn is a file that go-epub takes as a data URL, and the finishing pass
// replaces. go-epub first looks for a file by that name, in whatever folder the
// program runs, where somebody may have put one, or a pipe that never ends: no
// file system has names as long as this one.
var standIn = "data:," + strings.Repeat("-", 1000)
