package fonts

import (
	"bufio"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	classes "golang.org/x/text/unicode/bidi"
)

// unicodeTest opens one of Unicode's tests, which are packed.
func unicodeTest(t *testing.T, name string) *bufio.Scanner {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "unicode", name+".gz"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	var lines io.Reader
	if lines, err = gzip.NewReader(file); err != nil {
		t.Fatal(err)
	}
	return bufio.NewScanner(lines)
}

// TestLineBreaksConform counts the lines of Unicode's own test that come out
// right.
func TestLineBreaksConform(t *testing.T) {
	var s Segmenter
	good, all := 0, 0
	for in := unicodeTest(t, "LineBreakTest.txt"); in.Scan(); {
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

// TestDirectionsConform counts the paragraphs of Unicode's own test of
// characters that come out right, and names those that don't. Rule L1, which is
// about the ends of lines, comes later, so that what it changes doesn't count.
func TestDirectionsConform(t *testing.T) {
	var s Segmenter
	good, all := 0, 0
	for in := unicodeTest(t, "BidiCharacterTest.txt"); in.Scan(); {
		c, ok := parseBidiTest(in.Text())
		if !ok {
			continue
		}
		all++
		if c.holds(t, &s) {
			good++
		}
	}
	t.Logf("%d of %d cases of UAX #9, by characters", good, all)
	if all < 90_000 || good < all {
		t.Errorf("%d of %d cases are wrong", all-good, all)
	}
}

// classChars are characters of every class of UAX #9, by its name there.
var classChars = map[string]rune{
	"L": 'a', "R": 0x5D0, "AL": 0x627, "EN": '1', "ES": '+', "ET": '#', "AN": 0x661, "CS": ',',
	"NSM": 0x300, "BN": 0xAD, "S": '\t', "WS": ' ', "ON": '!', "LRE": 0x202A, "RLE": 0x202B,
	"LRO": 0x202D, "RLO": 0x202E, "PDF": 0x202C, "LRI": 0x2066, "RLI": 0x2067, "FSI": 0x2068, "PDI": 0x2069,
}

// TestClassesConform does the same with Unicode's test of the classes of
// characters: all sequences of four, and some that are longer, as paragraphs from
// the left, from the right, and of a direction of their own.
func TestClassesConform(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	var s Segmenter
	var levels []int
	good, all := 0, 0
	for in := unicodeTest(t, "BidiTest.txt"); in.Scan(); {
		line := in.Text()
		if list, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = parseLevels(list)
		}
		names, set, ok := strings.Cut(line, ";")
		if !ok || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "@") {
			continue
		}
		var b strings.Builder
		for _, name := range strings.Fields(names) {
			if name != "B" { // a paragraph's end, which no text here has: it is always last
				b.WriteRune(classChars[name])
			}
		}
		bits, err := strconv.ParseUint(strings.TrimSpace(set), 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		for i, mode := range [3]int{2, 0, 1} { // of its own, from the left, from the right
			if bits>>i&1 == 0 {
				continue
			}
			c := bidiCase{text: b.String(), mode: mode, base: mode, levels: levels}
			if mode == 2 {
				base, _ := s.Directions(c.text, nil)
				c.base = int(base)
			}
			all++
			if c.holds(t, &s) {
				good++
			}
		}
	}
	t.Logf("%d of %d cases of UAX #9, by classes", good, all)
	if all < 700_000 || good < all {
		t.Errorf("%d of %d cases are wrong", all-good, all)
	}
}

// bidiCase is a paragraph of Unicode's tests.
type bidiCase struct {
	text       string
	mode, base int   // the direction asked for, 2 for the text's own; the paragraph's level
	levels     []int // of the characters; -1 for those that are left out
}

// parseBidiTest reads a line of BidiCharacterTest.txt.
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
	c.levels = parseLevels(fields[3])
	return c, true
}

// parseLevels reads a list of levels, in which x stands for none.
func parseLevels(list string) (levels []int) {
	for _, f := range strings.Fields(list) {
		level, err := strconv.Atoi(f)
		if err != nil {
			level = -1
		}
		levels = append(levels, level)
	}
	return levels
}

// holds reports whether a paragraph has the levels that it should have.
func (c *bidiCase) holds(t *testing.T, s *Segmenter) bool {
	runs := s.DirectionsFrom(c.text, uint8(c.base), nil)
	if base, _ := s.Directions(c.text, nil); c.mode == 2 && int(base) != c.base {
		t.Logf("%+q has the level %d, not %d", c.text, base, c.base)
		return false
	}
	if !c.agrees(runs) {
		t.Logf("%+q has the levels %v, not %v", c.text, runs, c.levels)
		return false
	}
	return true
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
