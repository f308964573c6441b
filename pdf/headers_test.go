package pdf

import (
	"strings"
	"testing"

	"octavo/page"
)

// TestHeaders: cells name the headers above them in their columns and beside
// them in their rows, and those alone.
//
//	+---+-------+
//	|   |  ab   |
//	| k +---+---+
//	|   | a | b |
//	+---+---+---+
//	| r | 1 | 2 |
//	|   +---+---+
//	|   |   3   |
//	+---+---+---+
//	| s |   | 4 |
//	+---+---+---+
func TestHeaders(t *testing.T) {
	s := newSetter(t)
	table := s.tree.Add(page.RoleTable, page.Root)
	head := s.tree.Add(page.RoleTHead, table)
	body := s.tree.Add(page.RoleTBody, table)
	names := map[string]string{}
	add := func(row page.ElemID, role page.Role, scope page.Scope, text string, wide, tall int) {
		id := s.tree.Add(role, row)
		e := s.tree.Get(id)
		e.Scope, e.ColSpan, e.RowSpan = scope, wide, tall
		if text != "" {
			s.text(id, left, s.y, text)
		}
		if role == page.RoleTH {
			names[headName(id)] = text
		}
	}
	row := func(in page.ElemID) page.ElemID { return s.tree.Add(page.RoleTR, in) }
	r := row(head)
	add(r, page.RoleTH, page.ScopeColumn, "k", 1, 2)
	add(r, page.RoleTH, page.ScopeColumn, "ab", 2, 1)
	r = row(head)
	add(r, page.RoleTH, page.ScopeColumn, "a", 1, 1)
	add(r, page.RoleTH, page.ScopeColumn, "b", 1, 1)
	r = row(body)
	add(r, page.RoleTH, page.ScopeRow, "r", 1, 2)
	add(r, page.RoleTD, page.ScopeNone, "1", 1, 1)
	add(r, page.RoleTD, page.ScopeNone, "2", 1, 1)
	add(row(body), page.RoleTD, page.ScopeNone, "3", 2, 1)
	r = row(body)
	add(r, page.RoleTH, page.ScopeRow, "s", 1, 1)
	add(r, page.RoleTD, page.ScopeNone, "", 1, 1)
	add(r, page.RoleTD, page.ScopeNone, "4", 1, 1)

	reader := read(t, render(t, s.document(), Options{}))
	var got []string
	var walk func(v any)
	walk = func(v any) {
		d, ok := reader.get(v).(pdfDict)
		if !ok {
			return
		}
		if d["S"] == name("TH") || d["S"] == name("TD") {
			a, _ := d["A"].(pdfDict)
			list, _ := a["Headers"].([]any)
			cell := ""
			for _, h := range list {
				cell += names[h.(pdfStr).text()] + " "
			}
			got = append(got, strings.TrimSpace(cell))
		}
		if kids, ok := d["K"].([]any); ok {
			for _, k := range kids {
				walk(k)
			}
		} else {
			walk(d["K"])
		}
	}
	walk(reader.dict(reader.root()["StructTreeRoot"])["K"])
	const want = "| | ab| ab| k| ab a r| ab b r| ab a b r| k| ab a s| ab b s"
	if s := strings.Join(got, "| "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// TestNoHeaders: in a plain table scopes say it all.
func TestNoHeaders(t *testing.T) {
	s := newSetter(t)
	table := s.tree.Add(page.RoleTable, page.Root)
	for i := range 3 {
		row := s.tree.Add(page.RoleTR, table)
		for range 2 {
			role, scope := page.RoleTD, page.ScopeNone
			if i == 0 {
				role, scope = page.RoleTH, page.ScopeColumn
			}
			cell := s.tree.Add(role, row)
			s.tree.Get(cell).Scope = scope
			s.text(cell, left, s.y, "x")
		}
	}
	if tree := read(t, render(t, s.document(), Options{})).tree(); strings.Contains(tree, "Headers") {
		t.Errorf("got %s", tree)
	}
}

// TestHeadingInNote: it is no heading of the text, whose levels go on without
// it.
func TestHeadingInNote(t *testing.T) {
	s := newSetter(t)
	s.paragraph(page.RoleH1, "One")
	s.paragraph(page.RoleH2, "Two")
	note := s.tree.Add(page.RoleNote, page.Root)
	s.text(s.tree.Add(page.RoleH1, note), left, s.y, "Noted")
	s.y += 20
	s.paragraph(page.RoleH3, "Three")
	tree := read(t, render(t, s.document(), Options{})).tree()
	if strings.Count(tree, " H1\n") != 1 || !strings.Contains(tree, " H3\n") {
		t.Errorf("got %s", tree)
	}
}
