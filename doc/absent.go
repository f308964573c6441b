package doc

import "strings"

// Remote reports whether a picture is on the network.
func (n *Image) Remote() bool {
	s := strings.ToLower(n.Src)
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "//")
}

// Absent reports whether a picture could not be had and leaves no mark in its
// line: an ornament, or a picture of the network that nothing is said of, such
// as the badges and faces of a project's front page.
func (n *Image) Absent() bool {
	return n.Asset == nil && strings.TrimSpace(n.Alt) == "" && (n.Decorative || n.Remote() && n.Title == "")
}

// Unseen reports whether inlines show nothing, as far as pictures go that leave
// no mark: text without a letter, links and styles that hold no more, and line
// breaks between such pictures. Breaks by themselves are space that was asked
// for.
func Unseen(list []Inline) bool {
	breaks, pictures := false, false
	for _, n := range list {
		switch n := n.(type) {
		case *Text:
			if strings.TrimSpace(n.Value) != "" {
				return false
			}
		case *Image:
			if !n.Absent() {
				return false
			}
			pictures = true
		case *Link:
			if !Unseen(n.Inlines) {
				return false
			}
			pictures = true
		case *Span:
			if !Unseen(n.Inlines) {
				return false
			}
			pictures = true
		case *Break:
			breaks = true
		default:
			return false
		}
	}
	return pictures || !breaks
}

// Unseen reports whether a table shows nothing, as nothing but pictures that
// could not be had is in it: the faces of a project's sponsors. One of empty
// cells is no such table, but is there to be filled.
func (t *Table) Unseen() bool {
	if !Unseen(t.Caption) {
		return false
	}
	pictures := false
	for _, rows := range [2][]*Row{t.Head, t.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				if !unseenBlocks(c.Blocks) {
					return false
				}
				pictures = pictures || hasImage(c.Blocks)
			}
		}
	}
	return pictures
}

// unseenBlocks reports whether blocks are paragraphs and figures that show
// nothing.
func unseenBlocks(blocks []Block) bool {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			if !Unseen(b.Inlines) {
				return false
			}
		case *Figure:
			if !Unseen(b.Caption) || !unseenBlocks(b.Blocks) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
