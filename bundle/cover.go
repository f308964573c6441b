package bundle

import (
	"path"

	"octavo/doc"
	"octavo/markdown"
)

// loadCover finds the picture on the cover: the one that is named, by the
// options, the book file or a single text, else a file cover.png beside the
// texts.
func (b *builder) loadCover() {
	if b.out.Book.Cover = b.o.Cover; b.o.Cover != nil {
		return
	}
	texts := b.chosen()
	switch {
	case b.o.Meta.Cover != "":
		b.optionCover()
	case b.book != nil && b.book.about.Cover != "":
		at := b.book.at
		b.takeCover(at.at(path.Dir(at.path)), b.book.about.Cover, b.book.cover)
	case b.coverDir == nil && len(texts) == 1 && texts[0].meta.Cover != "":
		t := texts[0]
		b.takeCover(place{t.fsys, t.dir(), path.Dir(t.name)}, t.meta.Cover, doc.Pos{File: t.name})
	case b.coverDir != nil:
		for _, name := range []string{"cover.jpg", "cover.jpeg", "cover.png", "cover.svg", "cover.webp"} {
			if isFile(b.coverDir.at(path.Join(b.coverDir.path, name))) {
				b.takeCover(*b.coverDir, name, doc.Pos{File: path.Join(b.coverDir.name, name)})
				return
			}
		}
	}
}

// optionCover looks for the picture that the options name, by the names of the
// inputs and then in the file system of the first.
func (b *builder) optionCover() {
	dir := place{path: "."}
	switch {
	case b.coverDir != nil:
		dir = *b.coverDir
	case len(b.texts) > 0:
		t := b.texts[0]
		dir = place{t.fsys, t.dir(), path.Dir(t.name)}
	}
	cover := b.o.Meta.Cover
	if !absoluteURL(cover) {
		cover = relative(dir.name, cleanName(cover, ""))
	}
	b.takeCover(dir, cover, doc.Pos{})
}

func (b *builder) takeCover(dir place, src string, at doc.Pos) {
	asset, slip := markdown.LoadImage(src, markdown.Options{FS: dir.fsys, Dir: dir.path, RemoteImages: b.o.RemoteImages})
	if slip != nil {
		slip.Pos, slip.Message = at, "the cover: "+slip.Message
		b.diags.List = append(b.diags.List, *slip)
	}
	b.out.Book.Cover = asset
}
