package doc

// Visitor walks over a document's nodes in reading order. A function that is
// nil is not called; one that returns false keeps the walk out of the node.
type Visitor struct {
	Block  func(Block) bool
	Inline func(Inline) bool
}

// Document visits the blocks of a document and then its notes. The title and
// the other lines of the metadata are not visited.
func (v Visitor) Document(d *Document) {
	v.Blocks(d.Blocks)
	for _, n := range d.Notes {
		v.Blocks(n.Blocks)
	}
}

// Blocks visits blocks and all that is in them.
func (v Visitor) Blocks(blocks []Block) {
	for _, b := range blocks {
		if v.Block == nil || v.Block(b) {
			v.inside(b)
		}
	}
}

// Inlines visits inlines and all that is in them.
func (v Visitor) Inlines(inlines []Inline) {
	if v.Inline == nil {
		return
	}
	for _, n := range inlines {
		if !v.Inline(n) {
			continue
		}
		switch n := n.(type) {
		case *Span:
			v.Inlines(n.Inlines)
		case *Link:
			v.Inlines(n.Inlines)
		}
	}
}

func (v Visitor) inside(b Block) {
	switch b := b.(type) {
	case *Heading:
		v.Inlines(b.Inlines)
	case *Paragraph:
		v.Inlines(b.Inlines)
	case *List:
		for _, it := range b.Items {
			v.Blocks(it.Blocks)
		}
	case *Quote:
		v.Blocks(b.Blocks)
		v.Inlines(b.Attribution)
	case *Alert:
		v.Inlines(b.Title)
		v.Blocks(b.Blocks)
	case *Table:
		v.Inlines(b.Caption)
		v.rows(b.Head)
		v.rows(b.Rows)
	case *DefinitionList:
		for _, d := range b.Items {
			for _, t := range d.Terms {
				v.Inlines(t)
			}
			for _, blocks := range d.Defs {
				v.Blocks(blocks)
			}
		}
	case *Figure:
		v.Blocks(b.Blocks)
		v.Inlines(b.Caption)
	case *Details:
		v.Inlines(b.Summary)
		v.Blocks(b.Blocks)
	case *Div:
		v.Blocks(b.Blocks)
	}
}

func (v Visitor) rows(rows []*Row) {
	for _, r := range rows {
		for _, c := range r.Cells {
			v.Blocks(c.Blocks)
		}
	}
}
