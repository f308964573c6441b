package nearest

import "testing"

func TestName(t *testing.T) {
	names := []string{"output", "to", "paper", "toc", "no-toc", "theme", "before", "after"}
	cases := []struct{ word, want string }{
		{"ouput", "output"},
		{"otuput", "output"},
		{"papper", "paper"},
		{"paper", "paper"},
		{"tco", "toc"},
		{"befroe", "before"},
		{"watermark", ""},
		{"", ""},
	}
	for _, c := range cases {
		if got := Name(c.word, names); got != c.want {
			t.Errorf("Name(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}
