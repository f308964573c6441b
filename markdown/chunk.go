package markdown

import (
	"path"
	"strings"

	"octavo/doc"
)

// isNotebook reports whether the text is one for R Markdown or Quarto, which
// run the code in it.
func (l *lowerer) isNotebook() bool {
	ext := path.Ext(l.file)
	return strings.EqualFold(ext, ".rmd") || strings.EqualFold(ext, ".qmd")
}

// chunk reads the options of code that R Markdown or Quarto would run: in
// braces after its language, {r, echo = FALSE}, or in lines at its top,
// #| echo: false. Those lines are no part of the code. Code of which neither
// itself nor its results are to be seen is left out; that of which the results
// are stands for them, as no code is run here.
func (l *lowerer) chunk(c *doc.CodeBlock, info string) (hidden bool) {
	inside, ok := strings.CutPrefix(strings.TrimSpace(info), "{")
	if !ok || inside == "" || !isAlnum(inside[0]) || !l.isNotebook() {
		return false
	}
	for _, item := range strings.FieldsFunc(strings.TrimSuffix(inside, "}"), func(r rune) bool { return r == ',' || r == ';' }) {
		if key, value, ok := strings.Cut(item, "="); ok {
			hidden = hidden || hidesChunk(key, value)
		}
	}
	for {
		line, rest, _ := strings.Cut(c.Text, "\n")
		option, ok := chunkOption(line)
		if !ok {
			break
		}
		if key, value, ok := strings.Cut(option, ":"); ok {
			hidden = hidden || hidesChunk(key, value)
		}
		c.Text = rest
	}
	if hidden {
		l.infoOnce(c.At, "hidden-chunk", "code that is to leave nothing in the text (its include is false) is left out", "")
	}
	return hidden
}

// hidesChunk reports whether an option of a chunk is that it leaves nothing.
func hidesChunk(key, value string) bool {
	value = strings.TrimSpace(value)
	return strings.TrimSpace(key) == "include" && (isNo(value) || value == "F")
}

// chunkOption is what a line of options says: #| echo: false, or //| and --|
// in languages with other comments.
func chunkOption(line string) (string, bool) {
	for _, mark := range []string{"#|", "//|", "--|", "%%|"} {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), mark); ok {
			return rest, true
		}
	}
	return "", false
}
