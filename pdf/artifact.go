package pdf

import (
	"octavo/geom"
	"octavo/page"
)

// artifact is how what is no part of the text is marked (14.8.2.2): neighbours
// that are marked alike share their marks.
type artifact string

const (
	layoutArtifact   artifact = "/Artifact<</Type/Layout>>BDC\n"
	headerArtifact   artifact = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"
	footerArtifact   artifact = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"
	repeatedArtifact artifact = "/Artifact<</Type/Pagination>>BDC\n"
)

// artifactOf is how an item is marked. Areas that text stands on are
// background, of which it has to be said where it is.
func (c *canvas) artifactOf(item page.Item) artifact {
	switch it := item.(type) {
	case *page.Text:
		switch it.Artifact {
		case page.HeaderArtifact:
			return headerArtifact
		case page.FooterArtifact:
			return footerArtifact
		case page.RepeatedArtifact:
			return repeatedArtifact
		}
	case *page.Fill:
		if isGround(it.Rect) {
			return c.background(it.Rect)
		}
	case *page.Path:
		area := it.Bounds()
		if it.Fill != nil && isGround(area) {
			return c.background(area)
		}
		if c.marked == markedArtifact && area == c.ground {
			return c.kind // the edge of the background that was drawn just now
		}
	}
	return layoutArtifact
}

// isGround reports whether an area is large enough for more than a word.
func isGround(r geom.Rect) bool {
	const least = 20 * geom.Pt
	return r.W >= least && r.H >= least
}

func (c *canvas) background(r geom.Rect) artifact {
	c.ground = r
	b := appendRect([]byte("/Artifact<</Type/Background/BBox"), r, c.height)
	return artifact(append(b, ">>BDC\n"...))
}
