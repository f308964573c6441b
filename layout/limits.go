package layout

import (
	"fmt"

	"octavo/doc"
	"octavo/svg"
)

// stopped reports whether the work is to end before it is done. What is made
// then is thrown away: it only has to be made soon.
func (c *config) stopped() bool { return c.opts.Limits.Stopped() }

// svgLimits are what an SVG picture may ask for.
func (c *config) svgLimits() svg.Limits {
	return svg.Limits{Elements: c.opts.Limits.SVGElements, References: c.opts.Limits.SVGReferences}
}

// tooMany is the error of so many pages, or that of a context that is over.
func (c *config) tooMany(pages int) error {
	if err := c.opts.Limits.Err(); err != nil {
		return err
	}
	if limit := c.opts.Limits.Full().Pages; pages > limit {
		return &doc.Error{
			Pos:     doc.Pos{File: c.doc.File},
			Message: fmt.Sprintf("there would be more than %d pages", limit),
			Hint:    "split it, or allow for more with --max-pages",
		}
	}
	return nil
}

// tooMany is the error of a book with too many pages, or of one whose time is
// over.
func (m *maker) tooMany() error {
	pages := 0
	for _, s := range m.sections {
		if s.set != nil {
			pages += len(s.set.pages)
		}
	}
	return m.cfg.tooMany(pages)
}
