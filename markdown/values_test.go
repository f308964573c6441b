package markdown

import "testing"

func TestReadYAML(t *testing.T) {
	v, err := ReadYAML([]byte("a: 1\nb:\n  - x\n  - y: z\n"), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := v.Field("b")
	if len(v.Fields) != 2 || len(b.List) != 2 || b.List[1].Fields[0].At.String() != "f.yaml:4:5" {
		t.Errorf("got %+v", v)
	}
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"# only this\n\n", ""},
		{"just text", "f.yaml:1:1: this file should hold lines of the form key: value"},
		{"a: b: c", "f.yaml:1:4: a value with a colon and a space in it must be in quotation marks"},
	} {
		_, err := ReadYAML([]byte(c.in), "f.yaml")
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestReadTOML(t *testing.T) {
	v, err := ReadTOML([]byte("[book]\ntitle = \"A\"\n"), "book.toml")
	book, ok := v.Field("book")
	if err != nil || !ok || book.Fields[0].At.String() != "book.toml:2:1" {
		t.Errorf("got %+v, %v", v, err)
	}
}
