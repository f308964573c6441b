package bundle

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"octavo/doc"
)

// sortKey is what an item is sorted by.
type sortKey struct {
	item   *item
	weight int
	weighs bool
	date   time.Time // zero for none
	title  []byte    // collation key
	path   string    // with an index.md under its folder's name
	levels []level   // of the folders, where weights hold only among neighbours
}

// level is a folder on the way to a text.
type level struct {
	name   string
	weight int
	weighs bool
}

// sorter sorts items.
type sorter struct {
	order    Order
	lang     string
	sections map[string]*text
	nested   bool // weights are those of places in a folder
}

// sort sorts each run of items that may be sorted among each other.
func (s *sorter) sort(items []*item) {
	for i := 0; i < len(items); {
		j := i + 1
		for j < len(items) && items[j].run == items[i].run {
			j++
		}
		if items[i].run > 0 {
			s.sortRun(items[i:j])
		}
		i = j
	}
}

func (s *sorter) sortRun(items []*item) {
	s.nested = s.order == ByDefault && weightsInFolders(items) > 1
	keys := make([]sortKey, len(items))
	var titles *collate.Collator
	var buffer collate.Buffer
	if s.order == ByTitle {
		titles = collate.New(language.Make(s.lang), collate.Numeric)
	}
	for i, it := range items {
		keys[i] = s.key(it)
		if titles != nil {
			keys[i].title = titles.KeyFromString(&buffer, it.text.doc.Meta.Title)
		}
	}
	slices.SortStableFunc(keys, s.compare)
	for i, k := range keys {
		items[i] = k.item
	}
}

// weightsInFolders counts the folders in which texts have weights.
func weightsInFolders(items []*item) int {
	folders := map[string]bool{}
	for _, it := range items {
		if it.text.doc.Meta.HasWeight {
			folders[it.text.folder()] = true
		}
	}
	return len(folders)
}

func (s *sorter) key(it *item) sortKey {
	m := &it.text.doc.Meta
	k := sortKey{item: it, weight: m.Weight, weighs: m.HasWeight, date: m.Date.Time, path: it.text.name}
	if stem, _ := cutEnding(path.Base(k.path)); isIndex(stem) {
		k.path = path.Dir(k.path)
	}
	if s.nested {
		k.levels = s.levels(it.text)
	}
	return k
}

// levels are the folders of a text below the one that was given.
func (s *sorter) levels(t *text) (list []level) {
	folder := t.folder()
	if folder == "" {
		return nil
	}
	at := t.root
	for name := range strings.SplitSeq(folder, "/") {
		at = path.Join(at, name)
		l := level{name: name}
		if section := s.sections[at]; section != nil {
			l.weight, l.weighs = section.meta.Weight, section.meta.HasWeight
		}
		list = append(list, l)
	}
	return list
}

func (s *sorter) compare(a, b sortKey) int {
	byPath := func() int { return comparePaths(a.path, b.path) }
	switch s.order {
	case ByDate:
		return cmp.Or(compareDates(a.date, b.date, 1), byPath())
	case ByDateDown:
		return cmp.Or(compareDates(a.date, b.date, -1), byPath())
	case ByTitle:
		return cmp.Or(slices.Compare(a.title, b.title), byPath())
	case ByPath:
		return byPath()
	case ByWeight:
		return cmp.Or(compareWeights(a.weight, b.weight, a.weighs, b.weighs), byPath())
	}
	return cmp.Or(compareLevels(a.levels, b.levels),
		compareWeights(a.weight, b.weight, a.weighs, b.weighs), compareDates(a.date, b.date, 1), byPath())
}

// compareLevels puts the texts of a folder before those of the folders in it,
// and these by their weights and names.
func compareLevels(a, b []level) int {
	for i := range min(len(a), len(b)) {
		if d := cmp.Or(compareWeights(a[i].weight, b[i].weight, a[i].weighs, b[i].weighs), natural(a[i].name, b[i].name)); d != 0 {
			return d
		}
	}
	return cmp.Compare(len(a), len(b))
}

// compareWeights puts what has a weight first, the light before the heavy.
func compareWeights(a, b int, hasA, hasB bool) int {
	switch {
	case hasA && hasB:
		return cmp.Compare(a, b)
	case hasA:
		return -1
	case hasB:
		return 1
	}
	return 0
}

// compareDates puts what has a date first; direction -1 is the newest first.
func compareDates(a, b time.Time, direction int) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b) * direction
}

// comparePaths compares paths folder by folder.
func comparePaths(a, b string) int {
	for {
		headA, restA, moreA := strings.Cut(a, "/")
		headB, restB, moreB := strings.Cut(b, "/")
		if d := natural(headA, headB); d != 0 {
			return d
		}
		if !moreA || !moreB {
			return cmp.Compare(len(a), len(b))
		}
		a, b = restA, restB
	}
}

// natural compares names as people do: numbers by their value, letters without
// regard to case unless nothing else differs.
func natural(a, b string) int {
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" {
		n, m := digits(x), digits(y)
		if n == 0 || m == 0 {
			if d := cmp.Compare(x[0], y[0]); d != 0 {
				return d
			}
			x, y = x[1:], y[1:]
			continue
		}
		p, q := strings.TrimLeft(x[:n], "0"), strings.TrimLeft(y[:m], "0")
		if d := cmp.Or(cmp.Compare(len(p), len(q)), cmp.Compare(p, q)); d != 0 {
			return d
		}
		x, y = x[n:], y[m:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// latest is the later of two dates.
func latest(a, b doc.Date) doc.Date {
	if b.Time.After(a.Time) {
		return b
	}
	return a
}
