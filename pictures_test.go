package octavo_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"octavo"
	"octavo/theme"
)

var update = flag.Bool("update", false, "take new pictures")

// picture is a page whose looks are kept in testdata/pictures.
type picture struct {
	name string
	file string // Markdown, or a golden case with its paper
	page int    // from 1, also those without a number
	look string // a theme; "" for the usual one
}

func pictures() []picture {
	list := []picture{
		{"post-1", "testdata/post.md", 1, ""},
		{"post-2", "testdata/post.md", 2, ""},
		{"post-3", "testdata/post.md", 3, ""},
	}
	for _, name := range []string{
		"title-block", "inlines", "list-nested", "checklist", "quote", "alerts",
		"code-marked", "table", "notes", "figure-svg", "toc",
	} {
		list = append(list, picture{name, "testdata/cases/layout/" + name + ".txtar", 1, ""})
	}
	for _, name := range theme.Names() {
		list = append(list, picture{"theme-" + name, "docs/themes/specimen.md", 1, name})
	}
	for i, name := range []string{"title", "imprint", "contents", "part", "opening"} {
		list = append(list, picture{"book-" + name, "testdata/cases/print/book.txtar", i + 1, ""})
	}
	return list
}

// TestPictures rasterises pages with pdftoppm and compares them with pictures
// taken before, to see what no dump shows: fonts, colours, pictures.
func TestPictures(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdftoppm is not installed")
		}
		t.Skip("pdftoppm is not installed: no pictures are compared")
	}
	var report differences
	for _, p := range pictures() {
		t.Run(p.name, func(t *testing.T) {
			got := rasterise(t, convert(t, p), p.page)
			name := filepath.Join("testdata", "pictures", p.name+".png")
			if *update {
				writePicture(t, name, got)
				return
			}
			want := readPicture(t, name)
			if wrong := compare(want, got); wrong != "" {
				report.add(p.name, want, got)
				t.Error(wrong)
			}
		})
	}
	if at := report.write(t); at != "" {
		t.Logf("see %s", at)
	}
}

