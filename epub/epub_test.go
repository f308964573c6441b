package epub_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"octavo/bundle"
	"octavo/doc"
	"octavo/epub"
)

// books are what the tests of whole books write.
var books = []struct {
	name string
	path string
	set  func(*doc.Book, *epub.Options)
}{
	{"post", "../testdata/post.md", nil},
	{"nasty", "../testdata/nasty", nil},
	{"nasty with all", "../testdata/nasty", withAll},
	{"nasty with pages", "../testdata/nasty", withPages},
}

func TestAudit(t *testing.T) {
	for _, c := range books {
		t.Run(c.name, func(t *testing.T) {
			o := options(t)
			b := load(t, c.path, bundle.Options{})
			if c.set != nil {
				c.set(b, &o)
			}
			data, _ := write(t, b, o)
			open(t, data).audit(t)
		})
	}
}

// TestContainer: the container is as EPUB asks for it, and as nothing but the
// book's contents decides.
func TestContainer(t *testing.T) {
	data, _ := write(t, load(t, "../testdata/nasty", bundle.Options{}), options(t))
	a := open(t, data)
	first := a.zip.File[0]
	if first.Name != "mimetype" || first.Method != zip.Store || string(a.files["mimetype"]) != "application/epub+zip" {
		t.Errorf("the first file is %s, method %d, %q", first.Name, first.Method, a.files["mimetype"])
	}
	// Readers look for the type at a fixed place in the file.
	if got := string(data[30:58]); got != "mimetypeapplication/epub+zip" {
		t.Errorf("the file begins with %q", got)
	}
	if want := []string{"META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx"}; !slices.Equal(a.names[1:5], want) {
		t.Errorf("the next files are %q", a.names[1:5])
	}
	for _, f := range a.zip.File {
		if len(f.Extra) > 0 || f.ModifiedDate != 1<<5|1 || f.ModifiedTime != 0 || f.Flags&8 != 0 {
			t.Errorf("%s has the time %d %d, the flags %x and %d bytes beside it", f.Name, f.ModifiedDate, f.ModifiedTime, f.Flags, len(f.Extra))
		}
		packed := strings.HasSuffix(f.Name, ".png") || strings.HasSuffix(f.Name, ".jpg") || strings.HasSuffix(f.Name, ".gif")
		if packed && f.Method != zip.Store || strings.HasSuffix(f.Name, ".xhtml") && f.Method != zip.Deflate {
			t.Errorf("%s has the method %d", f.Name, f.Method)
		}
	}
}

func TestSameBytes(t *testing.T) {
	for _, c := range books {
		var want []byte
		for i, procs := range []int{1, 8, 2} {
			before := runtime.GOMAXPROCS(procs)
			o := options(t)
			b := load(t, c.path, bundle.Options{})
			if c.set != nil {
				c.set(b, &o)
			}
			got, _ := write(t, b, o)
			runtime.GOMAXPROCS(before)
			if i == 0 {
				want = got
			} else if !bytes.Equal(got, want) {
				t.Errorf("%s: with %d processors the file is another", c.name, procs)
			}
		}
	}
}

// TestAtOnce writes several books at once, which share a library that has
// global state.
func TestAtOnce(t *testing.T) {
	o := options(t)
	posts := make([]*doc.Book, 4)
	want := make([][]byte, len(posts))
	for i := range posts {
		posts[i] = bookOf(t, fstest.MapFS{
			"a.md":  {Data: fmt.Appendf(nil, "# Post %d\n\n![x](x.png) and text %d.\n", i, i)},
			"x.png": {Data: pngOf(i)},
		})
		want[i], _ = write(t, posts[i], o)
	}
	var wg sync.WaitGroup
	for i := range 3 * len(posts) {
		wg.Go(func() {
			var out bytes.Buffer
			_, err := epub.Write(&out, posts[i%len(posts)], o)
			if err != nil || !bytes.Equal(out.Bytes(), want[i%len(posts)]) {
				t.Errorf("book %d came out otherwise beside others: %v", i, err)
			}
		})
	}
	wg.Wait()
}

// TestManyTexts: a book of more pages than go-epub gets at a time has them all,
// and in their order.
func TestManyTexts(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 700 {
		files[fmt.Sprintf("%03d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Text %d\n\nWords.\n", i)}
	}
	start := time.Now()
	data, diags := write(t, bookOf(t, files), options(t))
	t.Logf("%v", time.Since(start))
	a := open(t, data)
	a.audit(t)
	_, spine := a.manifest(t)
	if len(spine) != 700+4 || len(diags) > 0 {
		t.Errorf("the spine has %d pages; %v", len(spine), diags)
	}
	for i, name := range spine[3:703] {
		if !bytes.Contains(a.files[name], fmt.Appendf(nil, "Text %d<", i)) {
			t.Fatalf("page %d is %s", i, name)
		}
	}
}

func TestNoTexts(t *testing.T) {
	if _, err := epub.Write(io.Discard, &doc.Book{}, options(t)); err == nil {
		t.Error("a book without texts is written")
	}
}

// failing is a writer whose disk is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestFullDisk(t *testing.T) {
	if _, err := epub.Write(failing{}, load(t, "../testdata/post.md", bundle.Options{}), options(t)); err == nil {
		t.Error("an error of the writer is lost")
	}
}

// TestDeadLinks: a link to a place that is not in its chapter becomes text, and
// is reported with its place.
func TestDeadLinks(t *testing.T) {
	to := &doc.Chapter{ID: "to", Doc: &doc.Document{Meta: doc.Meta{Title: "To"}, Blocks: []doc.Block{
		&doc.Heading{Level: 2, Attr: doc.Attr{ID: "here"}, Inlines: []doc.Inline{&doc.Text{Value: "Here"}}},
	}}}
	link := func(line int32, place doc.Place) doc.Inline {
		return &doc.Link{At: doc.Pos{File: "from.md", Line: line, Col: 2}, To: &place, Dest: "to.md",
			Inlines: []doc.Inline{&doc.Text{Value: fmt.Sprintf("link %d", line)}}}
	}
	from := &doc.Chapter{ID: "from", Doc: &doc.Document{Meta: doc.Meta{Title: "From"}, Blocks: []doc.Block{
		&doc.Paragraph{Inlines: []doc.Inline{
			link(1, doc.Place{Chapter: to, ID: "here"}), link(2, doc.Place{Chapter: to, ID: "gone"}),
			link(3, doc.Place{Chapter: to}), link(4, doc.Place{Chapter: &doc.Chapter{ID: "to"}}), link(5, doc.Place{}),
		}},
	}}}
	b := &doc.Book{Meta: doc.Meta{Title: "B"}, Parts: []*doc.Part{{Chapters: []*doc.Chapter{from, to}}}}
	data, diags := write(t, b, options(t))
	a := open(t, data)
	a.audit(t)
	body := string(a.files["EPUB/xhtml/from.xhtml"])
	for want, times := range map[string]int{`<a href="to.xhtml#here">`: 1, `<a href="to.xhtml">`: 1, "<a ": 2, "link 2": 1, "link 5": 1} {
		if strings.Count(body, want) != times {
			t.Errorf("%q is not there %d times:\n%s", want, times, body)
		}
	}
	var lines []int32
	for _, d := range diags {
		if d.Code == "broken-link" {
			lines = append(lines, d.Pos.Line)
		}
	}
	if !slices.Equal(lines, []int32{2, 4, 5}) {
		t.Errorf("reported are the lines %v: %v", lines, diags)
	}
}
