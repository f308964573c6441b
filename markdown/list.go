package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"octavo/doc"
)

func (l *lowerer) list(n *ast.List) *doc.List {
	list := &doc.List{
		At: l.posOf(n), Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight,
		Items: make([]*doc.ListItem, 0, n.ChildCount()),
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := l.store.items.new()
		item.At, item.Task, item.Blocks = l.posOf(c), taskState(c), l.blocks(c)
		list.Items = append(list.Items, item)
	}
	return list
}

// taskState looks for the check box that begins an item's first paragraph.
func taskState(item ast.Node) doc.TaskState {
	first := item.FirstChild()
	if first == nil {
		return doc.NoTask
	}
	box, ok := first.FirstChild().(*extast.TaskCheckBox)
	switch {
	case !ok:
		return doc.NoTask
	case box.IsChecked:
		return doc.TaskDone
	}
	return doc.TaskOpen
}

func (l *lowerer) definitions(n *extast.DefinitionList) *doc.DefinitionList {
	list := &doc.DefinitionList{At: l.posOf(n)}
	var item *doc.Definition
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		_, term := c.(*extast.DefinitionTerm)
		if item == nil || term && len(item.Defs) > 0 {
			item = &doc.Definition{At: l.posOf(c)}
			list.Items = append(list.Items, item)
		}
		if term {
			item.Terms = append(item.Terms, l.finish(l.lineOf(c)))
		} else {
			item.Defs = append(item.Defs, l.blocks(c))
		}
	}
	return list
}
