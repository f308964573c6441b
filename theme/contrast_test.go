package theme

import (
	"math"
	"path/filepath"
	"reflect"
	"testing"
)

// minContrast is what WCAG 2.2 asks of text (success criterion 1.4.3).
const minContrast = 4.5

var paperWhite = Color{255, 255, 255}

// TestContrast checks every ink that text is set in on all that can lie
// behind it.
func TestContrast(t *testing.T) {
	list, err := filepath.Glob("themes/*.toml")
	if err != nil || len(list) == 0 {
		t.Fatalf("no themes: %v", err)
	}
	for _, file := range list {
		th := readComplete(t, file)
		c := &th.Colors
		check := func(ink, ground Color, what string) {
			t.Helper()
			if got := contrast(ink, ground); got < minContrast {
				t.Errorf("%s: %s: %v on %v has a contrast of %.2f", file, what, ink, ground, got)
			}
		}
		for _, ground := range []Color{paperWhite, c.Panel, c.LineMark, c.CodeTint, c.Mark,
			c.NoteTint, c.TipTint, c.ImportantTint, c.WarningTint, c.CautionTint} {
			check(c.Ink, ground, "ink")
			check(c.Soft, ground, "soft")
			check(c.Accent, ground, "accent")
			check(c.Missing, ground, "missing")
			check(c.Rule, ground, "rule")
			check(c.Box, ground, "box")
		}
		inks := reflect.ValueOf(th.Code)
		for i := range inks.NumField() {
			ink := inks.Field(i).Interface().(CodeInk)
			for _, ground := range []Color{paperWhite, c.Panel, c.LineMark, c.CodeTint} {
				check(ink.Color, ground, "code "+inks.Type().Field(i).Name)
			}
		}
		for _, kind := range []string{"note", "tip", "important", "warning", "caution"} {
			check(th.ColorOf(kind), th.ColorOf(kind+"-tint"), kind)
			check(th.ColorOf(kind), paperWhite, kind)
		}
	}
}

// TestCodeInksAreFew holds to the ink of the text and four others, and tells
// keywords, comments and errors from the rest without colour.
func TestCodeInksAreFew(t *testing.T) {
	th, err := Builtin(Default)
	if err != nil {
		t.Fatal(err)
	}
	inks := map[Color]bool{th.Colors.Ink: true}
	v := reflect.ValueOf(th.Code)
	for i := range v.NumField() {
		inks[v.Field(i).Interface().(CodeInk).Color] = true
	}
	if len(inks) > 5 {
		t.Errorf("%d inks for code", len(inks))
	}
	if !th.Code.Keyword.Bold || !th.Code.Comment.Italic || !th.Code.Error.Bold {
		t.Error("keywords, comments and errors can't be told apart in greyscale")
	}
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2, from 0 to 1.
func luminance(c Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
