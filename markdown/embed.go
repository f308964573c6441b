package markdown

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

const (
	// maxEmbeds is how many notes a text may take in, and maxEmbedDepth how deep
	// they may lie in each other. Together they are no larger than a text may be.
	maxEmbeds     = 200
	maxEmbedDepth = 8
)

// loneEmbed is the note that a paragraph takes in, if it is nothing else.
func loneEmbed(p ast.Node) *wikiNode {
	n, ok := p.FirstChild().(*wikiNode)
	if !ok || !n.embed || n.NextSibling() != nil || isPictureName(n.to) {
		return nil
	}
	return n
}

// embed puts a note, or the part of it that is named, in the place of a
// paragraph ![[Note#Heading]]. It reports false where a link has to do.
func (l *lowerer) embed(t *tree, n *wikiNode) bool {
	name, mark := cutWiki(n.to)
	at := l.posOf(n)
	file := l.assets.named(name, isNote)
	switch {
	case name == "" || file == "":
		return false
	case l.isEmbedding(file):
		l.diags.Warn(at, "embed-cycle", fmt.Sprintf("%q embeds itself, by way of others perhaps; here a link to it is set", name), "")
		return false
	case len(l.embedding) >= maxEmbedDepth || l.embeds >= maxEmbeds:
		l.diags.Warn(at, "embed", fmt.Sprintf("%q is not embedded: the text embeds too many notes, or too deeply; a link to it is set", name), "")
		return false
	}
	src, err := l.readNote(file)
	if err != nil {
		l.diags.Warn(at, "embed", fmt.Sprintf("the note %q is not embedded: %v; a link to it is set", name, reason(err)), "")
		return false
	}
	l.embeds++
	l.embedded += len(src)
	for _, b := range l.otherText(src, file, mark) {
		t.add(b)
	}
	return true
}

// readNote reads a note for which there is room.
func (l *lowerer) readNote(file string) ([]byte, error) {
	f, err := l.assets.fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	room := max(l.limits.TextBytes-l.embedded, 0)
	src, err := io.ReadAll(io.LimitReader(f, int64(room)+1))
	if err == nil && len(src) > room {
		err = fmt.Errorf("the notes of the text are larger than %s together", doc.Bytes(l.limits.TextBytes))
	}
	return src, err
}

func isNote(p string) bool { return strings.EqualFold(path.Ext(p), ".md") }

// isEmbedding reports whether a file is the text itself, or one that is being
// taken in.
func (l *lowerer) isEmbedding(file string) bool {
	return file == l.ownPath || slices.Contains(l.embedding, file)
}

// otherText lowers a file into the document: all of it, or from a heading to the
// next of its rank, or the block of an id.
func (l *lowerer) otherText(src []byte, file, mark string) []doc.Block {
	src, _ = decode(src, file)
	_, start, _, err := splitFrontMatter(src, file)
	if err != nil {
		start = 0
	}
	saved := *l
	dir := l.assets.dir
	l.body, l.base, l.lines = src[start:], start, newLineIndex(src)
	l.file = path.Join(path.Dir(l.file), relativePath(dir, file))
	l.embedding = append(l.embedding, file)
	l.assets.dir = path.Dir(file)
	root := grammarFor(l.body, nil).Parse(limitedReader{text.NewReader(hideTemplates(l.body)), l.limits}, parser.WithContext(limitedContext(l.limits)))
	first := len(l.notes.nodes)
	l.keepPart(root, mark)
	blocks := l.blocks(root)
	l.lowerNotesFrom(first)
	l.body, l.base, l.lines, l.file, l.embedding = saved.body, saved.base, saved.lines, saved.file, saved.embedding
	l.assets.dir = dir
	return blocks
}

// fromEmbed is a link's destination as it counts from the text, where the link
// is in a note that was taken in.
func (l *lowerer) fromEmbed(to string) string {
	if len(l.embedding) == 0 || to == "" || strings.IndexByte("#/[{@", to[0]) >= 0 || absolute(to) {
		return to
	}
	bare := strings.IndexAny(to, "?#")
	if bare < 0 {
		bare = len(to)
	}
	return relativePath(path.Dir(l.ownPath), path.Join(l.assets.dir, to[:bare])) + to[bare:]
}

// relativePath leads from a folder to a file; both are in one file system.
func relativePath(dir, file string) string {
	up := ""
	for dir != "." {
		if rest, ok := strings.CutPrefix(file, dir+"/"); ok {
			return up + rest
		}
		dir = path.Dir(dir)
		up += "../"
	}
	return up + file
}

// keepPart leaves in a tree the section of a heading, or the block of an id, and
// all notes; everything if there is no such part.
func (l *lowerer) keepPart(root ast.Node, mark string) {
	first, last := l.findPart(root, mark)
	if first == nil {
		return
	}
	var rest []ast.Node
	inside := false
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		inside = inside || c == first
		if _, note := c.(*noteNode); !inside && !note {
			rest = append(rest, c)
		}
		inside = inside && c != last
	}
	for _, c := range rest {
		root.RemoveChild(root, c)
	}
}

// findPart are the first and last blocks of a part; nil if there is none.
func (l *lowerer) findPart(root ast.Node, mark string) (first, last ast.Node) {
	want := onlyLetters(mark)
	if want == "" {
		return nil, nil
	}
	level := 0
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		h, isHeading := c.(*ast.Heading)
		switch {
		case first != nil && isHeading && h.Level <= level:
			return first, last
		case first != nil:
		case isHeading && onlyLetters(l.flatText(h)) == want:
			first, level = c, h.Level
		case !isHeading && holdsBlockID(c, mark):
			return c, c
		}
		last = c
	}
	return first, last
}

func holdsBlockID(root ast.Node, id string) bool {
	for n := root; n != nil; n = following(root, n) {
		if b, ok := n.(*blockIDNode); ok && b.id == id {
			return true
		}
	}
	return false
}
