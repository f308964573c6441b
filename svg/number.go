package svg

import (
	"math"
	"strconv"
	"strings"
)

// clamp keeps a number in the range that coordinates may have; what is no
// number becomes 0.
func clamp(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return max(-maxCoord, min(maxCoord, v))
}

// scanner reads numbers and commands from path data and lists.
type scanner struct {
	s string
	i int
}

func (c *scanner) skip() {
	for c.i < len(c.s) {
		switch c.s[c.i] {
		case ' ', '\t', '\r', '\n', '\f', ',':
			c.i++
		default:
			return
		}
	}
}

func (c *scanner) done() bool {
	c.skip()
	return c.i >= len(c.s)
}

// number reads a number: "1", "-.5", "1e-3". Signs and dots also separate, so
// that "1.5.5-3" is three numbers.
func (c *scanner) number() (float64, bool) {
	c.skip()
	start := c.i
	if c.i < len(c.s) && (c.s[c.i] == '+' || c.s[c.i] == '-') {
		c.i++
	}
	digits := c.digits()
	if c.i < len(c.s) && c.s[c.i] == '.' {
		c.i++
		digits += c.digits()
	}
	if digits == 0 {
		c.i = start
		return 0, false
	}
	c.exponent()
	v, err := strconv.ParseFloat(strings.TrimPrefix(c.s[start:c.i], "+"), 64)
	if err != nil && !math.IsInf(v, 0) {
		c.i = start
		return 0, false
	}
	return clamp(v), true
}

func (c *scanner) digits() int {
	n := 0
	for c.i < len(c.s) && c.s[c.i] >= '0' && c.s[c.i] <= '9' {
		c.i++
		n++
	}
	return n
}

// exponent reads "e5", but leaves the "e" of "2em".
func (c *scanner) exponent() {
	if c.i >= len(c.s) || c.s[c.i]|0x20 != 'e' {
		return
	}
	start := c.i
	c.i++
	if c.i < len(c.s) && (c.s[c.i] == '+' || c.s[c.i] == '-') {
		c.i++
	}
	if c.digits() == 0 {
		c.i = start
	}
}

// flag reads an arc's flag: one digit, after which the next number may follow
// at once.
func (c *scanner) flag() (bool, bool) {
	c.skip()
	if c.i < len(c.s) && (c.s[c.i] == '0' || c.s[c.i] == '1') {
		c.i++
		return c.s[c.i-1] == '1', true
	}
	return false, false
}

// parseNumbers reads a list of numbers up to the first thing that is none.
func parseNumbers(s string) []float64 {
	c := scanner{s: s}
	var list []float64
	for len(list) < maxList {
		v, ok := c.number()
		if !ok {
			break
		}
		list = append(list, v)
	}
	return list
}

// parseNumber reads one number or percentage (as a share of 1).
func parseNumber(s string) (float64, bool) {
	c := scanner{s: s}
	v, ok := c.number()
	if ok && c.i < len(s) && s[c.i] == '%' {
		v /= 100
	}
	return v, ok
}

// length is a number with its unit, which may be "", or "%".
type length struct {
	value float64
	unit  string
}

func parseLength(s string) (length, bool) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "calc(") {
		return length{}, false
	}
	c := scanner{s: s}
	v, ok := c.number()
	if !ok {
		return length{}, false
	}
	end := c.i
	for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || s[end] == '%') {
		end++
	}
	return length{v, strings.ToLower(s[c.i:end])}, true
}

// px gives the length in user units, for a font size and for the length that
// per cents are of.
func (l length) px(fontSize, whole float64) float64 {
	switch l.unit {
	case "%":
		return clamp(l.value * whole / 100)
	case "em":
		return clamp(l.value * fontSize)
	case "rem":
		return clamp(l.value * 16)
	case "ex", "ch":
		return clamp(l.value * fontSize / 2)
	case "pt":
		return clamp(l.value * 96 / 72)
	case "pc":
		return clamp(l.value * 16)
	case "in":
		return clamp(l.value * 96)
	case "cm":
		return clamp(l.value * 96 / 2.54)
	case "mm":
		return clamp(l.value * 96 / 25.4)
	case "q":
		return clamp(l.value * 96 / 101.6)
	}
	return l.value
}

// lengthList reads a list of lengths, as of x, dy and stroke-dasharray.
func lengthList(s string, fontSize, whole float64) []float64 {
	var list []float64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r <= ' ' }) {
		l, ok := parseLength(f)
		if !ok || len(list) == maxList {
			break
		}
		list = append(list, l.px(fontSize, whole))
	}
	return list
}
