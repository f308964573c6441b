package pdf

import (
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"octavo/page"
)

// book is a document of about 400 pages and 180,000 words, a few of them in
// other faces.
func book(tb testing.TB) (d *page.Document, words int) {
	const pages = 400
	vocabulary := strings.Fields(prose + " Rust ownership borrow checker lifetime trait generic " +
		"iterator closure vector string slice thread channel mutex pattern match module crate " +
		"package function variable value reference pointer memory stack heap compiler error the " +
		"a of to and in that it is was for on as with be by this from or which an are but not")
	rng := rand.New(rand.NewPCG(1, 2))
	s := newSetter(tb)
	for len(s.doc.Pages) < pages {
		s.font("sans", 600, false, 15)
		s.paragraph(page.RoleH2, vocabulary[rng.IntN(len(vocabulary))])
		for range 8 {
			s.font("serif", 400, rng.IntN(12) == 0, 10.5)
			if rng.IntN(8) == 0 {
				s.font("mono", 400, false, 8.6)
			}
			n := 30 + rng.IntN(90)
			text := make([]string, n)
			for i := range text {
				text[i] = vocabulary[rng.IntN(len(vocabulary))]
			}
			words += n
			s.paragraph(page.RoleP, strings.Join(text, " "))
		}
	}
	return s.document(), words
}

// BenchmarkBook writes a book; a word is a shaped piece with its space.
func BenchmarkBook(b *testing.B) {
	d, words := book(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(len(d.Pages)), "pages")
}

// BenchmarkPost writes a document of three pages.
func BenchmarkPost(b *testing.B) {
	d := plain(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
