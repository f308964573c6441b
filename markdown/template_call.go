package markdown

import "strings"

// Template is what a template of a site generator calls.
type Template struct {
	Name string // in lower case; a text by itself, perhaps with filters, is "literal"
	Arg  string // the first argument, or the one that is called path
	all  string // what follows the name
}

// IsSite reports whether a template stands for the site's own address.
func (t Template) IsSite() bool { return siteAddress[t.Name] }

// siteAddress are the names by which generators have the site's own address.
var siteAddress = map[string]bool{
	"site.url": true, "site.baseurl": true, "site.github.url": true, "config.base_url": true,
	".site.baseurl": true, "base_url": true, "baseurl": true,
}

// CutTemplate splits the template off that s begins with, {{ … }} or {% … %}.
func CutTemplate(s string) (call Template, rest string, ok bool) {
	if !strings.HasPrefix(s, "{{") && !strings.HasPrefix(s, "{%") {
		return Template{}, s, false
	}
	end := "}}"
	if s[1] == '%' {
		end = "%}"
	}
	inside, rest, ok := strings.Cut(s[2:], end)
	if !ok {
		return Template{}, s, false
	}
	inside = strings.TrimSpace(inside)
	switch { // Hugo's shortcodes have a second mark
	case s[1] == '{' && strings.HasPrefix(inside, "<"):
		inside = strings.TrimSuffix(inside[1:], ">")
	case s[1] == '{' && strings.HasPrefix(inside, "%"):
		inside = strings.TrimSuffix(inside[1:], "%")
	}
	return readCall(strings.Trim(strings.TrimSpace(inside), "-")), rest, true
}

// readCall reads the inside of a template.
func readCall(s string) Template {
	s = strings.TrimSpace(s)
	if text, _, ok := quoted(s); ok {
		return Template{Name: "literal", Arg: text}
	}
	name, rest, _ := strings.Cut(s, " ")
	if open := strings.IndexByte(s, '('); open > 0 && open < len(name) {
		name, rest = s[:open], s[open+1:]
	}
	all := rest
	if i := strings.Index(rest, "path="); i >= 0 {
		rest = rest[i+len("path="):]
	}
	rest = strings.TrimSpace(rest)
	arg, _, ok := quoted(rest)
	if !ok {
		arg, _, _ = strings.Cut(rest, " ")
	}
	return Template{Name: strings.ToLower(name), Arg: arg, all: all}
}

// field is the value of key="value" behind the name, "" if there is none.
func (t Template) field(key string) string {
	for s := t.all; ; {
		before, rest, ok := strings.Cut(s, "=")
		if !ok {
			return ""
		}
		before = strings.TrimSpace(before)
		value, after, ok := quoted(strings.TrimLeft(rest, " "))
		if !ok {
			value, after, _ = strings.Cut(rest, " ")
		}
		if before[strings.LastIndexByte(before, ' ')+1:] == key {
			return value
		}
		s = after
	}
}

// quoted is the text in quotation marks at the start of s.
func quoted(s string) (text, rest string, ok bool) {
	if s == "" || strings.IndexByte("\"'`", s[0]) < 0 {
		return "", s, false
	}
	text, rest, ok = strings.Cut(s[1:], s[:1])
	return text, rest, ok
}

// siteFile is a reference to a file that begins with templates as one without:
// the site's own address counts as its root, and a text or function that makes
// a path one of the site names the file. What other templates mean is not
// known, and stays.
func siteFile(ref string) string {
	call, rest, ok := CutTemplate(ref)
	for ; ok && call.IsSite(); call, rest, ok = CutTemplate(rest) {
		if !strings.HasPrefix(rest, "{") {
			return "/" + strings.TrimLeft(rest, "/")
		}
	}
	switch {
	case !ok || call.Arg == "":
	case absolute(call.Arg):
		return call.Arg + rest
	case call.Name == "literal" || call.Name == "link" || call.Name == "get_url" || call.Name == "asset_path":
		return "/" + strings.TrimLeft(call.Arg, "/") + rest
	case call.Name == "ref" || call.Name == "relref":
		return call.Arg + rest
	}
	return ref
}
