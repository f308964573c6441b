package doc

import (
	"fmt"
	"testing"
	"time"
)

// TestStrings: dates are as precise as they are known, severities have names.
func TestStrings(t *testing.T) {
	at := time.Date(2024, 5, 1, 10, 0, 0, 0, time.FixedZone("", 7200))
	for want, v := range map[string]fmt.Stringer{
		"":                          Date{},
		"2024-05-01":                Date{Time: at},
		"2024-05-01T10:00:00+02:00": Date{Time: at, HasTime: true},
		"2024-05":                   Date{Time: at, NoDay: true},
		"2024":                      Date{Time: at, NoDay: true, NoMonth: true},
		"warning":                   Warning,
		"note":                      Info,
	} {
		if v.String() != want {
			t.Errorf("%q, not %q", v, want)
		}
	}
}
