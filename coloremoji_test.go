package octavo_test

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"octavo"
	"octavo/fonts"
)

// emojiScale is the pixels of a point in the pictures of pages with emoji.
const emojiScale = 5.0

// TestColorEmojiOnPages sets emoji from fonts with each kind of table for colours,
// and looks for their pixels, and for the text that comes back.
func TestColorEmojiOnPages(t *testing.T) {
	for _, name := range []string{"pdftoppm", "pdftotext"} {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatal(name + " is not installed")
			}
			t.Skip(name + " is not installed: no page is looked at")
		}
	}
	for _, c := range []struct {
		font                string
		up, down, wide, gap float64 // of the picture, in ems: its top and bottom from the baseline, its width, and the room before it
		corners             string  // red, green, blue or yellow: from the top left, by rows
	}{
		{"sbix.ttf", 0.8, -0.2, 1, 0.1, "rgby"},
		{"cbdt.ttf", 0.8, -0.2, 1, 0.1, "rgby"},
		{"colr.ttf", 0.7, -0.1, 0.8, 0.1, "rrrr"},
	} {
		pdf := emojiPage(t, c.font)
		text := toolOutput(t, pdf, "pdftotext", "-", "-")
		if !strings.Contains(string(text), "H😀 comes back 😀😀 twice") {
			t.Errorf("%s: the text is %q", c.font, text)
		}
		page, err := png.Decode(bytes.NewReader(toolOutput(t, pdf, "pdftoppm", "-r", "360", "-W", "2976", "-H", "800", "-png", "-")))
		if err != nil {
			t.Fatal(err)
		}
		letter := firstBox(page, func(r, g, b int) bool { return r < 128 && g < 128 && b < 128 })
		picture := firstBox(page, func(r, g, b int) bool { return max(r, g, b)-min(r, g, b) > 100 })
		em := 10.5 * emojiScale
		for what, d := range map[string][2]float64{
			"top":    {float64(letter.Max.Y-picture.Min.Y) / em, c.up},
			"bottom": {float64(letter.Max.Y-picture.Max.Y) / em, c.down},
			"width":  {float64(picture.Dx()) / em, c.wide},
			"gap":    {float64(picture.Min.X-letter.Max.X)/em - 0.03, c.gap}, // the letter's own room
		} {
			if math.Abs(d[0]-d[1]) > 0.05 {
				t.Errorf("%s: the %s is %.2f em, want %.2f", c.font, what, d[0], d[1])
			}
		}
		if got := cornerColors(page, picture); got != c.corners {
			t.Errorf("%s: the corners are %s, want %s", c.font, got, c.corners)
		}
	}
}

// emojiPage is a page with emoji of a font of testdata.
func emojiPage(t *testing.T, font string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("fonts", "testdata", font))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, font), data, 0o666); err != nil {
		t.Fatal(err)
	}
	b, _, err := fonts.New(fonts.Options{Dirs: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := octavo.Convert(&out, []byte("H😀 comes back 😀😀 twice\n"), octavo.Options{Book: b}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// toolOutput gives what a tool makes of a file.
func toolOutput(t *testing.T, in []byte, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// firstBox is about the pixels of a kind that hang together by columns, the first
// from the left.
func firstBox(m image.Image, is func(r, g, b int) bool) (box image.Rectangle) {
	for x := range m.Bounds().Dx() {
		found := false
		for y := range m.Bounds().Dy() {
			r, g, b, _ := m.At(x, y).RGBA()
			if is(int(r>>8), int(g>>8), int(b>>8)) {
				box, found = box.Union(image.Rect(x, y, x+1, y+1)), true
			}
		}
		if !found && !box.Empty() {
			break
		}
	}
	return box
}

// cornerColors are the first letters of the colours near the corners of a box.
func cornerColors(m image.Image, box image.Rectangle) string {
	var names []byte
	for _, y := range []int{box.Min.Y + box.Dy()/8, box.Max.Y - box.Dy()/8} {
		for _, x := range []int{box.Min.X + box.Dx()/8, box.Max.X - box.Dx()/8} {
			r, g, b, _ := m.At(x, y).RGBA()
			key := [3]bool{r > 0x8000, g > 0x8000, b > 0x8000}
			switch key {
			case [3]bool{true, false, false}:
				names = append(names, 'r')
			case [3]bool{false, true, false}:
				names = append(names, 'g')
			case [3]bool{false, false, true}:
				names = append(names, 'b')
			case [3]bool{true, true, false}:
				names = append(names, 'y')
			default:
				names = append(names, '?')
			}
		}
	}
	return string(names)
}
