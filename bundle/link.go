package bundle

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"octavo/doc"
	"octavo/internal/nearest"
)

// linker leads the links of a book's texts to other texts of it.
type linker struct {
	*builder
	dir     *directory
	base    *url.URL // of the site; nil if not known
	anchors map[*doc.Document]*anchorSet
	hints   int
	stems   []string // of all texts, for hints
	wikis   map[string]*text
}

// link leads the links in all texts of the book to their places.
func (b *builder) link() {
	l := linker{builder: b, dir: newDirectory(b.texts), anchors: map[*doc.Document]*anchorSet{}}
	if b.o.BaseURL != "" {
		base, err := url.Parse(b.o.BaseURL)
		if err != nil || base.Host == "" {
			b.diags.Warn(doc.Pos{}, "base-url", fmt.Sprintf("%q is not the address of a website", b.o.BaseURL), "write it as https://example.org")
		} else {
			base.Path = strings.TrimSuffix(base.Path, "/") + "/"
			l.base = base
		}
	}
	for _, g := range b.groups {
		if g.intro != nil && g.intro.part != nil {
			l.text(g.intro, g.intro.doc)
		}
		for it := range under(g.items) {
			if it.text.pieces == nil {
				l.text(it.text, it.text.doc)
			}
			for _, c := range it.text.pieces {
				l.text(it.text, c.Doc)
			}
		}
	}
}

// text leads the links of a document that is a text or a piece of it.
func (l *linker) text(t *text, d *doc.Document) {
	for link := range linksOf(d) {
		if link.To == nil && !strings.HasPrefix(link.Dest, "#") {
			l.lead(t, link)
		}
	}
}

// lead settles where one link leads.
func (l *linker) lead(from *text, link *doc.Link) {
	to := readDest(link.Dest)
	var target *text
	switch to.kind {
	case destElsewhere:
		return
	case destWeb:
		l.web(from, link, to.path)
		return
	case destHere:
		target = from
	case destRelative:
		target = l.dir.byFile(from, to.path)
	case destSite:
		target = l.bySite(from, to.path)
	case destText:
		var ambiguous bool
		if target, ambiguous = l.dir.byRef(from, to.path); ambiguous {
			l.warn(from, link, fmt.Sprintf("more than one text is called %q", to.path), "write more of its path")
			return
		}
	case destWiki:
		l.wiki(from, link, to)
		return
	case destUnknown:
		l.warn(from, link, fmt.Sprintf("where %s leads is not known", link.Dest), "templates that are known are ref, relref, link, post_url and the site's address")
		return
	}
	if target == nil || target.place() == nil {
		l.outside(from, link, to, target)
		return
	}
	l.set(from, link, target, to.mark)
}

func (l *linker) warn(from *text, link *doc.Link, message, hint string) {
	from.diags = append(from.diags, doc.Diagnostic{Pos: link.At, Code: "missing-link", Message: message, Hint: hint})
}

// bySite finds the text at a path of the site, which may have the path of the
// site's own address before it. With an ending a file may be meant, from the
// folder that was given.
func (l *linker) bySite(from *text, p string) *text {
	if l.base != nil && l.base.Path != "/" {
		if rest, ok := strings.CutPrefix(p, l.base.Path); ok {
			if t := l.dir.bySite(rest); t != nil {
				return t
			}
		}
	}
	if t := l.dir.bySite(p); t != nil {
		return t
	}
	return l.dir.file(path.Join(from.root, p))
}

// web leads a link to the site's own address into the book, if the text that is
// there is in it.
func (l *linker) web(from *text, link *doc.Link, address string) {
	if l.base == nil {
		return
	}
	u, err := url.Parse(address)
	if err != nil || !sameHost(u.Host, l.base.Host) {
		return
	}
	rest, ok := strings.CutPrefix(u.Path, l.base.Path)
	if !ok {
		return
	}
	if t := l.dir.bySite(rest); t != nil && t.place() != nil {
		l.set(from, link, t, u.Fragment)
	}
}

