package fonts

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"octavo/internal/packed"
)

var update = flag.Bool("update", false, "make packed.zip of the faces")

// TestPackedFaces compares the faces in the program with the files in data/, or
// packs them.
func TestPackedFaces(t *testing.T) {
	var files []packed.Entry
	for _, s := range append(embedded(), standIns(12)...) {
		if s.file.packed == "" {
			continue
		}
		face, err := os.ReadFile("data/" + s.file.packed + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		font, err := openSFNT(sfnt{data: face, size: int64(len(face))}, 0)
		if err != nil {
			t.Fatal(err)
		}
		chars, err := parseCoverage(font.table("cmap"), int(u16(font.table("maxp"), 4)))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, packed.Entry{Name: s.file.packed + ".ttf", Data: face},
			packed.Entry{Name: s.file.packed + ".chars", Data: chars.ranges().pack(), Stored: true})
	}
	if *update {
		archive, err := packed.Make(files)
		if err == nil {
			err = os.WriteFile("packed.zip", archive, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, f := range files {
		if got, err := packed.File(packedFaces, f.Name); err != nil || !bytes.Equal(got, f.Data) {
			t.Errorf("%s in packed.zip is not that of data/ (%v): go test ./fonts -run PackedFaces -update", f.Name, err)
		}
	}
}

// TestPackedFacesStayPacked: to know that a character is in no face, or which
// one has it, no face is unpacked but the one.
func TestPackedFacesStayPacked(t *testing.T) {
	b := newBook(t)
	main := b.Face(Query{Family: "serif"})
	if f := b.Fallback(main, "漢"); f != nil {
		t.Errorf("%s has 漢", f.Name)
	}
	if f := b.Fallback(main, "∮"); f == nil || !strings.Contains(f.Name, "Math") {
		t.Errorf("∮ is in %v", f)
	}
	var unpacked []string
	for _, s := range b.sources {
		if s.file.packed != "" && s.face != nil {
			unpacked = append(unpacked, s.name)
		}
	}
	if len(unpacked) != 1 {
		t.Errorf("unpacked: %q", unpacked)
	}
}
