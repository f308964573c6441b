// Package fonts finds faces, shapes text with them, and knows which face has
// which character. It is the only importer of the shaping library.
package fonts

// Query asks for a face.
type Query struct {
	Family string // "serif", "sans", "mono", or a family's own name
	Weight int    // 400 regular, 600 semibold, 700 bold
	Italic bool
}

// Face is a font face. Its metrics are in font units, all positive where they
// are of the usual sign: Descent and UnderlineBelow count downwards. A Face is
// safe for concurrent use.
type Face struct {
	ID         int    // unique in its Book, and the same in every run
	Name       string // for people: "Source Serif 4 SemiBold Italic"
	UnitsPerEm int
	Ascent     int32
	Descent    int32
	CapHeight  int32
	XHeight    int32
	// UnderlineBelow is the distance from the baseline down to the middle of
	// the underline; UnderlineThick is its thickness.
	UnderlineBelow int32
	UnderlineThick int32
	StrikeAbove    int32 // from the baseline up to the middle of a strike-through
	Mono           bool
	Italic         bool
	Weight         int

	sfnt        *sfnt
	glyphs      int // how many it has
	longMetrics int // how many of them have a width of their own in hmtx
	hmtx        []byte
	chars       coverage
	postScript  string
	kind        kind
	drawn       *drawing // of faces whose outlines have to be converted; else nil
	colors      *colors  // of faces with emoji in colour; else nil
	alef, he    int32    // heights of these letters; 0 of faces without them
	composes    bool     // what happens to letters depends on pairs at most
	shaping     shaping
}

// PostScriptName is the face's name in a PDF file.
func (f *Face) PostScriptName() string { return f.postScript }

// Glyph is a glyph of a run, its numbers in font units.
type Glyph struct {
	ID      uint16
	Cluster int32 // byte offset in Run.Text of the characters it stands for
	Advance int32
	XOff    int32
	YOff    int32 // upwards
}

// Run is text shaped in one face. It is shared and must not be changed.
// Glyphs are in visual order, left to right.
type Run struct {
	Text   string
	Glyphs []Glyph
	Width  int32 // sum of the advances, in font units
	RTL    bool
	// Tight says that the glyphs have less room than they have in their face, a mark
	// without the empty half of its em: an output gives them widths of their own.
	Tight bool
}

// Shaping is how a text is to be shaped.
type Shaping struct {
	Features string // OpenType features, "smcp,tnum"; "-liga" turns one off
	Lang     string // BCP 47
	RTL      bool
}
