package pdf

import (
	"bytes"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// shared is what all pages draw upon. It does not change while they are drawn.
type shared struct {
	doc    *page.Document
	faces  []*embedded
	byFace map[*fonts.Face]*embedded
	images imageSet
	std    standard
	owners []page.ElemID
}

func newShared(d *page.Document, faces []*embedded, std standard) *shared {
	s := &shared{doc: d, std: std, owners: owners(d.Elems), faces: faces, byFace: make(map[*fonts.Face]*embedded, len(faces))}
	for _, e := range faces {
		s.byFace[e.face] = e
	}
	return s
}

func (s *shared) font(f *fonts.Face) *embedded { return s.byFace[f] }

// drawnPage is what became of a page: its content stream, deflated, and the
// length of that, the structure elements of its marked contents by MCID, its
// links, and where its figures are.
type drawnPage struct {
	content []byte
	length  int
	elems   []page.ElemID
	links   []placedLink
	areas   map[page.ElemID]geom.Rect
}

// perDrawer is how many pages are worth a further goroutine, and a deflater: to
// touch its tables for the first time takes as long as to draw some pages.
const perDrawer = 16

// drawPages draws all pages and deflates them at once, in parallel: nobody then
// has to hold or copy what is five times as large.
func drawPages(s *shared, o Options, consume bool) ([]drawnPage, error) {
	drawn := make([]drawnPage, len(s.doc.Pages))
	errs := make([]error, len(drawn))
	w := min(o.workers(), len(drawn)/perDrawer+1)
	scratch := make([][]byte, w)
	deflaters := takeDeflaters(w)
	defer deflaters.putBack()
	parallel(w, len(drawn), func(worker, i int) {
		if errs[i] = o.ended(); errs[i] != nil {
			return
		}
		p := s.doc.Pages[i]
		c := newCanvas(p.Size.H, s, scratch[worker])
		for _, item := range s.groundsFirst(p.Items) {
			if err := c.draw(item); err != nil {
				errs[i] = fmt.Errorf("page %d: %w", i+1, err)
				return
			}
		}
		c.finish()
		scratch[worker] = c.b
		content := deflaters[worker].deflated(c.b, false)
		drawn[i] = drawnPage{content, len(content), c.elems, c.links, c.areas}
		if consume {
			p.Items = nil
		}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return drawn, nil
}

// carryPages lets fpdf make a file of the pages' content. It is told not to
// deflate, since that is done, and to put nothing in the file that depends on the
// clock or on the order of a map.
func carryPages(d *page.Document, drawn []drawnPage, o Options) ([]byte, error) {
	carrier := fpdf.New("P", "pt", "A4", "")
	carrier.SetCompression(false)
	carrier.SetCatalogSort(true)
	carrier.SetCreationDate(time.Unix(0, 0).UTC())
	carrier.SetModificationDate(time.Unix(0, 0).UTC())
	carrier.SetMargins(0, 0, 0)
	carrier.SetAutoPageBreak(false, 0)
	total := 0
	for i, p := range d.Pages {
		if err := o.ended(); err != nil {
			return nil, err
		}
		carrier.AddPageFormat("P", fpdf.SizeType{Wd: p.Size.W.Pt(), Ht: p.Size.H.Pt()})
		carrier.RawWriteStr(string(drawn[i].content)) // RawWriteBuf would ask for twice the room
		total += len(drawn[i].content) + 512
		drawn[i].content = nil // it is fpdf's from here on
	}
	out := bytes.NewBuffer(make([]byte, 0, total))
	if err := carrier.Output(out); err != nil {
		return nil, fmt.Errorf("the page writer failed: %w", err)
	}
	return out.Bytes(), nil
}
