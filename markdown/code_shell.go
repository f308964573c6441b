package markdown

import (
	"strings"

	"octavo/doc"
)

// shellLanguage are the words of the shells; its scanner is scanShell.
var shellLanguage = codeLanguage{
	keywords: " if then else elif fi for while until do done case esac in select function return break continue local export declare readonly unset set shift trap exit source eval exec end begin switch ",
	types:    " alias cd echo printf read test pwd pushd popd kill wait umask type command sudo ",
}

// scanShell scans shell scripts: words are whatever stands between spaces, and
// a keyword counts only where a command may start.
func scanShell(s *codeScanner, _ *codeLanguage) { shellUntil(s, len(s.src)) }

// shellUntil scans up to stop, in src.
func shellUntil(s *codeScanner, stop int) {
	command := true // whether a command may start here
	for s.pos < stop {
		switch c := s.src[s.pos]; {
		case c == '\n':
			s.emit(doc.TokenPlain, s.pos+1)
			command = true
		case c == ' ' || c == '\t':
			s.emit(doc.TokenPlain, s.pos+1)
		case c == '#' && (s.pos == 0 || strings.IndexByte(" \t\n;(", s.src[s.pos-1]) >= 0):
			s.emit(doc.TokenComment, min(s.lineEnd(s.pos), stop))
		case c == '\\' && s.pos+1 < stop:
			s.emit(doc.TokenPlain, s.pos+2)
		case c == '"' || c == '\'':
			f := codeString{string(c), string(c), 0, true}
			if c == '"' {
				f.escape = '\\'
			}
			s.emit(doc.TokenString, min(f.end(s.src, s.pos+1), stop))
			command = false
		case c == '$':
			end, class := specialDollar(s)
			if end == 0 {
				end, class = s.pos+1, doc.TokenPunct
			}
			s.emit(class, min(end, stop))
			command = s.src[s.pos-1] == '$'
		case c == '<' && s.heredocEnd() > 0:
			s.emit(doc.TokenString, min(s.heredocEnd(), stop))
		case strings.IndexByte("|&;(){}`", c) >= 0:
			s.emit(doc.TokenPunct, s.pos+1)
			command = true
		case strings.IndexByte("<>[]!=", c) >= 0:
			s.emit(doc.TokenPunct, s.pos+1)
		default:
			command = shellWord(s, stop, command)
		}
	}
}

// shellWord scans a word, and reports whether a command may follow.
func shellWord(s *codeScanner, stop int, command bool) bool {
	end := s.pos
	for end < stop && strings.IndexByte(" \t\n|&;(){}<>\"'`$\\", s.src[end]) < 0 {
		if s.src[end] == '=' && command && end > s.pos {
			break
		}
		end++
	}
	if end == s.pos {
		end++
	}
	word := s.src[s.pos:end]
	switch {
	case end < stop && s.src[end] == '=' && command:
		s.emit(doc.TokenName, end)
		s.emit(doc.TokenPunct, end+1)
		return true
	case command && hasWord(shellLanguage.keywords, word), word == "in":
		s.emit(doc.TokenKeyword, end)
		return word != "for" && word != "case" && word != "in" && word != "function"
	case command && (hasWord(shellLanguage.types, word) || end < stop && s.src[end] == '('):
		s.emit(doc.TokenName, end)
		return word == "sudo" || word == "command"
	case isDigitByte(word[0]) && strings.Trim(word, "0123456789.") == "":
		s.emit(doc.TokenNumber, end)
	default:
		s.emit(doc.TokenPlain, end)
	}
	return false
}

// scanConsole scans a session: what follows a prompt is shell, all else is
// what the machine answered.
func scanConsole(s *codeScanner, _ *codeLanguage) {
	for s.pos < len(s.src) {
		end := s.lineEnd(s.pos)
		if n := promptLen(s.src[s.pos:end]); n > 0 {
			s.emit(doc.TokenHeading, s.pos+n)
			for end < len(s.src) && s.src[end-1] == '\\' { // the command goes on
				end = s.lineEnd(end + 1)
			}
			shellUntil(s, end)
		} else {
			s.emit(doc.TokenPlain, end)
		}
		s.emit(doc.TokenPlain, end+1)
	}
}

