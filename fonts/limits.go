package fonts

// Every limit of this package is here, with its reason.
const (
	// maxFile is the size of the largest font file that is read, in bytes. The
	// largest fonts in use, of Chinese, Japanese and Korean, have about 25 MB.
	maxFile = 64 << 20
	// maxCollection is the number of faces that are read from a collection.
	// The largest in use have about 60.
	maxCollection = 256
	// maxFontFiles is the number of files that are looked at in font folders,
	// so that a folder given by mistake, such as "/", ends.
	maxFontFiles = 10_000

	// maxCachedText is the length of the longest text whose run is kept, in
	// bytes. Longer texts are whole phrases, which seldom come again.
	maxCachedText = 64
	// maxCachedRuns is the number of runs kept for a face and a way of
	// shaping. English books have 5,000 to 20,000 different words; at about
	// 200 bytes a word this is 13 MB. A full cache starts afresh.
	maxCachedRuns = 1 << 16
	// maxVariants is the number of ways of shaping (features, language,
	// direction) that are kept for a face. Others work, uncached.
	maxVariants = 64
	// maxPlans is the number of shaping plans that a shaper keeps: one for
	// each way of shaping and script.
	maxPlans = 256

	// maxComposite is how deep glyphs may be made of other glyphs.
	maxComposite = 16
	// maxComponents is how many outlines a composite glyph may have, and with
	// it the work of whoever embeds the face.
	maxComponents = 1024

	// readAhead is how much of a table is read at a time where it is read piece by
	// piece, in bytes: a hundred outlines of Chinese characters.
	readAhead = 32 << 10
	// maxFontDicts is the number of Font DICTs that a table CFF may have. Faces of
	// Chinese have about 20; the format, which numbers them by a byte, allows one
	// more than this.
	maxFontDicts = 255
	// maxDict is the length of the longest DICT of a table CFF, in bytes. They
	// have about 200.
	maxDict = 64 << 10
	// maxSubroutines is the memory that the subroutines of a table CFF may take,
	// in bytes. Those of Chinese faces take 3 MB.
	maxSubroutines = 32 << 20
	// maxSteps is the number of operators that the program of an outline may
	// have, and maxSegments that of its lines and curves: as many as the points
	// that TrueType can count.
	maxSteps    = 1 << 16
	maxSegments = 1 << 16
)
