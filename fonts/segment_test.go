package fonts

import (
	"bufio"
	"go/build"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	classes "golang.org/x/text/unicode/bidi"
)

func TestLineBreaks(t *testing.T) {
	var s Segmenter
	for text, want := range map[string][]int{
		"":               nil,
		"one":            nil,
		"one two":        {4},
		"well-known":     {5},
		"漢字":             {3},
		"a\u00A0b":       nil,
		"x (y) z":        {2, 6},
		"a\u200Bb":       {4},
		"bad\xFFutf-8 a": nil,
	} {
		if got := s.LineBreaks(text, nil); !slices.Equal(got, want) {
			t.Errorf("%q breaks at %v, not at %v", text, got, want)
		}
	}
}

// TestLineBreaksConform counts the lines of Unicode's own test that come out
// right; the file is part of the segmenting library.
func TestLineBreaksConform(t *testing.T) {
	lib, err := build.Import("github.com/go-text/typesetting/segmenter", ".", build.FindOnly)
	if err != nil {
		t.Skipf("the library's source is not at hand: %v", err)
	}
	file, err := os.Open(filepath.Join(lib.Dir, "test", "LineBreakTest.txt"))
	if err != nil {
		t.Skipf("Unicode's test is not at hand: %v", err)
	}
	defer file.Close()
	var s Segmenter
	good, all := 0, 0
	for in := bufio.NewScanner(file); in.Scan(); {
		text, want, ok := parseBreakTest(in.Text())
		if !ok {
			continue
		}
		all++
		if got := s.LineBreaks(text, nil); slices.Equal(got, want) {
			good++
		} else if all-good < 5 {
			t.Logf("%+q breaks at %v, not at %v", text, got, want)
		}
	}
	t.Logf("%d of %d cases of UAX #14", good, all)
	if all < 10_000 || good < all {
		t.Errorf("%d of %d cases are wrong", all-good, all)
	}
}

// TestDirectionsConform counts the paragraphs of Unicode's own test that come
// out right, and names those that don't. Rule L1, which is about the ends of
// lines, comes later, so that what it changes doesn't count.
func TestDirectionsConform(t *testing.T) {
	lib, err := build.Import("github.com/go-text/typesetting/bidi", ".", build.FindOnly)
	if err != nil {
		t.Skipf("the library's source is not at hand: %v", err)
	}
	file, err := os.Open(filepath.Join(lib.Dir, "test", "BidiCharacterTest.txt"))
	if err != nil {
		t.Skipf("Unicode's test is not at hand: %v", err)
	}
	defer file.Close()
	var s Segmenter
	good, all := 0, 0
	for in := bufio.NewScanner(file); in.Scan(); {
		c, ok := parseBidiTest(in.Text())
		if !ok {
			continue
		}
		all++
		runs := s.DirectionsFrom(c.text, uint8(c.base), nil)
		if base, _ := s.Directions(c.text, nil); c.mode == 2 && int(base) != c.base {
			t.Logf("%+q has the level %d, not %d", c.text, base, c.base)
			continue
		}
		if c.agrees(runs) {
			good++
		} else {
			t.Logf("%+q has the levels %v, not %v", c.text, runs, c.levels)
		}
	}
	t.Logf("%d of %d cases of UAX #9", good, all)
	if all < 90_000 || good < all {
		t.Errorf("%d of %d cases are wrong", all-good, all)
	}
}

// bidiCase is a line of BidiCharacterTest.txt.
type bidiCase struct {
	text       string
	mode, base int   // the direction asked for, 2 for the text's own; the paragraph's level
	levels     []int // of the characters; -1 for those that are left out
}

func parseBidiTest(line string) (c bidiCase, ok bool) {
	fields := strings.Split(line, ";")
	if len(fields) != 5 || strings.HasPrefix(line, "#") {
		return c, false
	}
	var b strings.Builder
	for _, f := range strings.Fields(fields[0]) {
		r, err := strconv.ParseInt(f, 16, 32)
		if err != nil || r == 0x2029 {
			return c, false // a paragraph's end is never within a paragraph
		}
		b.WriteRune(rune(r))
	}
	c.text = b.String()
	c.mode, _ = strconv.Atoi(fields[1])
	c.base, _ = strconv.Atoi(fields[2])
	for _, f := range strings.Fields(fields[3]) {
		level, err := strconv.Atoi(f)
		if err != nil {
			level = -1
		}
		c.levels = append(c.levels, level)
	}
	return c, true
}

// agrees compares levels, but for those of spaces, which rule L1 may change.
func (c *bidiCase) agrees(runs []Direction) bool {
	i, run := 0, 0
	for at, r := range c.text {
		for run < len(runs) && at >= runs[run].End {
			run++
		}
		if run == len(runs) {
			return false
		}
		p, _ := classes.LookupRune(r)
		space := p.Class() == classes.WS || p.Class() == classes.S || p.Class() == classes.B || Ignorable(r)
		if !space && c.levels[i] >= 0 && int(runs[run].Level) != c.levels[i] {
			return false
		}
		i++
	}
	return true
}

// parseBreakTest reads "× 0023 ÷ 0020 ÷ # comment". Lines with surrogates, which
// are no characters, don't count.
func parseBreakTest(line string) (text string, breaks []int, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	var b strings.Builder
	for _, f := range strings.Fields(line) {
		switch f {
		case "÷":
			breaks = append(breaks, b.Len())
		case "×":
		default:
			r, err := strconv.ParseInt(f, 16, 32)
			if err != nil || r >= 0xD800 && r < 0xE000 {
				return "", nil, false
			}
			b.WriteRune(rune(r))
		}
	}
	if b.Len() == 0 {
		return "", nil, false
	}
	return b.String(), slices.DeleteFunc(breaks, func(at int) bool { return at == b.Len() }), true
}

func TestClusters(t *testing.T) {
	var s Segmenter
	for text, want := range map[string][]int{
		"ab": {1}, "e\u0301a": {3}, "👩\u200D🚀x": {11}, "🇩🇪🇫🇷": {8}, "": nil,
	} {
		if got := s.Clusters(text, nil); !slices.Equal(got, want) {
			t.Errorf("%q has its clusters at %v, not at %v", text, got, want)
		}
	}
}

func TestDirections(t *testing.T) {
	var s Segmenter
	for _, c := range []struct {
		text string
		base uint8
		want []Direction
	}{
		{"abc", 0, []Direction{{3, 0}}},
		{"a אב b", 0, []Direction{{2, 0}, {6, 1}, {8, 0}}},
		{"אב a", 1, []Direction{{5, 1}, {6, 2}}},
		{"אב\n12", 1, []Direction{{5, 1}, {7, 2}}},
		{"a אב 12 b", 0, []Direction{{2, 0}, {7, 1}, {9, 2}, {11, 0}}},
		{"12 אב", 1, []Direction{{2, 2}, {7, 1}}},
		{"\u2067a\u2069 b", 0, nil},
	} {
		base, got := s.Directions(c.text, nil)
		if base != c.base || c.want != nil && !slices.Equal(got, c.want) {
			t.Errorf("%+q runs at level %d, %v, not %d, %v", c.text, base, got, c.base, c.want)
		}
		if len(got) > 0 && got[len(got)-1].End != len(c.text) {
			t.Errorf("%+q ends at %d", c.text, got[len(got)-1].End)
		}
	}
}
