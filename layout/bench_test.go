package layout_test

import (
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"
	"time"

	"octavo/layout"
	"octavo/markdown"
	"octavo/theme"
)

// BenchmarkLayout sets the seed post, and a text as long as two books.
func BenchmarkLayout(b *testing.B) {
	post, err := os.ReadFile("../testdata/post.md")
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		src  []byte
	}{
		{"post", post},
		{"1MB", longText(1_000_000)},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkLayout(b, c.src) })
	}
}

func benchmarkLayout(b *testing.B, src []byte) {
	d, _, err := markdown.Parse(src, markdown.Options{File: "in.md"})
	if err != nil {
		b.Fatal(err)
	}
	th, err := theme.Builtin(theme.Default)
	if err != nil {
		b.Fatal(err)
	}
	th.Page.Paper = theme.A4
	book := testBook(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		pages, _, err := layout.Layout(d, layout.Options{Theme: th, Book: book})
		if err != nil {
			b.Fatal(err)
		}
		n += len(pages.Pages)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}

// TestLongTablesTakeLinearTime: ten times the rows take about ten times as
// long.
func TestLongTablesTakeLinearTime(t *testing.T) {
	book := testBook(t)
	measure := func(rows int) time.Duration {
		least := time.Hour
		src := "| a | b |\n|---|---|\n" + strings.Repeat("| one | two |\n", rows)
		o := options(t, "paper: a4", book)
		for range 3 {
			begun := time.Now()
			set(t, []byte(src), nil, o)
			least = min(least, time.Since(begun))
		}
		return least
	}
	if short, long := measure(400), measure(4000); long > 30*short {
		t.Errorf("ten times the rows take %v, %d times as long", long, long/short)
	}
}

// longText is Markdown of about n bytes: mostly prose, of words as frequent as
// in English, with headings, lists, code, tables and notes in between.
func longText(n int) []byte {
	r := rand.New(rand.NewSource(1))
	common := strings.Fields("the of and a to in is that it was for on are as with his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know")
	word := func() string {
		if r.Intn(3) > 0 {
			return common[r.Intn(len(common))]
		}
		return common[r.Intn(len(common))] + common[r.Intn(len(common))] // a rarer one
	}
	words := func(k int) string {
		w := make([]string, k)
		for i := range w {
			w[i] = word()
		}
		return strings.Join(w, " ")
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		switch {
		case i%12 == 0:
			fmt.Fprintf(&b, "## %s\n\n", words(4))
		case i%17 == 3:
			fmt.Fprintf(&b, "- %s\n- %s\n- %s\n\n", words(12), words(5), words(20))
		case i%23 == 4:
			fmt.Fprintf(&b, "```go\nfunc %s() {\n\treturn \"%s\" // %s\n}\n```\n\n", word(), words(3), words(4))
		case i%61 == 5:
			fmt.Fprintf(&b, "| %s | %s |\n|---|---|\n| %s | %s |\n| %s | %s |\n\n", word(), word(), words(4), word(), words(3), word())
		case i%41 == 6:
			fmt.Fprintf(&b, "%s.[^n%d]\n\n[^n%d]: %s.\n\n", words(40), i, i, words(15))
		default:
			fmt.Fprintf(&b, "%s, *%s* and `%s`. %s.\n\n", words(20+r.Intn(60)), words(2), word(), words(10+r.Intn(40)))
		}
	}
	return []byte(b.String())
}