// promptLen is the length of the prompt at a line's start: "$ ", "# ", "> ",
// "% ", ">>> ", "user@host:~$ ", "PS C:\> ", "C:\>".
func promptLen(line string) int {
	trimmed := strings.TrimLeft(line, " ")
	indent := len(line) - len(trimmed)
	for _, p := range []string{"$ ", "# ", "% ", ">>> ", "... ", "> ", "❯ ", "λ ", "➜ "} {
		if strings.HasPrefix(trimmed, p) {
			return indent + len(p)
		}
	}
	if trimmed == "$" || trimmed == ">" {
		return len(line)
	}
	i := strings.IndexAny(trimmed, "$#>")
	if i <= 0 || i > 60 {
		return 0
	}
	host := trimmed[:i]
	isHost := strings.Contains(host, "@") && !strings.Contains(strings.TrimPrefix(host, "["), " ") || strings.HasPrefix(host, "[") && strings.Contains(host, "@") && strings.HasSuffix(host, "]")
	isDOS := strings.HasPrefix(host, "PS ") || len(host) >= 3 && host[1:3] == `:\`
	if !isHost && !isDOS {
		return 0
	}
	for i++; i < len(trimmed) && trimmed[i] == ' '; i++ {
	}
	return indent + i
}

// scanMake scans makefiles: targets, variables, and shell in the recipes.
func scanMake(s *codeScanner, _ *codeLanguage) {
	for s.pos < len(s.src) {
		end := s.lineEnd(s.pos)
		line := s.src[s.pos:end]
		eq, colon := strings.IndexByte(line, '='), strings.IndexByte(line, ':')
		word, _, _ := strings.Cut(strings.TrimLeft(line, " -"), " ")
		switch {
		case strings.HasPrefix(line, "\t"):
			shellUntil(s, end)
		case strings.HasPrefix(line, "#"):
			s.emit(doc.TokenComment, end)
		case hasWord(" include ifeq ifneq ifdef ifndef else endif define endef export unexport override sinclude vpath ", word):
			s.emit(doc.TokenKeyword, s.pos+strings.Index(line, word)+len(word))
		case eq > 0 && (colon < 0 || colon+1 >= eq):
			s.emit(doc.TokenName, s.pos+len(strings.TrimRight(line[:eq], " ?:+!")))
			s.emit(doc.TokenPunct, s.pos+strings.IndexByte(s.rest(), '=')+1)
		case colon > 0:
			s.emit(doc.TokenName, s.pos+colon)
			s.emit(doc.TokenPunct, s.pos+1)
		}
		for s.pos < end {
			if c := s.src[s.pos]; c == '$' {
				s.emit(doc.TokenName, min(end, makeVariable(s)))
			} else if c == '#' {
				s.emit(doc.TokenComment, end)
			} else {
				s.emit(doc.TokenPlain, s.pos+1)
			}
		}
		s.emit(doc.TokenPlain, end+1)
	}
}

func makeVariable(s *codeScanner) int {
	if c := s.at(1); c == '(' || c == '{' {
		return bracketEnd(s.src, s.pos+1)
	}
	return s.pos + 2
}

// scanDockerfile scans Dockerfiles: an instruction, then mostly shell.
func scanDockerfile(s *codeScanner, l *codeLanguage) {
	for s.pos < len(s.src) {
		end := s.lineEnd(s.pos)
		line := s.src[s.pos:end]
		word, _, _ := strings.Cut(strings.TrimLeft(line, " \t"), " ")
		if hasWord(l.keywords, strings.ToLower(word)) {
			s.emit(doc.TokenKeyword, s.pos+strings.Index(line, word)+len(word))
		}
		shellUntil(s, end)
		s.emit(doc.TokenPlain, end+1)
	}
}
