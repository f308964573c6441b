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

// TestUnseen: breaks go with the pictures between which they stand.
func TestUnseen(t *testing.T) {
	far, text := &Image{Src: "https://a.org/a.svg"}, &Text{Value: "a"}
	for _, c := range []struct {
		what   string
		list   []Inline
		unseen bool
	}{
		{"nothing", nil, true},
		{"a break", []Inline{&Break{}}, false},
		{"a break after a picture", []Inline{far, &Break{}}, true},
		{"a break after a picture in a link", []Inline{&Link{Inlines: []Inline{far}}, &Break{}}, true},
		{"a break after a picture in bold", []Inline{&Span{Inlines: []Inline{far, &Break{}}}}, true},
		{"a break after a bold picture", []Inline{&Span{Inlines: []Inline{far}}, &Break{}}, true},
		{"a break before text", []Inline{far, &Break{}, text}, false},
		{"text in bold", []Inline{&Span{Inlines: []Inline{far, text}}}, false},
		{"code", []Inline{&Code{}}, false},
	} {
		if Unseen(c.list) != c.unseen {
			t.Errorf("%s: unseen %t", c.what, !c.unseen)
		}
	}
}

// TestUnseenTable: a table of pictures that are not there, and of no more than
// the links that they stand in.
func TestUnseenTable(t *testing.T) {
	far := &Image{Src: "https://a.org/a.svg"}
	cell := func(in ...Inline) *Table {
		return &Table{Rows: []*Row{{Cells: []*Cell{{Blocks: []Block{&Paragraph{Inlines: in}}}, {}}}}}
	}
	for _, c := range []struct {
		what   string
		table  *Table
		unseen bool
	}{
		{"a picture", cell(&Link{Dest: "https://a.org", Inlines: []Inline{&Text{Value: " "}, far}}), true},
		{"a described picture", cell(&Image{Src: far.Src, Alt: "a"}), false},
		{"a picture and a name", cell(far, &Break{}, &Text{Value: "A"}), false},
		{"nothing", cell(), false},
		{"a list", &Table{Rows: []*Row{{Cells: []*Cell{{Blocks: []Block{&List{}}}}}}}, false},
		{"a caption", &Table{Caption: []Inline{&Text{Value: "A"}}, Rows: cell(far).Rows}, false},
		{"a picture in the head", &Table{Head: cell(far).Rows}, true},
		{"a figure", &Table{Rows: []*Row{{Cells: []*Cell{{Blocks: []Block{&Figure{Blocks: cell(far).Rows[0].Cells[0].Blocks}}}}}}}, true},
	} {
		if c.table.Unseen() != c.unseen {
			t.Errorf("%s: unseen %t", c.what, !c.unseen)
		}
	}
}
