package svg

// Pictures leave room for the text in the fonts that their makers had: most
// often Helvetica or Times, or others of the same widths. These are the widths
// of the characters from U+0020 to U+007E in 1/1000 em, as in Adobe's metrics
// of the standard PDF fonts.
var (
	helveticaWidths = [95]uint16{
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
	}
	timesWidths = [95]uint16{
		250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
		500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
		921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
		556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
		333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
		500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
	}
)

// likeness is how much larger a family is set than the source says, so that it
// looks as large as the font that the source means: small letters of Source
// Sans are lower than Helvetica's, and those of Source Serif higher than
// those of Times.
func likeness(family string) float64 {
	switch family {
	case "sans":
		return 1.06
	case "serif":
		return 0.88
	}
	return 1
}

// usualWidth is the width, in ems, that a text would have had in the font it
// was made for; 0 if that is not known.
func usualWidth(text, family string, weight int) float64 {
	widths := &helveticaWidths
	switch family {
	case "serif":
		widths = &timesWidths
	case "sans":
	default:
		return 0
	}
	sum := 0
	for i := range len(text) {
		c := text[i]
		if c < 0x20 || c > 0x7E {
			return 0
		}
		sum += int(widths[c-0x20])
	}
	w := float64(sum) / 1000
	if weight >= 600 {
		w *= 1.06
	}
	return w
}
