package inline

import (
	"strings"
	"testing"

	"octavo/geom"
)

// benchSpans is some 4,000 words of prose with names in code.
func benchSpans(body, code *Style) [][]Span {
	var all [][]Span
	words := strings.Fields(fairyTale)
	for i := range 40 {
		from := i % len(words)
		text := strings.Join(append(words[from:len(words):len(words)], words[:from]...), " ")
		all = append(all, []Span{
			{Text: text[:200], Style: body, Elem: 2}, {Text: "std::collections::HashMap", Style: code, Elem: 2},
			{Text: text[200:], Style: body, Elem: 2},
		})
	}
	return all
}

func countWords(all [][]Span) (n int) {
	for _, spans := range all {
		for i := range spans {
			n += len(strings.Fields(spans[i].Text))
		}
	}
	return n
}

// BenchmarkProse sets justified paragraphs whose words were all seen before.
func BenchmarkProse(b *testing.B) {
	s, body, code := realSetter(b)
	all := benchSpans(body, code)
	opts := Options{Lang: "en", Hyphenate: true, Protrude: true}
	b.ReportAllocs()
	for b.Loop() {
		for _, spans := range all {
			s.Prepare(spans, opts).Lines(370 * geom.Pt)
		}
	}
	b.ReportMetric(float64(countWords(all))*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}

// BenchmarkCode sets lines of code that fit.
func BenchmarkCode(b *testing.B) {
	s, _, code := realSetter(b)
	code.Tint = nil
	spans := []Span{
		{Text: "    ", Style: code}, {Text: "let", Style: code}, {Text: " result ", Style: code}, {Text: "=", Style: code},
		{Text: " some_object", Style: code}, {Text: ".", Style: code}, {Text: "method", Style: code}, {Text: "(argument);", Style: code},
	}
	opts := Options{Align: Left, Greedy: true, KeepSpaces: true, Anywhere: true, Hang: 12 * geom.Pt}
	b.ReportAllocs()
	for b.Loop() {
		s.Prepare(spans, opts).Lines(400 * geom.Pt)
	}
}
