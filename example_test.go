package octavo_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing/fstest"
	"time"

	"octavo"
	"octavo/fonts"
	"octavo/geom"
	"octavo/theme"

	"golang.org/x/image/font/gofont/gomono"
)

const bridges = `---
title: On Bridges
author: Ann Example
date: 2025-03-01
---
A bridge is a *promise* to whoever comes next.
`

// One text becomes a PDF.
func ExampleConvert() {
	var pdf bytes.Buffer
	result, err := octavo.Convert(&pdf, []byte(bridges), octavo.Options{File: "bridges.md"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Pages, "page,", result.Words(), "words,", len(result.Diagnostics), "diagnostics")
	fmt.Printf("%s\n", pdf.Bytes()[:5])
	// Output:
	// 1 page, 9 words, 0 diagnostics
	// %PDF-
}

// What goes less than well is a value, with its place and what would help. The
// same is an error for those who want it to be.
func ExampleConvert_diagnostics() {
	const src = "Look at this:\n\n![A bridge](brige.png)\n"
	folder := fstest.MapFS{"bridge.png": {Data: []byte("...")}}
	result, err := octavo.Convert(io.Discard, []byte(src), octavo.Options{File: "post.md", FS: folder})
	fmt.Println(err)
	for _, d := range result.Diagnostics {
		fmt.Println(d)
		fmt.Println(d.Code, d.Severity, d.Pos.Line, d.Hint)
	}
	// Output:
	// <nil>
	// post.md:3:1: the image "brige.png" was not found
	// missing-image warning 3 is "bridge.png" meant?
}

// Errors of a text have a place.
func ExampleError() {
	_, err := octavo.Convert(io.Discard, []byte("---\ntitle: [a\n---\nText\n"), octavo.Options{File: "post.md"})
	if e, ok := errors.AsType[*octavo.Error](err); ok {
		fmt.Println(e.Pos.File, e.Pos.Line)
	}
	// Output: post.md 2
}

// Paper, type and theme are options.
func ExampleConvert_look() {
	warm, err := theme.Load("warm.toml", []byte(`
extends = "book"
colors.accent = "#7A2E2E"
text.body.align = "left"
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := octavo.Convert(io.Discard, []byte(strings.Repeat(bridges+"\n", 40)), octavo.Options{
		Theme:    warm,
		Paper:    geom.Size{W: 148 * geom.MM, H: 210 * geom.MM},
		FontSize: 9 * geom.Pt,
	})
	fmt.Println(result.Pages > 1, err)
	// Output: true <nil>
}

// A file brings its pictures with it.
func ExampleConvertFile() {
	site := fstest.MapFS{
		"posts/bridges.md":       {Data: []byte(bridges + "\n![Plan](img/plan.svg)\n")},
		"posts/img/plan.svg":     {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><path d="M0 20Q40-20 80 20"/></svg>`)},
		"posts/not-asked-for.md": {Data: []byte("?")},
	}
	var epub bytes.Buffer
	result, err := octavo.ConvertFile(&epub, site, "posts/bridges.md", octavo.Options{Format: octavo.EPUB})
	fmt.Println(len(result.Diagnostics), err, epub.Len() > 0)
	// Output: 0 <nil> true
}

// A text comes from wherever it can be read.
func ExampleConvertReader() {
	result, err := octavo.ConvertReader(io.Discard, strings.NewReader(bridges), octavo.Options{})
	fmt.Println(result.Documents[0].Meta.Title, err)
	// Output: On Bridges <nil>
}

// A conversion ends soon when its context does.
func ExampleConvertContext() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Nanosecond)
	defer cancel()
	_, err := octavo.ConvertContext(ctx, io.Discard, []byte(strings.Repeat(bridges, 1000)), octavo.Options{})
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
	// Output: true
}

// Many texts are converted side by side; the fonts are shared.
func ExampleConvert_concurrent() {
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var pages [8]int
	var all sync.WaitGroup
	for i := range pages {
		all.Go(func() {
			result, _ := octavo.Convert(io.Discard, []byte(bridges), octavo.Options{Book: book})
			pages[i] = result.Pages
		})
	}
	all.Wait()
	fmt.Println(pages)
	// Output: [1 1 1 1 1 1 1 1]
}

// A folder becomes a book, in two editions that agree on their pages.
func ExampleBundle() {
	var pdf, epub bytes.Buffer
	result, err := octavo.Bundle(
		[]octavo.Edition{{Format: octavo.PDF, W: &pdf}, {Format: octavo.EPUB, W: &epub}},
		[]octavo.Input{{FS: os.DirFS("testdata/site"), Path: "posts"}},
		octavo.BookOptions{Order: "date"},
		octavo.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range result.Documents {
		fmt.Println(d.Meta.Date, d.Meta.Title)
	}
	fmt.Println(result.Drafts, "draft left out,", pdf.Len() > 0, epub.Len() > 0)
	// Output:
	// 2024-11-02 A Ferry
	// 2025-03-01 A Bridge
	// 1 draft left out, true true
}

// A book can be changed between its reading and its writing.
func ExampleReadBook() {
	read, err := octavo.ReadBook([]octavo.Input{{FS: os.DirFS("testdata/site"), Path: "posts"}}, octavo.BookOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	read.Book.Meta.Title = "Crossings"
	result, err := octavo.WriteBook(read.Book, []octavo.Edition{{Format: octavo.EPUB, W: io.Discard}}, octavo.Options{})
	fmt.Println(read.Book.Meta.Title, len(result.Diagnostics), err)
	// Output: Crossings 0 <nil>
}

// What a text says of itself is read without converting it.
func ExampleFrontMatter() {
	meta, err := octavo.FrontMatter([]byte(bridges), "bridges.md")
	fmt.Println(meta.Title, "by", meta.Authors[0].Name, "on", meta.Date, err)
	// Output: On Bridges by Ann Example on 2025-03-01 <nil>
}

// A PDF carries the text that it was made of.
func ExampleExtract() {
	var pdf bytes.Buffer
	if _, err := octavo.Convert(&pdf, []byte(bridges), octavo.Options{File: "bridges.md", AttachSource: true}); err != nil {
		fmt.Println(err)
		return
	}
	sources, err := octavo.Extract(pdf.Bytes())
	fmt.Println(sources[0].Name, string(sources[0].Data) == bridges, err)
	// Output: bridges.md true <nil>
}

// Pictures can be made when they are asked for.
func ExampleOptions_images() {
	draw := func(src, dir string) ([]byte, error) {
		name, isChart := strings.CutPrefix(src, "chart:")
		if !isChart {
			return nil, fs.ErrNotExist // it is looked for in Options.FS
		}
		return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text y="30">%s</text></svg>`, name), nil
	}
	result, err := octavo.Convert(io.Discard, []byte("![Sales by month](chart:sales)\n"), octavo.Options{Images: draw})
	fmt.Println(len(result.Diagnostics), err)
	// Output: 0 <nil>
}

// A program can carry its fonts with it, as with embed.FS.
func ExampleOptions_fonts() {
	carried := fstest.MapFS{"Go-Mono.ttf": {Data: gomono.TTF}}
	book, messages, err := fonts.New(fonts.Options{FS: []fs.FS{carried}})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, found := book.Find(fonts.Query{Family: "Go Mono"})
	look, err := theme.Load("mono.toml", []byte("text.code.family = \"Go Mono\"\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := octavo.Convert(io.Discard, []byte("Some `code`.\n"), octavo.Options{Book: book, Theme: look})
	fmt.Println(len(messages), found, len(result.Diagnostics), err)
	// Output: 0 true 0 <nil>
}
