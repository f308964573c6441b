package bundle

import (
	"regexp"
	"testing"
)

func TestAsciiName(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Hello, World!", "hello-world"},
		{"  -- a__b.c ", "a-b-c"},
		{"Übergrößenträger", "ubergrossentrager"},
		{"L'été à Nîmes", "lete-a-nimes"},
		{"Łódź", "lodz"},
		{"Москва и Объект", "moskva-i-obekt"},
		{"Ελλάδα", "ellada"},
		{"1.0 timeline", "c-1-0-timeline"},
		{"ﬁne", "fine"},
		{"你好", "c-670d9743"},
		{"rust 语言", "rust-73ba2c26"},
		{"🎉", "c-6146299c"},
		{"", "e3b0c442"},
		{"---", "cb3f91d5"},
	} {
		got := asciiName(c.in)
		if !regexp.MustCompile(`^[a-z]([a-z0-9]|-[a-z0-9])*$`).MatchString(got) {
			t.Errorf("%q: %q is no id", c.in, got)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestIDsAreUnique(t *testing.T) {
	b := newIDBook()
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"a"}, "a"},
		{[]string{"a", "x a"}, "x-a"},
		{[]string{"A", "x a"}, "a-2"},
		{[]string{"a-3"}, "a-3"},
		{[]string{"a"}, "a-4"},
		{[]string{"a"}, "a-5"},
	} {
		if got := b.take(c.names...); got != c.want {
			t.Errorf("%q: %s, want %s", c.names, got, c.want)
		}
	}
}
