package octavo_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"octavo"
)

// editions makes a book of the post, over and over, in both formats. Each
// chapter refers to the one after next.
func editions(t *testing.T, chapters int, print octavo.Print) (pdf, epub []byte) {
	t.Helper()
	post, err := os.ReadFile("testdata/post.md")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(strings.TrimPrefix(string(post), "---\n"), "\n---\n")
	files, summary := fstest.MapFS{}, "# Summary\n\n"
	for i := range chapters {
		name := fmt.Sprintf("c%d.md", i)
		next := (i + 2) % chapters
		text := fmt.Sprintf("---\ntitle: Number %d\n---\n\nMore in [Number %d](c%d.md), they say.\n\n%s", i, next, next, body)
		files[name] = &fstest.MapFile{Data: []byte(text)}
		summary += fmt.Sprintf("- [Number %d](%s)\n", i, name)
	}
	files["SUMMARY.md"] = &fstest.MapFile{Data: []byte(summary)}
	read, err := octavo.ReadBook([]octavo.Input{{FS: files, Path: "SUMMARY.md", Name: "SUMMARY.md"}}, octavo.BookOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var p, e bytes.Buffer
	_, err = octavo.WriteBook(read.Book, []octavo.Edition{{Format: octavo.EPUB, W: &e}, {Format: octavo.PDF, W: &p}},
		octavo.Options{Print: print})
	if err != nil {
		t.Fatal(err)
	}
	return p.Bytes(), e.Bytes()
}

// printedPages is the text of the pages of a PDF, as pdftotext reads it, and
// where the page with the number 1 is among them.
func printedPages(t *testing.T, pdf []byte) (pages []string, first int) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdftotext is not installed")
		}
		t.Skip("pdftotext is not installed: no page is read back")
	}
	cmd := exec.Command("pdftotext", "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	pages = strings.Split(string(out), "\f")
	for i, p := range pages {
		if strings.HasSuffix(strings.TrimSpace(p), "\n1") {
			return pages, i
		}
	}
	t.Fatal("no page has the number 1")
	return nil, 0
}

// TestPrintedPageNumbers reads back from the PDF the page numbers that the text
// and the contents give, and looks whether the chapters begin there.
func TestPrintedPageNumbers(t *testing.T) {
	const chapters = 12
	pdf, _ := editions(t, chapters, octavo.Print{Links: true})
	pages, first := printedPages(t, pdf)
	begins := regexp.MustCompile(`^\d+\s+Number (\d+)\s`)
	at := map[string]int{}
	for i := first; i < len(pages); i++ {
		if m := begins.FindStringSubmatch(pages[i]); m != nil {
			at[m[1]] = i - first + 1
		}
	}
	text := strings.Join(strings.Fields(strings.Join(pages[first:], " ")), " ")
	contents := strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(pages[:first], " "), " .", "")), " ")
	for _, c := range []struct{ name, text, pattern string }{
		{"the text", text, `Number (\d+) \(page (\d+)\)`},
		{"the contents", contents, `Number (\d+) (\d+) `},
	} {
		found := regexp.MustCompile(c.pattern).FindAllStringSubmatch(c.text, -1)
		if len(found) != chapters || len(at) != chapters {
			t.Errorf("%s gives %d numbers for %d chapters", c.name, len(found), len(at))
		}
		for _, m := range found {
			if strconv.Itoa(at[m[1]]) != m[2] {
				t.Errorf("%s says that chapter %s is on page %s; it is on page %d", c.name, m[1], m[2], at[m[1]])
			}
		}
	}
}

// TestPageList takes twenty entries of the EPUB's page list and finds the words
// that follow each at the top of the page in the PDF.
func TestPageList(t *testing.T) {
	pdf, epub := editions(t, 12, octavo.Print{})
	pages, first := printedPages(t, pdf)
	files := unzip(t, epub)
	entries := regexp.MustCompile(`href="([^"#]+)#([^"]+)">(\d+)</a>`).FindAllStringSubmatch(pageList(t, files), -1)
	if len(entries) < 30 {
		t.Fatalf("%d entries for %d pages", len(entries), len(pages))
	}
	for i := range 20 {
		e := entries[i*len(entries)/20]
		n, _ := strconv.Atoi(e[3])
		want, got := wordsAfter(t, files, e[1], e[2]), onlyLetters(pages[first+n-1])
		if k := strings.Index(got[:min(len(got), 120)], want[:min(len(want), 24)]); k < 0 {
			t.Errorf("page %d begins with %q, in the EPUB with %q", n, got[:min(len(got), 80)], want[:min(len(want), 24)])
		}
	}
}

// unzip gives the text of an EPUB's files by their base names.
func unzip(t *testing.T, epub []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name[strings.LastIndexByte(f.Name, '/')+1:]] = string(data)
	}
	return files
}

func pageList(t *testing.T, files map[string]string) string {
	t.Helper()
	_, list, ok := strings.Cut(files["nav.xhtml"], `epub:type="page-list"`)
	if !ok {
		t.Fatal("nav.xhtml has no page list")
	}
	list, _, _ = strings.Cut(list, "</nav>")
	return list
}

// wordsAfter are the letters that follow an element.
func wordsAfter(t *testing.T, files map[string]string, name, id string) string {
	t.Helper()
	_, rest, ok := strings.Cut(files[name[strings.LastIndexByte(name, '/')+1:]], `id="`+id+`"`)
	if !ok {
		t.Fatalf("%s has no %s", name, id)
	}
	_, rest, _ = strings.Cut(rest, ">")
	return onlyLetters(regexp.MustCompile(`<[^>]*>|&[a-z]+;|&#\w+;`).ReplaceAllString(rest[:min(len(rest), 4000)], " "))
}

// onlyLetters are the letters of a text: what is between them, and how it is
// written, differs between editions.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) && r < 0x250 {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
