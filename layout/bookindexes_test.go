package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"octavo/doc"
	"octavo/layout"
	"octavo/page"
)

// TestTagAlphabet checks that tags stand where a reader of the language looks
// for them: É beside E, capitals among the others, numbers by their value.
func TestTagAlphabet(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"fr", "2 tours, 10 jours, abri, Écluse, été, Zoo"},
		{"sv", "abri, zebra, Ärende, öga"},
		{"de", "abri, Ärende, öga, zebra"},
	} {
		tags := strings.Split(c.want, ", ")
		shuffled := append([]string{tags[len(tags)-1]}, tags[:len(tags)-1]...)
		ch := &doc.Chapter{ID: "c", Doc: &doc.Document{Meta: doc.Meta{Title: "ONE", TitleLine: []doc.Inline{&doc.Text{Value: "ONE"}}, Tags: shuffled}}}
		b := &doc.Book{Meta: doc.Meta{Title: "A BOOK", Lang: c.lang}, Parts: []*doc.Part{{Chapters: []*doc.Chapter{ch}}}}
		pages, _ := setBook(t, b, layout.BookOptions{Options: options(t, "", testBook(t)), TagIndex: true})
		all := page.DumpLines(pages.Document)
		var got []string
		for line := range strings.SplitSeq(all[strings.LastIndex(all, "\n--- "):], "\n") {
			if slices.Contains(tags, line) {
				got = append(got, line)
			}
		}
		if d := cmp.Diff(c.want, strings.Join(got, ", ")); d != "" {
			t.Errorf("%s (-want +got):\n%s\n%s", c.lang, d, all)
		}
	}
}
