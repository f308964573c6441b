package markdown

import (
	"strings"

	"octavo/doc"
)

// scanMarkup scans HTML and XML. What is in <script> and <style> is scanned as
// the language that it is.
func scanMarkup(s *codeScanner, _ *codeLanguage) {
	for s.pos < len(s.src) {
		rest := s.rest()
		switch {
		case strings.HasPrefix(rest, "<!--"):
			s.emit(doc.TokenComment, endAfter(s, "-->"))
		case strings.HasPrefix(rest, "<![CDATA["):
			s.emit(doc.TokenString, endAfter(s, "]]>"))
		case strings.HasPrefix(rest, "<!"), strings.HasPrefix(rest, "<?"):
			s.emit(doc.TokenKeyword, endAfter(s, ">"))
		case rest[0] == '<' && (isNameByte(s.at(1)) || s.at(1) == '/'):
			name := markupTag(s)
			if name == "script" || name == "style" {
				embedded(s, name)
			}
		case strings.HasPrefix(rest, "{{"):
			s.emit(doc.TokenName, endAfter(s, "}}"))
		case rest[0] == '&' && entityLen(rest) > 0:
			s.emit(doc.TokenNumber, s.pos+entityLen(rest))
		default:
			s.emit(doc.TokenPlain, s.pos+1)
		}
	}
}

// endAfter is where the next occurrence of closer ends, or the end of it all.
func endAfter(s *codeScanner, closer string) int {
	if i := strings.Index(s.rest(), closer); i >= 0 {
		return s.pos + i + len(closer)
	}
	return len(s.src)
}

func entityLen(s string) int {
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 2 || strings.Trim(strings.ToLower(s[1:end]), "#abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return 0
	}
	return end + 1
}

// markupTag scans a tag, and returns its name in lower case if it opens.
func markupTag(s *codeScanner) string {
	end := s.pos + 1
	closing := s.at(1) == '/'
	if closing {
		end++
	}
	s.emit(doc.TokenPunct, end)
	for end < len(s.src) && (isNameByte(s.src[end]) || strings.IndexByte("-:.", s.src[end]) >= 0) {
		end++
	}
	name := strings.ToLower(s.src[s.pos:end])
	s.emit(doc.TokenKeyword, end)
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '>':
			s.emit(doc.TokenPunct, s.pos+1)
			if closing {
				return ""
			}
			return name
		case c == '/' && s.at(1) == '>':
			s.emit(doc.TokenPunct, s.pos+2)
			return ""
		case c == '<':
			return ""
		case c == '"' || c == '\'':
			f := codeString{"", string(c), 0, true}
			s.emit(doc.TokenString, f.end(s.src, s.pos+1))
		case c == '=' || c == '/':
			s.emit(doc.TokenPunct, s.pos+1)
		case c == ' ' || c == '\n' || c == '\t':
			s.emit(doc.TokenPlain, s.pos+1)
		default:
			attributeName(s)
		}
	}
	return ""
}

// attributeName scans an attribute's name, or a value without quotes.
func attributeName(s *codeScanner) {
	class := doc.TokenName
	if s.pos > 0 && s.src[s.pos-1] == '=' {
		class = doc.TokenString
	}
	n := strings.IndexAny(s.rest()[1:], " \t\n=>\"'<")
	if n < 0 {
		n = len(s.rest()) - 1
	}
	s.emit(class, s.pos+1+n)
}

// embedded scans the inside of <script> or <style>.
func embedded(s *codeScanner, name string) {
	rest, end := s.rest(), 0
	for {
		i := strings.Index(rest[end:], "</")
		if i < 0 {
			end = len(rest)
			break
		}
		end += i
		if tag := rest[end+2:]; len(tag) >= len(name) && strings.EqualFold(tag[:len(name)], name) {
			break
		}
		end += 2
	}
	inner := codeScanner{src: s.src[s.pos : s.pos+end]}
	if name == "script" {
		javascript.run(&inner)
	} else {
		scanCSS(&inner, nil)
	}
	for _, t := range inner.out {
		s.emit(t.Class, s.pos+int(t.Len))
	}
}

// scanCSS scans style sheets: selectors, properties, and their values.
func scanCSS(s *codeScanner, _ *codeLanguage) {
	value := false // whether we are after a colon
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if end, class := cssToken(s, value); end > 0 {
			s.emit(class, end)
			continue
		}
		switch c {
		case ':':
			value = true
		case ';', '{', '}', '\n':
			value = false
		}
		class := doc.TokenPunct
		if c == ' ' || c == '\n' || c == '\t' {
			class = doc.TokenPlain
		}
		s.emit(class, s.pos+1)
	}
}

