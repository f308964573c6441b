package xhtml

import (
	"bytes"
	"math"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"octavo/theme"
)

// minContrast is what WCAG 2.2 asks of text (success criterion 1.4.3).
const minContrast = 4.5

var (
	white = theme.Color{R: 255, G: 255, B: 255}
	black = theme.Color{}
)

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b theme.Color) float64 {
	la, lb := light(a), light(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func light(c theme.Color) float64 {
	l := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*l(c.R) + 0.7152*l(c.G) + 0.0722*l(c.B)
}

// mix is part/100 of a and the rest of b, as color-mix in sRGB does.
func mix(a, b theme.Color, part float64) theme.Color {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*part/100 + float64(b)*(1-part/100))) }
	return theme.Color{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B)}
}

// inksOf are the inks of a theme that stand in the style sheet as text.
func inksOf(t *theme.Theme) map[string]theme.Color {
	inks := map[string]theme.Color{"soft": t.Colors.Soft, "accent": t.Colors.Accent,
		"number": t.ColorOf(t.Text.ChapterNumber.Color)}
	for _, kind := range alertKinds {
		inks[kind] = t.ColorOf(kind)
	}
	code := reflect.ValueOf(t.Code)
	for i := range code.NumField() {
		inks["code "+code.Type().Field(i).Name] = code.Field(i).Interface().(theme.CodeInk).Color
	}
	return inks
}

// themes are all that are built in.
func themes(t testing.TB) (list []*theme.Theme) {
	t.Helper()
	for _, name := range theme.Names() {
		th, err := theme.Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, th)
	}
	return list
}

func builtin(t testing.TB) *theme.Theme {
	t.Helper()
	th, err := theme.Builtin(theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// allInks are those of all themes.
func allInks(t testing.TB) map[string]theme.Color {
	inks := map[string]theme.Color{}
	for _, th := range themes(t) {
		for name, c := range inksOf(th) {
			inks[th.Name+" "+name] = c
		}
	}
	return inks
}

// TestThemeRules checks what style sheets have of themes.
func TestThemeRules(t *testing.T) {
	for name, want := range map[string][]string{
		"journal":    {"h2 > span.number {", "line-height: 1.364;"},
		"screen":     {"body {\n  font-family: sans-serif;"},
		"manuscript": {"line-height: 2;", "p + p {\n  text-indent: 2.5em;", "p.byline {\n  text-align: center;", "border-bottom: none;"},
		"plain":      {"background-color: transparent;", "rgba(127, 127, 127, 0.16)", "pre .k {\n  font-weight: bold;\n}"},
	} {
		th, err := theme.Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		sheet := string(StyleSheet(th, StyleOptions{}))
		for _, w := range want {
			if !strings.Contains(sheet, w) {
				t.Errorf("%s: %q is not in the style sheet", name, w)
			}
		}
		if strings.Contains(sheet, "255, 213, 0") && name == "plain" {
			t.Errorf("%s: a colour", name)
		}
	}
	th := builtin(t)
	th.Text.Body.Features = "pnum,onum"
	if sheet := string(StyleSheet(th, StyleOptions{})); !strings.Contains(sheet, "body {\n  font-variant-numeric: oldstyle-nums;") {
		t.Error("no old-style figures")
	}
}

// TestMidInks checks inks on white and black, where nothing mixes them.
func TestMidInks(t *testing.T) {
	check := func(name string, c theme.Color) {
		ink := midInk(c)
		for _, paper := range []theme.Color{white, black} {
			if got := contrast(ink, paper); got < minContrast {
				t.Errorf("%s %v becomes %v: %.2f on %v", name, c, ink, got, paper)
			}
		}
	}
	for _, theme := range themes(t) {
		for name, c := range inksOf(theme) {
			check(theme.Name+" "+name, c)
		}
	}
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				check("", theme.Color{R: uint8(r), G: uint8(g), B: uint8(b)})
			}
		}
	}
	if ink := midInk(theme.Color{R: 0x0F, G: 0x5C, B: 0x63}); ink.R >= ink.G || ink.G > ink.B {
		t.Errorf("the hue is lost: %v", ink)
	}
}

