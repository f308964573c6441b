package fonts

import (
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// coverage says which characters a face has.
type coverage struct {
	ascii [2]uint64
	basic *[65536 / 64]uint64
	cmap  font.Cmap
	// glyphs is the number of the face's glyphs.
	glyphs int
}

// parseCoverage reads a table cmap. It doesn't trust it: broken ones are an
// error.
func parseCoverage(raw []byte, glyphs int) (c coverage, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("its character map (table cmap) is broken: %v", r)
		}
	}()
	if len(raw) == 0 {
		return c, errors.New("it has no character map (table cmap)")
	}
	table, _, err := tables.ParseCmap(raw)
	if err != nil {
		return c, fmt.Errorf("its character map (table cmap) is broken: %w", err)
	}
	c.cmap, _, err = font.ProcessCmap(table, tables.FPNone)
	if err != nil {
		return c, fmt.Errorf("its character map (table cmap) is not usable: %w", err)
	}
	c.glyphs = glyphs
	c.basic = new([65536 / 64]uint64)
	// The map is sorted, so that what follows is of no interest here.
	for it := c.cmap.Iter(); it.Next(); {
		r, gid := it.Char()
		if uint32(r) > 0xFFFF {
			break
		}
		if c.usable(gid) {
			c.basic[r>>6] |= 1 << (r & 63)
		}
	}
	copy(c.ascii[:], c.basic[:2])
	return c, nil
}

// usable says whether a glyph id of the character map stands for a glyph other
// than "missing".
func (c *coverage) usable(gid font.GID) bool { return gid != 0 && int(gid) < c.glyphs }

func (c *coverage) has(r rune) bool {
	switch {
	case uint32(r) < 128:
		return c.ascii[r>>6&1]&(1<<(r&63)) != 0
	case uint32(r) <= 0xFFFF:
		return c.basic[r>>6]&(1<<(r&63)) != 0
	}
	gid, ok := c.cmap.Lookup(r)
	return ok && c.usable(gid)
}

func (f *Face) loadCharacters() error {
	c, err := parseCoverage(f.sfnt.table("cmap"), f.glyphs)
	f.chars = c
	return err
}

// Has says whether the face has a glyph for a character.
func (f *Face) Has(r rune) bool { return f.chars.has(r) }

// GlyphID is the glyph for a character, before any substitution.
func (f *Face) GlyphID(r rune) (uint16, bool) {
	if !f.chars.has(r) {
		return 0, false
	}
	gid, _ := f.chars.cmap.Lookup(r)
	return uint16(gid), true
}
