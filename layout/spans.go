package layout

import (
	"strconv"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
)

// spanner turns inlines into spans of styled text.
type spanner struct {
	c      *collector
	ctx    context
	spans  []inline.Span
	links  []*doc.Link // by Span.Link - 1
	elems  []page.ElemID
	anchor string // that waits for a span
	link   int
	pos    doc.Pos
	// raw and plain are how much text the spans have, and how much of it the
	// plain text of the inlines; marks are where the two come to differ.
	raw, plain int
	marks      []plainMark
	skipped    bool // a picture that leaves no mark
}

// place is where in the tree of inlines the spanner is.
type place struct {
	look look
	elem page.ElemID
	lang string
}

// spansOf gives the spans of a block's inlines, in a style, under an element.
func (c *collector) spansOf(inlines []doc.Inline, ts *textStyle, elem page.ElemID, ctx context, pos doc.Pos) *spanner {
	s := &spanner{c: c, ctx: ctx, pos: pos}
	s.all(inlines, place{look: look{style: ts}, elem: elem})
	return s
}

func (s *spanner) all(inlines []doc.Inline, at place) {
	for _, in := range inlines {
		s.one(in, at)
	}
}

func (s *spanner) one(in doc.Inline, at place) {
	switch in := in.(type) {
	case *doc.Text:
		s.text(in.Value, at)
	case *doc.Span:
		s.span(in, at)
	case *doc.Code:
		at.look.code = true
		at.elem = s.c.g.tree.Add(page.RoleCode, at.elem)
		s.text(in.Value, at)
	case *doc.Math:
		s.formula(in, at)
	case *doc.Link:
		s.linked(in, at)
	case *doc.Image:
		s.image(in, at)
	case *doc.Break:
		if s.skipped && len(s.spans) == 0 { // of a picture and its name, the name
			s.markPlain(1)
			return
		}
		s.text(" ", at) // for those who copy or hear the text
		s.emit(inline.Span{Break: true, Style: s.c.styles.inline(at.look), Elem: at.elem})
	case *doc.NoteRef:
		s.noteRef(in, at)
	case *doc.Anchor:
		s.anchorHere(in.ID)
	}
}

func (s *spanner) anchorHere(id string) {
	if s.anchor != "" {
		s.c.anchor(s.anchor) // two in one place: the block's start will do
	}
	s.anchor = id
}

func (s *spanner) text(t string, at place) {
	s.emit(inline.Span{Text: t, Style: s.c.styles.inline(at.look), Elem: at.elem, Lang: at.lang})
	s.plain += len(t)
}

func (s *spanner) emit(sp inline.Span) {
	sp.Link, sp.Pos = s.link, s.pos
	if s.anchor != "" {
		sp.Anchor, s.anchor = s.c.cfg.place(s.anchor), ""
	}
	s.spans = append(s.spans, sp)
	s.raw += len(sp.Text)
}

func (s *spanner) span(in *doc.Span, at place) {
	if in.Attr.ID != "" {
		s.anchorHere(in.Attr.ID)
	}
	if in.Attr.Lang != "" {
		at.lang = in.Attr.Lang
		at.elem = s.c.g.tree.Add(page.RoleSpan, at.elem)
		s.c.g.tree.Get(at.elem).Lang = in.Attr.Lang
	}
	switch in.Kind {
	case doc.SpanRuby:
		s.ruby(in, at)
		return
	case doc.SpanEmph, doc.SpanCite:
		at.look.emph = !at.look.emph
	case doc.SpanStrong:
		at.look.strong = true
	case doc.SpanStrike:
		at.look.strike = true
	case doc.SpanSub:
		at.look.script = -1
	case doc.SpanSup:
		at.look.script = 1
	case doc.SpanMark:
		at.look.mark = true
	case doc.SpanUnderline:
		at.look.under = true
	case doc.SpanSmall:
		at.look.small = true
	case doc.SpanKbd:
		at.look.kbd = true
	}
	s.all(in.Inlines, at)
}

func (s *spanner) linked(in *doc.Link, at place) {
	if s.link != 0 || doc.Unseen(in.Inlines) || !s.c.leadsSomewhere(in) {
		s.all(in.Inlines, at)
		return
	}
	outer := at
	s.links = append(s.links, in)
	s.link = len(s.links)
	at.look.link = true
	at.elem = s.c.g.tree.Add(page.RoleLink, at.elem)
	s.elems = append(s.elems, at.elem)
	s.all(in.Inlines, at)
	s.link = 0
	s.afterLink(in, outer)
}