func sameHost(a, b string) bool {
	return strings.EqualFold(strings.TrimPrefix(strings.ToLower(a), "www."), strings.TrimPrefix(strings.ToLower(b), "www."))
}

// set leads a link to a place in a text of the book.
func (l *linker) set(from *text, link *doc.Link, target *text, mark string) {
	place := target.place()
	d := target.doc
	mark, _, _ = strings.Cut(mark, ":~:") // a text fragment
	if mark != "" && mark != "top" && mark != target.formerID {
		place.ID = l.anchor(from, link, target, mark)
	}
	for _, c := range target.pieces {
		if idsOf(c.Doc)[place.ID] {
			place.Chapter, d = c, c.Doc
			break
		}
	}
	if place.ID == d.Meta.TitleID {
		place.ID = ""
	}
	if target == from && place.ID != "" && target.pieces == nil {
		link.Dest = "#" + place.ID
		return
	}
	link.To = place
}

// anchorSet are the ids of a text, and what they are without regard to case
// and punctuation, in which generators differ.
type anchorSet struct {
	ids    map[string]bool
	folded map[string]string
	list   []string
}

// anchor is the id that a link's fragment means in a text; "", with a warning,
// if there is none.
func (l *linker) anchor(from *text, link *doc.Link, target *text, mark string) string {
	set := l.anchorsOf(target)
	if plain, err := url.PathUnescape(mark); err == nil && !set.ids[mark] {
		mark = plain
	}
	if set.ids[mark] {
		return mark
	}
	if id := set.folded[letters(mark)]; id != "" {
		return id
	}
	hint := "the link leads to the beginning of the text"
	if l.hints++; l.hints <= maxHints {
		if near := nearest.Name(strings.ToLower(mark), set.list); near != "" {
			hint = "did you mean #" + near + "?"
		}
	}
	from.diags = append(from.diags, doc.Diagnostic{Pos: link.At, Code: "broken-link",
		Message: fmt.Sprintf("%s has no heading or anchor with the id %s", target.name, mark), Hint: hint})
	return ""
}

func (l *linker) anchorsOf(t *text) *anchorSet {
	if set := l.anchors[t.doc]; set != nil {
		return set
	}
	set := &anchorSet{ids: map[string]bool{}, folded: map[string]string{}}
	l.anchors[t.doc] = set
	docs := []*doc.Document{t.doc}
	for _, c := range t.pieces {
		docs = append(docs, c.Doc)
	}
	for _, d := range docs {
		for _, id := range sortedKeys(idsOf(d)) {
			set.ids[id] = true
			if k := letters(id); k != "" && set.folded[k] == "" {
				set.folded[k] = id
			}
			if len(set.list) < maxNames {
				set.list = append(set.list, id)
			}
		}
	}
	return set
}

// outside settles a link to what is not in the book: where the site's address is
// known it leads there, and otherwise it is reported. A text that is nowhere is
// reported either way.
func (l *linker) outside(from *text, link *doc.Link, to dest, target *text) {
	isFile := l.exists(from, to.path)
	if target == nil && !isFile && (to.kind == destText || isTextName(to.path)) {
		l.warn(from, link, fmt.Sprintf("there is no text %q", to.path), l.similar(to.path))
	} else if l.base == nil {
		l.reportOutside(from, link, to, target, isFile)
	} else if target != nil && target.standing == isDraft {
		from.diags = append(from.diags, doc.Diagnostic{Severity: doc.Info, Pos: link.At, Code: "draft-link",
			Message: fmt.Sprintf("%s is a draft and not in the book; the link leads to where the site will have it", target.name)})
	}
	if l.base != nil {
		link.Dest = l.public(from, to, target)
	}
}

