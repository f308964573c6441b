package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// speakers are the functions whose strings users read.
var speakers = []string{"usagef", "inputError", "outputError", "note", "err"}

// unheard are the messages that no test brings about, and why.
var unheard = map[string]string{
	"the conversion broke down: %v":                                "no text is known that does it",
	"this is a fault of Octavo's: please report it, with the text": "the same",
	"it can't be removed: ":                                        "another process would have to be in the way",
	"the folder can't be opened: %v":                               "it was made a moment before",
	"the report can't be written: ":                                "the disk would have to be full by then",
	"--watch: %v":                                                  "the same",
	"%s can't be watched: %v":                                      "the system would have to run out of watches",
	"nothing can be remembered for the next run: %v%s":             "for users without a home folder",
	"the folder can't be read: %v":                                 "the disk would have to be broken",
	"--cover: the folder of %s can't be read: %v":                  "another process would have to be in the way",
	"opening failed: %v":                                           "the same",
}

// TestMessagesAreHeard looks for every message in the scripts and tests, so
// that none is there that nobody has seen.
func TestMessagesAreHeard(t *testing.T) {
	heard := theScripts(t)
	var asked []string
	for _, message := range messages(t) {
		text := longestPart(message)
		if len(text) < 8 || strings.Contains(heard, text) {
			continue
		}
		if unheard[message] == "" {
			t.Errorf("no script or test brings about %q", message)
		}
		asked = append(asked, message)
	}
	for message := range unheard {
		if !slices.Contains(asked, message) {
			t.Errorf("%q is heard, or not said any more", message)
		}
	}
}

// theScripts is the text of all scripts and tests, with what patterns escape
// as it is.
func theScripts(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, pattern := range []string{"../../testdata/script/*.txtar", "*_test.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if name != "messages_test.go" {
				b.Write(data)
			}
		}
	}
	return strings.NewReplacer(`\`, "", "''", "'").Replace(b.String())
}

// messages are the strings that speakers are given.
func messages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && slices.Contains(speakers, called(call)) {
				list = append(list, literals(call)...)
			}
			return true
		})
	}
	if len(list) < 100 {
		t.Fatalf("only %d messages were found", len(list))
	}
	return list
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// literals are the strings among a call's arguments that people would read.
func literals(call *ast.CallExpr) []string {
	var list []string
	for _, arg := range call.Args {
		ast.Inspect(arg, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(s, " ") {
					list = append(list, s)
				}
			}
			return true
		})
	}
	return list
}

var verb = regexp.MustCompile(`%[-+.0-9]*[a-zA-Z]|\n`)

// longestPart is the longest part of a message that is always the same.
func longestPart(message string) string {
	longest := ""
	for _, part := range verb.Split(message, -1) {
		if part = strings.TrimSpace(part); len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}
