package markdown

import (
	"fmt"
	"strings"

	"octavo/doc"
)

// direction is what the front matter says of the text's direction. That is a
// matter of its language; saying it counts where that is missing, or is one that
// is mostly written from left to right.
func (r *metaReader) direction(c candidate) {
	switch s := strings.ToLower(r.first(c)); s {
	case "rtl":
		r.rtl = true
	case "ltr", "auto", "":
	default:
		r.wrongValue(c, c.value, fmt.Sprintf("%q is not a direction", s), "use rtl for a text from right to left; otherwise leave it out")
	}
}

// runLeft gives the text a language that runs from right to left: its own, or
// the one that the letters of its title tell of.
func (r *metaReader) runLeft() {
	m := &r.meta
	if found := newSample(m.Title).byScript(1); m.Lang == "" && doc.RightToLeft(found) {
		m.Lang = found
	}
	m.Lang = doc.RunningLeft(m.Lang)
}
