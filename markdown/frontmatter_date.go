package markdown

import (
	"strings"
	"time"

	"octavo/doc"
)

// dateForm is a way to write a date; what it lacks is said beside it.
type dateForm struct {
	layout         string
	hasTime        bool
	noDay, noMonth bool
}

// dateForms are tried in order. Forms that differ only in a fraction of a
// second need no line of their own: time.Parse takes one wherever seconds end.
var dateForms = []dateForm{
	{layout: "2006-01-02"},
	{layout: "2006-01-02T15:04:05Z07:00", hasTime: true},
	{layout: "2006-01-02T15:04:05Z0700", hasTime: true},
	{layout: "2006-01-02T15:04:05 Z07:00", hasTime: true},
	{layout: "2006-01-02T15:04:05 Z0700", hasTime: true},
	{layout: "2006-01-02T15:04:05 MST", hasTime: true},
	{layout: "2006-01-02T15:04:05", hasTime: true},
	{layout: "2006-01-02T15:04Z07:00", hasTime: true},
	{layout: "2006-01-02T15:04 Z07:00", hasTime: true},
	{layout: "2006-01-02T15:04 Z0700", hasTime: true},
	{layout: "2006-01-02T15:04", hasTime: true},
	{layout: "2006-1-2"},
	{layout: "2006-1-2T15:04:05", hasTime: true},
	{layout: "2006-1-2T15:04", hasTime: true},
	{layout: "20060102"},
	{layout: "2006-01", noDay: true},
	{layout: "2006-1", noDay: true},
	{layout: "2006", noDay: true, noMonth: true},
	{layout: "2.1.2006"},
	{layout: "January 2 2006"},
	{layout: "Jan 2 2006"},
	{layout: "2 January 2006"},
	{layout: "2 Jan 2006"},
	{layout: "January 2006", noDay: true},
	{layout: "Jan 2006", noDay: true},
	{layout: "2-Jan-2006"},
	{layout: "Mon Jan 2 15:04:05 2006", hasTime: true},
	{layout: "Mon Jan 2 15:04:05 MST 2006", hasTime: true},
	{layout: "2 Jan 2006 15:04:05 -0700", hasTime: true},
	{layout: "2 Jan 2006 15:04:05 MST", hasTime: true},
	{layout: "January 2 2006 15:04", hasTime: true},
	{layout: "January 2 2006 3:04 PM", hasTime: true},
}

// parseDate reads a date as people write it in front matter. A date with
// neither zone nor offset is taken as UTC: it is what it says.
func parseDate(s string) (doc.Date, bool) {
	s = tidyDate(s)
	if len(s) > 64 {
		return doc.Date{}, false
	}
	for _, f := range dateForms {
		t, err := time.ParseInLocation(f.layout, s, time.UTC) // never the machine's zone
		if err == nil && t.Year() > 0 {
			return doc.Date{Time: t, HasTime: f.hasTime, NoDay: f.noDay, NoMonth: f.noMonth}, true
		}
	}
	return doc.Date{}, false
}

// tidyDate takes away what only looks different: commas, the endings of
// ordinals, weekdays, the separators of year, month and day.
func tidyDate(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	for i, w := range words {
		n := strings.TrimRight(strings.ToLower(w), "abcdefghijklmnopqrstuvwxyz")
		switch strings.ToLower(w[len(n):]) {
		case "st", "nd", "rd", "th":
			if n != "" && len(n) <= 2 {
				words[i] = n
			}
		}
		if strings.EqualFold(w, "sept") || strings.EqualFold(w, "sept.") {
			words[i] = "Sep"
		} else if len(w) == 4 && w[3] == '.' {
			words[i] = w[:3]
		}
	}
	if len(words) > 3 && isWeekday(words[0]) && words[1][0] >= '0' && words[1][0] <= '9' {
		words = words[1:]
	} else if len(words) == 4 && isWeekday(words[0]) {
		words = words[1:]
	}
	s = strings.Join(words, " ")
	if len(s) >= 8 && isYear(s[:4]) && (s[4] == '/' || s[4] == '.') {
		day, rest, _ := strings.Cut(s, " ")
		s = strings.TrimSpace(strings.NewReplacer("/", "-", ".", "-").Replace(day) + " " + rest)
	}
	if i := strings.IndexByte(s, ' '); i >= 8 && isYear(s[:4]) && s[4] == '-' {
		s = s[:i] + "T" + s[i+1:]
	} else if i := strings.IndexByte(s, 't'); i == 10 && isYear(s[:4]) {
		s = s[:i] + "T" + s[i+1:]
	}
	return s
}

func isYear(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func isWeekday(s string) bool {
	if len(s) < 3 {
		return false
	}
	switch strings.ToLower(s[:3]) {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return true
	}
	return false
}
