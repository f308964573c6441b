package epub_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"octavo/bundle"
	"octavo/doc"
	"octavo/epub"
)

// epubcheck is the command of EPUBCheck, as conformance/fetch gets it. It takes
// seconds for a book, so that it is run where CONFORMANCE asks for it.
func epubcheck(t *testing.T) string {
	t.Helper()
	if os.Getenv("CONFORMANCE") == "" {
		t.Skip("set CONFORMANCE to have EPUBCheck judge the books")
	}
	if _, err := exec.LookPath("java"); err != nil {
		t.Fatal("java, which EPUBCheck needs, is not installed")
	}
	if jars, _ := filepath.Glob("../conformance/lib/epubcheck-*.jar"); len(jars) == 0 {
		t.Fatal("EPUBCheck is not there; conformance/fetch gets it")
	}
	return "../conformance/bin/epubcheck"
}

// sayings are messages of EPUBCheck that say nothing against a book: that the
// cover for shelves is on no page, and that class names could be declared.
var sayings = regexp.MustCompile(`^(OPF-097|CSS-028|ACC-)`)

// check has EPUBCheck judge a book.
func check(t *testing.T, command string, data []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "book.epub")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	report := file + ".json"
	out, _ := exec.Command(command, file, "-u", "-q", "--json", report).CombinedOutput()
	judged, err := os.ReadFile(report)
	if err != nil {
		t.Fatalf("EPUBCheck has made no report: %s", out)
	}
	var result struct {
		Messages []struct {
			ID, Severity, Message string
			Locations             []struct {
				Path         string
				Line, Column int
			}
		}
		Checker struct{ CheckerVersion string }
	}
	if err := json.Unmarshal(judged, &result); err != nil {
		t.Fatal(err)
	}
	for _, m := range result.Messages {
		if sayings.MatchString(m.ID) {
			continue
		}
		where := ""
		for i, l := range m.Locations {
			if i < 3 {
				where += fmt.Sprintf("\n\t%s:%d:%d", l.Path, l.Line, l.Column)
			}
		}
		t.Errorf("%s %s: %s (%d times)%s", m.Severity, m.ID, m.Message, len(m.Locations), where)
	}
}

func TestConformance(t *testing.T) {
	command := epubcheck(t)
	for _, c := range []struct {
		name string
		book func(*testing.T) *doc.Book
		set  func(*doc.Book, *epub.Options)
	}{
		{name: "post", book: folder("../testdata/post.md")},
		{name: "post with all", book: folder("../testdata/post.md"), set: withAll},
		{name: "nasty", book: folder("../testdata/nasty"), set: withAll},
		{name: "CommonMark by section", book: func(t *testing.T) *doc.Book { return commonMark(t, false) }},
		{name: "CommonMark by example", book: func(t *testing.T) *doc.Book { return commonMark(t, true) }},
		{name: "large picture", book: largePicture},
		{name: "printed pages", book: folder("../testdata/nasty"), set: withPages},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := options(t)
			b := c.book(t)
			if c.set != nil {
				c.set(b, &o)
			}
			data, _ := write(t, b, o)
			check(t, command, data)
		})
	}
}

func folder(path string) func(*testing.T) *doc.Book {
	return func(t *testing.T) *doc.Book { return load(t, path, bundle.Options{}) }
}

// withAll fills in what metadata there is.
func withAll(b *doc.Book, o *epub.Options) {
	m := &b.Meta
	m.Subtitle, m.Publisher, m.Rights = "A <subtitle> & more", "Press & Sons", "© 2025 \"Somebody\"\x01"
	m.Series, m.SeriesIndex, m.Identifier = "Series & <others>", "2.5", "978-0-306-40615-7"
	m.Authors = []doc.Author{
		{Name: "Ada King"}, {Name: "Charles Babbage", Role: "edt"}, {Name: "", Role: "trl"}, {Name: "X", Role: "not a role"},
	}
	m.Description = "What it is\nabout ]]> &amp;"
	m.Tags = []string{"a", "A", " ", "b & c"}
	o.EmbedFonts = true
	o.TOCDepth = 6
}

// withPages says where the pages of a printed edition begin.
func withPages(b *doc.Book, o *epub.Options) {
	o.Pages, o.PrintSource = map[*doc.Chapter][]doc.PageStart{}, b.Meta.Title+" & print"
	page, paragraphs := 0, 0
	for _, c := range b.All() {
		doc.Visitor{Block: func(block doc.Block) bool {
			if p, ok := block.(*doc.Paragraph); ok {
				if paragraphs++; paragraphs%9 != 1 || page > 200 {
					return true
				}
				page++
				label := fmt.Sprint(page)
				if page < 5 {
					label = "iv"[:page%2+1]
				}
				o.Pages[c] = append(o.Pages[c], doc.PageStart{Label: label, Block: p, Offset: page % 7})
			}
			return true
		}}.Blocks(c.Doc.Blocks)
	}
}

// example begins an example of the CommonMark specification; a line with a full
// stop stands between the Markdown and the HTML, tabs are arrows.
var example = regexp.MustCompile("(?ms)^`{32} example\n(.*?)^\\.\n.*?^`{32}$")

// commonMark is a book of all examples in the CommonMark specification: a
// chapter for each, or for each section.
func commonMark(t testing.TB, each bool) *doc.Book {
	t.Helper()
	spec, err := os.ReadFile("../testdata/commonmark/spec.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	count := 0
	for i, section := range strings.Split(string(spec), "\n## ") {
		title, _, _ := strings.Cut(section, "\n")
		text := "# " + title + "\n\n"
		for _, found := range example.FindAllStringSubmatch(section, -1) {
			count++
			markdown := strings.ReplaceAll(found[1], "→", "\t")
			text += fmt.Sprintf("## Example %d\n\n%s\n\n", count, markdown)
			if each {
				files[fmt.Sprintf("%04d.md", count)] = &fstest.MapFile{Data: []byte(markdown)}
			}
		}
		if !each {
			files[fmt.Sprintf("%04d.md", i)] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	if count < 600 {
		t.Fatalf("only %d examples were found", count)
	}
	return bookOf(t, files)
}

func bookOf(t testing.TB, files fstest.MapFS) *doc.Book {
	t.Helper()
	read, err := bundle.Read([]bundle.Input{{FS: files, Path: ".", Name: "texts"}}, bundle.Options{Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	return read.Book
}

// largePicture is a book with a picture of several megabytes.
func largePicture(t *testing.T) *doc.Book {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	img := image.NewRGBA(image.Rect(0, 0, 2600, 900))
	for i := range img.Pix {
		img.Pix[i] = uint8(r.Uint32())
	}
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 0xFF
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.NoCompression}
	if err := encoder.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if b.Len() < 5<<20 {
		t.Fatalf("the picture has only %d bytes", b.Len())
	}
	return bookOf(t, fstest.MapFS{
		"large.png": {Data: b.Bytes()},
		"post.md":   {Data: []byte("# A large picture\n\n![noise](large.png)\n")},
	})
}