// TestMixedInks checks inks on the papers that readers offer, and on what lies
// behind code and alerts there.
func TestMixedInks(t *testing.T) {
	yellow, grey := theme.Color{R: 255, G: 213}, theme.Color{R: 127, G: 127, B: 127}
	for _, page := range []struct{ text, paper theme.Color }{
		{black, white}, {white, black},
		{theme.Color{R: 0xE0, G: 0xE0, B: 0xE0}, theme.Color{R: 0x12, G: 0x12, B: 0x12}},
		{theme.Color{R: 0xFE, G: 0xFE, B: 0xFE}, theme.Color{}},
		{theme.Color{R: 0x12, G: 0x12, B: 0x12}, theme.Color{R: 0xFA, G: 0xF4, B: 0xE8}},
		{theme.Color{R: 0x3B, G: 0x2A, B: 0x1A}, theme.Color{R: 0xF4, G: 0xEC, B: 0xD8}},
	} {
		panel := mix(grey, page.paper, 10)
		for name, c := range allInks(t) {
			ink := mix(page.text, midInk(c), mixed)
			grounds := map[string]theme.Color{"paper": page.paper, "tint": mix(midInk(c), page.paper, 8)}
			if strings.Contains(name, "code") {
				grounds["panel"] = panel
				grounds["line"] = mix(yellow, panel, 16)
			}
			for what, ground := range grounds {
				if got := contrast(ink, ground); got < minContrast {
					t.Errorf("%s on the %s of %v: %.2f", name, what, page, got)
				}
			}
		}
	}
}

// TestStyleSheet checks what a style sheet leaves to the reader.
func TestStyleSheet(t *testing.T) {
	th := builtin(t)
	sheet := string(StyleSheet(th, StyleOptions{}))
	if strings.Count(sheet, "{") != strings.Count(sheet, "}") {
		t.Error("a brace is missing")
	}
	for _, m := range regexp.MustCompile(`(?m)^  font-size: (.*);`).FindAllStringSubmatch(sheet, -1) {
		if !strings.HasSuffix(m[1], "em") && m[1] != "inherit" {
			t.Errorf("font-size: %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^  font-family: (.*);`).FindAllStringSubmatch(sheet, -1) {
		if m[1] != "monospace, monospace" {
			t.Errorf("font-family: %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^([^ @}\n][^{]*) \{([^}]*)\}`).FindAllStringSubmatch(sheet, -1) {
		for selector := range strings.SplitSeq(m[1], ", ") {
			if selector != "body" && selector != "p" && selector != "a" {
				continue
			}
			if regexp.MustCompile(`(?m)^  (color|background|font-size|margin-left|padding|text-align)`).MatchString(m[2]) {
				t.Errorf("%s is the reader's: %s", selector, m[2])
			}
		}
	}
	for _, odd := range []string{":has", "grid", "var(", ": ;"} {
		if strings.Contains(sheet, odd) {
			t.Errorf("%q in the style sheet", odd)
		}
	}
	if !bytes.Equal([]byte(sheet), StyleSheet(th, StyleOptions{})) {
		t.Error("two style sheets of one theme differ")
	}
}

func TestEmbeddedFonts(t *testing.T) {
	sheet := string(StyleSheet(builtin(t), StyleOptions{Embed: []FontFace{
		{Family: "serif", Name: "Source Serif 4", Weight: 600, Italic: true, Href: "f/a.ttf"},
		{Family: "sans", Name: `My "Sans"`, Weight: 400, Href: "f/b.ttf"},
	}}))
	for _, want := range []string{
		`font-family: "Source Serif 4";`, "font-weight: 600;\n  font-style: italic;\n  src: url(\"f/a.ttf\");",
		"body {\n  font-family: \"Source Serif 4\", serif;", `font-family: "My \"Sans\"", sans-serif;`, "font-family: monospace, monospace;",
	} {
		if !strings.Contains(sheet, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for want, v := range map[string][2]int64{"0": {0, 7}, "1": {7, 7}, "1.381": {950272, 688128}, "0.05": {1, 20}, "2.5": {5, 2}} {
		if got := decimal(v[0], v[1]); got != want {
			t.Errorf("%v is %s, not %s", v, got, want)
		}
	}
	if decimal(1, 0) != "0" {
		t.Error("a division by nothing")
	}
}

// TestTurnedRules: what stands at the side where lines begin is turned around from
// right to left, and back within that.
func TestTurnedRules(t *testing.T) {
	th, err := theme.Builtin(theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	sheet := string(StyleSheet(th, StyleOptions{}))
	for _, of := range []string{"ul", "dd", "blockquote"} {
		for within, side := range map[string]string{`[dir="rtl"] `: "right", `[dir="rtl"] [dir="ltr"] `: "left"} {
			_, rule, _ := strings.Cut(sheet, "\n"+within+of)
			rule, _, _ = strings.Cut(rule, "}")
			if !strings.Contains(rule, "-"+side+": 1") && !strings.Contains(rule, "-"+side+": 2") {
				t.Errorf("%s%s has nothing at the %s: %s", within, of, side, rule)
			}
		}
	}
}
