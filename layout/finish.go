package layout

import (
	"slices"
	"strings"
	"time"

	"octavo/doc"
	"octavo/page"
)

// finish makes the document of its pages.
func finish(s *pageSet, g *galley, cfg *config) *page.Document {
	slices.SortStableFunc(s.dests, func(a, b page.Dest) int { return strings.Compare(a.Name, b.Name) })
	dests := slices.CompactFunc(s.dests, func(a, b page.Dest) bool { return a.Name == b.Name })
	return &page.Document{
		Meta:    metaOf(cfg),
		Pages:   s.pages,
		Elems:   g.tree.Elems,
		Outline: nest(s.outline),
		Dests:   dests,
		RTL:     cfg.rtl,
	}
}

// nest makes levels start at 1 and go down one at a time.
func nest(entries []page.OutlineEntry) []page.OutlineEntry {
	var open []int // levels as written, of the entries above
	for i := range entries {
		level := entries[i].Level
		for len(open) > 0 && open[len(open)-1] >= level {
			open = open[:len(open)-1]
		}
		open = append(open, level)
		entries[i].Level = len(open)
	}
	return entries
}

func metaOf(cfg *config) page.Meta {
	m := &cfg.doc.Meta
	out := page.Meta{Title: cfg.doc.Name(), Subject: m.Description, Lang: cfg.lang}
	for _, a := range m.Authors {
		out.Authors = append(out.Authors, a.Name)
	}
	for _, list := range [][]string{m.Tags, m.Categories, m.Keywords} {
		for _, k := range list {
			if !slices.Contains(out.Keywords, k) {
				out.Keywords = append(out.Keywords, k)
			}
		}
	}
	out.Created = firstTime(m.Date.Time, m.Updated.Time, cfg.opts.Date)
	out.Modified = firstTime(m.Updated.Time, m.Date.Time, cfg.opts.Date)
	return out
}

func firstTime(times ...time.Time) time.Time {
	for _, t := range times {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// report gathers what went less than well, each missing character once, in
// the order of the source.
func report(g *galley, s *pageSet) []doc.Diagnostic {
	out := append([]doc.Diagnostic(nil), g.diags...)
	for _, f := range s.faults {
		out = append(out, f.on(s.pages[f.page].Label))
	}
	return tidy(out)
}

// on is the diagnostic for the page with a label.
func (f fault) on(label string) doc.Diagnostic {
	f.Message = "page " + label + " " + f.Message
	return f.Diagnostic
}

// tidy sorts diagnostics, and says once what holds for a whole text.
func tidy(out []doc.Diagnostic) []doc.Diagnostic {
	doc.SortByPos(out)
	type key struct{ code, message string }
	seen := map[key]bool{}
	return slices.DeleteFunc(out, func(d doc.Diagnostic) bool {
		k := key{d.Code, d.Message}
		again := (d.Code == "missing-glyph" || d.Code == "relative-link") && seen[k]
		seen[k] = true
		return again
	})
}
