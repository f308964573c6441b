package fonts

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// The names of a face: OpenType specification, table name, "Name IDs".
const (
	nameFamily           = 1
	nameSubfamily        = 2
	nameFull             = 4
	namePostScript       = 6
	nameTypographic      = 16
	nameTypographicStyle = 17
)

// describe reads what a face is from its tables name, OS/2, head and post.
func describe(s *sfnt) (src *source, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("its names (table name) are broken: %v", r)
		}
	}()
	names, _, err := tables.ParseName(s.table("name"))
	if err != nil {
		return nil, errors.New("its names (table name) are missing or broken")
	}
	name := func(ids ...tables.NameID) string {
		for _, id := range ids {
			if n := strings.TrimSpace(names.Name(id)); n != "" {
				return n
			}
		}
		return ""
	}
	src = &source{family: name(nameTypographic, nameFamily)}
	if src.family == "" {
		return nil, errors.New("it doesn't say which family it is of")
	}
	style := name(nameTypographicStyle, nameSubfamily)
	src.name = name(nameFull)
	if src.name == "" {
		src.name = strings.TrimSpace(src.family + " " + style)
	}
	src.postScript = postScriptName(name(namePostScript), src.name)
	src.weight, src.italic = weightAndSlant(s.table("OS/2"), s.table("head"))
	src.kind = kindOf(s.table("OS/2"), s.table("post"))
	src.glyphs = int(u16(s.table("maxp"), 4))
	return src, nil
}

// postScriptName makes a name that is allowed in PDF files: at most 63 of
// ASCII's visible characters without delimiters. PDF 32000-1, 7.3.5 and 9.6.2.
func postScriptName(name, otherwise string) string {
	if name == "" {
		name = otherwise
	}
	name = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%#", r) {
			return -1
		}
		return r
	}, name)
	if name == "" {
		name = "Font"
	}
	return name[:min(len(name), 63)]
}

// weightAndSlant reads the weight and whether the face is slanted. Some old faces
// have weights from 1 to 9.
func weightAndSlant(os2, head []byte) (weight int, italic bool) {
	mac := u16(head, 44) // bit 0 bold, bit 1 italic
	if len(os2) < 64 {
		weight = 400
		if mac&1 != 0 {
			weight = 700
		}
		return weight, mac&2 != 0
	}
	weight = int(u16(os2, 4))
	if weight < 10 {
		weight *= 100
	}
	selection := u16(os2, 62) // bit 0 italic, bit 5 bold, bit 9 oblique
	if weight == 400 && (selection&0x20 != 0 || mac&1 != 0) {
		weight = 700 // it doesn't know its own weight
	}
	return min(max(weight, 1), 1000), selection&0x201 != 0 || mac&2 != 0
}

// kindOf guesses what sort of family a face is of, for substitutes: from the
// fixed pitch in post, and the family class and Panose numbers in OS/2.
func kindOf(os2, post []byte) kind {
	if u32(post, 12) != 0 {
		return mono
	}
	const sansClass = 8
	if len(os2) >= 42 {
		serifStyle := os2[33]
		if os2[30] == sansClass || os2[32] == 2 && serifStyle >= 11 && serifStyle <= 15 {
			return sans
		}
	}
	return serif
}
