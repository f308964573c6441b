package xhtml

import (
	"strings"

	"octavo/theme"
)

// PageOptions are what the head of a file needs.
type PageOptions struct {
	// Styles are the addresses of the style sheets, relative to the file.
	Styles []string
	// Title stands in the place of File.Title where that is empty.
	Title string
}

// Page makes a whole XHTML document of a text.
func Page(f *File, o PageOptions) []byte {
	title := f.Title
	if strings.TrimSpace(title) == "" {
		title = o.Title
	}
	if strings.TrimSpace(title) == "" {
		title = "—" // a document has a title
	}
	lang := f.Lang
	if lang == "" || !wellFormed(lang) {
		lang = "en"
	}
	out := make([]byte, 0, len(f.Body)+1024)
	out = append(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"+
		`<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"`...)
	out = AppendAttr(out, "lang", lang)
	out = AppendAttr(out, "xml:lang", lang)
	if theme.RightToLeft(lang) {
		out = append(out, ` dir="rtl"`...)
	}
	out = append(out, ">\n<head>\n<meta charset=\"utf-8\"/>\n<title>"...)
	out = AppendText(out, title)
	out = append(out, "</title>\n"...)
	for _, href := range o.Styles {
		out = append(out, `<link rel="stylesheet" type="text/css"`...)
		out = AppendAttr(out, "href", href)
		out = append(out, "/>\n"...)
	}
	out = append(out, "</head>\n<body"...)
	if f.Type != "" {
		out = AppendAttr(out, "epub:type", f.Type)
	}
	out = append(out, ">\n"...)
	out = append(out, f.Body...)
	return append(out, "</body>\n</html>\n"...)
}