// convert makes a PDF of a page's source.
func convert(t *testing.T, p picture) []byte {
	t.Helper()
	src, err := os.ReadFile(p.file)
	if err != nil {
		t.Fatal(err)
	}
	o := octavo.Options{File: filepath.Base(p.file)}
	if p.look != "" {
		if o.Theme, err = theme.Builtin(p.look); err != nil {
			t.Fatal(err)
		}
	}
	if filepath.Base(filepath.Dir(p.file)) == "print" {
		return printBook(t, src, o)
	}
	if strings.HasSuffix(p.file, ".txtar") {
		src = fromCase(t, src, &o)
	}
	var b bytes.Buffer
	if _, err := octavo.Convert(&b, src, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// printBook makes a PDF of the book file in a golden case.
func printBook(t *testing.T, data []byte, o octavo.Options) []byte {
	t.Helper()
	fromCase(t, data, &o)
	read, err := octavo.ReadBook([]octavo.Input{{FS: o.FS, Path: "octavo.yaml", Name: "octavo.yaml"}}, octavo.BookOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o.FS = nil
	o.Print.Links = true
	var b bytes.Buffer
	if _, err := octavo.WriteBook(read.Book, []octavo.Edition{{Format: octavo.PDF, W: &b}}, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fromCase takes a golden case's text, paper and files.
func fromCase(t *testing.T, data []byte, o *octavo.Options) (src []byte) {
	t.Helper()
	a := txtar.Parse(data)
	beside := fstest.MapFS{}
	for _, f := range a.Files {
		if f.Name == "in.md" {
			src = f.Data
		} else if strings.Contains(f.Name, ".") {
			beside[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	o.FS = beside
	for _, line := range strings.Split(string(a.Comment), "\n") {
		var err error
		switch key, value, _ := strings.Cut(line, ": "); key {
		case "paper":
			o.Paper, err = theme.ParsePaper(value)
		case "toc":
			yes := value == "yes"
			o.TOC = &yes
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return src
}

// rasterise gives a page at 60 pixels an inch in 16 greys.
func rasterise(t *testing.T, pdf []byte, page int) *image.Paletted {
	t.Helper()
	n := strconv.Itoa(page)
	cmd := exec.Command("pdftoppm", "-r", "60", "-gray", "-png", "-f", n, "-l", n, "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pdftoppm: %v", err)
	}
	m, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	greys := make(color.Palette, 16)
	for i := range greys {
		greys[i] = color.Gray{Y: uint8(i * 17)}
	}
	r := m.Bounds()
	small := image.NewPaletted(r, greys)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			gray := int(color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y)
			small.SetColorIndex(x, y, uint8((gray+8)/17))
		}
	}
	return small
}

// Pictures are the same if no more than a few pixels in ten thousand differ by
// more than rasterisers may: by a third of the way from black to white.
const (
	farApart  = 5 // of 15
	mayDiffer = 2 // in ten thousand
)

// compare says how pictures differ, if they do.
func compare(want, got *image.Paletted) string {
	if want.Bounds() != got.Bounds() {
		return fmt.Sprintf("the page is %v, was %v", got.Bounds().Size(), want.Bounds().Size())
	}
	far := 0
	for i := range want.Pix {
		if distance(want.Pix[i], got.Pix[i]) >= farApart {
			far++
		}
	}
	if far*10_000 > mayDiffer*len(want.Pix) {
		return fmt.Sprintf("%d of %d pixels differ", far, len(want.Pix))
	}
	return ""
}

func distance(a, b uint8) uint8 { return max(a, b) - min(a, b) }

// maxPicture is the largest that a picture's file may be.
const maxPicture = 20 << 10

func writePicture(t *testing.T, name string, m image.Image) {
	t.Helper()
	data := encode(t, m)
	if len(data) > maxPicture {
		t.Errorf("%s has %d bytes, more than %d", name, len(data), maxPicture)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func encode(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readPicture(t *testing.T, name string) *image.Paletted {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("%v: take it with go test -run TestPictures -update .", err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := m.(*image.Paletted)
	if !ok {
		t.Fatalf("%s has no palette", name)
	}
	return p
}

// differences are the pictures that changed.
type differences struct {
	names     []string
	want, got []*image.Paletted
}

func (d *differences) add(name string, want, got *image.Paletted) {
	d.names = append(d.names, name)
	d.want, d.got = append(d.want, want), append(d.got, got)
}

// write makes a folder with the old and the new pictures, where they differ,
// and a page that shows them beside each other. It returns the page's name, ""
// if there is nothing to show.
func (d *differences) write(t *testing.T) string {
	t.Helper()
	if len(d.names) == 0 {
		return ""
	}
	dir, err := os.MkdirTemp("", "octavo-pictures-")
	if err != nil {
		t.Fatal(err)
	}
	var html strings.Builder
	html.WriteString("<!DOCTYPE html><meta charset=utf-8><title>Pictures that changed</title>\n<style>img{border:1px solid #ccc;margin:4px}</style>\n")
	for i, name := range d.names {
		fmt.Fprintf(&html, "<h2>%s: was, is, differs</h2>\n", name)
		for part, m := range map[string]image.Image{"1-was": d.want[i], "2-is": d.got[i], "3-differs": difference(d.want[i], d.got[i])} {
			writePicture(t, filepath.Join(dir, name+"-"+part+".png"), m)
		}
		for _, part := range []string{"1-was", "2-is", "3-differs"} {
			fmt.Fprintf(&html, "<img src=\"%s-%s.png\" alt=\"\">\n", name, part)
		}
	}
	at := filepath.Join(dir, "index.html")
	if err := os.WriteFile(at, []byte(html.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	return at
}

// difference shows in red what is gone and in blue what is new.
func difference(want, got *image.Paletted) image.Image {
	r := want.Bounds().Union(got.Bounds())
	m := image.NewRGBA(r)
	level := func(p *image.Paletted, x, y int) uint8 {
		if !(image.Point{X: x, Y: y}).In(p.Bounds()) {
			return 15
		}
		return p.ColorIndexAt(x, y)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			a, b := level(want, x, y), level(got, x, y)
			c := color.RGBA{255 - (15-b)*12, 255 - (15-min(a, b))*12, 255 - (15-a)*12, 255}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}
