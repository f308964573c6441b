package fonts

import (
	"github.com/go-text/typesetting/language"

	"fmt"
	"testing"
)

func newBook(tb testing.TB, dirs ...string) *Book {
	tb.Helper()
	b, messages, err := New(Options{Dirs: dirs})
	if err != nil {
		tb.Fatal(err)
	}
	if len(messages) > 0 {
		tb.Fatalf("messages: %q", messages)
	}
	return b
}

// BenchmarkLoad is what the first use of a face costs: its metrics and its
// character map; with "shape" also its layout tables and the first word.
func BenchmarkLoad(b *testing.B) {
	for _, s := range embedded() {
		b.Run("metrics/"+s.postScript, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.read(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("shape/"+s.postScript, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := s.read()
				if err != nil {
					b.Fatal(err)
				}
				f.Shape("office", Shaping{Lang: "en"})
			}
		})
	}
}

func BenchmarkProgram(b *testing.B) {
	book := newBook(b)
	for _, family := range []string{"serif", "sans", "mono"} {
		f := book.Face(Query{Family: family})
		b.Run(family, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.Program(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkShapeHit(b *testing.B) {
	f := newBook(b).Face(Query{Family: "serif"})
	words := make([]string, 1000)
	for i := range words {
		words[i] = fmt.Sprintf("word%d", i)
	}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			f.Shape(words[i%len(words)], Shaping{Lang: "en"})
		}
	})
}

func BenchmarkShapeMiss(b *testing.B) {
	for _, family := range []string{"serif", "sans", "mono"} {
		f := newBook(b).Face(Query{Family: family})
		v := f.variant(Shaping{Lang: "en"})
		b.Run(family, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.shapeAnew("beautiful", v, language.Latin)
			}
		})
	}
}

func BenchmarkHas(b *testing.B) {
	f := newBook(b).Face(Query{Family: "serif"})
	text := "The quick brown fox, über die Straße — να"
	n := 0
	for b.Loop() {
		for _, r := range text {
			if f.Has(r) {
				n++
			}
		}
	}
	if n == 0 {
		b.Fatal("no character found")
	}
}
