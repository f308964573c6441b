package markdown

import "strings"

// simpleYAML reads what most front matter is: keys with a text, a date, a whole
// number, true or false, or a list of texts in brackets, one a line. It is false
// for all that needs YAML's grammar, and for what is wrong: a test compares it
// with the parser of that, which takes a tenth of the time that a short post does.
func simpleYAML(b *fmBlock) (*fmValue, bool) {
	root := &fmValue{kind: fmMap}
	line := 0
	for text := b.text; text != ""; {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		line++
		key, rest, ok := strings.Cut(s, ": ")
		if !ok || !isSimpleKey(key) || root.hasKey(key) {
			return nil, false
		}
		col := len(key) + 3
		v, ok := simpleValue(b, rest, line, col)
		if !ok {
			return nil, false
		}
		if line == 1 {
			root.pos = b.pos(1, len(key)+1) // as the parser has it: the colon
		}
		root.fields = append(root.fields, fmField{key, b.pos(line, 1), v})
	}
	return root, line > 0
}

// simpleValue reads a value at a place.
func simpleValue(b *fmBlock, s string, line, col int) (*fmValue, bool) {
	v := &fmValue{pos: b.pos(line, col), text: s}
	switch {
	case s == "true" || s == "false":
		v.kind = fmBool
	case isSimpleNumber(s):
		v.kind = fmNumber
	case isSimpleDate(s):
		v.kind = fmString
	case strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]"):
		v.kind, v.text = fmList, ""
		at := 1
		for _, item := range strings.SplitAfter(s[1:len(s)-1], ", ") {
			text, ok := simpleText(strings.TrimSuffix(item, ", "))
			if !ok || strings.ContainsAny(text, ",'") {
				return nil, false
			}
			v.list = append(v.list, &fmValue{pos: b.pos(line, col+at), kind: fmString, text: text})
			at += len(item)
		}
	default:
		text, ok := simpleText(s)
		if !ok {
			return nil, false
		}
		v.kind, v.text = fmString, text
	}
	return v, true
}

// simpleText is a text in double quotes, or one that needs none.
func simpleText(s string) (string, bool) {
	if n := len(s); n > 2 && s[0] == '"' && s[n-1] == '"' {
		for _, c := range []byte(s[1 : n-1]) {
			if c < ' ' || c > '~' || c == '"' || c == '\\' {
				return "", false
			}
		}
		return s[1 : n-1], true
	}
	if s == "" || !isASCIILetter(s[0]) || s[len(s)-1] == ' ' || isYAMLWord(s) {
		return "", false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case isAlnum(c):
		case c == ' ' && s[i-1] != ' ':
		case strings.IndexByte(",.-_/()!?'", c) >= 0:
		default:
			return "", false
		}
	}
	return s, true
}

func isSimpleKey(s string) bool {
	if s == "" || !isASCIILetter(s[0]) || isYAMLWord(s) {
		return false
	}
	for _, c := range []byte(s) {
		if !isAlnum(c) && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

// isYAMLWord tells words that are no texts in some version of YAML.
func isYAMLWord(s string) bool {
	return len(s) <= 8 && hasWord(" true false null yes no on off y n nan inf infinity ", strings.ToLower(s))
}

func isSimpleNumber(s string) bool {
	return s != "" && len(s) < 10 && s[0] != '0' && allDigits(s)
}

// isSimpleDate tells 2006-01-02.
func isSimpleDate(s string) bool {
	return len(s) == 10 && s[4] == '-' && s[7] == '-' && allDigits(s[:4]) && allDigits(s[5:7]) && allDigits(s[8:])
}

func allDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }
