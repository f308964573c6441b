package layout

// printedLinks are the addresses and page numbers that readers of paper need.
type printedLinks struct{}
