package bundle

import (
	"slices"
	"strings"

	"octavo/doc"
)

// split divides a text that is a whole book, with several headings of level 1,
// into a chapter for each, and one for what comes before the first. It is nil
// for any other text.
func (b *builder) split(t *text) []*doc.Chapter {
	pieces := chaptersIn(t.doc.Blocks)
	if pieces == nil {
		return nil
	}
	d := t.doc
	flattenShared(pieces, d.Notes)
	all := d.Notes
	title, line := d.Meta.Title, d.Meta.TitleLine
	first, _ := d.Blocks[0].(*doc.Heading)
	if t.meta.Title == "" && (first == nil || !isListOfChanges(d, first)) {
		title, line = "", nil
	}
	var chapters []*doc.Chapter
	for _, blocks := range pieces {
		piece := &doc.Document{File: d.File, Blocks: blocks, Meta: doc.Meta{Lang: d.Meta.Lang, LangFound: d.Meta.LangFound}}
		piece.Notes = notesOf(blocks, all)
		if h, ok := blocks[0].(*doc.Heading); ok && h.Level == 1 && doc.PlainText(h.Inlines) != "" {
			takeHeading(piece, h, 0)
		} else if piece.Meta.Title, piece.Meta.TitleLine = title, line; title == "" {
			piece.Meta.Title, piece.Meta.TitleLine = plainLine(readable(t.stem()))
		}
		chapters = append(chapters, &doc.Chapter{Doc: piece})
	}
	linkPieces(chapters)
	// What is left of the text says what the book is.
	d.Meta.Title, d.Meta.TitleLine, d.Meta.TitleFromHeading, d.Meta.TitleInBody = title, line, false, false
	return chapters
}

// chaptersIn divides blocks at their headings of level 1; nil where there are
// fewer than two of them, or more than books have.
func chaptersIn(blocks []doc.Block) (pieces [][]doc.Block) {
	isStart := func(b doc.Block) bool {
		h, ok := b.(*doc.Heading)
		return ok && h.Level == 1
	}
	var starts []int
	for i, b := range blocks {
		if isStart(b) {
			starts = append(starts, i)
		}
	}
	if len(starts) < 2 || len(starts) > maxPieces {
		return nil
	}
	if starts[0] > 0 {
		starts = append([]int{0}, starts...)
	}
	for i, from := range starts {
		to := len(blocks)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		pieces = append(pieces, slices.Clip(blocks[from:to]))
	}
	return pieces
}

// flattenShared makes plain text of the notes that several pieces refer to and
// that refer to others: in each piece these would have another number.
func flattenShared(pieces [][]doc.Block, notes []*doc.Note) {
	users := make([]int, len(notes))
	for _, blocks := range pieces {
		for i := range refsIn(blocks) {
			users[i]++
		}
	}
	for i, n := range notes {
		if users[i] > 1 && len(refsIn(n.Blocks)) > 0 {
			s := strings.Join(strings.Fields(doc.BlockText(n.Blocks)), " ")
			n.Blocks = []doc.Block{&doc.Paragraph{At: n.At, Inlines: []doc.Inline{&doc.Text{Value: s}}}}
		}
	}
}

func refsIn(blocks []doc.Block) map[int]bool {
	refs := map[int]bool{}
	doc.Visitor{Inline: func(n doc.Inline) bool {
		if ref, ok := n.(*doc.NoteRef); ok {
			refs[ref.Index] = true
		}
		return true
	}}.Blocks(blocks)
	return refs
}

// linkPieces leads the links within a text that are now between chapters.
func linkPieces(chapters []*doc.Chapter) {
	home := map[string]*doc.Chapter{}
	for _, c := range chapters {
		for id := range idsOf(c.Doc) {
			if home[id] == nil {
				home[id] = c
			}
		}
	}
	for _, c := range chapters {
		for l := range linksOf(c.Doc) {
			id, local := strings.CutPrefix(l.Dest, "#")
			if to := home[id]; local && to != nil && to != c {
				l.To = placeIn(to, id)
			}
		}
	}
}

// placeIn is the place of an id in a chapter: that of its title is its
// beginning.
func placeIn(c *doc.Chapter, id string) *doc.Place {
	if id == c.Doc.Meta.TitleID {
		id = ""
	}
	return &doc.Place{Chapter: c, ID: id}
}
