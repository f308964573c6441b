package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"octavo/geom"
	"octavo/page"
)

// property is something that holds for every document; it says where not.
type property struct {
	name  string
	holds func(s *sheet) []string
}

const soundness = "nothing that page.Check finds"

func properties() []property {
	return []property{
		{soundness, func(s *sheet) []string { return page.Check(s.page) }},
		{"every word once and in order", everyWord},
		{"blocks follow each other over the pages", pagesInOrder},
		{"nothing outside the column", insideColumn},
		{"nothing on top of the notes", clearOfNotes},
		{"no widows and orphans", noWidows},
		{"no heading last on a page", noStrandedHeading},
		{"notes on the page that calls them", notesWithCalls},
		{"levels of headings one step at a time", levelsStep},
	}
}

// TestProperties lays out random documents and looks at each from all sides.
func TestProperties(t *testing.T) {
	book := testBook(t)
	const from, to = 1, 101
	pages, bad := 0, 0
	for seed := int64(from); seed < to; seed++ {
		s := randomSheet(t, seed, book, 0)
		pages += len(s.page.Pages)
		bad += s.count("bad-break")
		for _, p := range properties() {
			for i, wrong := range p.holds(s) {
				if i < 3 {
					t.Errorf("seed %d: %s: %s", seed, p.name, wrong)
				}
			}
			if t.Failed() && p.name == soundness {
				return // the others trust in the tree
			}
		}
	}
	// These documents are harder to break than any that people write.
	t.Logf("%d pages, %d bad breaks", pages, bad)
	if bad*20 > pages {
		t.Errorf("%d bad breaks on %d pages", bad, pages)
	}
}

// TestSameForAnyWorkers: the pages and what is said of them don't depend on
// how many set them, nor on the run.
func TestSameForAnyWorkers(t *testing.T) {
	book := testBook(t)
	for seed := int64(1); seed < 12; seed++ {
		want := ""
		for _, workers := range []int{1, 2, 8, 1} {
			s := randomSheet(t, seed, book, workers)
			got := page.Dump(s.page) + page.DumpTags(s.page) + logText(s.diags)
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("seed %d: %d workers make other pages", seed, workers)
			}
		}
	}
}

// everyWord compares the words of the document with those on its pages,
// whatever pages, columns and hyphens part them.
func everyWord(s *sheet) []string {
	var text strings.Builder
	for _, b := range s.blocks() {
		text.WriteString(b.text.String() + "\n")
	}
	want, got := wordsOf(sourceText(s.doc)), wordsOf(text.String())
	if !s.plain { // code and forced breaks part words by no more than a new line
		want, got = strings.Split(strings.Join(want, ""), ""), strings.Split(strings.Join(got, ""), "")
	}
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || want[i] != got[i] {
			return []string{fmt.Sprintf("from %d: want %q, got %q", i, around(want, i), around(got, i))}
		}
	}
	return nil
}

func around(parts []string, i int) []string {
	return parts[min(max(i-4, 0), len(parts)):min(i+6, len(parts))]
}

// pagesInOrder leaves out notes, the cells of a row, and turned pages.
func pagesInOrder(s *sheet) (wrong []string) {
	last := 0
	for _, b := range s.blocks() {
		if s.under(b.id, page.RoleNote) || s.under(b.id, page.RoleTable) {
			continue
		}
		for _, l := range b.lines {
			if l.page < last {
				wrong = append(wrong, fmt.Sprintf("%q goes back from page %d to %d", b.text.String(), last+1, l.page+1))
			}
			last = max(last, l.page)
		}
	}
	return wrong
}

// column is the type area of a page, as the margins of randomSheet make it.
func (s *sheet) column(p *page.Page) geom.Rect {
	paper := s.theme.Page.Paper
	r := geom.Rect{X: margin, Y: margin, W: paper.W - 2*margin, H: paper.H - 2*margin}
	r.H -= r.H % s.theme.Page.Grid
	if p.Size != paper { // turned
		r.W, r.H = r.H, r.W
	}
	return r
}

// insideColumn looks at all but heads and folios. Punctuation may hang by 0.7 em,
// and a panel that is cut reaches over its last line.
func insideColumn(s *sheet) (wrong []string) {
	if s.count("overfull-page") > 0 {
		return nil
	}
	for n, p := range s.page.Pages {
		if s.excused(n, n+1) {
			continue // what had to be torn apart
		}
		col := s.column(p)
		for _, it := range p.Items {
			r, slack := it.Bounds(), 4*geom.Pt
			if it.Element() == page.Artifact && (r.Bottom() < col.Y || r.Y > col.Bottom()) {
				continue // the running head and the folio
			}
			if t, ok := it.(*page.Text); ok {
				if t.Elem == page.Artifact && !t.HasActual {
					continue
				}
				src := strings.TrimRight(t.Source(), " ")
				if src == "" {
					continue
				}
				slack = t.Size * 7 / 10
				if src != t.Source() {
					last := t.Pieces[len(t.Pieces)-1].Run
					r.W -= geom.FromUnits(last.Width, t.Size, t.Face.UnitsPerEm) + t.Tracking
				}
				r.Y, r.H = t.At.Y, 0
			}
			if !col.Contains(r, slack) {
				wrong = append(wrong, fmt.Sprintf("page %d: %T at %s,%s %sx%s %q", n+1, it, r.X, r.Y, r.W, r.H, sourceOf(it)))
			}
		}
	}
	return wrong
}

