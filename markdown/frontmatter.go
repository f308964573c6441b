package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"octavo/doc"
)

// Caps on front matter, which nobody writes this long or this deep.
const (
	maxFrontMatterBytes = 256 << 10
	maxFrontMatterNodes = 20_000 // after the expansion of aliases
	maxFrontMatterDepth = 64
)

// splitFrontMatter reads the metadata at the head of src, which is UTF-8 with
// LF line ends: YAML between lines of "---" (or closed by "..."), TOML between
// lines of "+++", or one JSON object. bodyOffset is where the text after it
// starts, 0 if there is none. A thematic break at the head of a text is not
// front matter. The error, for what is plainly meant as front matter but
// malformed, is a *doc.Error.
func splitFrontMatter(src []byte, file string) (meta doc.Meta, bodyOffset int, diags []doc.Diagnostic, err error) {
	block, found := findFrontMatter(src, file)
	if !found {
		block, found = titleBlock(src, file)
	}
	if !found {
		return doc.Meta{}, 0, unclosedFrontMatter(src, file), nil
	}
	if len(block.text) > maxFrontMatterBytes {
		return doc.Meta{}, 0, nil, block.errorAt(1, 1, "the front matter is longer than 256 KiB",
			"close it with a line of three "+block.format.fenceName())
	}
	root, bad := block.parse()
	if bad != nil {
		meant, perhaps := block.meant()
		if meant {
			return doc.Meta{}, 0, nil, bad
		}
		if perhaps {
			diags = []doc.Diagnostic{{Pos: bad.Pos, Code: "front-matter-text", Message: "what looks like front matter is read as text: " + bad.Message, Hint: bad.Hint}}
		}
		return doc.Meta{}, 0, diags, nil
	}
	if root == nil {
		return doc.Meta{}, 0, nil, nil
	}
	r := metaReader{}
	r.read(root)
	return r.meta, block.end, r.diags, nil
}

// fmFormat is a notation of front matter.
type fmFormat uint8

const (
	fmYAML fmFormat = iota
	fmTOML
	fmJSON
)

func (f fmFormat) fenceName() string {
	switch f {
	case fmYAML:
		return "hyphens"
	case fmTOML:
		return "plus signs"
	}
	return "braces"
}

// fmBlock is front matter as found: its text without the fences.
type fmBlock struct {
	format fmFormat
	text   string
	file   string
	line   int32 // line of the file on which text starts
	end    int   // offset of the body in the file
}

// parse returns the tree of the block, or nil if it is not a map and so not
// front matter.
func (b *fmBlock) parse() (*fmValue, *doc.Error) {
	switch b.format {
	case fmTOML:
		return parseTOML(b)
	case fmJSON:
		return parseJSON(b)
	}
	if strings.TrimSpace(b.text) == "" {
		return &fmValue{kind: fmMap}, nil
	}
	return parseYAML(b)
}

// pos is the place in the file of a 1-based line and column of the text.
func (b *fmBlock) pos(line, col int) doc.Pos {
	return doc.Pos{File: b.file, Line: b.line + int32(max(line, 1)) - 1, Col: int32(max(col, 1))}
}

// posAt is the place in the file of a byte offset into the text.
func (b *fmBlock) posAt(offset int) doc.Pos {
	before := b.text[:min(max(offset, 0), len(b.text))]
	start := strings.LastIndexByte(before, '\n') + 1
	return b.pos(strings.Count(before, "\n")+1, utf8.RuneCountInString(before[start:])+1)
}

// textLine is the 1-based line of the block's text, "" beyond its end.
func (b *fmBlock) textLine(line int) string {
	text := b.text
	for ; line > 1; line-- {
		_, rest, found := strings.Cut(text, "\n")
		if !found {
			return ""
		}
		text = rest
	}
	text, _, _ = strings.Cut(text, "\n")
	return text
}

func (b *fmBlock) errorAt(line, col int, message, hint string) *doc.Error {
	return &doc.Error{Pos: b.pos(line, col), Message: message, Hint: hint}
}

