package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"octavo"
)

// habits are flags of other programs, and what is to be said here.
var habits = map[string]string{
	"format":               "-t pdf, -t epub or -t pdf,epub says what is written",
	"pdf":                  "-t pdf says so, or an output that ends in .pdf",
	"epub":                 "-t epub says so, or an output that ends in .epub",
	"f":                    "inputs are Markdown; -t says what is written",
	"from":                 "inputs are Markdown; -t says what is written",
	"p":                    "-t pdf says what is written",
	"e":                    "-t epub says what is written",
	"V":                    "did you mean --version? -v says more of what is done",
	"s":                    "a file is always complete: leave it out",
	"standalone":           "a file is always complete: leave it out",
	"css":                  "a theme says how pages and EPUBs look: --theme mine.toml",
	"style":                "a theme says how pages and EPUBs look: --theme mine.toml",
	"stylesheet":           "a theme says how pages and EPUBs look: --theme mine.toml",
	"template":             "a theme says how pages and EPUBs look: --theme mine.toml",
	"reference-doc":        "a theme says how pages and EPUBs look: --theme mine.toml",
	"pdf-engine":           "Octavo sets pages by itself: leave it out",
	"engine":               "Octavo sets pages by itself: leave it out",
	"latex-engine":         "Octavo sets pages by itself: leave it out",
	"metadata":             "--title, --author, --date and others say it, or the text's front matter",
	"M":                    "--title, --author, --date and others say it, or the text's front matter",
	"variable":             "--paper, --margin and --font-size, or a theme, say how pages look",
	"page-size":            "did you mean --paper?",
	"papersize":            "did you mean --paper?",
	"paper-size":           "did you mean --paper?",
	"table-of-contents":    "did you mean --toc?",
	"epub-cover-image":     "did you mean --cover?",
	"epub-embed-font":      "did you mean --embed-fonts?",
	"resource-path":        "did you mean --resource-dir?",
	"highlight-style":      "a theme has the colours of code: --theme mine.toml",
	"syntax-highlighting":  "code is always highlighted: leave it out",
	"number-sections":      "a theme has the numbers of headings: --theme mine.toml",
	"out":                  "did you mean --output, -o for short?",
	"output-dir":           "-o out/ writes into a folder",
	"output-file":          "did you mean --output, -o for short?",
	"dest":                 "did you mean --output, -o for short?",
	"input":                "inputs need no flag: octavo post.md",
	"i":                    "inputs need no flag: octavo post.md",
	"recursive":            "folders are always read with what is in them: leave it out",
	"r":                    "folders are always read with what is in them: leave it out",
	"d":                    "-o out/ writes into a folder",
	"n":                    "--check writes nothing",
	"dry-run":              "did you mean --check?",
	"landscape":            "--paper takes width and height: --paper 297x210mm",
	"font":                 "a theme says which fonts: --theme mine.toml; --font-dir says where they are",
	"size":                 "--font-size is of the text, --paper of the page",
	"language":             "did you mean --lang?",
	"config":               "octavo.yaml, in the folder of the text or above it, is found by itself",
	"silent":               "did you mean --quiet?",
	"debug":                "did you mean --verbose?",
	"overwrite":            "outputs are always overwritten: leave it out",
	"y":                    "outputs are always overwritten: leave it out",
	"extract-media":        "--extract gives back the Markdown of a PDF",
	"self-contained":       "a file is always complete: leave it out",
	"embed-resources":      "a file is always complete: leave it out",
	"top-level-division":   "a book's chapters are its texts, and --parts groups them",
	"split-level":          "a book's chapters are its texts",
	"epub-chapter-level":   "a book's chapters are its texts",
	"wrap":                 "lines are always set anew: leave it out",
	"columns":              "lines are always set anew: leave it out",
	"print-background":     "a theme says how pages look: --theme mine.toml",
	"header":               "a theme says what stands at the head and foot of a page: --theme mine.toml",
	"footer":               "a theme says what stands at the head and foot of a page: --theme mine.toml",
	"include-in-header":    "a theme says what stands at the head and foot of a page: --theme mine.toml",
	"include-before-body":  "name the text first: octavo before.md post.md -o book.pdf",
	"include-after-body":   "name the text last: octavo post.md after.md -o book.pdf",
	"lua-filter":           "the Go library takes extensions: see docs/library.md",
	"filter":               "the Go library takes extensions: see docs/library.md",
	"mathjax":              "formulas are set by Octavo: leave it out",
	"katex":                "formulas are set by Octavo: leave it out",
	"citeproc":             "citations are not looked up: write them as notes",
	"bibliography":         "citations are not looked up: write them as notes",
	"shift-heading-levels": "levels are taken from the text, and closed up in a book",
}

