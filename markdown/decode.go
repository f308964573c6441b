package markdown

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"octavo/doc"
)

// decode turns the bytes of a source into UTF-8 text with LF line ends and
// without a byte order mark. UTF-16 is recognised by its mark. A byte that is
// not valid UTF-8 is read as Windows-1252, the usual slip, and reported once
// for the file; a NUL becomes U+FFFD, as CommonMark (section 2.3) asks. Clean
// input comes back as the same slice.
func decode(src []byte, file string) ([]byte, []doc.Diagnostic) {
	switch {
	case bytes.HasPrefix(src, []byte("\xEF\xBB\xBF")):
		src = src[3:]
	case bytes.HasPrefix(src, []byte("\xFF\xFE")):
		src = decodeUTF16(src[2:], binary.LittleEndian)
	case bytes.HasPrefix(src, []byte("\xFE\xFF")):
		src = decodeUTF16(src[2:], binary.BigEndian)
	}
	if bytes.IndexByte(src, '\r') < 0 && bytes.IndexByte(src, 0) < 0 && utf8.Valid(src) {
		return src, nil
	}
	d := decoder{out: make([]byte, 0, len(src)+len(src)/16), line: 1, col: 1}
	d.run(src)
	return d.out, d.diagnostics(file)
}

// decodeUTF16 turns UTF-16 into UTF-8; a lone surrogate or a byte left over at
// the end becomes U+FFFD.
func decodeUTF16(src []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, 0, len(src)/2+1)
	for ; len(src) >= 2; src = src[2:] {
		units = append(units, order.Uint16(src))
	}
	if len(src) == 1 {
		units = append(units, utf8.RuneError)
	}
	return []byte(string(utf16.Decode(units)))
}

// decoder copies a source rune by rune and counts what it had to mend.
type decoder struct {
	out       []byte
	line, col int32
	invalid   slip
	nul       slip
}

// slip is a kind of damage: how often, and where first.
type slip struct {
	count     int
	line, col int32
	first     rune // what the first was read as
	raw       byte
}

func (d *decoder) note(s *slip, raw byte, as rune) {
	if s.count == 0 {
		*s = slip{line: d.line, col: d.col, first: as, raw: raw}
	}
	s.count++
}

func (d *decoder) run(src []byte) {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == '\r':
			r = '\n'
			if i+1 < len(src) && src[i+1] == '\n' {
				n = 2
			}
		case r == 0:
			r = utf8.RuneError
			d.note(&d.nul, 0, r)
		case r == utf8.RuneError && n == 1:
			r = fromWindows1252(src[i])
			d.note(&d.invalid, src[i], r)
		}
		i += n
		d.out = utf8.AppendRune(d.out, r)
		d.col++
		if r == '\n' {
			d.line, d.col = d.line+1, 1
		}
	}
}

func (d *decoder) diagnostics(file string) []doc.Diagnostic {
	var out []doc.Diagnostic
	if s := d.invalid; s.count > 0 {
		out = append(out, doc.Diagnostic{
			Pos:  doc.Pos{File: file, Line: s.line, Col: s.col},
			Code: "not-utf8",
			Message: fmt.Sprintf("this is not valid UTF-8: %s read as Windows-1252, the first (0x%02X) as %q",
				plural(s.count, "byte was", "bytes were"), s.raw, s.first),
			Hint: "save the file as UTF-8 to be sure that every letter is right",
		})
	}
	if s := d.nul; s.count > 0 {
		out = append(out, doc.Diagnostic{
			Pos:     doc.Pos{File: file, Line: s.line, Col: s.col},
			Code:    "nul-character",
			Message: plural(s.count, "NUL character was", "NUL characters were") + " replaced by U+FFFD",
			Hint:    "remove it, or check that the file is text",
		})
	}
	return out
}

// plural is "1 one" or "n many".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n) + " " + many
}

// windows1252 are the characters of the bytes 0x80 to 0x9F; the five bytes
// that stand for none are left as the control characters of Latin-1.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

func fromWindows1252(b byte) rune {
	if b < 0x80 || b > 0x9F {
		return rune(b)
	}
	i := int(b - 0x80)
	for _, r := range windows1252 {
		if i == 0 {
			return r
		}
		i--
	}
	return utf8.RuneError
}
