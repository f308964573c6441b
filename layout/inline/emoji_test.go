package inline

import (
	"testing"

	"octavo/fonts"
	"octavo/geom"
)

// TestEmojiInOneColor: a setter that is told so takes no face in colour.
func TestEmojiInOneColor(t *testing.T) {
	book, _, err := fonts.New(fonts.Options{System: true, CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if book.ColorEmoji("😀") == nil {
		t.Skip("there is no font with emoji in colour")
	}
	main := book.Face(fonts.Query{Family: "serif"})
	for _, plain := range []bool{false, true} {
		s := NewSetter(book, testTuning(t))
		if plain {
			s.InOneColor()
		}
		w := s.newWord(s.usageOf(&Style{Face: main, Size: 10 * geom.Pt}, "en").voice[0], "😀")
		if colored := w.parts[0].face.Colored(); colored == plain {
			t.Errorf("in one colour: %v, but the face has colours: %v", plain, colored)
		}
	}
}
