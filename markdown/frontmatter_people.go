package markdown

import (
	"fmt"
	"strings"

	"octavo/doc"
)

// roleCodes are the MARC relator codes of the roles that front matter names;
// an author needs none.
var roleCodes = []struct{ name, code string }{
	{"author", ""}, {"aut", ""}, {"writer", ""},
	{"editor", "edt"}, {"translator", "trl"}, {"illustrator", "ill"},
	{"contributor", "ctb"}, {"photographer", "pht"}, {"designer", "dsr"},
	{"narrator", "nrt"}, {"reviewer", "rev"}, {"compiler", "com"},
	{"annotator", "ann"}, {"commentator", "cmm"}, {"artist", "art"},
	{"coverdesigner", "cov"}, {"coverartist", "cov"}, {"foreword", "aui"},
	{"introduction", "aui"}, {"afterword", "aft"}, {"publisher", "pbl"},
}

// roleCode returns the MARC code of a role; a code of three letters is one.
func roleCode(role string) (string, bool) {
	role = foldKey(strings.TrimSpace(role))
	for _, r := range roleCodes {
		if r.name == role || r.code == role {
			return r.code, true
		}
	}
	if len(role) == 3 && strings.Trim(role, "abcdefghijklmnopqrstuvwxyz") == "" {
		return role, true
	}
	return "ctb", false
}

// authors reads people: a text, a map, or a list of either.
func (r *metaReader) authors(c candidate) {
	role := ""
	switch c.key {
	case keyEditors:
		role = "edt"
	case keyTranslators:
		role = "trl"
	case keyIllustrators:
		role = "ill"
	case keyContributors:
		role = "ctb"
	}
	list := []*fmValue{c.value}
	if c.value.kind == fmList {
		list = c.value.list
	}
	for _, v := range list {
		var a doc.Author
		switch {
		case v.kind == fmNull:
			continue
		case v.isScalar():
			a = authorFromText(oneLine(v.text))
			a.Role = role
		case v.kind == fmMap:
			a = r.authorFromMap(c, v, role)
		default:
			r.wrongType(c, v, "a name, a list of names, or maps with a name", "write authors: [Jane Doe, Joe Bloggs]")
			return
		}
		if a.Name != "" && !r.hasAuthor(a) {
			r.meta.Authors = append(r.meta.Authors, a)
		}
	}
}

func (r *metaReader) hasAuthor(a doc.Author) bool {
	for _, b := range r.meta.Authors {
		if a.Name == b.Name && a.Role == b.Role {
			return true
		}
	}
	return false
}

// authorFromText reads "Jane Doe" or "Jane Doe <jane@example.org>".
func authorFromText(s string) doc.Author {
	if name, rest, found := strings.Cut(s, "<"); found && strings.HasSuffix(rest, ">") {
		at := strings.TrimSuffix(rest, ">")
		name = strings.TrimSpace(name)
		switch {
		case name == "":
		case strings.Contains(at, "://"):
			return doc.Author{Name: name, URL: at}
		case strings.Contains(at, "@"):
			return doc.Author{Name: name, Email: at}
		}
	}
	return doc.Author{Name: s}
}

// authorFromMap reads a map with a name and what goes with it; what we have no
// use for is kept beside the metadata.
func (r *metaReader) authorFromMap(c candidate, v *fmValue, role string) doc.Author {
	a := doc.Author{Role: role}
	var given, family string
	for _, f := range v.fields {
		text := ""
		if f.value.isScalar() {
			text = oneLine(f.value.text)
		}
		switch key := foldKey(f.key); {
		case text == "" && f.value.kind != fmMap && f.value.kind != fmList:
		case text == "":
			r.extra(c.path+"."+f.key, f)
		case key == "name" || key == "text" || key == "literal" || key == "title" && a.Name == "":
			a.Name = text
		case key == "given" || key == "firstname" || key == "givenname" || key == "first":
			given = text
		case key == "family" || key == "lastname" || key == "familyname" || key == "surname" || key == "last":
			family = text
		case key == "role":
			a.Role = r.role(f.value, text)
		case key == "email" || key == "mail":
			a.Email = text
		case key == "url" || key == "website" || key == "homepage" || key == "link" || key == "web" || key == "uri":
			a.URL = text
		default:
			r.extra(c.path+"."+f.key, f)
		}
	}
	if a.Name == "" {
		a.Name = strings.TrimSpace(given + " " + family)
	}
	if a.Name == "" {
		r.diags = append(r.diags, doc.Diagnostic{
			Pos: v.pos, Code: "front-matter-value",
			Message: fmt.Sprintf("an entry of %q has no name", c.path),
			Hint:    "write - name: Jane Doe",
		})
	}
	return a
}

