package markdown

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"octavo/doc"
)

// Blogs keep the date of a post in its file's name, as Jekyll does
// (2019-05-23-title.md), or in its address, as Zola's do (2019/05/23/title).
// Both forms need year, month and day.
var (
	nameDate    = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})[-_. ]`)
	addressDate = regexp.MustCompile(`(?:^|/)(\d{4})/(\d{2})/(\d{2})/`)
)

// dateByName gives a text without a date the one of its name or address.
func dateByName(m *doc.Meta, file string) {
	if m.Date.IsZero() {
		m.Date = dateFromName(file, m.Aliases)
	}
}

// dateFromName finds the date that a file's name or a post's own addresses
// tell; zero if they tell none.
func dateFromName(file string, addresses []string) doc.Date {
	file = strings.ReplaceAll(file, "\\", "/")
	base := path.Base(file)
	if strings.HasPrefix(base, "index.") || strings.HasPrefix(base, "_index.") {
		base = path.Base(path.Dir(file)) + "."
	}
	if d, ok := matchDate(nameDate, base); ok {
		return d
	}
	for _, a := range addresses {
		if d, ok := matchDate(addressDate, a); ok {
			return d
		}
	}
	return doc.Date{}
}

func matchDate(pattern *regexp.Regexp, s string) (doc.Date, bool) {
	m := pattern.FindStringSubmatch(s)
	if m == nil {
		return doc.Date{}, false
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1])
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if t.Year() != n[0] || int(t.Month()) != n[1] || t.Day() != n[2] {
		return doc.Date{}, false
	}
	return doc.Date{Time: t}, true
}