func sourceOf(it page.Item) string {
	if t, ok := it.(*page.Text); ok {
		return t.Source()
	}
	return ""
}

// clearOfNotes: the notes at the foot of a page stand below its text.
func clearOfNotes(s *sheet) (wrong []string) {
	if s.count("overfull-page") > 0 {
		return nil
	}
	for n, p := range s.page.Pages {
		lowest, highest := geom.Length(0), p.Size.H
		for _, it := range p.Items {
			switch t, ok := it.(*page.Text); {
			case !ok || t.Elem == page.Artifact:
			case s.under(t.Elem, page.RoleNote):
				highest = min(highest, t.At.Y)
			default:
				lowest = max(lowest, t.At.Y)
			}
		}
		if lowest >= highest {
			wrong = append(wrong, fmt.Sprintf("page %d: text at %s, notes from %s", n+1, lowest, highest))
		}
	}
	return wrong
}

// noWidows: of a paragraph or a piece of code that goes over to another page,
// two lines at least stand on either.
func noWidows(s *sheet) (wrong []string) {
	for _, b := range s.blocks() {
		if s.page.Elems[b.id].Role != page.RoleP || s.under(b.id, page.RoleNote) || s.under(b.id, page.RoleTable) {
			continue
		}
		count := map[int]int{}
		for _, l := range b.lines {
			count[l.page]++
		}
		first, last := b.lines[0].page, b.lines[len(b.lines)-1].page
		// A picture can be a line, and short code may have to be parted.
		if first == last || s.has(b.id, page.RoleFigure) || len(b.lines) < 4 && s.has(b.id, page.RoleCode) {
			continue
		}
		if (count[first] < 2 || count[last] < 2) && !s.excused(first, last) {
			wrong = append(wrong, fmt.Sprintf("%d lines on page %d and %d on page %d of %q",
				count[first], first+1, count[last], last+1, b.text.String()))
		}
	}
	return wrong
}

// noStrandedHeading: a heading is last on its page only where the text ends or
// the author broke the page.
func noStrandedHeading(s *sheet) (wrong []string) {
	blocks := s.blocks()
	for i, b := range blocks {
		role := s.page.Elems[b.id].Role
		if role < page.RoleH1 || role > page.RoleH6 || i+1 == len(blocks) || s.under(b.id, page.RoleTable) {
			continue
		}
		here, next := b.lines[len(b.lines)-1].page, blocks[i+1].lines[0].page
		if next > here && !s.excused(here, next) && !s.under(blocks[i+1].id, page.RoleNote) && !s.wordless(b.id, blocks[i+1].id) {
			wrong = append(wrong, fmt.Sprintf("page %d ends with %q", here+1, b.text.String()))
		}
	}
	return wrong
}

// notesWithCalls: a note begins on the page of its first call, unless that page
// holds many notes already.
func notesWithCalls(s *sheet) (wrong []string) {
	at := map[string]int{}
	for _, d := range s.page.Dests {
		at[d.Name] = d.Page
	}
	for i := range s.doc.Notes {
		note, ok1 := at[fmt.Sprintf("_note-%d", i+1)]
		call, ok2 := at[fmt.Sprintf("_note-ref-%d", i+1)]
		if !ok1 || !ok2 || note != call && s.notesShare(call) < 12 {
			wrong = append(wrong, fmt.Sprintf("note %d is on page %d (%t), its call on page %d (%t)", i+1, note+1, ok1, call+1, ok2))
		}
	}
	return wrong
}

// notesShare is how much of a page's height is taken by notes, in percent.
func (s *sheet) notesShare(n int) int {
	p := s.page.Pages[n]
	top := p.Size.H - margin
	for _, it := range p.Items {
		if t, ok := it.(*page.Text); ok && s.under(t.Elem, page.RoleNote) {
			top = min(top, t.At.Y-t.Size)
		}
	}
	return int((p.Size.H - margin - top) * 100 / (p.Size.H - 2*margin))
}

// levelsStep: a heading is at most one level below the one before it.
func levelsStep(s *sheet) (wrong []string) {
	level := 0
	for id, e := range s.page.Elems {
		if e.Role < page.RoleH1 || e.Role > page.RoleH6 {
			continue
		}
		next := int(e.Role-page.RoleH1) + 1
		if next > level+1 {
			wrong = append(wrong, fmt.Sprintf("element %d: level %d after %d", id, next, level))
		}
		level = next
	}
	return wrong
}

// wordless reports whether what stands between two blocks has no words: a
// picture, an empty item, a row of empty cells, code without a line.
func (s *sheet) wordless(a, b page.ElemID) bool {
	for id := a + 1; id < b; id++ {
		switch e := &s.page.Elems[id]; e.Role {
		case page.RoleFigure, page.RoleLBody, page.RoleTR:
			return true
		case page.RoleCode:
			if e.HasActual && e.Actual == "" {
				return true
			}
		}
	}
	return false
}
