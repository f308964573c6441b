package doc

import (
	"strings"
	"testing"
)

func TestSortByPos(t *testing.T) {
	list := []Diagnostic{
		{Pos: Pos{"p.md", 5, 1}, Message: "d"},
		{Pos: Pos{"q.md", 1, 1}, Message: "f"},
		{Message: "g"},
		{Pos: Pos{"p.md", 3, 2}, Message: "b"},
		{Pos: Pos{"p.md", 3, 2}, Message: "c"},
		{Pos: Pos{"p.md", 3, 1}, Message: "a"},
		{Pos: Pos{"p.md", 6, 1}, Message: "e"},
	}
	SortByPos(list)
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.Message)
	}
	if b.String() != "abcdefg" {
		t.Errorf("the order is %s", b.String())
	}
}

func TestWarnOnce(t *testing.T) {
	var d Diagnostics
	d.WarnOnce("a", Pos{}, "code", "one", "")
	d.WarnOnce("a", Pos{}, "code", "again", "")
	d.WarnOnce("a", Pos{}, "other", "two", "")
	d.Warn(Pos{}, "code", "three", "")
	if len(d.List) != 3 || d.List[1].Message != "two" {
		t.Errorf("got %v", d.List)
	}
}
