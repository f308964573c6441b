package xhtml

import (
	"fmt"
	"strconv"
	"strings"

	"octavo/doc"
	"octavo/theme"
)

// writer writes the text of one file.
type writer struct {
	out   []byte
	env   *Env
	doc   *doc.Document
	file  *File
	words theme.Words
	diags doc.Diagnostics
	at    doc.Pos // of the block being written, for messages

	lang string // of the place being written
	rtl  bool

	ids map[string]bool // those written
	// top is the id of the title; targets are the document's own ids, found
	// when the first link within the document is met.
	top     string
	targets map[string]bool

	// label says that a label for the contents is being written, which has no
	// links, ids, notes and pictures.
	label  bool
	inLink bool
	// afterLink are references to notes that stand in a link, which can't hold
	// another: they follow it.
	afterLink []*doc.NoteRef
	// headCell says that a table's header cell is being written, which can't
	// hold headings and sections.
	headCell bool

	outline outline
	notes   []note
	pages   pages
}

// newWriter makes a writer for a document in a language; "" for the book's.
func newWriter(d *doc.Document, lang string, env *Env) *writer {
	if env == nil {
		env = &Env{}
	}
	w := &writer{env: env, doc: d, file: &File{}, at: doc.Pos{File: d.File}, ids: map[string]bool{}}
	w.lang = env.Lang
	if lang = tag(lang); lang != "" && wellFormed(lang) {
		w.lang = lang
	} else if lang != "" {
		w.badLang(lang)
	}
	if w.lang == "" {
		w.lang = "en"
	}
	w.words = env.Words
	if w.words.Note == "" || !strings.EqualFold(w.lang, env.Lang) {
		w.words = theme.Locale(w.lang)
	}
	w.rtl = theme.RightToLeft(w.lang)
	w.file.Lang = w.lang
	w.notes = make([]note, len(d.Notes))
	w.pages = newPages(env.Pages)
	return w
}

// tag is a language tag as it was meant.
func tag(lang string) string { return strings.ReplaceAll(strings.TrimSpace(lang), "_", "-") }

func (w *writer) raw(s string) { w.out = append(w.out, s...) }

func (w *writer) int(n int) { w.out = strconv.AppendInt(w.out, int64(n), 10) }

// attr writes an attribute.
func (w *writer) attr(name, value string) {
	w.raw(" ")
	w.raw(name)
	w.raw(`="`)
	w.escaped(value, plain)
	w.raw(`"`)
}

func (w *writer) intAttr(name string, n int) {
	w.raw(" ")
	w.raw(name)
	w.raw(`="`)
	w.int(n)
	w.raw(`"`)
}

// escaped writes text with references for markup, and reports what XML can't
// hold.
func (w *writer) escaped(s string, through uint8) {
	out, odd := appendEscaped(w.out, s, through)
	w.out = out
	if odd != 0 {
		w.diags.WarnOnce(string(odd), w.at, "bad-character",
			fmt.Sprintf("the character U+%04X can't be in an EPUB; a replacement character stands for it", odd),
			"remove it from the text")
	}
}

// id writes an id of the document as an attribute.
func (w *writer) id(id string) {
	if id != "" {
		w.ownID(ID(id))
	}
}

// ownID writes an id, if the file doesn't have it yet.
func (w *writer) ownID(id string) {
	if w.label {
		return
	}
	if w.ids[id] {
		w.diags.Warn(w.at, "duplicate-id", "an id is used twice: "+id, "links lead to the first place that has it")
		return
	}
	w.ids[id] = true
	w.file.IDs = append(w.file.IDs, id)
	w.raw(` id="`)
	w.raw(id)
	w.raw(`"`)
}

// freeID is base, or base-2 and so on, that the file doesn't have yet.
func (w *writer) freeID(base string) string {
	id := base
	for n := 2; w.ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// numbers is the tag of the text's language with the digits of its numbers.
func (w *writer) numbers() string { return w.env.Numerals.Tag(w.file.Lang) }

// digits is a number in the digits of the text.
func (w *writer) digits(number string) string { return theme.Digits(number, w.numbers()) }

// scope is what an element changes until its end.
type scope struct {
	lang string
	rtl  bool
}

// attrs writes the attributes of an element beside own, which are its classes;
// leave ends what they change.
func (w *writer) attrs(a *doc.Attr, own string) scope {
	s := scope{w.lang, w.rtl}
	w.id(a.ID)
	w.classes(own, a.Classes)
	w.enterLang(a.Lang)
	return s
}

func (w *writer) leave(s scope) { w.lang, w.rtl = s.lang, s.rtl }

func (w *writer) classes(own string, list []string) {
	if own == "" && len(list) == 0 {
		return
	}
	w.raw(` class="`)
	w.raw(own)
	for i, c := range list {
		if i > 0 || own != "" {
			w.raw(" ")
		}
		w.escaped(c, plain)
	}
	w.raw(`"`)
}

// enterLang writes the language of an element where it is another.
func (w *writer) enterLang(lang string) {
	if lang = tag(lang); lang == "" || strings.EqualFold(lang, w.lang) {
		return
	}
	if !wellFormed(lang) {
		w.badLang(lang)
		return
	}
	w.attr("lang", lang)
	w.attr("xml:lang", lang)
	w.lang = lang
	if rtl := theme.RightToLeft(lang); rtl != w.rtl {
		w.rtl = rtl
		w.attr("dir", direction(rtl))
	}
}

func (w *writer) badLang(lang string) {
	w.diags.WarnOnce(lang, w.at, "bad-language", strconv.Quote(lang)+" is no language tag; it is left out",
		`languages are written as "de" or "pt-BR" (BCP 47)`)
}
