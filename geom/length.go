// Package geom holds the exact lengths, points and rectangles that pages are
// measured in.
//
// Lengths are fixed point, never floating point: a layout is the same, bit for
// bit, on every machine. The origin of a page is its top left corner; x grows
// to the right and y grows downwards.
package geom

import (
	"fmt"
	"strconv"
	"strings"
)

// Length is a distance in units of 1/65536 of a PostScript point (1/72 inch).
type Length int64

// The units that people write.
const (
	Pt   Length = 1 << 16
	Inch Length = 72 * Pt
	MM   Length = Inch * 10 / 254
	CM   Length = Inch * 100 / 254
	Pica Length = 12 * Pt
	// Px is the CSS pixel: 1/96 inch.
	Px Length = Inch / 96
)

// Pt returns the length in points, for output and for dumps. Results of
// layout must never depend on it.
func (l Length) Pt() float64 { return float64(l) / float64(Pt) }

// String returns the length in points with at most two decimals.
func (l Length) String() string {
	return strconv.FormatFloat(l.Pt(), 'f', 2, 64)
}

// MulDiv returns l*num/den, rounded to the nearest unit, halves away from
// zero. It returns 0 where den is 0.
func (l Length) MulDiv(num, den int64) Length {
	if den == 0 {
		return 0
	}
	if den < 0 {
		num, den = -num, -den
	}
	p := int64(l) * num
	if p < 0 {
		return Length(-((-p + den/2) / den))
	}
	return Length((p + den/2) / den)
}

// FromUnits scales a distance in font units to a size: units*size/perEm.
func FromUnits(units int32, size Length, perEm int) Length {
	return size.MulDiv(int64(units), int64(perEm))
}

// CeilTo rounds l up to a multiple of step; a step of 0 or less leaves it.
func (l Length) CeilTo(step Length) Length {
	if step <= 0 {
		return l
	}
	if r := l % step; r > 0 {
		return l + step - r
	} else if r < 0 {
		return l - r
	}
	return l
}

// ParseLength reads a number with a unit: pt, mm, cm, in, pc or px. A plain 0
// needs no unit. Digits are read exactly, to the nearest 1/65536 pt.
func ParseLength(s string) (Length, error) {
	t := strings.TrimSpace(s)
	n := len(t)
	for n > 0 && (t[n-1] < '0' || t[n-1] > '9') && t[n-1] != '.' {
		n--
	}
	number, unit := t[:n], strings.ToLower(strings.TrimSpace(t[n:]))
	scale, ok := unitLength(unit)
	if !ok && !(unit == "" && number == "0") {
		return 0, fmt.Errorf("%q is not a length: write a number and one of pt, mm, cm, in, pc, px", s)
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || v != v || v > 1e6 || v < -1e6 {
		return 0, fmt.Errorf("%q is not a length: write a number and one of pt, mm, cm, in, pc, px", s)
	}
	// A millionth is finer than the unit; integers keep it the same everywhere.
	const micro = 1000000
	return scale.MulDiv(roundMicro(v), micro), nil
}

func roundMicro(v float64) int64 {
	if v < 0 {
		return -int64(-v*1000000 + 0.5)
	}
	return int64(v*1000000 + 0.5)
}

func unitLength(unit string) (Length, bool) {
	switch unit {
	case "pt":
		return Pt, true
	case "mm":
		return MM, true
	case "cm":
		return CM, true
	case "in", "\"":
		return Inch, true
	case "pc":
		return Pica, true
	case "px":
		return Px, true
	}
	return 0, false
}

// UnmarshalText reads a length as ParseLength does, so that data files can
// hold lengths as strings.
func (l *Length) UnmarshalText(text []byte) error {
	v, err := ParseLength(string(text))
	if err != nil {
		return err
	}
	*l = v
	return nil
}
