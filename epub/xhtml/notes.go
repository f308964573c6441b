package xhtml

import (
	"bytes"
	"strconv"

	"octavo/doc"
)

// note is a footnote and the places that refer to it.
type note struct {
	refs []string // ids of the references
	// body is the note as written, and end where in it the links back belong.
	body []byte
	end  int
}

// noteRef writes the number of a note as a link to it.
func (w *writer) noteRef(n *doc.NoteRef) {
	if w.label || n.Index < 0 || n.Index >= len(w.notes) {
		return
	}
	if w.inLink {
		w.afterLink = append(w.afterLink, n)
		return
	}
	number := strconv.Itoa(n.Index + 1)
	id := noteRefID + number
	refs := &w.notes[n.Index].refs
	if len(*refs) > 0 {
		id += "-" + strconv.Itoa(len(*refs)+1)
	}
	*refs = append(*refs, id)
	w.raw(`<sup><a epub:type="noteref" role="doc-noteref" href="#` + noteID)
	w.raw(number)
	w.raw(`"`)
	w.ownID(id)
	w.raw(">")
	w.text(w.digits(number))
	w.raw("</a></sup>")
}

// writeNotes writes the notes at the end of the text. Notes can refer to notes,
// so that the links back are known only when all are written.
func (w *writer) writeNotes() {
	if len(w.notes) == 0 {
		return
	}
	w.file.Uses.Notes = len(w.notes)
	out := w.out
	o := w.outline.enter()
	for i := range w.notes {
		w.out = nil
		w.noteBody(i)
		w.notes[i].body = w.out
	}
	w.outline.leave(o)
	w.out = out
	w.raw("<section class=\"notes\" epub:type=\"footnotes\">\n")
	for i := range w.notes {
		n := &w.notes[i]
		w.out = append(w.out, n.body[:n.end]...)
		w.backLinks(n)
		w.out = append(w.out, n.body[n.end:]...)
	}
	w.raw("</section>\n")
}

// noteBody writes a note, whose number stands in its first paragraph.
func (w *writer) noteBody(i int) {
	number := strconv.Itoa(i + 1)
	w.raw(`<aside epub:type="footnote" role="doc-footnote"`)
	w.ownID(noteID + number)
	w.raw(">\n<p")
	n := w.doc.Notes[i]
	w.at = n.At
	rest := n.Blocks
	s := scope{w.lang, w.rtl}
	if p, ok := firstParagraph(rest); ok {
		s = w.attrs(&p.Attr, "")
		w.noteNumber(number)
		w.line(p, p.Inlines)
		rest = rest[1:]
	} else {
		w.noteNumber(number)
	}
	w.raw("</p>\n")
	w.leave(s)
	w.blocks(rest)
	w.notes[i].end = placeOfLinks(w.out)
	w.raw("</aside>\n")
}

func (w *writer) noteNumber(number string) {
	w.raw(`><span class="note-number">`)
	w.text(w.digits(number))
	w.raw(".</span> ")
}

// placeOfLinks is where the links back go: the end of the note's last
// paragraph, or what comes after the last block if that is none.
func placeOfLinks(body []byte) int {
	const end = "</p>\n"
	if bytes.HasSuffix(body, []byte(end)) {
		return len(body) - len(end)
	}
	return len(body)
}

// backLinks writes a link to each of the places that refer to a note.
func (w *writer) backLinks(n *note) {
	if len(n.refs) == 0 {
		return
	}
	alone := !bytes.HasPrefix(n.body[n.end:], []byte("</p>"))
	if alone {
		w.raw("<p>")
	}
	for i, id := range n.refs {
		w.raw(` <a class="back" role="doc-backlink" href="#`)
		w.raw(id)
		w.raw(`">`)
		if w.rtl {
			w.raw("↪")
		} else {
			w.raw("↩")
		}
		if len(n.refs) > 1 {
			w.raw("\u2060<sup>")
			w.text(w.digits(strconv.Itoa(i + 1)))
			w.raw("</sup>")
		}
		w.raw("</a>")
	}
	if alone {
		w.raw("</p>\n")
	}
}
