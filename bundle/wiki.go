package bundle

import (
	"fmt"
	"path"
	"strings"

	"octavo/doc"
)

// readWiki reads the destination of a link by the name of a note, as the package
// markdown leaves it: [[Note#mark]].
func readWiki(s string) dest {
	name := strings.TrimSuffix(strings.TrimPrefix(s, "[["), "]]")
	name, mark, _ := strings.Cut(name, "#")
	return dest{kind: destWiki, path: strings.ReplaceAll(name, `\`, "/"), mark: mark}
}

// byWiki finds the text that a name means: a file beside the other, the end of a
// path anywhere in the book, the least deep if there are several, an alias, or a
// title.
func (l *linker) byWiki(from *text, name string) *text {
	if t := l.dir.file(path.Join(path.Dir(from.name), name)); t != nil {
		return t
	}
	key := nameKey(strings.Trim(name, "/"))
	var best *text
	for _, t := range l.texts {
		if k := nameKey(t.name); k == key || strings.HasSuffix(k, "/"+key) {
			if best == nil || strings.Count(t.name, "/") < strings.Count(best.name, "/") {
				best = t
			}
		}
	}
	if best != nil {
		return best
	}
	for _, t := range l.texts {
		for _, alias := range t.meta.Aliases {
			if sameWord(alias, name) {
				return t
			}
		}
		if t.doc != nil && sameWord(t.doc.Meta.Title, name) {
			return t
		}
	}
	return nil
}

// wiki leads a link by name. Where there is no such note its words are text.
func (l *linker) wiki(from *text, link *doc.Link, to dest) {
	if l.wikis == nil {
		l.wikis = map[string]*text{}
	}
	key := path.Dir(from.name) + "\x00" + strings.ToLower(to.path)
	target, known := l.wikis[key]
	if !known {
		target = l.byWiki(from, to.path)
		l.wikis[key] = target
	}
	link.Dest = to.path
	switch {
	case target != nil && target.place() != nil:
		l.set(from, link, target, to.mark)
	case target != nil:
		l.outside(from, link, to, target)
	case len(l.texts) == 1:
		from.diags = append(from.diags, doc.Diagnostic{Severity: doc.Info, Pos: link.At, Code: "relative-link",
			Message: fmt.Sprintf("the link leads to another note, %q; only its words are set", to.path), Hint: "make a book of the notes that belong together"})
	default:
		l.warn(from, link, fmt.Sprintf("there is no note %q; only the link's words are set", to.path), l.similarNote(to.path))
	}
}

// similarNote is a hint at the note that was probably meant.
func (l *linker) similarNote(name string) string {
	if hint := l.similar(name); strings.HasPrefix(hint, "did you mean") {
		return hint
	}
	return "a note is found by its file's name, its title, or an alias in its front matter"
}
