//go:build ignore

// Join writes the texts that a SUMMARY.md lists, in its order, as one: join DIR
// OUT.md. It is for programs that take a book as one file. Links between the
// texts stay as they are.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// entry is a link in a SUMMARY.md.
var entry = regexp.MustCompile(`\]\(([^)#]+\.md)\)`)

func main() {
	if err := join(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "join:", err)
		os.Exit(1)
	}
}

func join(dir, out string) error {
	summary, err := os.ReadFile(filepath.Join(dir, "SUMMARY.md"))
	if err != nil {
		return err
	}
	var all bytes.Buffer
	for _, m := range entry.FindAllSubmatch(summary, -1) {
		text, err := os.ReadFile(filepath.Join(dir, string(m[1])))
		if err != nil {
			return err
		}
		all.Write(text)
		all.WriteString("\n\n")
	}
	return os.WriteFile(out, all.Bytes(), 0o644)
}
