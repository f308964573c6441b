package svg

// The caps on what a picture from anywhere may ask for. Real pictures stay far
// below all of them.
const (
	maxBytes    = 64 << 20 // of source
	maxElements = 200_000  // in the source, and again in what is drawn through use and markers
	maxDepth    = 100      // of nesting
	maxRefs     = 16       // of references inside references: use, clip paths, gradients, pictures
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
