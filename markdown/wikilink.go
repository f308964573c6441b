package markdown

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"octavo/doc"
)

// wikiNode is a link by the name of a note, [[Note#Heading|words]], or, with an
// exclamation mark before it, the note or picture itself (Obsidian).
type wikiNode struct {
	ast.BaseInline
	to, words string // as written
	embed     bool
}

var wikiKind = ast.NewNodeKind("WikiLink")

func (*wikiNode) Kind() ast.NodeKind         { return wikiKind }
func (n *wikiNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// wikiParser finds links by name. CommonMark has its say before: [[a]] is a link
// where [a] is defined, and [[a]](b) is one to b. Neither are an index, as in
// x[[1]], nor a shell's [[ -f x ]].
type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'[', '!'} }

func (wikiParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	embed := line[0] == '!'
	s := bytes.TrimPrefix(line, []byte("!"))
	if len(s) < 5 || s[0] != '[' || s[1] != '[' {
		return nil
	}
	before := block.PrecendingCharacter()
	end := bytes.IndexAny(s[2:], "[]\n")
	if end < 1 || !bytes.HasPrefix(s[2+end:], []byte("]]")) || !embed && before < 0x80 && (isAlnum(byte(before)) || before == ']' || before == ')') {
		return nil
	}
	inside, rest := s[2:2+end], s[4+end:]
	if len(rest) > 0 && (rest[0] == '(' || rest[0] == '[' || rest[0] == ']' || rest[0] == ':') && !embed && rest[0] != ':' {
		return nil
	}
	to, words, _ := strings.Cut(strings.ReplaceAll(string(inside), `\|`, "|"), "|")
	if isSpace(inside[0]) || strings.TrimSpace(to) == "" || strings.Trim(to, "0123456789,;: .+-*/=") == "" || isContentsWord(to) {
		return nil
	}
	if _, defined := pc.Reference(util.ToLinkReference(inside)); defined {
		return nil
	}
	block.Advance(len(line) - len(rest))
	return &wikiNode{embed: embed, to: strings.TrimSpace(to), words: strings.TrimSpace(words)}
}

func isContentsWord(s string) bool {
	s = strings.ToLower(s)
	return s == "toc" || s == "_toc_"
}

// wikiLink lowers a link by name. That it is one is what its destination says,
// "[[Note#mark]]", until a book finds the note.
func (l *lowerer) wikiLink(w *inlines, n *wikiNode) {
	if n.embed && isPictureName(n.to) {
		w.add(l.wikiImage(n))
		return
	}
	name, mark := cutWiki(n.to)
	words := n.words
	if !n.embed && words == "" && mark == "" && isCodeWord(name) && l.assets.named(name, isNote) == "" {
		w.writeExact("[[" + name + "]]")
		return
	}
	switch {
	case words != "":
	case name == "":
		words = mark
	case mark != "" && !strings.Contains(n.to, "#^"):
		words = path.Base(name) + " › " + mark
	default:
		words = strings.TrimSuffix(path.Base(name), ".md")
	}
	to := "[[" + name + "#" + mark + "]]"
	if name == "" {
		to = "#" + mark
	} else if mark == "" {
		to = "[[" + name + "]]"
	}
	w.openNode(l.newLink(to, l.posOf(n)))
	w.write([]byte(words))
	w.close()
}

// isCodeWord reports whether what brackets hold may be code, as the attributes
// of C++ are: [[nodiscard]].
func isCodeWord(s string) bool { return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_:") == "" }

// cutWiki cuts what a link names into a note and a place in it: the last of the
// headings, or a block's id without its mark.
func cutWiki(to string) (name, mark string) {
	name, mark, found := strings.Cut(to, "#")
	if !found {
		if i := strings.LastIndex(name, "^"); i > 0 {
			name, mark = name[:i], name[i+1:]
		}
		return name, mark
	}
	mark = mark[strings.LastIndexByte(mark, '#')+1:]
	return strings.TrimSpace(name), strings.TrimPrefix(strings.TrimSpace(mark), "^")
}

// wikiImage is a picture that is named, wherever it lies; behind its name stands
// its width, its size, or what it shows.
func (l *lowerer) wikiImage(n *wikiNode) *doc.Image {
	img := &doc.Image{At: l.posOf(n), Src: n.to}
	for _, part := range strings.Split(n.words, "|") {
		wide, high, _ := strings.Cut(part, "x")
		switch {
		case dimension(wide).Value > 0 && strings.Trim(part, "0123456789x") == "":
			img.Width, img.Height = dimension(wide), dimension(high)
		case part != "left" && part != "right" && part != "center":
			img.Alt = part
		}
	}
	if p := l.assets.named(n.to, isPictureName); p != "" {
		img.Src = "/" + p
	}
	l.load(img)
	img.Src = n.to
	return img
}

func isPictureName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff", ".avif":
		return true
	}
	return false
}
