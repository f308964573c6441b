package inline

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/runenames"

	"octavo/internal/packed"
)

// hasGroupName says whether a character's name is that of a group.
func hasGroupName(r rune) bool {
	for _, g := range groupNames {
		if unicode.Is(g.table, r) {
			return true
		}
	}
	return false
}

// TestNameArchive compares the names in the program with those of a library that
// has them uncompressed, or takes them from it.
func TestNameArchive(t *testing.T) {
	var lines []string
	last := rune(-1)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		name := runenames.Name(r)
		if name == "" || name[0] == '<' || hasGroupName(r) {
			continue
		}
		if r != last+1 {
			lines = append(lines, fmt.Sprintf("*%X", r))
		}
		lines, last = append(lines, name), r
	}
	coded := packed.FrontCode(lines)
	if *update {
		archive, err := packed.Make([]packed.Entry{{Name: "names", Data: coded}})
		if err == nil {
			err = os.WriteFile("names.zip", archive, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := packed.File(nameArchive, "names")
	if err != nil || packed.Lines(got) != strings.Join(lines, "\n")+"\n" {
		t.Errorf("the names in names.zip are others (%v): go test ./layout/inline -run NameArchive -update", err)
	}
}

func TestCharName(t *testing.T) {
	for r, want := range map[rune]string{
		'A': "LATIN CAPITAL LETTER A", 0x950: "DEVANAGARI OM", '漢': "CJK UNIFIED IDEOGRAPH", '한': "HANGUL SYLLABLE",
		0xFE0F: "VARIATION SELECTOR", 0xE000: "PRIVATE USE CHARACTER", 0x1F600: "GRINNING FACE", '\t': "",
		0x378: "", 0x10FFFF: "", 0x17000: "TANGUT IDEOGRAPH", 0xE0061: "TAG LATIN SMALL LETTER A",
	} {
		if got := charName(r); got != want {
			t.Errorf("%U: %q, want %q", r, got, want)
		}
	}
}
