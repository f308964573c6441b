package markdown

import (
	"bytes"
	"strings"

	"octavo/doc"
)

// unknownElement reports an element that is none of HTML's, once for each name.
// Components of site generators, such as <CodeGroup> ... </CodeGroup>, mostly
// only group what is in them: that is no more than a note.
func (l *lowerer) unknownElement(tok htmlTag, at doc.Pos) {
	if l.reported[tok.Data] {
		return
	}
	if l.reported == nil {
		l.reported = map[string]bool{}
	}
	l.reported[tok.Data] = true
	if isComponent(tok.written) && l.isClosed(tok.written) {
		l.info(at, "html-component",
			"the tags of the component <"+tok.written+"> are left out; what is between them is set as it stands", "")
		return
	}
	l.diags.Warn(at, "unknown-html",
		"the HTML element <"+tok.written+"> is not supported; its text is kept, its tags are not",
		"if it is meant as text, write it as code: `<"+tok.written+">`")
}

// isComponent reports whether a tag is named as components are: <Tabs>, as in
// JSX, or <my-tabs>, as in HTML (section 4.13.3, custom elements).
func isComponent(name string) bool {
	return name[0] >= 'A' && name[0] <= 'Z' && name != strings.ToUpper(name) || strings.Contains(name, "-")
}

// isClosed reports whether there is an end tag of that name in the text.
func (l *lowerer) isClosed(name string) bool {
	if l.endTags == nil {
		l.endTags = map[string]bool{}
		for _, part := range bytes.Split(l.body, []byte("</"))[1:] {
			if end := bytes.IndexByte(part, '>'); end >= 0 {
				l.endTags[string(bytes.TrimSpace(part[:end]))] = true
			}
		}
	}
	return l.endTags[name]
}
