package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"octavo/doc"
)

// noteNode is a footnote's text, [^label]: and what is indented below it.
type noteNode struct {
	ast.BaseBlock
	label string // as written
}

// noteRefNode is a reference to a footnote that exists: [^label].
type noteRefNode struct {
	ast.BaseInline
	note *noteNode
}

var (
	noteKind    = ast.NewNodeKind("Note")
	noteRefKind = ast.NewNodeKind("NoteRef")
	notesKey    = parser.NewContextKey() // map of *noteNode by folded label
)

func (*noteNode) Kind() ast.NodeKind            { return noteKind }
func (n *noteNode) Dump(src []byte, lvl int)    { ast.DumpHelper(n, src, lvl, nil, nil) }
func (*noteRefNode) Kind() ast.NodeKind         { return noteRefKind }
func (n *noteRefNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// maxNoteLabel is CommonMark's limit for link labels.
const maxNoteLabel = 999

// noteLabel is the label in "[^label]" at the start of s; n is its length with
// the brackets, 0 if there is none.
func noteLabel(s []byte) (label []byte, n int) {
	if len(s) < 4 || s[0] != '[' || s[1] != '^' {
		return nil, 0
	}
	end := bytes.IndexAny(s[:min(len(s), maxNoteLabel)], "]\n")
	if end < 3 || s[end] != ']' || bytes.ContainsAny(s[2:end], "[ \t") {
		return nil, 0
	}
	return s[2:end], end + 1
}

type noteParser struct{}

func (noteParser) Trigger() []byte { return []byte{'['} }

func (noteParser) Open(_ ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := r.PeekLine()
	at := max(pc.BlockOffset(), 0)
	label, n := noteLabel(line[at:])
	if n == 0 || at+n >= len(line) || line[at+n] != ':' {
		return nil, parser.NoChildren
	}
	node := &noteNode{label: string(label)}
	notes := pc.ComputeIfAbsent(notesKey, func() any { return map[string]*noteNode{} }).(map[string]*noteNode)
	if key := util.ToLinkReference(label); notes[key] == nil {
		notes[key] = node
	}
	r.AdvanceAndSetPadding(at+n+1-segment.Padding, 0)
	return node, parser.HasChildren
}

func (noteParser) Continue(_ ast.Node, r text.Reader, _ parser.Context) parser.State {
	line, _ := r.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, r.LineOffset(), 4)
	if at < 0 {
		return parser.Close
	}
	r.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

func (noteParser) Close(ast.Node, text.Reader, parser.Context) {}
func (noteParser) CanInterruptParagraph() bool                 { return true }
func (noteParser) CanAcceptIndentedLine() bool                 { return false }

type noteRefParser struct{}

func (noteRefParser) Trigger() []byte { return []byte{'['} }

func (noteRefParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	label, n := noteLabel(line)
	if n == 0 {
		return nil
	}
	notes, _ := pc.Get(notesKey).(map[string]*noteNode)
	note := notes[util.ToLinkReference(label)]
	if note == nil {
		return nil
	}
	block.Advance(n)
	return &noteRefNode{note: note}
}

// noteBook numbers the notes in the order of their first references.
type noteBook struct {
	index map[*noteNode]int
	nodes []*noteNode
	notes []*doc.Note
}

func (l *lowerer) noteRef(w *inlines, n *noteRefNode) {
	b := &l.notes
	i, seen := b.index[n.note]
	if !seen {
		if b.index == nil {
			b.index = map[*noteNode]int{}
		}
		i = len(b.nodes)
		b.index[n.note] = i
		b.nodes = append(b.nodes, n.note)
		b.notes = append(b.notes, &doc.Note{At: l.posOf(n.note), Label: n.note.label})
	}
	b.notes[i].Refs++
	w.trimSpace() // a call stands close to its word
	w.add(&doc.NoteRef{At: l.posOf(n), Index: i, Nth: b.notes[i].Refs})
}

// lowerNotes lowers the notes that are referred to. Their own references may
// add more. It must come after the blocks.
func (l *lowerer) lowerNotes(root ast.Node) []*doc.Note {
	b := &l.notes
	l.lowerNotesFrom(0)
	for n := root.FirstChild(); n != nil; n = followingBlock(root, n) {
		if note, ok := n.(*noteNode); ok {
			if _, used := b.index[note]; !used {
				l.diags.Warn(l.posOf(note), "unused-note",
					"nothing refers to the footnote ^"+note.label+", which is left out",
					"refer to it with [^"+note.label+"], or remove it; of two notes of one name the first counts")
			}
		}
	}
	return b.notes
}

// lowerNotesFrom lowers the notes from a number on that have no text yet, as
// those have that stand in a line.
func (l *lowerer) lowerNotesFrom(first int) {
	b := &l.notes
	for i := first; i < len(b.nodes); i++ {
		if n := b.nodes[i]; n != nil {
			b.nodes[i] = nil
			b.notes[i].Blocks = l.blocks(n)
		}
	}
}

// followingBlock is following for blocks: it doesn't enter inlines.
func followingBlock(root, n ast.Node) ast.Node {
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock {
		return c
	}
	for ; n != root; n = n.Parent() {
		if s := n.NextSibling(); s != nil {
			return s
		}
	}
	return nil
}
