package layout

// printedLinks are the addresses and page numbers that readers of paper need.
type printedLinks struct{}

// converge sets again what prints other page numbers than those that its
// references now have.
func (m *maker) converge() {}