// findFrontMatter looks for front matter by its fences alone. Blank lines may
// stand before it.
func findFrontMatter(src []byte, file string) (*fmBlock, bool) {
	head := len(src) - len(bytes.TrimLeft(src, "\n"))
	b := &fmBlock{file: file, line: int32(head) + 1}
	first, rest := cutLine(src[head:])
	switch fenceOf(first) {
	case "---":
		b.format = fmYAML
	case "+++":
		b.format = fmTOML
	default:
		b.format = fmJSON
		return b, b.findJSON(src, head)
	}
	b.line++
	start := len(src) - len(rest)
	for offset := start; offset < len(src); {
		line, after := cutLine(src[offset:])
		fence := fenceOf(line)
		if fence != "" && (fence == "+++") == (b.format == fmTOML) {
			b.text = string(src[start:offset])
			b.end = len(src) - len(after)
			return b, b.format == fmTOML || looksLikeYAML(b.text)
		}
		offset = len(src) - len(after)
	}
	return nil, false
}

// fenceOf returns "---", "..." or "+++" if that is all of the line.
func fenceOf(line []byte) string {
	switch f := string(bytes.TrimRight(line, " \t")); f {
	case "---", "...", "+++":
		return f
	}
	return ""
}

// cutLine splits off the first line, without its newline.
func cutLine(src []byte) (line, rest []byte) {
	i := bytes.IndexByte(src, '\n')
	if i < 0 {
		return src, nil
	}
	return src[:i], src[i+1:]
}

// looksLikeYAML reports whether the text between two thematic breaks can be a
// YAML map: nothing at all, or a first line that starts with a key.
func looksLikeYAML(text string) bool {
	if text == "" {
		return true
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		trimmed := strings.TrimLeft(line, " \t")
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		return trimmed[0] == '{' || trimmed[0] == '?' || yamlKey(trimmed) != ""
	}
	return false
}

// yamlKey returns what stands before a colon at the start of the line if it
// can be a key (quoted, or up to four words), else "".
func yamlKey(line string) string {
	if line != "" && (line[0] == '"' || line[0] == '\'') {
		if i := strings.IndexByte(line[1:], line[0]); i > 0 && strings.HasPrefix(strings.TrimLeft(line[i+2:], " "), ":") {
			return line[1 : i+1]
		}
		return ""
	}
	key, _, found := strings.Cut(line, ":")
	key = strings.TrimSpace(key)
	if !found || key == "" || strings.Count(key, " ") > 3 || strings.ContainsAny(key, "[]{}()*\"'`#|<>,") {
		return ""
	}
	return key
}

// meant reports whether malformed front matter is plainly meant as such, and
// is not prose between two thematic breaks: it starts with a key that we know,
// or most of its unindented lines have a key of one word. Perhaps it is meant
// if the only line has one.
func (b *fmBlock) meant() (plainly, perhaps bool) {
	if b.format != fmYAML {
		return true, true
	}
	keys, lines := 0, 0
	for line := range strings.Lines(b.text) {
		line = strings.TrimRight(line, "\n")
		trimmed := strings.TrimLeft(line, " \t")
		if trimmed == "" || trimmed[0] == '#' || trimmed[0] == '-' || (lines > 0 && trimmed != line) {
			continue
		}
		key := yamlKey(trimmed)
		if lines == 0 && knownKey(key) {
			return true, true
		}
		lines++
		if key != "" && !strings.Contains(key, " ") {
			keys++
		}
	}
	return keys >= 2 && keys*2 > lines, keys == lines
}

// unclosedFrontMatter warns of a text that starts as front matter does, with a
// fence and a key that we know, but in which the fence is never closed.
func unclosedFrontMatter(src []byte, file string) []doc.Diagnostic {
	head := len(src) - len(bytes.TrimLeft(src, "\n"))
	first, rest := cutLine(src[head:])
	fence := fenceOf(first)
	if fence == "" || fence == "..." {
		return nil
	}
	second, _ := cutLine(rest)
	key := yamlKey(string(second))
	if fence == "+++" {
		before, _, _ := strings.Cut(string(second), "=")
		key = strings.TrimSpace(before)
	}
	if !knownKey(key) {
		return nil
	}
	for len(rest) > 0 { // closed, but found not to be front matter
		var line []byte
		if line, rest = cutLine(rest); fenceOf(line) == fence {
			return nil
		}
	}
	return []doc.Diagnostic{{
		Pos:     doc.Pos{File: file, Line: int32(head) + 1, Col: 1},
		Code:    "front-matter-open",
		Message: "this looks like front matter, but it is never closed, so it is read as text",
		Hint:    "end it with a line that is just " + fence,
	}}
}
