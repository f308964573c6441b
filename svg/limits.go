package svg

// The caps on what a picture from anywhere may ask for. Real pictures stay far
// below all of them.
const (
	maxBytes    = 64 << 20 // of source
	maxDepth    = 100      // of nesting
	maxRefs     = 16       // of gradients that refer to gradients, and variables to variables
	maxRules    = 5_000    // in style sheets
	maxTries    = 1_000    // to match one selector
	maxMoves    = 1_000    // of translucent marks beneath others
	maxSegments = 2_000_000
	maxChars    = 1_000_000
	maxBent     = 4_000   // letters along a path, and points of the path
	maxList     = 100_000 // numbers in an attribute
	maxDashes   = 32
	maxBands    = 48      // of a gradient
	maxBacks    = 64      // opaque panels remembered for blending
	maxPixels   = 1 << 26 // of all embedded pictures that have to be redrawn
	maxCoord    = 1e6     // of any number, in user units
	maxPt       = 20_000  // distance of a drawn point from its box
)

// Limits are what can be set. A field that is zero has its default.
type Limits struct {
	// Elements is how many the source may have, and how many may be drawn: use
	// and markers draw some again. 200,000 by default.
	Elements int
	// References is how deep references may stand in what is referred to: use,
	// clip paths, pictures. 16 by default, and 100 at most.
	References int
}

func (l Limits) full() Limits {
	if l.Elements <= 0 {
		l.Elements = 200_000
	}
	if l.References <= 0 {
		l.References = 16
	}
	l.References = min(l.References, maxDepth)
	return l
}
