package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/layout"
	"octavo/page"
	"octavo/theme"
)

// sheet is a document on pages, with what the properties ask of it.
type sheet struct {
	seed  int64
	plain bool
	doc   *doc.Document
	page  *page.Document
	diags []doc.Diagnostic
	theme *theme.Theme
}

// margin is the width of all margins of random documents.
const margin = 36 * geom.Pt

var papers = []geom.Size{
	theme.A4,
	{W: 300 * geom.Pt, H: 400 * geom.Pt},
	{W: 420 * geom.Pt, H: 300 * geom.Pt},
	{W: 220 * geom.Pt, H: 500 * geom.Pt},
}

// randomSheet lays out a random document. The seed decides everything.
func randomSheet(t testing.TB, seed int64, book *fonts.Book, workers int) *sheet {
	t.Helper()
	g := newGenerator(t, seed)
	d := g.document(5 + g.r.Intn(40))
	th, err := theme.Builtin(theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	th.Page.Paper = papers[g.r.Intn(len(papers))]
	p := &th.Page
	p.Left, p.Right, p.Top, p.Bottom = margin, margin, margin, margin
	p.MinMeasure, p.MaxMeasure, p.Exact = 0, p.Paper.W, true
	pages, diags, err := layout.Layout(d, layout.Options{Theme: th, Book: book, TOC: g.chance(3), Workers: workers})
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	return &sheet{seed: seed, plain: g.plain, doc: d, page: pages, diags: diags, theme: th}
}

// textOf is what readers and the clipboard get of a run.
func textOf(t *page.Text) string {
	if t.HasActual {
		return t.Actual
	}
	return t.Source()
}

// inLine are the roles of elements within a line of text.
func inLine(r page.Role) bool {
	switch r {
	case page.RoleSpan, page.RoleLink, page.RoleReference, page.RoleCode, page.RoleFormula:
		return true
	}
	return false
}

// blockOf is the element of the block that an element is a part of: itself, or
// the first above it that is no part of a line.
func (s *sheet) blockOf(id page.ElemID) page.ElemID {
	elems := s.page.Elems
	for inLine(elems[id].Role) && elems[id].Parent != page.Root {
		up := elems[elems[id].Parent].Role
		if elems[id].Role == page.RoleFormula && !inLine(up) && up != page.RoleP && (up < page.RoleH1 || up > page.RoleH6) && up != page.RoleLbl && up != page.RoleCaption {
			break // a formula on a line of its own
		}
		id = elems[id].Parent
	}
	return id
}

// under reports whether an element is or is part of one with a role.
func (s *sheet) under(id page.ElemID, role page.Role) bool {
	for ; id > page.Root; id = s.page.Elems[id].Parent {
		if s.page.Elems[id].Role == role {
			return true
		}
	}
	return false
}

// block is the text of a block, gathered from all pages.
type block struct {
	id    page.ElemID
	text  strings.Builder
	lines []textLine
}

// textLine is a baseline with text of a block.
type textLine struct {
	page int
	y    geom.Length
}

// blocks gathers the text that comes from the document, block by block in the
// order of the structure: no artifacts, markers, numbers of notes, contents,
// or text in pictures. Hyphens of the line breaker are taken out.
func (s *sheet) blocks() []*block {
	by := map[page.ElemID]*block{}
	for n, p := range s.page.Pages {
		for _, it := range p.Items {
			t, ok := it.(*page.Text)
			if !ok || t.Elem == page.Artifact {
				continue
			}
			id := s.blockOf(t.Elem)
			if s.generated(t.Elem) {
				if b := by[id]; b != nil {
					b.addLine(n, t)
				}
				continue
			}
			b := by[id]
			if b == nil {
				b = &block{id: id}
				by[id] = b
			}
			b.text.WriteString(textOf(t))
			b.addLine(n, t)
		}
	}
	out := make([]*block, 0, len(by))
	for _, b := range by {
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b *block) int { return int(a.id - b.id) })
	return out
}

func (b *block) addLine(n int, t *page.Text) {
	y := t.At.Y
	for _, l := range b.lines {
		// Superior and inferior figures stand a little off their line.
		if d := l.y - y; l.page == n && d < 6*geom.Pt && d > -6*geom.Pt {
			return
		}
	}
	b.lines = append(b.lines, textLine{n, y})
}

// generated reports whether an element's text is the typesetter's own.
func (s *sheet) generated(id page.ElemID) bool {
	return s.under(id, page.RoleReference) || s.under(id, page.RoleTOC) || s.under(id, page.RoleFigure) ||
		s.under(id, page.RoleLbl) && !s.isTerm(id)
}

// isTerm reports whether an element is in the label of a definition, whose
// list has no numbering.
func (s *sheet) isTerm(id page.ElemID) bool {
	elems := s.page.Elems
	for ; id > page.Root; id = elems[id].Parent {
		if elems[id].Role == page.RoleLbl {
			li := elems[id].Parent
			l := elems[elems[li].Parent]
			return elems[li].Role == page.RoleLI && l.Role == page.RoleL && l.Numbering == page.NumberingNone
		}
	}
	return false
}

// wordsOf are the words of the generator in a text.
func wordsOf(text string) []string {
	text = strings.ReplaceAll(text, "\u00ad", "")
	return slices.DeleteFunc(strings.Fields(text), func(w string) bool {
		for _, r := range w {
			if unicode.IsUpper(r) || unicode.IsDigit(r) || r == '—' {
				return true
			}
		}
		return false
	})
}

// sourceText is the text that pages have to show, without that of pictures.
func sourceText(d *doc.Document) string {
	doc.Visitor{Inline: func(in doc.Inline) bool {
		if im, ok := in.(*doc.Image); ok {
			im.Alt = ""
		}
		return true
	}}.Document(d)
	text := ""
	if !d.Meta.TitleInBody {
		text = doc.PlainText(d.Meta.TitleLine) + "\n"
	}
	text += doc.BlockText(d.Blocks)
	for _, n := range d.Notes {
		text += doc.BlockText(n.Blocks)
	}
	return text
}

// count counts the diagnostics with a code.
func (s *sheet) count(code string) int {
	n := 0
	for _, d := range s.diags {
		if d.Code == code {
			n++
		}
	}
	return n
}

// excused reports whether it was said that one of the pages after one index up
// to another begins in a bad place.
func (s *sheet) excused(after, to int) bool {
	for _, d := range s.diags {
		n := 0
		if d.Code == "bad-break" {
			fmt.Sscanf(d.Message, "page %d", &n)
		}
		if n-1 > after && n-1 <= to {
			return true
		}
	}
	return false
}

// has reports whether a block has a part with a role.
func (s *sheet) has(id page.ElemID, role page.Role) bool {
	for _, e := range s.page.Elems[id:] {
		if e.Parent == id && e.Role == role {
			return true
		}
	}
	return false
}