// reportOutside warns of a link that leads nowhere without the site's address.
func (l *linker) reportOutside(from *text, link *doc.Link, to dest, target *text, isFile bool) {
	const remedy = "give the site's address with --base-url"
	switch {
	case len(l.texts) == 1 && target == nil && (isFile || to.kind == destSite):
		// A text by itself has others beside it; that is no mistake.
		from.diags = append(from.diags, doc.Diagnostic{Severity: doc.Info, Pos: link.At, Code: "relative-link",
			Message: "the link to " + link.Dest + " leads out of the document, to another file; only its text is set",
			Hint:    "give its full address, https://…, or the site's with --base-url"})
	case target == nil && to.kind == destRelative && isFile && isPicture(link):
		from.diags = append(from.diags, doc.Diagnostic{Severity: doc.Info, Pos: link.At, Code: "picture-link",
			Message: fmt.Sprintf("the picture links to the file %q, which is not in the book", to.path), Hint: remedy})
	case target == nil && to.kind == destRelative && isFile:
		l.warn(from, link, fmt.Sprintf("%q is a file that is not in the book", to.path), remedy)
	case target == nil:
		l.warn(from, link, fmt.Sprintf("no text of the book is at %q", or(to.path, link.Dest)), l.similar(to.path))
	case target.standing == isDraft:
		l.warn(from, link, target.name+" is a draft and not in the book", "include drafts with --drafts, or "+remedy)
	case target.standing == unselected:
		l.warn(from, link, target.name+" was not selected for the book", remedy)
	default:
		l.warn(from, link, target.name+" introduces a section and is not in the book", "have the sections as parts with --parts section")
	}
}

// isPicture reports whether a link is on a picture: mostly it leads to the same
// picture, larger.
func isPicture(link *doc.Link) bool {
	if len(link.Inlines) != 1 {
		return false
	}
	_, ok := link.Inlines[0].(*doc.Image)
	return ok
}

// exists reports whether there is such a file beside a text.
func (l *linker) exists(from *text, p string) bool {
	at := path.Join(from.dir(), p)
	if from.fsys == nil || !fs.ValidPath(at) {
		return false
	}
	_, err := fs.Stat(from.fsys, at)
	return err == nil
}

// similar is a hint at the text that was probably meant.
func (l *linker) similar(p string) string {
	const otherwise = "give the site's address with --base-url if the link leads to it"
	if l.hints++; l.hints > maxHints {
		return otherwise
	}
	if l.stems == nil {
		for _, t := range l.texts {
			if t.place() != nil && len(l.stems) < maxNames {
				l.stems = append(l.stems, strings.ToLower(t.stem()))
			}
		}
	}
	near := nearest.Name(path.Base(siteKey(p)), l.stems)
	for _, t := range l.texts {
		if near != "" && t.place() != nil && strings.ToLower(t.stem()) == near {
			return "did you mean " + relative(path.Dir(path.Clean(l.texts[0].root+"/x")), t.name) + "?"
		}
	}
	return otherwise
}

// public is the address of what a link leads to on the site.
func (l *linker) public(from *text, to dest, target *text) string {
	u := *l.base
	u.RawQuery, u.Fragment = to.query, to.mark
	switch {
	case target != nil:
		u.Path = path.Join(u.Path, sitePath(target)) + trailing(sitePath(target))
	case to.kind == destSite:
		u.Path = to.path
	case to.kind == destText || isTextName(to.path):
		name := path.Join(path.Dir(from.name), to.path)
		if to.kind == destText {
			name = path.Join(from.root, to.path)
		}
		other := &text{name: name, root: from.root}
		u.Path = path.Join(u.Path, sitePath(other)) + "/"
	case l.exists(from, to.path) && !from.ownFolder():
		u.Path = path.Join(u.Path, siteFolder(&text{name: path.Join(path.Dir(from.name), "x.md"), root: from.root}), to.path)
	default:
		page := path.Join(u.Path, sitePath(from)) + trailing(sitePath(from))
		ref := &url.URL{Path: to.path}
		u.Path = (&url.URL{Path: page}).ResolveReference(ref).Path
	}
	return u.String()
}
