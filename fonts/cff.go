package fonts

import (
	"errors"

	interpreter "github.com/go-text/typesetting/font/cff/interpreter"
	"github.com/go-text/typesetting/font/opentype"
)

// postScript gives the outlines of a table CFF (Adobe Technical Note 5176), which
// is not read as a whole: 25 MB of it are the outlines of characters that no text
// has. What glyphs share is kept; a glyph's program, its charstring, is read when
// it is drawn.
type postScript struct {
	table window
	// The INDEX of the charstrings, and its array of offsets.
	programs cffIndex
	offsets  []byte
	dicts    []uint8 // the Font DICT of each glyph; nil if there is but one
	// Subroutines: those of all glyphs, and those of each Font DICT.
	global [][]byte
	local  [][][]byte
}

var errOutlines = errors.New("its outlines (table CFF) are broken")

// openPostScript reads what glyphs share, and where their charstrings are. It is
// an error if anything but a charstring is broken.
func openPostScript(s *sfnt, glyphs int) (*postScript, error) {
	p := &postScript{table: window{sfnt: s}}
	w := &p.table
	w.table, _ = s.find(tag("CFF "))
	names := w.index(int64(w.byteAt(2))) // after the header
	tops := w.index(names.end)
	strings := w.index(tops.end)
	global := w.index(strings.end)
	top := w.dict(w.item(tops, 0))
	if w.byteAt(0) != 1 || names.count != 1 || tops.count != 1 || top.charstringType != 2 {
		w.fail(errOutlines)
	}
	p.findPrograms(top, glyphs)
	fonts := []cffDict{top}
	if top.hasFonts {
		fonts = p.readFonts(top)
	}
	p.readSubroutines(fonts, global)
	if w.err != nil {
		return nil, w.err
	}
	return p, nil
}

// findPrograms reads where the charstrings are.
func (p *postScript) findPrograms(top cffDict, glyphs int) {
	x := p.table.index(top.charstrings)
	if x.count != glyphs {
		p.table.fail(errOutlines)
	}
	size := int64(x.count+1) * x.offsetSize
	p.programs, p.offsets = x, p.table.append(make([]byte, 0, size), x.at+3, size)
	if p.table.err != nil {
		return
	}
	last := int64(1)
	for g := range glyphs + 1 {
		at := p.offset(g)
		if at < last || at > x.end-x.base {
			p.table.fail(errOutlines)
			return
		}
		last = at
	}
}

// offset is where the charstring of a glyph begins and that of the one before
// ends, counted from the base of the INDEX.
func (p *postScript) offset(glyph int) int64 {
	n := int(p.programs.offsetSize)
	return bigEndian(p.offsets[glyph*n:][:n])
}

// readFonts reads the Font DICTs, and which of them the glyphs belong to.
func (p *postScript) readFonts(top cffDict) []cffDict {
	x := p.table.index(top.fonts)
	if x.count == 0 || x.count > maxFontDicts {
		p.table.fail(errOutlines)
		return nil
	}
	p.readSelection(top.selection)
	list := make([]cffDict, x.count)
	for i := range list {
		list[i] = p.table.dict(p.table.item(x, i))
	}
	for _, d := range p.dicts {
		if int(d) >= len(list) && d != noFontDict {
			p.table.fail(errOutlines)
		}
	}
	return list
}

// noFontDict stands for the Font DICT of glyphs that have none.
const noFontDict = 255

// readSelection reads FDSelect, which says what Font DICT each glyph belongs to.
func (p *postScript) readSelection(at int64) {
	glyphs := int64(p.programs.count)
	format := p.table.byteAt(at)
	p.dicts = make([]uint8, 0, glyphs)
	switch format {
	case 0:
		p.dicts = p.table.append(p.dicts, at+1, glyphs)
	case 3:
		n := int64(u16(p.table.read(at+1, 2), 0))
		ranges := p.table.append(nil, at+3, 3*n+2)
		for ; len(ranges) >= 5; ranges = ranges[3:] {
			from, to := int(u16(ranges, 0)), int(u16(ranges, 3))
			if from < len(p.dicts) || to < from || int64(to) > glyphs {
				p.table.fail(errOutlines)
				return
			}
			p.dicts = fill(p.dicts, from, noFontDict)
			p.dicts = fill(p.dicts, to, ranges[2])
		}
		p.dicts = fill(p.dicts, int(glyphs), noFontDict)
	default:
		p.table.fail(errOutlines)
	}
}

// fill makes b n bytes long.
func fill(b []byte, n int, with byte) []byte {
	for len(b) < n {
		b = append(b, with)
	}
	return b
}

// draw gives the outline of a glyph.
func (p *postScript) draw(gid uint16) ([]opentype.Segment, bool) {
	font := 0
	if p.dicts != nil {
		font = int(p.dicts[gid])
	}
	if font >= len(p.local) {
		return nil, false
	}
	p.table.err = nil // the next reading of a file may be better than the last
	from, to := p.offset(int(gid)), p.offset(int(gid)+1)
	program := p.table.read(p.programs.base+from, to-from)
	if p.table.err != nil {
		return nil, false
	}
	var machine interpreter.Machine
	var outline charstring
	err := machine.Run(program, p.local[font], p.global, &outline)
	return outline.Segments, err == nil
}
