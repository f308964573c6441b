package fonts

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// fileFacts is what is known of a font file without reading its outlines.
type fileFacts struct {
	faces    []*source
	refusals []string // why others of its faces cannot be used
}

// examine reads the tables that describe the faces of a file. It is an error if
// the file has none that can be used.
func examine(from fontFile, file fs.File) (facts fileFacts, err error) {
	whole, err := randomAccess(file)
	if err != nil {
		return facts, err
	}
	n, err := whole.faces()
	if err != nil {
		return facts, err
	}
	for i := range n {
		faces, err := examineFace(from, whole, i)
		if err != nil && n == 1 {
			return facts, err
		}
		if err != nil {
			facts.refusals = append(facts.refusals, fmt.Sprintf("%s: face %d: font not used: %v", from.path, i+1, cause(err)))
		}
		facts.faces = append(facts.faces, faces...)
	}
	return facts, nil
}

// randomAccess reads the tables of a file where they are, if the file can do that,
// and else reads all of it.
func randomAccess(file fs.File) (sfnt, error) {
	info, err := file.Stat()
	if err != nil {
		return sfnt{}, err
	}
	if !info.Mode().IsRegular() {
		return sfnt{}, errors.New("it is not a regular file")
	}
	if info.Size() > maxFile {
		return sfnt{}, fmt.Errorf("it has more than %d MB", maxFile>>20)
	}
	if r, ok := file.(io.ReaderAt); ok {
		return sfnt{file: r, size: info.Size()}, nil
	}
	data, err := io.ReadAll(io.LimitReader(file, maxFile))
	return sfnt{data: data, size: int64(len(data))}, err
}

// examineFace describes a face of a file; a variable one is several.
func examineFace(from fontFile, whole sfnt, index int) ([]*source, error) {
	font, err := openSFNT(whole, index)
	if err != nil {
		return nil, err
	}
	if err := checkUsable(font); err != nil {
		return nil, err
	}
	src, err := describe(font)
	if err != nil {
		return nil, err
	}
	src.colored = hasEmoji(font)
	if src.colored {
		src.kind = emoji
	}
	src.file = fontFile{fsys: from.fsys, path: from.path, index: index}
	return instances(src, font.table("fvar")), nil
}

// checkUsable refuses faces that cannot be set or embedded, and says what the
// user can do.
func checkUsable(s *sfnt) error {
	switch {
	case s.has("glyf") && s.has("loca"), s.has("CFF "), s.has("CFF2"), hasEmoji(s):
	case s.has("CBDT") || s.has("sbix") || s.has("EBDT"):
		return errors.New("its glyphs are pictures, and only outlines can be set")
	default:
		return errors.New("it has no outlines")
	}
	for _, name := range []string{"cmap", "head", "hhea", "hmtx", "maxp"} {
		if !s.has(name) {
			return fmt.Errorf("it has no table %s", name)
		}
	}
	switch licence := u16(s.table("OS/2"), 8); {
	case licence&0xF == 2, licence&0x300 != 0:
		return errors.New("it says that it may not be embedded in documents (fsType in its table OS/2); " +
			"ask its maker for a licence that allows it")
	}
	return nil
}
