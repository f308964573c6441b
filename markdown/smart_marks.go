package markdown

import "strings"

// frenchSpacing says whether and how French spaces go with punctuation.
type frenchSpacing uint8

const (
	notFrench    frenchSpacing = iota
	fullFrench                 // before ; : ! ? and inside « »
	quotesFrench               // Canada: before the colon and inside « »
)

// smartMarks are a language's quotation marks: of a quotation, and of one
// within it.
type smartMarks struct {
	open, close           string
	innerOpen, innerClose string
	french                frenchSpacing
}

// pair returns the marks of a quotation at a depth, from 0.
func (m *smartMarks) pair(depth int) (open, close string) {
	if depth%2 == 0 {
		return m.open, m.close
	}
	return m.innerOpen, m.innerClose
}

// The customs of the languages follow CLDR's delimiters, and where house
// styles differ what books of that language mostly have.
var (
	marksEnglish  = smartMarks{"“", "”", "‘", "’", notFrench}
	marksGerman   = smartMarks{"„", "“", "‚", "‘", notFrench}
	marksSwiss    = smartMarks{"«", "»", "‹", "›", notFrench}
	marksFrench   = smartMarks{"«" + narrowNoBreak, narrowNoBreak + "»", "“", "”", fullFrench}
	marksCanadian = smartMarks{"«" + narrowNoBreak, narrowNoBreak + "»", "“", "”", quotesFrench}
	marksRomance  = smartMarks{"«", "»", "“", "”", notFrench}
	marksNordic   = smartMarks{"”", "”", "’", "’", notFrench}
	marksDanish   = smartMarks{"»", "«", "›", "‹", notFrench}
	marksNorwegia = smartMarks{"«", "»", "‘", "’", notFrench}
	marksPolish   = smartMarks{"„", "”", "«", "»", notFrench}
	marksHungary  = smartMarks{"„", "”", "»", "«", notFrench}
	marksRussian  = smartMarks{"«", "»", "„", "“", notFrench}
	marksUrdu     = smartMarks{"”", "“", "’", "‘", notFrench}
	marksCroatian = smartMarks{"„", "”", "‘", "’", notFrench}
	marksSerbian  = smartMarks{"„", "”", "’", "’", notFrench}
	marksUzbek    = smartMarks{"“", "”", "‘", "’", notFrench} // which has letters with an apostrophe of their own
	marksGeorgian = smartMarks{"„", "“", "«", "»", notFrench}
)

// marksFor returns the marks of a language tag.
func marksFor(lang string) *smartMarks {
	primary, region, _ := strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	switch strings.ToLower(primary) {
	case "de", "cs", "sk", "sl", "bg", "is", "lt", "et", "lb", "mk", "sq", "dsb", "hsb", "nds", "ksh":
		if primary == "de" && (strings.EqualFold(region, "CH") || strings.EqualFold(region, "LI")) {
			return &marksSwiss
		}
		return &marksGerman
	case "fr":
		switch {
		case strings.EqualFold(region, "CA"):
			return &marksCanadian
		case strings.EqualFold(region, "CH"):
			return &marksSwiss
		}
		return &marksFrench
	case "es", "it", "ca", "gl", "eu", "el", "hy", "ast", "br", "ht", "kab", "kk", "lij", "mg", "oc", "pms", "sc", "ti", "zgh":
		return &marksRomance
	case "pt":
		switch strings.ToUpper(region) {
		case "PT", "AO", "CH", "CV", "GQ", "GW", "LU", "MO", "MZ", "ST", "TL":
			return &marksRomance
		}
	case "am", "gsw", "rm":
		return &marksSwiss
	case "ar", "fa", "ps", "ckb", "ug":
		return &marksSwiss // which are turned around with the text
	case "ur":
		return &marksUrdu
	case "sv", "fi", "se", "he", "iw", "yi":
		return &marksNordic
	case "da":
		return &marksDanish
	case "no", "nb", "nn":
		return &marksNorwegia
	case "pl", "ro", "mo", "szl":
		return &marksPolish
	case "hu":
		return &marksHungary
	case "ru", "uk", "be", "ba", "cv", "ky", "os", "sah", "tg", "tt", "tyv":
		return &marksRussian
	case "hr", "bs":
		return &marksCroatian
	case "sr", "sh", "cnr":
		return &marksSerbian
	case "ka":
		return &marksGeorgian
	case "uz":
		return &marksUzbek
	}
	return &marksEnglish
}
