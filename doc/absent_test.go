package doc

import "testing"

func TestAbsent(t *testing.T) {
	for _, c := range []struct {
		image          Image
		remote, absent bool
	}{
		{Image{Src: "a.png"}, false, false},
		{Image{Src: "a.png", Decorative: true}, false, true},
		{Image{Src: "a.png", Decorative: true, Asset: &Asset{}}, false, false},
		{Image{Src: "https://a.org/a.svg"}, true, true},
		{Image{Src: "//a.org/a.svg", Alt: "a"}, true, false},
		{Image{Src: "HTTP://a.org/a.svg", Title: "a"}, true, false},
		{Image{Src: "https://a.org/a.svg", Asset: &Asset{}}, true, false},
	} {
		if c.image.Remote() != c.remote || c.image.Absent() != c.absent {
			t.Errorf("%+v: remote %t, absent %t", c.image, c.image.Remote(), c.image.Absent())
		}
	}
}
