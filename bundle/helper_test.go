package bundle

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"octavo/doc"
)

// day is a date as 2019, 2019-05 or 2019-05-01.
func day(s string) doc.Date {
	for _, f := range []struct {
		layout string
		date   doc.Date
	}{{"2006-01-02", doc.Date{}}, {"2006-01", doc.Date{NoDay: true}}, {"2006", doc.Date{NoDay: true, NoMonth: true}}} {
		if d, err := time.Parse(f.layout, s); err == nil {
			f.date.Time = d
			return f.date
		}
	}
	panic("no date: " + s)
}

func settingsText(r *Result) string {
	var b strings.Builder
	if r.Drafts > 0 {
		fmt.Fprintf(&b, "drafts left out: %d\n", r.Drafts)
	}
	if r.Unselected > 0 {
		fmt.Fprintf(&b, "not selected: %d\n", r.Unselected)
	}
	if s := r.Settings; s != (Settings{}) {
		fmt.Fprintf(&b, "settings of %s: theme %q, paper %q, depth %d\n", s.At, s.Theme, s.Paper, s.TOCDepth)
	}
	return b.String()
}

// filesOf are files by name and content.
func filesOf(pairs ...string) fstest.MapFS {
	files := fstest.MapFS{}
	for i := 0; i+1 < len(pairs); i += 2 {
		files[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return files
}

// mustRead reads the book of a folder that must be readable.
func mustRead(t *testing.T, files fstest.MapFS, o Options) *Result {
	t.Helper()
	r, err := Read([]Input{{FS: files, Path: ".", Name: "my-blog"}}, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// titles are the chapters' titles, those of parts in brackets.
func titles(b *doc.Book) string {
	var list []string
	for _, p := range b.Parts {
		if p.Title != "" {
			list = append(list, "["+p.Title+"]")
		}
		for c := range doc.Under(p.Chapters) {
			list = append(list, c.Doc.Meta.Title)
		}
	}
	return strings.Join(list, ", ")
}
