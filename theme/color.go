package theme

import "fmt"

// UnmarshalText reads "#1C1B1A", or "#ABC" for "#AABBCC".
func (c *Color) UnmarshalText(text []byte) error {
	var digits [6]uint8
	s := string(text)
	switch {
	case len(s) == 7 && s[0] == '#' && hexDigits(s[1:], digits[:]):
	case len(s) == 4 && s[0] == '#' && hexDigits(s[1:], digits[:3]):
		digits = [6]uint8{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]}
	default:
		return fmt.Errorf("%q is not a colour: write six hexadecimal digits, as in \"#1C1B1A\"", s)
	}
	*c = Color{digits[0]<<4 | digits[1], digits[2]<<4 | digits[3], digits[4]<<4 | digits[5]}
	return nil
}

// hexDigits reads as many hexadecimal digits as out holds.
func hexDigits(s string, out []uint8) bool {
	for i := range out {
		switch d := s[i]; {
		case d >= '0' && d <= '9':
			out[i] = d - '0'
		case d >= 'a' && d <= 'f':
			out[i] = d - 'a' + 10
		case d >= 'A' && d <= 'F':
			out[i] = d - 'A' + 10
		default:
			return false
		}
	}
	return true
}

// String is the colour as a theme file has it, "#1C1B1A".
func (c Color) String() string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// ColorOf is the colour that a style calls by name: "ink", "soft", "note".
// An unknown name, which no loaded theme has, is the ink of the text.
func (t *Theme) ColorOf(name string) Color {
	if c := t.Colors.named(name); c != nil {
		return *c
	}
	return t.Colors.Ink
}

// named is the colour with a name in theme files, nil if there is none.
func (c *Colors) named(name string) *Color {
	switch name {
	case "ink":
		return &c.Ink
	case "soft":
		return &c.Soft
	case "accent":
		return &c.Accent
	case "hairline":
		return &c.Hairline
	case "rule":
		return &c.Rule
	case "panel":
		return &c.Panel
	case "panel-ink":
		return &c.PanelInk
	case "code-tint":
		return &c.CodeTint
	case "mark":
		return &c.Mark
	case "line-mark":
		return &c.LineMark
	case "box":
		return &c.Box
	case "missing":
		return &c.Missing
	}
	return c.alert(name)
}

// alert is the ink or the tint of an alert.
func (c *Colors) alert(name string) *Color {
	switch name {
	case "note":
		return &c.Note
	case "tip":
		return &c.Tip
	case "important":
		return &c.Important
	case "warning":
		return &c.Warning
	case "caution":
		return &c.Caution
	case "note-tint":
		return &c.NoteTint
	case "tip-tint":
		return &c.TipTint
	case "important-tint":
		return &c.ImportantTint
	case "warning-tint":
		return &c.WarningTint
	case "caution-tint":
		return &c.CautionTint
	}
	return nil
}
