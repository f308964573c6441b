package markdown

import (
	"bytes"
	"strings"
)

// Site generators put templates where links lead: [a]({{< ref "b.md" >}}) with
// Hugo, [a]({% post_url 2019-05-01-b %}) with Jekyll. To CommonMark that is no
// link, for the spaces in it. So the parser is given a copy of the source in
// which the characters that trouble it are others, one byte for one byte, so
// that places stay what they are.

// hidden pairs characters in a template with those that stand for them.
var hidden = [...]struct{ char, as byte }{
	{' ', 0x01}, {'"', 0x02}, {'\'', 0x03}, {'<', 0x04}, {'>', 0x05}, {'(', 0x06}, {')', 0x07}, {'`', 0x0e}, {'&', 0x0f}, {'\\', 0x10},
}

// maxTemplate is how many bytes are looked at for a template's end.
const maxTemplate = 500

// hideTemplates returns src, or a copy if there are templates in it where links
// lead.
func hideTemplates(src []byte) []byte {
	if !bytes.Contains(src, []byte("{{")) && !bytes.Contains(src, []byte("{%")) {
		return src
	}
	out := src
	for i := 0; ; {
		n := bytes.IndexByte(src[i:], ']')
		if n < 0 {
			return out
		}
		i += n + 1
		start := destinationStart(src, i)
		if start < 0 {
			continue
		}
		for _, r := range templatesIn(src, start) {
			if &out[0] == &src[0] {
				out = bytes.Clone(src)
			}
			hide(out[r[0]:r[1]])
		}
	}
}

// destinationStart is where a link's destination begins if i is behind its "]":
// after "(" or after ":" and spaces. It is -1 if there is none.
func destinationStart(src []byte, i int) int {
	if i >= len(src) || src[i] != '(' && src[i] != ':' {
		return -1
	}
	for i++; i < len(src) && src[i] == ' '; i++ {
	}
	return i
}

// templatesIn are the ranges of the templates in the destination at i, which
// ends at a space or line break outside of them, or at ")".
func templatesIn(src []byte, i int) (ranges [][2]int) {
	for ; i < len(src); i++ {
		switch c := src[i]; {
		case c <= ' ' || c == ')':
			return ranges
		case c != '{' || i+1 == len(src):
		case src[i+1] == '{' || src[i+1] == '%':
			line := src[i:min(i+maxTemplate, len(src))]
			if n := bytes.IndexByte(line, '\n'); n >= 0 {
				line = line[:n]
			}
			end := []byte("}}")
			if src[i+1] == '%' {
				end = []byte("%}")
			}
			n := bytes.Index(line[2:], end)
			if n < 0 {
				return ranges
			}
			ranges = append(ranges, [2]int{i, i + 2 + n + 2})
			i += n + 3
		}
	}
	return ranges
}

func hide(s []byte) {
	for i, c := range s {
		for _, h := range hidden {
			if c == h.char {
				s[i] = h.as
			}
		}
	}
}

// showTemplates undoes hideTemplates in a link's destination. What it shows is
// escaped where Markdown would take it for an escape or an entity.
func showTemplates(to []byte) []byte {
	if bytes.IndexByte(to, '{') < 0 || bytes.IndexFunc(to, func(r rune) bool { return r < ' ' }) < 0 {
		return to
	}
	var b strings.Builder
	for _, c := range to {
		for _, h := range hidden {
			if c == h.as {
				c = h.char
				if c == '&' || c == '\\' {
					b.WriteByte('\\')
				}
				break
			}
		}
		b.WriteByte(c)
	}
	return []byte(b.String())
}
