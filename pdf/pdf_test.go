package pdf

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// TestKeep leaves the sample files where PDF_OUT says, for other programs to
// look at.
func TestKeep(t *testing.T) {
	dir := os.Getenv("PDF_OUT")
	if dir == "" {
		t.Skip("PDF_OUT is not set")
	}
	documents := samples(t)
	documents["pictures"] = gallery(t)
	documents["many"] = manyPages(t)
	for name, d := range documents {
		if err := os.WriteFile(dir+"/"+name+".pdf", render(t, d, Options{}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// source is the text that a page's items say they have.
func source(p *page.Page) string {
	var b strings.Builder
	for _, item := range p.Items {
		if t, ok := item.(*page.Text); ok {
			if t.HasActual {
				b.WriteString(t.Actual)
			} else {
				b.WriteString(t.Source())
			}
		}
	}
	return b.String()
}

// samples are documents that differ much.
func samples(t *testing.T) map[string]*page.Document {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	m := map[string]*page.Document{"plain": plain(t), "full": full(t)}
	for i := range 6 {
		m[fmt.Sprintf("random %d", i)] = scattered(t, rand.New(rand.NewPCG(seed, uint64(i))))
	}
	return m
}

// scattered has words of all kinds at random places, in random sizes.
func scattered(t *testing.T, rng *rand.Rand) *page.Document {
	s := newSetter(t)
	words := []string{
		"office", "AVATAR", "fjord", "naïve", "a\u00A0b", "co\u00ADop", "x\u0323\u0301y", "Ωμέγα", "ﬁsh", "1/2",
		"(a)\\b", "\u2011", "½", "\U0001F600", "Жизнь", " ", "  ", "e\u0301", "...", "--",
	}
	for range 3 {
		for range 60 {
			s.font([]string{"serif", "sans", "mono"}[rng.IntN(3)], 400+200*rng.IntN(2), rng.IntN(2) == 0, 5+float64(rng.IntN(4000))/100)
			elem := page.Artifact
			if rng.IntN(4) > 0 {
				elem = s.tree.Add(page.RoleP, page.Root)
			}
			randomText(s, rng, elem, words)
		}
		s.newPage()
	}
	return s.document()
}

func randomText(s *setter, rng *rand.Rand, elem page.ElemID, words []string) {
	at := geom.Point{X: geom.Length(rng.IntN(int(a4.W))), Y: geom.Length(rng.IntN(int(a4.H)))}
	if n := len(s.page.Items); n > 0 && rng.IntN(2) == 0 {
		if last, ok := s.page.Items[n-1].(*page.Text); ok { // go on with its line
			at = geom.Point{X: last.At.X + last.Width(), Y: last.At.Y}
		}
	}
	t := &page.Text{Elem: elem, Face: s.face, Size: s.size, Color: ink, At: at}
	var x geom.Length
	features := []string{"", "smcp", "onum", "-liga"}[rng.IntN(4)]
	for range 1 + rng.IntN(8) {
		run := s.face.Shape(words[rng.IntN(len(words))], fonts.Shaping{Features: features})
		t.Pieces = append(t.Pieces, page.Piece{Run: run, X: x})
		x += geom.FromUnits(run.Width, s.size, s.face.UnitsPerEm) + geom.Length(rng.IntN(int(geom.Pt)))
	}
	if rng.IntN(5) == 0 {
		t.Tracking = geom.Length(rng.IntN(int(geom.Pt)))
	}
	if rng.IntN(3) == 0 {
		t.Stretch = int32(rng.IntN(41)) - 20
	}
	if rng.IntN(8) == 0 {
		t.HasActual, t.Actual = true, "actual (text) ✓"
	}
	s.page.Items = append(s.page.Items, t)
}

// TestTextComesBack: what can be copied from a page is what was set on it,
// ligatures, small capitals and hard spaces included.
func TestTextComesBack(t *testing.T) {
	for name, d := range samples(t) {
		r := read(t, render(t, d, Options{}))
		for i, p := range r.pages() {
			if got, want := textOf(r.view(p)), source(d.Pages[i]); got != want {
				t.Errorf("%s, page %d:\n got %q\nwant %q", name, i+1, got, want)
			}
		}
	}
}

// TestPositions: every glyph is where its item says, however long the line.
func TestPositions(t *testing.T) {
	for name, d := range samples(t) {
		r := read(t, render(t, d, Options{}))
		for i, p := range r.pages() {
			got := r.view(p)
			for _, item := range d.Pages[i].Items {
				text, ok := item.(*page.Text)
				if !ok {
					continue
				}
				n, worst := misplaced(text, d.Pages[i].Size.H.Pt(), got)
				got = got[n:]
				// Half a unit of adjustment, and half of a thousandth of a point.
				if limit := text.Size.Pt()/2000 + 0.0006; worst > limit {
					t.Fatalf("%s, page %d: %q is off by %.5f pt", name, i+1, text.Source(), worst)
				}
			}
			if len(got) > 0 {
				t.Errorf("%s, page %d: %d glyphs too many", name, i+1, len(got))
			}
		}
	}
}

// misplaced compares the glyphs of a text with the first of a list, and gives
// how many they are and the greatest distance.
func misplaced(text *page.Text, height float64, got []shown) (n int, worst float64) {
	em := float64(text.Face.UnitsPerEm)
	for _, piece := range text.Pieces {
		var sum int32
		for k, g := range piece.Run.Glyphs {
			along := piece.X.Pt() + float64(sum+g.XOff)*text.Size.Pt()/em*(1+float64(text.Stretch)/1000) +
				float64(k)*text.Tracking.Pt()
			up := float64(g.YOff) * text.Size.Pt() / em
			x, y := along, up
			if m := text.Matrix; m != nil { // y downwards in the matrix
				x, y = m.A*along-m.C*up, -m.B*along+m.D*up
			}
			dx, dy := text.At.X.Pt()+x-got[n].x, height-text.At.Y.Pt()+y-got[n].y
			worst = math.Max(worst, math.Hypot(dx, dy))
			sum += g.Advance
			n++
		}
	}
	return n, worst
}

// TestSameBytes: the same document is the same file, whatever shares the work.
func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for name, d := range samples(t) {
		runtime.GOMAXPROCS(1)
		one := render(t, d, Options{})
		for range 3 {
			runtime.GOMAXPROCS(8)
			if many := render(t, d, Options{}); !bytes.Equal(one, many) {
				t.Fatalf("%s: %d and %d bytes that differ", name, len(one), len(many))
			}
		}
	}
}

// TestObjects: every object is where the cross-reference stream says.
func TestObjects(t *testing.T) {
	for _, d := range samples(t) {
		data := render(t, d, Options{})
		r := read(t, data)
		if r.entries[0] != [3]int{0, 0, 0xFFFF} {
			t.Errorf("the first entry is %v", r.entries[0])
		}
		for n := 1; n < len(r.entries); n++ {
			if r.get(pdfRef(n)) == nil {
				t.Errorf("object %d is nothing", n)
			}
		}
		ids := r.array(r.trailer["ID"])
		if len(ids) != 2 || len(ids[0].(pdfStr)) != 16 {
			t.Errorf("ID is %v", ids)
		}
		if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%")) || !bytes.HasSuffix(data, []byte("\n%%EOF\n")) {
			t.Error("the file does not begin or end as it should")
		}
	}
}

// TestErrors: what the caller did wrong is said, and nothing panics.
func TestErrors(t *testing.T) {
	cases := map[string]struct {
		break_ func(*page.Document)
		want   string
	}{
		"no pages":     {func(d *page.Document) { d.Pages = nil }, "needs a page"},
		"element":      {func(d *page.Document) { d.Pages[1].Items[0].(*page.Text).Elem = 99999 }, "page 2: an item names structure element 99999"},
		"no elements":  {func(d *page.Document) { d.Elems = nil }, "structure element"},
		"dest":         {func(d *page.Document) { d.Dests[0].Page = 9 }, `"end" is on page 10 of 4`},
		"outline":      {func(d *page.Document) { d.Outline[1].Page = -1 }, `"Zwölf" is on page 0 of 4`},
		"glyph id":     {func(d *page.Document) { firstRun(d).Glyphs[0].ID = 0xFFF0 }, "glyph 65520 is to be drawn"},
		"huge cluster": {func(d *page.Document) { firstRun(d).Glyphs[0].Cluster = 1 << 20 }, ""},
	}
	for name, c := range cases {
		d := full(t)
		c.break_(d)
		_, err := Write(&bytes.Buffer{}, d, Options{})
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

// firstRun is the first run of the document, made its own.
func firstRun(d *page.Document) *fonts.Run {
	t := d.Pages[0].Items[0].(*page.Text)
	run := *t.Pieces[0].Run
	run.Glyphs = append([]fonts.Glyph(nil), run.Glyphs...)
	t.Pieces[0].Run = &run
	return &run
}

// TestConsume: pages that are given up are the same in the file.
func TestConsume(t *testing.T) {
	var kept, given bytes.Buffer
	if _, err := Write(&kept, full(t), Options{}); err != nil {
		t.Fatal(err)
	}
	d := full(t)
	if _, err := Write(&given, d, Options{Consume: true}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept.Bytes(), given.Bytes()) {
		t.Error("the files differ")
	}
	for i, p := range d.Pages {
		if p.Items != nil {
			t.Errorf("page %d still has its items", i+1)
		}
	}
}
