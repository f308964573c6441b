package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// plainText takes in words that no other parser can make anything of, mostly a
// whole line at a time. Goldmark itself stops at every space, to ask whether an
// address begins there, and makes two nodes of each line. What comes out is the
// same: one text where there were several that follow each other.
type plainText struct{}

// Trigger: goldmark has ' ' stand for all white space and the start of a line.
func (plainText) Trigger() []byte { return []byte{' '} }

// plainStops are the characters that other parsers of inlines begin with, and
// those by which goldmark finds out about escapes and the ends of lines.
const plainStops = "!$%()*+:<=@[]^_`~\\\t\r\n"

// isPlain says that a byte is none of plainStops.
var isPlain = func() (t [256]bool) {
	for i := range t {
		t[i] = true
	}
	for _, c := range []byte(plainStops) {
		t[c] = false
	}
	return t
}()

// maxPlain is how far is looked at a time, so that a line which has much to be
// looked at again takes linear time.
const maxPlain = 1 << 10

func (plainText) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	if at.Padding != 0 || escapes(parent, block, at.Start) {
		return nil
	}
	n := plainPrefix(line)
	if n == 0 {
		return nil
	}
	whole := n >= len(line)-1 && (n == len(line) || line[n] == '\n')
	size := n
	if whole {
		size = len(bytes.TrimRight(line[:n], " "))
	}
	t := lastText(parent, at.Start)
	if t == nil {
		t = ast.NewTextSegment(text.NewSegment(at.Start, at.Start+size))
	} else {
		parent.RemoveChild(parent, t) // goldmark puts it back
		t.Segment.Stop = at.Start + size
	}
	if !whole {
		block.Advance(n)
		return t
	}
	t.SetSoftLineBreak(n < len(line))
	block.AdvanceLine()
	return t
}

// plainPrefix is the length of the words that a line begins with and that are
// nothing but text: up to the space before the first that is not, since an
// address may begin there. With a hard line break, that is its last word.
func plainPrefix(line []byte) int {
	n := 0
	for n < len(line) && n < maxPlain && isPlain[line[n]] {
		n++
	}
	end := n == len(line) || line[n] == '\n'
	if end && n < len(line) && bytes.HasSuffix(line[:n], []byte("  ")) {
		n, end = len(bytes.TrimRight(line[:n], " ")), false
	}
	if www := bytes.Index(line[:n], []byte("www.")); www >= 0 {
		n, end = www, false
	}
	if end {
		return n
	}
	return max(bytes.LastIndexByte(line[:n], ' '), 0)
}

// isPlainLine reports whether a line is nothing but text, for sure.
func isPlainLine(s string) bool {
	for i := range len(s) {
		if !isPlain[s[i]] || s[i] == '{' {
			return false
		}
	}
	return s != "" && s[0] != ' ' && !strings.Contains(s, "www.")
}

// escapes reports whether a backslash may stand before a place: goldmark still
// has to see what it escapes.
func escapes(parent ast.Node, block text.Reader, at int) bool {
	if at > 0 && block.Source()[at-1] == '\\' {
		return true
	}
	line, _ := block.Position()
	if lines := parent.Lines(); line > 0 && line < lines.Len() && at == lines.At(line).Start {
		before := lines.At(line - 1)
		return bytes.HasSuffix(bytes.TrimRight(before.Value(block.Source()), " \t\r\n"), []byte("\\"))
	}
	return false
}

// lastText is the text that a block ends with, if it goes up to a place.
func lastText(parent ast.Node, at int) *ast.Text {
	t, ok := parent.LastChild().(*ast.Text)
	if !ok || t.Segment.Stop != at || t.SoftLineBreak() || t.HardLineBreak() || t.IsRaw() {
		return nil
	}
	return t
}
