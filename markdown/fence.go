package markdown

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"octavo/doc"
)

// maxLineNumber is the largest line number that a fence may speak of.
const maxLineNumber = 1_000_000

// readFence reads the info string of a fenced code block, in the notations of
// Hugo, Pandoc, Docusaurus, mdBook, MkDocs and Gatsby:
//
//	go   rust,ignore,should_panic   go:main.go   js{1,3-4}   diff
//	{.go #id .numberLines startFrom="10"}   {go, linenos=true, hl_lines=["2-3"]}
//	go {linenos=table,hl_lines=[8,"15-17"],linenostart=199}
//	jsx title="/src/x.js" {1,4-6} showLineNumbers
//
// What it doesn't know it ignores; a malformed range of lines is a warning at
// pos.
func readFence(info string, pos doc.Pos) fence {
	f := fence{pos: pos, first: 1}
	f.read(strings.TrimSpace(info))
	f.marked = mergeRanges(f.marked)
	return f
}

// fence is what an info string says.
type fence struct {
	pos     doc.Pos
	lang    string
	title   string
	attr    doc.Attr
	numbers bool
	first   int             // number of the first line, at least 1
	marked  []doc.LineRange // sorted and without overlaps, once all is read
	diags   []doc.Diagnostic
}

func (f *fence) read(info string) {
	if info != "" && info[0] != '{' {
		end := strings.IndexAny(info, " \t,{")
		if end < 0 {
			end = len(info)
		}
		if strings.IndexByte(info[:end], '=') < 0 || strings.HasPrefix(info, "=") || strings.Contains(info[:end], ":title=") {
			f.language(info[:end])
			info = info[end:]
		}
	}
	f.items(info, false)
}

// language reads the first word, which may carry a file name.
func (f *fence) language(word string) {
	word = strings.TrimPrefix(strings.TrimPrefix(word, "language-"), "lang-")
	name, file, found := strings.Cut(word, ":")
	switch {
	case found && strings.HasPrefix(file, "title="):
		word, f.title = name, unquote(file[len("title="):])
	case found && (name == "filename" || name == "file" || name == "title"):
		word, f.title = strings.TrimPrefix(path.Ext(file), "."), file
	case found && strings.ContainsAny(file, "./") && name != "":
		word, f.title = name, file
	case path.Ext(word) != "" && (strings.Contains(word, "/") || lexerOf(path.Ext(word)[1:]) != nil):
		word, f.title = strings.TrimPrefix(path.Ext(word), "."), word
	}
	switch strings.ToLower(word) {
	case "ignore", "should_panic", "no_run", "compile_fail", "edition2018", "edition2021":
		word = "rust" // rustdoc's way to say that a block is Rust, but special
	}
	f.lang = word
}

// items reads what follows the language, or the inside of braces.
func (f *fence) items(s string, braced bool) {
	for n := 0; s != ""; n++ {
		s = strings.TrimLeft(s, " \t,;")
		if s == "" {
			return
		}
		item := s[:itemEnd(s)]
		if item == "" { // a closing bracket too many
			s = s[1:]
			continue
		}
		s = s[len(item):]
		f.item(item, braced, n)
	}
}

// itemEnd is the end of the first item: at a space, comma or opening brace
// that is not inside quotation marks or brackets.
func itemEnd(s string) int {
	depth := 0
	var quote byte
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '{' && i > 0 && depth == 0 && s[i-1] != '=':
			return i
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth == 0 {
				return i
			}
			if depth--; depth == 0 && s[0] == '{' {
				return i + 1
			}
		case depth == 0 && (c == ' ' || c == '\t' || c == ',' || c == ';'):
			return i
		}
	}
	return len(s)
}

// item reads one item, the n-th of its level.
func (f *fence) item(item string, braced bool, n int) {
	key, value, found := strings.Cut(item, "=")
	switch {
	case len(item) > 2 && item[0] == '"' && item[len(item)-1] == '"' && found: // Hugo's highlight
		f.items(bracketRanges(item[1:len(item)-1]), false)
	case item[0] == '{':
		f.group(strings.Trim(item, "{}"))
	case item[0] == '.' && len(item) > 1 && braced:
		f.class(item[1:])
	case item[0] == '#' && len(item) > 1 && braced:
		f.attr.ID = item[1:]
	case item[0] == '=' && braced && f.lang == "":
		f.lang = item[1:]
	case found && key != "":
		f.pair(foldKey(key), unquote(value))
	case isNumbersFlag(item):
		f.numbers = true
	case braced && n == 0 && f.lang == "" && !strings.ContainsAny(item, "[]\"'"):
		f.lang = item
	}
}

