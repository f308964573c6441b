package pdf

import (
	"bytes"
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// setter sets simple paragraphs, justified by whole lines: enough of a layout
// to write pages with.
type setter struct {
	tb    testing.TB
	book  *fonts.Book
	doc   *page.Document
	tree  *page.Tree
	page  *page.Page
	y     geom.Length
	face  *fonts.Face
	size  geom.Length
	color page.Color
}

var (
	a4     = geom.Size{W: 210 * geom.MM, H: 297 * geom.MM}
	ink    = page.Color{R: 0x1C, G: 0x1B, B: 0x1A}
	accent = page.Color{R: 0x0B, G: 0x5C, B: 0x66}
)

const (
	left    = 72 * geom.Pt
	measure = 400 * geom.Pt
)

func newSetter(tb testing.TB) *setter {
	tb.Helper()
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	s := &setter{tb: tb, book: book, tree: page.NewTree(), doc: &page.Document{}}
	s.font("serif", 400, false, 10.5)
	s.color = ink
	s.doc.Meta.Title = "A Test"
	s.doc.Meta.Lang = "en"
	s.newPage()
	return s
}

func (s *setter) font(family string, weight int, italic bool, size float64) {
	s.face = s.book.Face(fonts.Query{Family: family, Weight: weight, Italic: italic})
	s.size = geom.Length(size * float64(geom.Pt))
}

func (s *setter) newPage() {
	s.page = &page.Page{Size: a4}
	s.doc.Pages = append(s.doc.Pages, s.page)
	s.y = 90 * geom.Pt
}

func (s *setter) shape(text string) *fonts.Run {
	return s.face.Shape(text, fonts.Shaping{Lang: "en"})
}

// text adds a run of words at a place and gives its width.
func (s *setter) text(elem page.ElemID, x, y geom.Length, text string) *page.Text {
	t := &page.Text{Elem: elem, Face: s.face, Size: s.size, Color: s.color, At: geom.Point{X: x, Y: y}}
	var at geom.Length
	for _, word := range pieces(text) {
		run := s.shape(word)
		t.Pieces = append(t.Pieces, page.Piece{Run: run, X: at})
		at += geom.FromUnits(run.Width, s.size, s.face.UnitsPerEm)
	}
	s.page.Items = append(s.page.Items, t)
	return t
}

// pieces cuts text into words and spaces.
func pieces(text string) []string {
	var list []string
	for text != "" {
		n := strings.IndexByte(text, ' ')
		switch {
		case n < 0:
			n = len(text)
		case n == 0:
			n = 1
		}
		list = append(list, text[:n])
		text = text[n:]
	}
	return list
}

// paragraph sets justified lines, over as many pages as it needs.
func (s *setter) paragraph(role page.Role, text string) page.ElemID {
	elem := s.tree.Add(role, page.Root)
	leading := s.size * 14 / 10
	words := strings.Fields(text)
	space := s.shape(" ")
	gap := geom.FromUnits(space.Width, s.size, s.face.UnitsPerEm)
	for len(words) > 0 {
		if s.y > 760*geom.Pt {
			s.newPage()
		}
		var line []*fonts.Run
		var natural geom.Length
		for len(words) > 0 {
			run := s.shape(words[0])
			w := geom.FromUnits(run.Width, s.size, s.face.UnitsPerEm)
			if len(line) > 0 && natural+w+gap*geom.Length(len(line)) > measure {
				break
			}
			line, natural, words = append(line, run), natural+w, words[1:]
		}
		s.line(elem, line, natural, gap, space, len(words) > 0)
		s.y += leading
	}
	s.y += leading / 2
	return elem
}

func (s *setter) line(elem page.ElemID, line []*fonts.Run, natural, gap geom.Length, space *fonts.Run, justify bool) {
	if justify && len(line) > 1 {
		gap = (measure - natural) / geom.Length(len(line)-1)
	}
	t := &page.Text{Elem: elem, Face: s.face, Size: s.size, Color: s.color, At: geom.Point{X: left, Y: s.y}}
	var at geom.Length
	for i, run := range line {
		if i > 0 {
			t.Pieces = append(t.Pieces, page.Piece{Run: space, X: at})
			at += gap
		}
		t.Pieces = append(t.Pieces, page.Piece{Run: run, X: at})
		at += geom.FromUnits(run.Width, s.size, s.face.UnitsPerEm)
	}
	if justify { // the space at the line's end, for those who copy
		t.Pieces = append(t.Pieces, page.Piece{Run: space, X: at})
	}
	s.page.Items = append(s.page.Items, t)
}

// document gives the finished document.
func (s *setter) document() *page.Document {
	s.doc.Elems = s.tree.Elems
	return s.doc
}

const prose = "The office of the first fjord AVATAR was quietly affluent; five fine fish " +
	"waited in a café by the naïve façade, while the typographer justified each line to " +
	"the last thousandth of a point and thought nothing of it."

// plain is a document of a heading and some paragraphs.
func plain(tb testing.TB) *page.Document {
	s := newSetter(tb)
	s.font("sans", 600, false, 20)
	s.paragraph(page.RoleH1, "A Test of Setting")
	s.font("serif", 400, false, 10.5)
	for range 12 {
		s.paragraph(page.RoleP, strings.Repeat(prose+" ", 3))
	}
	s.font("serif", 400, true, 10.5)
	s.paragraph(page.RoleP, "Ελληνικά και кириллица: "+prose)
	return s.document()
}

func render(tb testing.TB, d *page.Document, o Options) []byte {
	tb.Helper()
	var b bytes.Buffer
	problems, err := Write(&b, d, o)
	if err != nil {
		tb.Fatal(err)
	}
	for _, p := range problems {
		tb.Errorf("unexpected problem %+v", p)
	}
	return b.Bytes()
}