func (r *metaReader) role(v *fmValue, text string) string {
	code, ok := roleCode(text)
	if !ok {
		r.diags = append(r.diags, doc.Diagnostic{
			Pos: v.pos, Code: "front-matter-value",
			Message: fmt.Sprintf("the role %q is not known, so it counts as a contributor's", text),
			Hint:    "use author, editor, translator, illustrator, or a MARC relator code such as edt",
		})
	}
	return code
}

// languageNames are the names that Pandoc and LaTeX users write for a code.
var languageNames = []struct{ name, tag string }{
	{"english", "en"}, {"american", "en-US"}, {"british", "en-GB"}, {"german", "de"},
	{"ngerman", "de"}, {"deutsch", "de"}, {"french", "fr"}, {"francais", "fr"}, {"français", "fr"},
	{"spanish", "es"}, {"español", "es"}, {"italian", "it"}, {"italiano", "it"}, {"portuguese", "pt"},
	{"português", "pt"}, {"brazilian", "pt-BR"}, {"dutch", "nl"}, {"nederlands", "nl"}, {"swedish", "sv"},
	{"svenska", "sv"}, {"danish", "da"}, {"dansk", "da"}, {"norwegian", "no"}, {"norsk", "no"},
	{"finnish", "fi"}, {"suomi", "fi"}, {"polish", "pl"}, {"polski", "pl"}, {"czech", "cs"}, {"čeština", "cs"},
	{"slovak", "sk"}, {"hungarian", "hu"}, {"magyar", "hu"}, {"russian", "ru"}, {"русский", "ru"},
	{"ukrainian", "uk"}, {"українська", "uk"}, {"greek", "el"}, {"turkish", "tr"}, {"türkçe", "tr"},
	{"romanian", "ro"}, {"catalan", "ca"}, {"japanese", "ja"}, {"chinese", "zh"}, {"latin", "la"},
}

// lang takes a language tag, en_US.UTF-8 and names of languages.
func (r *metaReader) lang(c candidate) {
	s := r.first(c)
	if s == "" {
		return
	}
	if tag, ok := languageTag(s); ok {
		r.meta.Lang = tag
		return
	}
	r.wrongValue(c, c.value, fmt.Sprintf("%q is not a language tag", s), "use a tag such as en, en-GB, de or pt-BR")
}

// languageTag turns what people write for a language into a BCP 47 tag.
func languageTag(s string) (string, bool) {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ".") // en_US.UTF-8
	s, _, _ = strings.Cut(s, "@")
	s = strings.ReplaceAll(s, "_", "-")
	for _, l := range languageNames {
		if strings.EqualFold(l.name, s) {
			return l.tag, true
		}
	}
	parts := strings.Split(s, "-")
	for i, p := range parts {
		if !isSubtag(p) || i == 0 && (len(p) < 2 || len(p) > 3 || strings.Trim(strings.ToLower(p), "abcdefghijklmnopqrstuvwxyz") != "") {
			return "", false
		}
		switch p = strings.ToLower(p); {
		case i > 0 && len(p) == 2:
			p = strings.ToUpper(p)
		case i > 0 && len(p) == 4 && p[0] >= 'a':
			p = strings.ToUpper(p[:1]) + p[1:]
		}
		parts[i] = p
		if i == 0 {
			parts[0] = strings.ToLower(parts[0])
		}
	}
	return strings.Join(parts, "-"), true
}

func isSubtag(s string) bool {
	if s == "" || len(s) > 8 {
		return false
	}
	for i := range len(s) {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}