// cssToken is the end and class of what is at pos, 0 for punctuation and space.
func cssToken(s *codeScanner, value bool) (int, doc.TokenClass) {
	c := s.src[s.pos]
	end := cssNameEnd(s, s.pos+1)
	switch {
	case strings.HasPrefix(s.rest(), "/*"):
		return endAfter(s, "*/"), doc.TokenComment
	case strings.HasPrefix(s.rest(), "//") && (s.pos == 0 || s.src[s.pos-1] != ':'):
		return s.lineEnd(s.pos), doc.TokenComment
	case c == '"' || c == '\'':
		f := codeString{"", string(c), '\\', false}
		return f.end(s.src, s.pos+1), doc.TokenString
	case c == '@', c == '!':
		return end, doc.TokenKeyword
	case c == '$' || c == '-' && s.at(1) == '-':
		return end, doc.TokenName
	case c == '#' && value && isHexColor(s.src[s.pos:end]):
		return end, doc.TokenNumber
	case isDigitByte(c) || (c == '.' || c == '-') && isDigitByte(s.at(1)):
		end = s.numberEnd()
		if end < len(s.src) && s.src[end] == '%' {
			end++
		}
		return end, doc.TokenNumber
	case (c == '.' || c == '#') && isNameByte(s.at(1)):
		return end, doc.TokenName
	case isNameByte(c) || c == '-':
		return end, cssWord(s.src[end:], value)
	}
	return 0, 0
}

func cssNameEnd(s *codeScanner, i int) int {
	for i < len(s.src) && (isNameByte(s.src[i]) || s.src[i] == '-') {
		i++
	}
	return i
}

func isHexColor(s string) bool {
	return (len(s) == 4 || len(s) == 5 || len(s) == 7 || len(s) == 9) && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

// cssWord tells words of values, properties and selectors by what follows.
func cssWord(rest string, value bool) doc.TokenClass {
	switch {
	case value && strings.HasPrefix(rest, "("):
		return doc.TokenName
	case value:
		return doc.TokenPlain
	case strings.HasPrefix(rest, ":"):
		if i := strings.IndexAny(rest, ";{}\n"); i >= 0 && rest[i] == '{' {
			return doc.TokenKeyword // a selector: a:hover {
		}
		return doc.TokenName
	}
	return doc.TokenKeyword
}

// scanDiff scans patches, whole lines at a time.
func scanDiff(s *codeScanner, _ *codeLanguage) {
	for s.pos < len(s.src) {
		end := s.lineEnd(s.pos)
		class := doc.TokenPlain
		switch line := s.src[s.pos:end]; {
		case strings.HasPrefix(line, "+++ "), strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "diff "),
			strings.HasPrefix(line, "index "), strings.HasPrefix(line, "@@"), strings.HasPrefix(line, "Index: "):
			class = doc.TokenHeading
		case strings.HasPrefix(line, "+"), strings.HasPrefix(line, ">"):
			class = doc.TokenInserted
		case strings.HasPrefix(line, "-"), strings.HasPrefix(line, "<"):
			class = doc.TokenDeleted
		case strings.HasPrefix(line, "!"):
			class = doc.TokenName
		case strings.HasPrefix(line, `\ `):
			class = doc.TokenComment
		}
		s.emit(class, end)
		s.emit(class, end+1)
	}
}

// scanMarkdown scans Markdown as a source: headings, code, links, markers.
func scanMarkdown(s *codeScanner, _ *codeLanguage) {
	fence := ""
	for s.pos < len(s.src) {
		end := s.lineEnd(s.pos)
		line := strings.TrimLeft(s.src[s.pos:end], " ")
		switch {
		case fence != "":
			s.emit(doc.TokenString, end)
			if strings.HasPrefix(line, fence) {
				fence = ""
			}
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
			fence = line[:3]
			s.emit(doc.TokenString, end)
		case strings.HasPrefix(line, "#"), strings.Trim(line, "=- ") == "" && len(line) > 2:
			s.emit(doc.TokenHeading, end)
		default:
			markdownLine(s, end)
		}
		s.emit(doc.TokenPlain, end+1)
	}
}

// markdownLine scans a line of text, with its list or quote marker.
func markdownLine(s *codeScanner, end int) {
	line := s.src[s.pos:end]
	marker := len(line) - len(strings.TrimLeft(line, " 0123456789"))
	if rest := line[marker:]; len(rest) > 1 && strings.IndexByte("-*+>.)|", rest[0]) >= 0 && rest[1] == ' ' {
		s.emit(doc.TokenPunct, s.pos+marker+1)
	}
	for s.pos < end {
		rest := s.src[s.pos:end]
		switch rest[0] {
		case '`':
			n := strings.IndexByte(rest[1:], '`')
			s.emit(doc.TokenString, s.pos+max(n+2, 1))
		case '[':
			label := strings.Index(rest, "](")
			if stop := strings.IndexByte(rest, ')'); label > 0 && stop > label {
				s.emit(doc.TokenName, s.pos+label+1)
				s.emit(doc.TokenPunct, s.pos+1)
				s.emit(doc.TokenString, s.pos+stop-label-2)
				continue
			}
			s.emit(doc.TokenPunct, s.pos+1)
		case '<':
			if stop := strings.IndexByte(rest, '>'); stop > 0 && (isNameByte(s.at(1)) || s.at(1) == '/' || s.at(1) == '!') {
				s.emit(doc.TokenKeyword, s.pos+stop+1)
				continue
			}
			s.emit(doc.TokenPlain, s.pos+1)
		case '*', '_', '~':
			s.emit(doc.TokenPunct, s.pos+1)
		default:
			s.emit(doc.TokenPlain, s.pos+1)
		}
	}
}