// verbs are first words that other programs take, and what is to be said here.
var verbs = map[string]string{
	"help":       "octavo --help",
	"version":    "octavo --version",
	"man":        "octavo --man",
	"completion": "octavo --completion bash",
	"check":      "octavo --check post.md",
	"lint":       "octavo --check post.md",
	"watch":      "octavo --watch post.md",
	"convert":    "octavo post.md",
	"build":      "octavo posts/ -o book.pdf",
	"bundle":     "octavo posts/ -o book.epub",
	"make":       "octavo post.md",
	"render":     "octavo post.md",
	"export":     "octavo post.md",
	"pdf":        "octavo post.md -t pdf",
	"epub":       "octavo post.md -t epub",
	"book":       "octavo posts/ -o book.pdf",
	"themes":     "octavo --help",
	"fonts":      "octavo --fonts",
	"extract":    "octavo --extract book.pdf",
}

// missingHint says what was perhaps meant by an input that is not there.
func missingHint(path string) string {
	if verb := verbs[path]; verb != "" {
		return "Octavo has no commands, only flags: " + verb
	}
	switch {
	case strings.ContainsAny(path, "*?[") && filepath.Base(path) != path:
		return "no file matches it; a folder is read with all that is in it: octavo " + filepath.ToSlash(filepath.Dir(path)) + "/"
	case strings.ContainsAny(path, "*?["):
		return "no file matches it"
	}
	if near := similarFile(path); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return ""
}

// matched replaces patterns that no shell has replaced, as those of Windows
// don't, by the files that match them.
func matched(paths []string) []string {
	var out []string
	for _, path := range paths {
		names, err := filepath.Glob(path)
		if _, absent := os.Stat(path); absent == nil || err != nil || len(names) == 0 {
			names = []string{path}
		}
		out = append(out, names...)
	}
	return out
}

// notAnInput is about addresses, and about files that Octavo writes and can't
// read: there it was forgotten to say -o.
func (s *settings) notAnInput() error {
	for _, path := range s.inputs {
		if strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://") {
			return usagef("curl ADDRESS | octavo - -o post.pdf", "%s can't be an input: texts are not fetched", path)
		}
		for _, f := range octavo.Formats() {
			if !strings.EqualFold(filepath.Ext(path), "."+string(f)) {
				continue
			}
			hint := "--extract gives back the Markdown that --attach-source put into a PDF"
			if len(s.inputs) > 1 {
				hint = "to write it: octavo " + s.inputs[0] + " -o " + path
			}
			return usagef(hint, "%s can't be an input: it is %s", path, strings.ToUpper(string(f)))
		}
	}
	return nil
}

// kinds are the beginnings of files that are no text.
var kinds = []struct{ magic, name, hint string }{
	{"%PDF-", "a PDF", "--extract gives back the Markdown that --attach-source put into one"},
	{"PK\x03\x04", "a Word document, an EPUB or another archive", "save it as Markdown, or have pandoc do it: pandoc FILE -t markdown -o post.md"},
	{"{\\rtf", "a document of a word processor", "save it as Markdown, or have pandoc do it: pandoc FILE -t markdown -o post.md"},
	{"\xD0\xCF\x11\xE0", "a document of a word processor", "save it as Markdown"},
	{"\x89PNG", "a picture", "show it in a text: ![what it shows](picture.png)"},
	{"\xFF\xD8\xFF", "a picture", "show it in a text: ![what it shows](picture.jpg)"},
	{"GIF8", "a picture", "show it in a text: ![what it shows](picture.gif)"},
	{"\x1F\x8B", "a compressed file", "unpack it first"},
	{"\x7FELF", "a program", ""},
}

// checkText refuses what is certainly no text.
func checkText(path string, data []byte) error {
	for _, k := range kinds {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return inputError(path, k.hint, "this is %s, not Markdown", k.name)
		}
	}
	return nil
}
