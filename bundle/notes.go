package bundle

import "octavo/doc"

// notesOf are the notes that blocks refer to, in the order of their first
// references, with those that these notes refer to. The references, which
// counted into all, are changed to count into the result.
func notesOf(blocks []doc.Block, all []*doc.Note) []*doc.Note {
	var notes []*doc.Note
	index := map[int]int{}
	renumber := doc.Visitor{Inline: func(n doc.Inline) bool {
		ref, ok := n.(*doc.NoteRef)
		if !ok {
			return true
		}
		i, seen := index[ref.Index]
		if !seen {
			i = len(notes)
			index[ref.Index] = i
			note := *all[ref.Index]
			note.Refs = 0
			notes = append(notes, &note)
		}
		notes[i].Refs++
		ref.Index, ref.Nth = i, notes[i].Refs
		return true
	}}
	renumber.Blocks(blocks)
	for i := 0; i < len(notes); i++ {
		renumber.Blocks(notes[i].Blocks)
	}
	return notes
}

// withoutNotes leaves references to notes out; refs are the notes they refer
// to, one for each reference.
func withoutNotes(inlines []doc.Inline) (out []doc.Inline, refs []int) {
	out = make([]doc.Inline, 0, len(inlines))
	keep := func(inside []doc.Inline) []doc.Inline {
		rest, more := withoutNotes(inside)
		refs = append(refs, more...)
		return rest
	}
	for _, n := range inlines {
		switch n := n.(type) {
		case *doc.NoteRef:
			refs = append(refs, n.Index)
		case *doc.Span:
			copied := *n
			copied.Inlines = keep(n.Inlines)
			out = append(out, &copied)
		case *doc.Link:
			copied := *n
			copied.Inlines = keep(n.Inlines)
			out = append(out, &copied)
		default:
			out = append(out, n)
		}
	}
	return out, refs
}
