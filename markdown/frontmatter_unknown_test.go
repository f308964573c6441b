package markdown

import "testing"

// TestUnknownKeys: a key that is nearly one that is missing is noted, with what
// it was meant to be; keys of other programs are not.
func TestUnknownKeys(t *testing.T) {
	for src, want := range map[string]string{
		"titel: A":                "3:1 did you mean title?",
		"pub_dat: 2025-01-01":     "3:1 did you mean pubdate?",
		"layout: post\ntype: x":   "",
		"date: 2025-01-01\ndata:": "", // there is a date already
		"url: /x\nurls: 1":        "",
		"tga: x":                  "", // too short to tell
		"extra:\n  titel: A":      "",
	} {
		d, diags, err := Parse([]byte("---\nweight: 1\n"+src+"\n---\n"), Options{})
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		got := ""
		for _, d := range diags {
			if d.Code == "unknown-key" {
				got += d.Pos.String() + " " + d.Hint
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
		if want != "" && len(d.Meta.Extra) != 1 {
			t.Errorf("%q: the key is lost", src)
		}
	}
}
