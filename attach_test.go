package octavo

import (
	"bytes"
	"slices"
	"testing"
	"testing/fstest"

	"octavo/doc"
)

// TestAttachSource: a PDF carries the text that it was made of, byte for byte,
// also where that is not what the text was read as.
func TestAttachSource(t *testing.T) {
	for _, src := range []string{"", "\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\n# A\r\n", "bytes \xFF\x00 that are no text"} {
		for _, profile := range []Profile{"", "a3a", "ua2+a4", "none"} {
			file, _ := convert(t, src, Options{File: "some/where/post.md", Profile: profile, AttachSource: true})
			got, err := Extract(file)
			if err != nil || len(got) != 1 || got[0].Name != "post.md" || !bytes.Equal(got[0].Data, []byte(src)) {
				t.Errorf("%q, %q: got %+v, %v", profile, src, got, err)
			}
			if bytes.Contains(file, []byte("some/where")) {
				t.Error("the file says where its source was")
			}
		}
	}
	plain, _ := convert(t, "text", Options{File: "post.md"})
	if got, err := Extract(plain); err != nil || len(got) > 0 {
		t.Errorf("nothing was to be attached: %v, %v", got, err)
	}
}

// TestAttachBook: a book carries all its texts, each once, in its order.
func TestAttachBook(t *testing.T) {
	files := fstest.MapFS{"b/two.md": {Data: []byte("# Two\n")}, "a/one.md": {Data: []byte("# One\n")}}
	book, err := ReadBook([]Input{
		{FS: files, Path: "b/two.md", Name: "/home/me/posts/b/two.md"},
		{FS: files, Path: "a/one.md", Name: "/home/me/posts/a/one.md"},
	}, BookOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := WriteBook(book.Book, []Edition{{PDF, &b}}, Options{AttachSource: true}); err != nil {
		t.Fatal(err)
	}
	got, err := Extract(b.Bytes())
	var names []string
	for _, s := range got {
		names = append(names, s.Name+" "+string(s.Data))
	}
	slices.Sort(names)
	if want := []string{"a/one.md # One\n", "b/two.md # Two\n"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("got %q, %v; want %q", names, err, want)
	}
}

func TestSourceNames(t *testing.T) {
	for _, c := range []struct{ files, want []string }{
		{[]string{"/a/b/post.md"}, []string{"post.md"}},
		{[]string{"posts/x.md", "posts/x.md", "pages/x.md"}, []string{"posts/x.md", "pages/x.md"}},
		{[]string{"../a/x.md", "b/y.md"}, []string{"a/x.md", "b/y.md"}},
		{[]string{`C:\posts\x.md`, `C:\posts\sub\y.md`}, []string{"x.md", "sub/y.md"}},
		{[]string{""}, []string{""}},
	} {
		var texts []*doc.Document
		for _, f := range c.files {
			texts = append(texts, &doc.Document{File: f, Source: []byte("x")})
		}
		var got []string
		for _, s := range (&Options{}).sources(texts) {
			got = append(got, s.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.files, got, c.want)
		}
	}
}

func TestParseProfile(t *testing.T) {
	for _, name := range []string{"ua1+a2a", "UA2+A4", "a3a", "none"} {
		if _, err := ParseProfile(name); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"", "ua3", "ua2a4"} {
		if p, err := ParseProfile(name); err == nil {
			t.Errorf("%q is %q", name, p)
		}
	}
}
