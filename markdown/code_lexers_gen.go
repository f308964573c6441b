//go:build ignore

// This program packs chroma's lexers, which are XML files under chroma's MIT
// licence, into code_lexers.zip. Importing chroma's own package of lexers
// would cost every start of the program 5 ms, in which it parses the heads of
// all of them; from the archive the one that is wanted is read.
//
// The entries "names" and "endings" have a line for each lexer: its file, then
// the names by which fences call it, or the endings of its source files.
package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

func main() {
	log.SetFlags(0)
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/alecthomas/chroma/v2").Output()
	if err != nil {
		log.Fatal(err)
	}
	root := strings.TrimSpace(string(dir))
	licence, err := os.ReadFile(filepath.Join(root, "COPYING"))
	if err != nil {
		log.Fatal(err)
	}
	names, endings, files := collect()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	add(z, "names", []byte(names))
	add(z, "endings", []byte(endings))
	add(z, "LICENCE", licence)
	for _, f := range files {
		add(z, f.name, f.data)
	}
	if err := z.Close(); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("code_lexers.zip", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

type file struct {
	name string
	data []byte
}

// collect writes the lexers as XML. Those that are programs can't be.
func collect() (names, endings string, files []file) {
	var nameLines, endingLines []string
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		r, ok := l.(*chroma.RegexLexer)
		c := l.Config()
		if !ok {
			log.Printf("left out, since it is a program: %s", c.Name)
			continue
		}
		c.Analyse = nil // only guesses languages
		data, err := chroma.Marshal(r)
		if errors.Is(err, chroma.ErrNotSerialisable) {
			log.Printf("left out, since it is a program: %s", c.Name)
			continue
		}
		if err != nil {
			log.Fatal(err)
		}
		name := strings.ToLower(strings.NewReplacer(" ", "_", "/", "_").Replace(c.Name)) + ".xml"
		files = append(files, file{name, tidy(data)})
		nameLines = append(nameLines, line(name, append(slices.Clone(c.Aliases), strings.ReplaceAll(c.Name, " ", "-"))))
		endingLines = append(endingLines, line(name, simpleEndings(c)))
	}
	slices.Sort(nameLines)
	slices.Sort(endingLines)
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return strings.Join(nameLines, "\n"), strings.Join(endingLines, "\n"), files
}

// line is a file with words, in lower case and order, between spaces.
func line(file string, words []string) string {
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	slices.Sort(words)
	return file + " " + strings.Join(slices.Compact(words), " ") + " "
}

func simpleEndings(c *chroma.Config) (endings []string) {
	for _, f := range c.Filenames {
		if ext, ok := strings.CutPrefix(f, "*."); ok && !strings.ContainsAny(ext, "*?[") {
			endings = append(endings, ext)
		}
	}
	return endings
}

// tidy takes out the indentation, and sorts the states, which chroma writes in
// the order of a map.
func tidy(data []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(data) {
		fmt.Fprintf(&b, "%s\n", bytes.TrimSpace(line))
	}
	head, rest, _ := strings.Cut(b.String(), "<state ")
	states, tail, _ := strings.Cut(rest, "</rules>")
	list := strings.Split(states, "<state ")
	slices.Sort(list)
	return []byte(head + "<state " + strings.Join(list, "<state ") + "</rules>" + tail)
}

// add stores an entry without a time, so that the archive is always the same.
func add(z *zip.Writer, name string, data []byte) {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		log.Fatal(err)
	}
}
