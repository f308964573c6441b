package pdf

import "unicode/utf8"

// cmapLimit is how many lines a section of a CMap may have (Adobe Technical
// Note 5014).
const cmapLimit = 100

// toUnicode writes the CMap that gives every code its text (ISO 32000-1,
// 9.10.3). Codes ascend. Runs of codes that stand for runs of characters become
// ranges.
func toUnicode(codes []uint16, texts []string) []byte {
	var chars, ranges []byte
	var nChars, nRanges int
	var charSections, rangeSections []byte
	for i := 0; i < len(codes); {
		n := rangeLength(codes[i:], texts[i:])
		if n == 1 {
			chars = append(chars, '<')
			chars = appendHex16(chars, codes[i])
			chars = append(chars, "><"...)
			chars = appendUTF16Hex(chars, texts[i])
			chars = append(chars, ">\n"...)
			if nChars++; nChars == cmapLimit {
				charSections, chars, nChars = appendSection(charSections, "bfchar", chars, nChars), nil, 0
			}
		} else {
			ranges = append(ranges, '<')
			ranges = appendHex16(ranges, codes[i])
			ranges = append(ranges, "><"...)
			ranges = appendHex16(ranges, codes[i+n-1])
			ranges = append(ranges, "><"...)
			ranges = appendUTF16Hex(ranges, texts[i])
			ranges = append(ranges, ">\n"...)
			if nRanges++; nRanges == cmapLimit {
				rangeSections, ranges, nRanges = appendSection(rangeSections, "bfrange", ranges, nRanges), nil, 0
			}
		}
		i += n
	}
	b := []byte("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	b = append(b, rangeSections...)
	b = appendSection(b, "bfrange", ranges, nRanges)
	b = append(b, charSections...)
	b = appendSection(b, "bfchar", chars, nChars)
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}

func appendSection(b []byte, kind string, lines []byte, n int) []byte {
	if n == 0 {
		return b
	}
	b = appendInt(b, int64(n))
	b = append(b, " begin"...)
	b = append(b, kind...)
	b = append(b, '\n')
	b = append(b, lines...)
	b = append(b, "end"...)
	b = append(b, kind...)
	return append(b, '\n')
}

// rangeLength is how many codes from the first on can be one range: their
// characters go up by one with them, and the low byte overflows in neither.
func rangeLength(codes []uint16, texts []string) int {
	first, size := utf8.DecodeRuneInString(texts[0])
	if size != len(texts[0]) || first > 0xFFFF {
		return 1
	}
	n := 1
	for n < len(codes) {
		r, size := utf8.DecodeRuneInString(texts[n])
		if size != len(texts[n]) || r != first+rune(n) || codes[n] != codes[0]+uint16(n) ||
			codes[n]>>8 != codes[0]>>8 || r>>8 != first>>8 {
			break
		}
		n++
	}
	return n
}
