package markdown

import (
	"fmt"
	"strings"

	"octavo/doc"
)

// metaKey is a thing that a document can say about itself.
type metaKey uint8

const (
	keyNone metaKey = iota
	keyTitle
	keySubtitle
	keyDescription
	keyAuthors
	keyEditors
	keyTranslators
	keyIllustrators
	keyContributors
	keyDate
	keyUpdated
	keyTags
	keyCategories
	keyKeywords
	keyDraft
	keyPublished
	keyLang
	keyDir
	keySlug
	keyAliases
	keyWeight
	keySeries
	keySeriesIndex
	keyCover
	keyTOC
	keyPublisher
	keyRights
	keyIdentifier
	keyISBN
	metaKeyCount
)

// metaNames are the names by which the keys go with users of Hugo, Jekyll,
// Zola, Pandoc and others, as foldKey leaves them, the best first: where
// several are there that one is taken.
var metaNames = [metaKeyCount][]string{
	keyTitle:        {"title"},
	keySubtitle:     {"subtitle", "tagline"},
	keyDescription:  {"description", "summary", "abstract", "excerpt", "desc"},
	keyAuthors:      {"authors", "author", "by", "byline", "creator", "creators"},
	keyEditors:      {"editor", "editors"},
	keyTranslators:  {"translator", "translators"},
	keyIllustrators: {"illustrator", "illustrators"},
	keyContributors: {"contributor", "contributors"},
	keyDate:         {"date", "publishdate", "pubdate", "publishedat", "publicationdate", "createdat", "created"},
	keyUpdated:      {"updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "updatedat", "lastupdated", "dateupdated"},
	keyTags:         {"tags", "tag"},
	keyCategories:   {"categories", "category"},
	keyKeywords:     {"keywords", "keyword"},
	keyDraft:        {"draft"},
	keyPublished:    {"published"},
	keyLang:         {"lang", "language", "locale"},
	keyDir:          {"dir", "direction"},
	keySlug:         {"slug"},
	keyAliases:      {"aliases", "alias", "url", "permalink", "path", "redirectfrom"},
	keyWeight:       {"weight", "order", "navorder", "sidebarposition"},
	keySeries:       {"series", "belongstocollection"},
	keySeriesIndex:  {"seriesindex", "seriesorder", "seriesnumber", "seriesweight", "seriespart", "groupposition"},
	keyCover:        {"cover", "coverimage", "featuredimage", "featureimage", "image", "heroimage", "hero", "banner", "thumbnail", "images"},
	keyTOC:          {"toc", "tableofcontents", "showtoc"},
	keyPublisher:    {"publisher"},
	keyRights:       {"rights", "copyright"},
	keyIdentifier:   {"identifier"},
	keyISBN:         {"isbn"},
}

// merges reports whether all names of a key count, and not just the best.
func (k metaKey) merges() bool { return k == keyAliases || k == keyAuthors || k == keyTags }

// findMetaKey returns what a key means, and how good a name for it it is.
func findMetaKey(key string) (k metaKey, rank int) {
	key = foldKey(key)
	for k, names := range metaNames {
		for rank, name := range names {
			if name == key {
				return metaKey(k), rank
			}
		}
	}
	return keyNone, 0
}

func knownKey(key string) bool {
	k, _ := findMetaKey(key)
	return k != keyNone
}

// metaReader fills in a Meta from a tree.
type metaReader struct {
	meta  doc.Meta
	diags []doc.Diagnostic
	rtl   bool // the text is said to run from right to left
}

// candidate is a field with what it means. Rank decides between candidates for
// the same key: lower wins.
type candidate struct {
	fmField
	path string // the key with the groups it stands in, extra.color
	key  metaKey
	rank int
}

// groupRank makes names in a group ([extra], [params]) yield to others.
const groupRank = 100

func (r *metaReader) read(root *fmValue) {
	all := candidates(root, "", 0, nil)
	best := [metaKeyCount]int{}
	for i := range best {
		best[i] = -1
	}
	for i, c := range all {
		if b := best[c.key]; b < 0 || c.rank < all[b].rank {
			best[c.key] = i
		}
	}
	for i, c := range all {
		if c.key != keyNone && (c.key.merges() || best[c.key] == i) {
			r.set(c)
		} else {
			r.extra(c.path, c.fmField)
		}
	}
	if r.rtl {
		r.runLeft()
	}
	r.reportUnknown(all)
}

// candidates lists the fields of a map and of the groups in it, in the
// source's order.
func candidates(v *fmValue, prefix string, rank int, all []candidate) []candidate {
	for _, f := range v.fields {
		group := prefix == "" && f.value.kind == fmMap
		switch name := foldKey(f.key); {
		case group && (name == "extra" || name == "params" || name == "taxonomies"):
			all = candidates(f.value, f.key+".", groupRank, all)
		default:
			k, n := findMetaKey(f.key)
			all = append(all, candidate{f, prefix + f.key, k, rank + n})
		}
	}
	return all
}

// extra keeps a field that has no other place.
func (r *metaReader) extra(path string, f fmField) {
	r.meta.Extra = append(r.meta.Extra, doc.Field{At: f.pos, Key: path, Value: f.value.String()})
}

// set takes a field into the metadata. A key without a value says nothing.
func (r *metaReader) set(c candidate) {
	v, m := c.value, &r.meta
	if v.kind == fmNull {
		return
	}
	switch c.key {
	case keyTitle:
		m.Title = r.text(c)
	case keySubtitle:
		m.Subtitle = r.text(c)
	case keyDescription:
		m.Description = r.text(c)
	case keyAuthors, keyEditors, keyTranslators, keyIllustrators, keyContributors:
		r.authors(c)
	case keyDate:
		r.date(c, &m.Date)
	case keyUpdated:
		r.date(c, &m.Updated)
	case keyTags:
		m.Tags = appendNew(m.Tags, r.words(c, false))
	case keyCategories:
		m.Categories = appendNew(m.Categories, r.words(c, true))
	case keyKeywords:
		m.Keywords = appendNew(m.Keywords, r.words(c, false))
	case keyAliases:
		list := r.texts(c)
		m.Aliases = appendNew(m.Aliases, list)
		if len(list) > 0 && m.Address == "" && isAddressKey(c.fmField.key) {
			m.Address = list[0]
		}
	default:
		r.setRest(c)
	}
}

// setRest takes in the keys of single values.
func (r *metaReader) setRest(c candidate) {
	m := &r.meta
	switch c.key {
	case keyDraft:
		m.Draft = r.truth(c) || m.Draft
	case keyPublished:
		r.published(c)
	case keyLang:
		r.lang(c)
	case keyDir:
		r.direction(c)
	case keySlug:
		m.Slug = r.text(c)
	case keyWeight:
		r.weight(c)
	case keySeries:
		r.series(c)
	case keySeriesIndex:
		m.SeriesIndex = r.text(c)
	case keyCover:
		m.Cover = r.cover(c)
	case keyTOC:
		on := c.value.kind == fmMap
		if on {
			s := c.value.field("enable", "enabled", "show", "auto")
			on = s == nil || !isNo(s.text)
		} else {
			on = r.truth(c)
		}
		m.TOC = &on
	case keyPublisher:
		m.Publisher = r.text(c)
	case keyRights:
		m.Rights = r.text(c)
	case keyIdentifier:
		if id := r.identifier(c); id != "" {
			m.Identifier = id
		}
	case keyISBN:
		if isbn := r.text(c); isbn != "" && m.Identifier == "" {
			m.Identifier = "urn:isbn:" + strings.NewReplacer("-", "", " ", "").Replace(isbn)
		}
	}
}

// wrongType warns that a key can't have a value such as this, and keeps it.
func (r *metaReader) wrongType(c candidate, v *fmValue, want, hint string) {
	r.diags = append(r.diags, doc.Diagnostic{
		Pos:     v.pos,
		Code:    "front-matter-type",
		Message: fmt.Sprintf("%q should be %s, not %s", c.path, want, v.kind),
		Hint:    hint,
	})
	r.extra(c.path, c.fmField)
}

func (r *metaReader) wrongValue(c candidate, v *fmValue, message, hint string) {
	r.diags = append(r.diags, doc.Diagnostic{Pos: v.pos, Code: "front-matter-value", Message: message, Hint: hint})
	r.extra(c.path, c.fmField)
}
