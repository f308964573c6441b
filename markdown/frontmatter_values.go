package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"octavo/doc"
)

// text is a value on one line.
func (r *metaReader) text(c candidate) string {
	if !c.value.isScalar() {
		r.wrongType(c, c.value, "a text", fmt.Sprintf("write %s: \"…\"", c.fmField.key))
		return ""
	}
	return oneLine(c.value.text)
}

// oneLine turns every stretch of white space into a space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// first is a text, or the first of a list.
func (r *metaReader) first(c candidate) string {
	for c.value.kind == fmList && len(c.value.list) > 0 {
		c.value = c.value.list[0]
	}
	return r.text(c)
}

// texts is a list of texts, or one.
func (r *metaReader) texts(c candidate) []string {
	v := c.value
	if v.isScalar() {
		return []string{oneLine(v.text)}
	}
	if v.kind != fmList {
		r.wrongType(c, v, "a list", fmt.Sprintf("write %s: [one, two]", c.fmField.key))
		return nil
	}
	var out []string
	for _, e := range v.list {
		if e.kind == fmMap {
			if name := e.field("name", "title", "label"); name != nil {
				e = name
			}
		}
		switch {
		case e.kind == fmNull:
		case e.isScalar():
			out = append(out, oneLine(e.text))
		default:
			r.wrongType(c, e, "a list of texts, and this", fmt.Sprintf("write %s: [one, two]", c.fmField.key))
			return out
		}
	}
	return out
}

// words is a list of words, or a text in which they are divided by commas; if
// there are none, by spaces where that is the custom.
func (r *metaReader) words(c candidate, spaced bool) []string {
	list := r.texts(c)
	if c.value.isScalar() && len(list) == 1 {
		switch text := list[0]; {
		case strings.Contains(text, ","):
			list = strings.Split(text, ",")
		case strings.Contains(text, ";"):
			list = strings.Split(text, ";")
		case spaced:
			list = strings.Fields(text)
		}
	}
	for i, w := range list {
		list[i] = strings.TrimPrefix(strings.TrimSpace(w), "#")
	}
	return list
}

// appendNew appends what is neither empty nor there already.
func appendNew(list, more []string) []string {
next:
	for _, s := range more {
		for _, t := range list {
			if s == t {
				continue next
			}
		}
		if s != "" {
			list = append(list, s)
		}
	}
	return list
}

func isYes(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "on", "1", "y":
		return true
	}
	return false
}

func isNo(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "false", "no", "off", "0", "n":
		return true
	}
	return false
}

func (r *metaReader) truth(c candidate) bool {
	switch v := c.value; {
	case v.isScalar() && isYes(v.text):
		return true
	case v.isScalar() && isNo(v.text):
		return false
	case v.isScalar():
		r.wrongValue(c, v, fmt.Sprintf("%q should be true or false, not %q", c.path, v.text), "")
	default:
		r.wrongType(c, v, "true or false", "")
	}
	return false
}

// published is Jekyll's opposite of draft; with others it is a date.
func (r *metaReader) published(c candidate) {
	switch v := c.value; {
	case v.isScalar() && (isYes(v.text) || isNo(v.text)):
		r.meta.Draft = r.meta.Draft || isNo(v.text)
	case r.meta.Date.IsZero():
		r.date(c, &r.meta.Date)
	default:
		r.extra(c.path, c.fmField)
	}
}

func (r *metaReader) date(c candidate, to *doc.Date) {
	v := c.value
	if !v.isScalar() {
		r.wrongType(c, v, "a date", "write it as 2025-11-13")
		return
	}
	d, ok := parseDate(v.text)
	if !ok {
		r.wrongValue(c, v, fmt.Sprintf("the date %q can't be understood", oneLine(v.text)), "write it as 2025-11-13")
		return
	}
	*to = d
}

func (r *metaReader) weight(c candidate) {
	v := c.value
	if n, err := strconv.Atoi(strings.ReplaceAll(v.text, "_", "")); v.isScalar() && err == nil {
		r.meta.Weight, r.meta.HasWeight = n, true
		return
	}
	r.wrongType(c, v, "a whole number", "")
}

// isAddressKey tells the names for a text's own address from those for others
// that lead to it.
func isAddressKey(key string) bool {
	switch foldKey(key) {
	case "url", "permalink", "path":
		return true
	}
	return false
}

// series is a name, the first of a list of names, or a map with a name and the
// text's place in the series.
func (r *metaReader) series(c candidate) {
	if c.value.kind == fmList && len(c.value.list) > 0 {
		c.value = c.value.list[0]
	}
	name := c.value.field("name", "title")
	if c.value.kind != fmMap || name == nil {
		r.meta.Series = r.first(c)
		return
	}
	index := c.value.field("index", "number", "position", "order", "part", "weight")
	c.value = name
	r.meta.Series = r.text(c)
	if index != nil && r.meta.SeriesIndex == "" {
		c.value = index
		r.meta.SeriesIndex = r.text(c)
	}
}

// cover is a path, or a map or list with one in it.
func (r *metaReader) cover(c candidate) string {
	for c.value.kind == fmList && len(c.value.list) > 0 {
		c.value = c.value.list[0]
	}
	if c.value.kind == fmMap {
		if p := c.value.field("image", "src", "path", "url", "relative", "file", "feature"); p != nil {
			c.value = p
		}
	}
	if c.value.kind == fmBool && isNo(c.value.text) {
		return ""
	}
	return r.text(c)
}

// identifier is a text, or the first of Pandoc's list of schemes and texts.
func (r *metaReader) identifier(c candidate) string {
	for c.value.kind == fmList && len(c.value.list) > 0 {
		c.value = c.value.list[0]
	}
	if t := c.value.field("text", "value"); t != nil {
		if s := c.value.field("scheme"); s != nil && strings.HasPrefix(strings.ToUpper(s.text), "ISBN") {
			return "urn:isbn:" + strings.NewReplacer("-", "", " ", "").Replace(t.text)
		}
		c.value = t
	}
	return r.text(c)
}
