package markdown

import (
	"bytes"
	"strings"
)

// iconSets are what the names of Material for MkDocs' icons begin with.
var iconSets = [...]string{"material-", "octicons-", "fontawesome-", "simple-"}

// iconSigns are the characters that icons stand for where they say something:
// by one of the parts of their names.
var iconSigns = map[string]string{
	"check": "✓", "checkbox": "✓", "tick": "✓",
	"close": "✗", "x": "✗", "xmark": "✗", "times": "✗", "cancel": "✗",
	"star": "★", "heart": "♥", "plus": "+", "minus": "−", "alert": "⚠", "warning": "⚠",
}

var arrowSigns = map[string]string{"right": "→", "left": "←", "up": "↑", "down": "↓"}

// iconSign says what an icon such as material-check-bold stands for: "" for
// one that is an ornament. ok tells whether the name is that of an icon.
func iconSign(name string) (sign string, ok bool) {
	for _, set := range iconSets {
		rest, found := strings.CutPrefix(name, set)
		if !found || rest == "" {
			continue
		}
		if set == "simple-" {
			return "", true // trademarks
		}
		parts := strings.Split(rest, "-")
		for i, part := range parts {
			if part == "arrow" && i+1 < len(parts) && arrowSigns[parts[i+1]] != "" {
				return arrowSigns[parts[i+1]], true
			}
			if s := iconSigns[part]; s != "" {
				return s, true
			}
		}
		return "", true
	}
	return "", false
}

// iconEnd is where what follows an icon goes on: behind its attributes,
// { .lg .middle }, and the spaces behind an icon that leaves nothing.
func iconEnd(rest []byte, blank bool) int {
	n := 0
	if bytes.HasPrefix(rest, []byte("{")) {
		if end := bytes.IndexByte(rest, '}'); end > 0 && bytes.ContainsAny(rest[1:min(end, 4)], ".#:") {
			n = end + 1
		}
	}
	if blank {
		for n < len(rest) && rest[n] == ' ' {
			n++
		}
	}
	return n
}