// bracketRanges puts brackets around the lines of hl_lines=1 3-4, which have
// spaces between them.
func bracketRanges(s string) string {
	before, rest, found := strings.Cut(s, "hl_lines=")
	if !found || strings.HasPrefix(rest, "[") {
		return s
	}
	n := len(rest) - len(strings.TrimLeft(rest, "0123456789- "))
	return before + "hl_lines=[" + rest[:n] + "]" + rest[n:]
}

// group reads what is in braces: lines to mark, or attributes. After
// showLineNumbers it is the first number.
func (f *fence) group(s string) {
	s = strings.TrimSpace(s)
	if s != "" && strings.Trim(s, "0123456789-, .") == "" {
		f.ranges(s)
		return
	}
	f.items(s, true)
}

func isNumbersFlag(s string) bool {
	switch foldKey(s) {
	case "numberlines", "linenumbers", "showlinenumbers", "linenos", "linenums", "numbered", "number":
		return true
	}
	return false
}

func (f *fence) class(name string) {
	switch {
	case isNumbersFlag(name):
		f.numbers = true
	case f.lang == "":
		f.lang = name
	default:
		f.attr.Classes = append(f.attr.Classes, name)
	}
}

// pair reads key=value; the key is folded.
func (f *fence) pair(key, value string) {
	switch key {
	case "title", "filename", "file", "name", "caption", "cap", "label", "header":
		f.title = value
	case "id":
		f.attr.ID = value
	case "class":
		f.attr.Classes = append(f.attr.Classes, strings.Fields(value)...)
	case "linenos", "linenumbers", "numberlines", "showlinenumbers", "lineno":
		f.numbers = !isNo(value) && value != "none"
		if n, err := strconv.Atoi(value); err == nil && n > 1 {
			f.start(value)
		}
	case "linenums":
		f.numbers = !isNo(value)
		f.start(value)
	case "linenostart", "startfrom", "start", "startline", "firstline", "firstnumber", "firstlinenumber", "linestart", "linenumberstart":
		f.start(value)
	case "hllines", "highlight", "highlightlines", "mark", "emphasizelines", "hl", "dataline", "lines":
		f.ranges(value)
	}
}

func (f *fence) start(value string) {
	if n, err := strconv.Atoi(value); err == nil && n >= 1 && n <= maxLineNumber {
		f.first = n
		return
	}
	if value != "" && !isYes(value) && !isNo(value) {
		f.warn(fmt.Sprintf("%q is not a line number to start from", value), "use a whole number from 1")
	}
}

// ranges reads lines to mark: 1,4-6 or [8,"15-17"] or 2-3 5.
func (f *fence) ranges(list string) {
	list = strings.NewReplacer("[", " ", "]", " ", "{", " ", "}", " ", `"`, " ", "'", " ", ",", " ", ";", " ").Replace(list)
	for _, item := range strings.Fields(list) {
		r, ok := parseRange(item)
		if !ok {
			f.warn(fmt.Sprintf("%q is not a range of lines to mark", item), "write 3 for a line, 3-5 for lines 3 to 5")
			continue
		}
		f.marked = append(f.marked, r)
	}
}

func parseRange(s string) (doc.LineRange, bool) {
	from, to, found := strings.Cut(strings.ReplaceAll(s, "..", "-"), "-")
	if !found {
		to = from
	}
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	ok := errA == nil && errB == nil && 1 <= a && a <= b && b <= maxLineNumber
	return doc.LineRange{From: a, To: b}, ok
}

// mergeRanges sorts ranges and joins those that touch.
func mergeRanges(list []doc.LineRange) []doc.LineRange {
	slices.SortFunc(list, func(a, b doc.LineRange) int { return a.From - b.From })
	out := list[:0]
	for _, r := range list {
		if n := len(out); n > 0 && r.From <= out[n-1].To+1 {
			out[n-1].To = max(out[n-1].To, r.To)
			continue
		}
		out = append(out, r)
	}
	return out
}

func (f *fence) warn(message, hint string) {
	f.diags = append(f.diags, doc.Diagnostic{Pos: f.pos, Code: "code-attributes", Message: message, Hint: hint})
}

func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
