package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"octavo/doc"
)

// followingAttributes takes the attributes that stand behind an image or a
// link, as Pandoc and kramdown have them: ![](a.png){#id width=50%}, and
// [text](address){:target="_blank"}. They leave the text; braces that hold
// anything else stay in it.
func (l *lowerer) followingAttributes(n ast.Node, keys string) []attributePair {
	texts, s := l.textsBehind(n)
	end := bytes.IndexByte(s, '}')
	if end < 0 || s[0] != '{' {
		return nil
	}
	attrs := parseAttributes(string(s[1:end]), keys)
	if attrs == nil {
		return nil
	}
	cutTexts(texts, end+1)
	return attrs
}

// cutTexts takes bytes from the start of texts that follow each other.
func cutTexts(texts []*ast.Text, left int) {
	for _, t := range texts {
		taken := min(left, t.Segment.Len())
		t.Segment = t.Segment.WithStart(t.Segment.Start + taken)
		left -= taken
	}
}

// textsBehind are the texts that follow a node without a gap up to a closing
// brace (quotation marks, for one, part them), and their source.
func (l *lowerer) textsBehind(n ast.Node) (texts []*ast.Text, src []byte) {
	for {
		t, ok := n.NextSibling().(*ast.Text)
		if !ok || t.IsRaw() || len(texts) > 0 && t.Segment.Start != texts[len(texts)-1].Segment.Stop {
			return texts, src
		}
		part := t.Segment.Value(l.body)
		if len(texts) == 0 && !bytes.HasPrefix(part, []byte("{")) {
			return nil, nil
		}
		texts, src = append(texts, t), append(src, part...)
		if bytes.IndexByte(part, '}') >= 0 || t.SoftLineBreak() || t.HardLineBreak() {
			return texts, src
		}
		n = t
	}
}

// imageAttributes are the size of an image and its id, if any, which goes to
// a span around it.
func (l *lowerer) imageAttributes(n *ast.Image, img *doc.Image) doc.Inline {
	var attr doc.Attr
	for _, a := range l.followingAttributes(n, " id class width height ") {
		switch a.key {
		case "id":
			attr.ID = a.value
		case "class": // the theme knows no kinds of images
		case "width":
			img.Width = dimension(a.value)
		case "height":
			img.Height = dimension(a.value)
		default:
			l.diags.WarnOnce(a.key, img.At, "unknown-attribute",
				"the attribute "+a.key+" is not known and is left out", "known ones are #id, .class, width=… and height=…")
		}
	}
	if attr.ID == "" {
		return img
	}
	l.ids.explicit(&attr.ID, img.At, l)
	return &doc.Span{Attr: attr, Inlines: []doc.Inline{img}}
}

// linkAttributes are those of a link: only its id means something on paper.
func (l *lowerer) linkAttributes(n *ast.Link, at doc.Pos) doc.Attr {
	var attr doc.Attr
	for _, a := range l.followingAttributes(n, " id class target rel title ") {
		if a.key == "id" {
			attr.ID = a.value
			l.ids.explicit(&attr.ID, at, l)
		}
	}
	return attr
}
