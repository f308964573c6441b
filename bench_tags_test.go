package octavo_test

import (
	"bytes"
	"testing"

	"octavo"
	"octavo/pdf"
)

// BenchmarkTags writes pages with tags and without: what tags cost of the time
// of a whole conversion is seen beside BenchmarkConvert.
func BenchmarkTags(b *testing.B) {
	for _, c := range corpora(b)[:2] {
		for _, of := range []struct {
			name    string
			profile pdf.Profile
		}{{"with", pdf.DefaultProfile}, {"without", pdf.NoProfile}} {
			b.Run(c.name+"/"+of.name, func(b *testing.B) {
				pages := c.layout(b)()
				var size counter
				for b.Loop() {
					size = 0
					if _, err := pdf.Write(&size, pages, pdf.Options{Profile: of.profile}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(size), "file-bytes")
			})
		}
	}
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// mostForTags is the largest share of a file, in percent, that tags may be.
const mostForTags = 15

// TestTagsAreSmall bounds what tags add to the files of the post and of the
// made-up book.
func TestTagsAreSmall(t *testing.T) {
	for _, c := range corpora(t) {
		pages := c.layout(t)()
		sizes := map[pdf.Profile]int{}
		for _, profile := range []pdf.Profile{pdf.DefaultProfile, pdf.NoProfile} {
			var size counter
			if _, err := pdf.Write(&size, pages, pdf.Options{Profile: profile}); err != nil {
				t.Fatal(err)
			}
			sizes[profile] = int(size)
		}
		cost := sizes[pdf.DefaultProfile] - sizes[pdf.NoProfile]
		share := 100 * float64(cost) / float64(sizes[pdf.DefaultProfile])
		t.Logf("%s: %d bytes, of which tags are %d, %.1f %%", c.name, sizes[pdf.DefaultProfile], cost, share)
		if cost <= 0 || share > mostForTags {
			t.Errorf("%s: tags are %.1f %% of the file, more than %d %%", c.name, share, mostForTags)
		}
	}
}

// TestNoProfileKeepsText: a file without tags has the same pages.
func TestNoProfileKeepsText(t *testing.T) {
	var tagged, plain bytes.Buffer
	src := post(t).texts[0]
	a, err := octavo.Convert(&tagged, src, octavo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := octavo.Convert(&plain, src, octavo.Options{Profile: pdf.NoProfile})
	if err != nil {
		t.Fatal(err)
	}
	if a.Pages != b.Pages || plain.Len() >= tagged.Len() || bytes.Contains(plain.Bytes(), []byte("GTS_PDFA1")) {
		t.Errorf("%d and %d pages, %d and %d bytes", a.Pages, b.Pages, tagged.Len(), plain.Len())
	}
}
