package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Pairs of templates make boxes of what is between them: Hugo's themes have
// {{% notice tip %}} … {{% /notice %}}, Jekyll's {% note %} … {% endnote %}, and
// Zola's sites {% quote(author="A") %} … {% end %}.

// isBox reports whether templates of a name make a box.
func isBox(name string) bool {
	switch name {
	case "notice", "callout", "admonition", "alert", "hint", "note", "tip", "warning", "info", "important", "caution", "danger",
		"details", "expand", "collapse", "spoiler", "quote", "blockquote", "epigraph",
		"tabs", "tabpane", "tab", "columns", "column", "steps", "center", "lead":
		return true
	}
	return false
}

// templateBox is the box that a template opens.
func templateBox(call Template) *containerNode {
	n := &containerNode{style: templateContainer, word: call.Name, closing: call.Name}
	title := first(call.field("title"), call.field("name"), call.field("summary"), call.field("header"), call.field("author"))
	switch call.Name {
	case "notice", "callout", "admonition", "alert", "hint":
		n.word = strings.ToLower(first(call.field("type"), call.field("style"), call.field("context"), call.Arg))
		if kindOfAlert(n.word) == "" {
			n.word = "note"
		}
	case "tabs", "tabpane", "columns", "column", "steps", "center", "lead":
		n.word = ""
	case "tab", "details", "expand", "collapse", "spoiler", "quote":
		if title == "" && !strings.Contains(call.Arg, "=") {
			title = call.Arg
		}
	}
	if title != "" {
		n.attrs = []attributePair{{"title", title}}
	}
	return n
}

// first is the first text that is not empty.
func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// ends reports whether a line ends what the template or mark of a name began.
func ends(line, name string) bool {
	if strings.HasPrefix(name, "{:") {
		return line == name || line == "{:/}"
	}
	call, _, ok := CutTemplate(line)
	return ok && (call.Name == "end"+name || call.Name == "/"+name || call.Name == "end" || call.Name == "/mermaid" && name == "highlight")
}

// isInnermostTemplate reports whether no box of a template is open in a node.
func isInnermostTemplate(node ast.Node, pc parser.Context) bool {
	open := pc.OpenedBlocks()
	for i := len(open) - 1; i >= 0 && open[i].Node != node; i-- {
		if n, ok := open[i].Node.(*containerNode); ok && n.style == templateContainer {
			return false
		}
	}
	return true
}

// kramdownExtension is a line of kramdown's that is no text: {::options …/},
// {::nomarkdown} and its end, or a comment up to its end.
func kramdownExtension(s string, r text.Reader) (ast.Node, parser.State) {
	name := strings.TrimRight(strings.TrimLeft(s, "{:/"), "/}")
	switch name, _, _ = strings.Cut(name, " "); {
	case !strings.HasSuffix(s, "}"):
		return nil, parser.NoChildren
	case name == "comment" && strings.HasPrefix(s, "{::") && s == "{::comment}":
		r.AdvanceToEOL()
		return &templateNode{until: "{:/comment}"}, parser.NoChildren
	case name == "" || name == "comment" || name == "options" || name == "nomarkdown":
		r.AdvanceToEOL()
		return &templateNode{}, parser.NoChildren
	}
	return nil, parser.NoChildren
}

// picture is the picture that a template for one names: Hugo's figure, or a file
// that Jekyll includes; "" if there is none.
func (t Template) picture() string {
	for _, key := range []string{"src", "url", "path", "image_path", "image", "img", "file"} {
		if p := t.field(key); p != "" && (isPictureName(p) || t.Name == "figure") {
			return p
		}
	}
	if t.Name == "figure" && !strings.Contains(t.Arg, "=") {
		return t.Arg
	}
	return ""
}

// mediaAddress is where to find what a template shows on screens; "" if it shows
// nothing of that kind.
func mediaAddress(t Template) string {
	id := first(t.field("id"), t.Arg)
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
		return ""
	}
	switch t.Name {
	case "youtube":
		return "https://www.youtube.com/watch?v=" + id
	case "vimeo":
		return "https://vimeo.com/" + id
	case "gist":
		if name := strings.Fields(t.all); len(name) > 1 {
			return "https://gist.github.com/" + id + "/" + strings.Trim(name[1], `"'`)
		}
	}
	return ""
}

// withoutRaw is text without Jekyll's {% raw %} and {% endraw %}, if it has both:
// what is between them is to be seen as it is.
func withoutRaw(s string) string {
	if !strings.Contains(s, "raw") || !strings.Contains(s, "{%") {
		return s
	}
	out := s
	for _, name := range []string{"raw", "endraw"} {
		found := false
		for _, mark := range []string{"{% " + name + " %}", "{%- " + name + " -%}", "{%" + name + "%}", "{% " + name + " -%}", "{%- " + name + " %}"} {
			found = found || strings.Contains(out, mark)
			out = strings.ReplaceAll(out, mark, "")
		}
		if !found {
			return s
		}
	}
	return out
}