// leadsSomewhere reports whether a link can be followed from a PDF: to a place
// in the document or to an absolute address. A file beside the source is no
// such place; where it would lead is only known where it is published. Places
// that do not exist were reported when the document was read.
func (c *collector) leadsSomewhere(in *doc.Link) bool {
	if in.To != nil {
		return c.cfg.bound.places.name(in.To) != ""
	}
	if id, ok := within(in.Dest); ok {
		return c.cfg.targets[id]
	}
	if hasScheme(in.Dest) {
		return true
	}
	if in.Dest != "" {
		c.g.diags = append(c.g.diags, doc.Diagnostic{
			Severity: doc.Info, Pos: in.At, Code: "relative-link",
			Message: "the link to " + in.Dest + " leads out of the document, to another file; only its text is set",
			Hint:    "give its full address, https://…, or the site's with --base-url",
		})
	}
	return false
}

// hasScheme reports whether a destination is an absolute URL.
func hasScheme(dest string) bool {
	for i, r := range dest {
		switch {
		case r == ':':
			return i > 1
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
		case i > 0 && (r >= '0' && r <= '9' || r == '+' || r == '-' || r == '.'):
		default:
			return false
		}
	}
	return false
}

// noteRef calls a note: a superior figure that leads to it. The note stands at
// the foot of the page of its first call.
func (s *spanner) noteRef(in *doc.NoteRef, at place) {
	s.callNote(s.c.cfg.noteIndex(in.Index), in.Nth == 1, in.At, at)
}

// callNote calls the note with an index, for the first time or again.
func (s *spanner) callNote(index int, first bool, pos doc.Pos, at place) {
	number := s.c.cfg.digits(strconv.Itoa(index + 1))
	s.links = append(s.links, &doc.Link{At: pos, Dest: "#" + noteID(index)})
	outer := s.link
	s.link = len(s.links)
	at.elem = s.c.g.tree.Add(page.RoleReference, at.elem)
	at.elem = s.c.g.tree.Add(page.RoleLink, at.elem)
	s.elems = append(s.elems, at.elem)
	at.look.script, at.look.emph, at.look.strong = 1, false, false
	st := *s.c.styles.inline(at.look)
	st.Color = ink(s.c.cfg.theme.Colors.Accent)
	sp := inline.Span{Text: number, Style: &st, Elem: at.elem}
	if first {
		s.anchorHere(noteRefID(index))
		sp.Note = index + 1
	}
	s.emit(sp)
	s.markPlain(0)
	s.link = outer
}

// plainMark says that a place in the text of the spans is one in the plain
// text.
type plainMark struct{ raw, plain int }

// markPlain notes that what was set last is so many bytes of the plain text.
func (s *spanner) markPlain(n int) {
	s.plain += n
	if len(s.marks) > 0 || s.raw != s.plain {
		s.marks = append(s.marks, plainMark{s.raw, s.plain})
	}
}

// plainAt is the place in the plain text of a place in the text of the spans:
// before a picture that stands there.
func (s *spanner) plainAt(raw int) int {
	at, most := plainMark{}, s.plain
	for _, m := range s.marks {
		if m.raw >= raw {
			most = m.plain
			break
		}
		at = m
	}
	return min(at.plain+raw-at.raw, most)
}

func noteID(index int) string    { return "_note-" + strconv.Itoa(index+1) }
func noteRefID(index int) string { return "_note-ref-" + strconv.Itoa(index+1) }

// image sets a picture in a line.
func (s *spanner) image(in *doc.Image, at place) {
	st := s.c.styles.inline(at.look)
	if in.Absent() {
		s.skipped = true
		s.markPlain(len(in.Alt))
		return
	}
	elem := s.c.figureElem(in, at.elem)
	if in.Asset == nil {
		s.missingImage(in, *st, elem, at.look)
		s.markPlain(len(in.Alt))
		return
	}
	size := s.c.imageSize(in, s.ctx)
	drop := geom.Length(0)
	if size.H <= 2*st.Size {
		drop = st.Size / 5 // a badge or icon stands a little below the line
	}
	rect := geom.Rect{Y: drop - size.H, W: size.W, H: size.H}
	s.emit(inline.Span{
		Object: &inline.Object{
			Width: size.W, Above: size.H - drop, Below: drop,
			Items: s.c.drawImage(in, rect, elem), Text: in.Alt,
		},
		Style: st, Elem: elem,
	})
	s.markPlain(len(in.Alt))
}
