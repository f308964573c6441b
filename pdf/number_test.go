package pdf

import (
	"math"
	"testing"
)

func TestNumbers(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 1: ".001", -1: "-.001", 10: ".01", 100: ".1", 1000: "1", -1500: "-1.5",
		12345: "12.345", 10010: "10.01", 595276: "595.276", math.MaxInt64: "9223372036854775.807",
	} {
		if got := string(appendMilli(nil, n)); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
	for v, want := range map[float64]string{
		1: "1", -1: "-1", 0: "0", math.Copysign(0, -1): "0", 0.7071067: ".70711", -0.1736: "-.1736", 0.000001: "0", -0.000001: "0",
	} {
		if got := string(appendRatio(nil, v)); got != want {
			t.Errorf("%v: got %s, want %s", v, got, want)
		}
	}
	for n, want := range map[int64]string{0: "0", 7: "7", -42: "-42", 1000: "1000"} {
		if got := string(appendInt(nil, n)); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

func TestStrings(t *testing.T) {
	for s, want := range map[string]string{
		"": "()", "a(b)\\": `(a\(b\)\\)`, "ä": "<FEFF00E4>", "\U0001F600": "<FEFFD83DDE00>", "a\nb": "<FEFF0061000A0062>",
	} {
		if got := string(appendText(nil, s)); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	}
	if got := string(appendLiteral(nil, "\r\n\xFF")); got != "(\\r\n\xFF)" {
		t.Errorf("literal %q", got)
	}
	if got := string(appendName(nil, "A+b c#ü")); got != "/A+b#20c#23#C3#BC" {
		t.Errorf("name %s", got)
	}
}
