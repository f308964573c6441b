package geom

import (
	"math/big"
	"math/rand"
	"testing"
)

func TestParseLength(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Length
	}{
		{"0", 0},
		{"0pt", 0},
		{"1pt", Pt},
		{" 1.5 pt ", Pt * 3 / 2},
		{"-2.25PT", -Pt * 9 / 4},
		{"1in", 72 * Pt},
		{`2"`, 144 * Pt},
		{"6pc", 72 * Pt},
		{"96px", 72 * Pt},
		{"2.54cm", 72*Pt - 1}, // a centimetre is rounded down to a unit
		{"25.4mm", 72*Pt - 7},
		{".5in", 36 * Pt},
		{"1000000pt", 1000000 * Pt},
	} {
		got, err := ParseLength(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
		} else if d := got - c.want; d < -8 || d > 8 {
			t.Errorf("%q: %d, want %d", c.in, got, c.want)
		}
	}
}

func TestParseLengthRefuses(t *testing.T) {
	for _, in := range []string{"", "1", "pt", "1em", "1 2pt", "--1pt", "1,5pt", "NaNpt", "Infpt", "1e9pt", "1000001pt", "0x1pt", "１pt"} {
		if got, err := ParseLength(in); err == nil {
			t.Errorf("%q is read as %s", in, got)
		}
	}
}

func TestUnmarshalText(t *testing.T) {
	l := Length(7)
	if err := l.UnmarshalText([]byte("3pt")); err != nil || l != 3*Pt {
		t.Errorf("%s, %v", l, err)
	}
	if err := l.UnmarshalText([]byte("wide")); err == nil || l != 3*Pt {
		t.Errorf("%s, %v", l, err)
	}
}

// TestMulDiv compares with big rational numbers: to the nearest unit, halves
// away from zero.
func TestMulDiv(t *testing.T) {
	const seed = 4
	r := rand.New(rand.NewSource(seed))
	for range 5000 {
		l, num, den := Length(r.Intn(1<<30)-1<<29), int64(r.Intn(1<<20)-1<<19), int64(r.Intn(4000)-2000)
		if r.Intn(4) == 0 {
			den = 2 * int64(r.Intn(3)+1) // halves
		}
		if got, want := l.MulDiv(num, den), mulDiv(l, num, den); got != want {
			t.Fatalf("seed %d: %d*%d/%d = %d, want %d", seed, l, num, den, got, want)
		}
	}
}

func mulDiv(l Length, num, den int64) Length {
	if den == 0 {
		return 0
	}
	q := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(int64(l)), big.NewInt(num)), big.NewInt(den))
	half := big.NewRat(1, 2)
	if q.Sign() < 0 {
		half.Neg(half)
	}
	q.Add(q, half)
	return Length(new(big.Int).Quo(q.Num(), q.Denom()).Int64())
}

func TestCeilTo(t *testing.T) {
	for _, c := range []struct{ l, step, want Length }{
		{0, 5, 0}, {1, 5, 5}, {5, 5, 5}, {6, 5, 10}, {-1, 5, 0}, {-5, 5, -5}, {-6, 5, -5}, {7, 0, 7}, {7, -3, 7},
	} {
		if got := c.l.CeilTo(c.step); got != c.want {
			t.Errorf("%d to %d: %d, want %d", c.l, c.step, got, c.want)
		}
	}
}

func TestFromUnits(t *testing.T) {
	if got := FromUnits(500, 10*Pt, 1000); got != 5*Pt {
		t.Errorf("half an em of 10 pt is %s", got)
	}
	if got := FromUnits(-250, 12*Pt, 1000); got != -3*Pt {
		t.Errorf("minus a quarter of 12 pt is %s", got)
	}
}

func TestLengthString(t *testing.T) {
	for l, want := range map[Length]string{0: "0.00", Pt: "1.00", Pt / 3: "0.33", -Pt / 2: "-0.50", 1: "0.00"} {
		if got := l.String(); got != want {
			t.Errorf("%d: %q, want %q", int64(l), got, want)
		}
	}
}

func TestRect(t *testing.T) {
	r := Rect{X: 10, Y: 20, W: 30, H: 40}
	if r.Right() != 40 || r.Bottom() != 60 {
		t.Errorf("ends at %d, %d", r.Right(), r.Bottom())
	}
	if got := r.Add(Point{1, -2}); got != (Rect{11, 18, 30, 40}) {
		t.Errorf("moved to %v", got)
	}
	for _, c := range []struct {
		s     Rect
		slack Length
		want  bool
	}{
		{Rect{10, 20, 30, 40}, 0, true},
		{Rect{9, 20, 30, 40}, 0, false},
		{Rect{10, 19, 1, 1}, 0, false},
		{Rect{10, 20, 31, 40}, 0, false},
		{Rect{10, 20, 30, 41}, 0, false},
		{Rect{9, 19, 32, 42}, 1, true},
	} {
		if got := r.Contains(c.s, c.slack); got != c.want {
			t.Errorf("%v holds %v by %d: %t", r, c.s, c.slack, got)
		}
	}
	if got := r.Union(Rect{0, 50, 5, 100}); got != (Rect{0, 20, 40, 130}) {
		t.Errorf("union is %v", got)
	}
	if r.Union(Rect{}) != r || (Rect{}).Union(r) != r {
		t.Error("an empty rectangle counts for something")
	}
}
