package theme

import (
	"strings"
	"testing"

	"octavo/doc"
)

func TestCredits(t *testing.T) {
	people := []doc.Author{{Name: "A"}, {Name: "B", Role: "trl"}, {Name: "C", Role: "aut"}, {Name: "D", Role: "edt"}, {Name: "E", Role: "trl"}, {Name: "F", Role: "pht"}}
	for _, c := range []struct{ lang, by, others string }{
		{"en", "A and C", "Edited by D / Translated by B and E / With contributions by F"},
		{"de-AT", "A und C", "Herausgegeben von D / Übersetzt von B und E / Unter Mitarbeit von F"},
		{"zh-Hans-CN", "A和C", "D 编 / B和E 译 / F 协作"},
		{"zh-TW", "A和C", "D 編 / B和E 譯 / F 協作"},
		{"tlh", "A and C", "Edited by D / Translated by B and E / With contributions by F"},
	} {
		by, others := Credits(people, c.lang)
		if got := strings.Join(others, " / "); got != c.others || by != c.by {
			t.Errorf("%s: %q, %q", c.lang, by, got)
		}
	}
	for _, c := range credits {
		for _, form := range []string{c.edited, c.translated, c.illustrated, c.with} {
			if strings.Count(form, "%s") != 1 {
				t.Errorf("%s: %q", c.lang, form)
			}
		}
	}
}
