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
// no mark: text without a letter, and links that hold no more.
func Unseen(list []Inline) bool {
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
		case *Link:
			if !Unseen(n.Inlines) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
