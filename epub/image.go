package epub

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"octavo/doc"
)

// picture is a picture's file, and what became of it.
type picture struct {
	asset *doc.Asset
	at    doc.Pos // where it is first used
	name  string  // of the file in the book
	made  *madeImage
	err   error // why there is none
	file  *resource
}

// madeImage is a picture as readers can show it.
type madeImage struct {
	format format
	data   []byte
	w, h   int // in pixels of CSS; 0 if unknown
	moves  bool
	notes  []note
}

// note says what was changed in a picture; lost that something is not there
// any more which was to be seen.
type note struct {
	text string
	lost bool
}

// format is a kind of file that a book may hold.
type format struct{ mediaType, extension string }

// The formats of pictures in a book.
var (
	formatPNG  = format{"image/png", ".png"}
	formatJPEG = format{"image/jpeg", ".jpg"}
	formatGIF  = format{"image/gif", ".gif"}
	formatSVG  = format{"image/svg+xml", ".svg"}
)

// gallery is the pictures of a book, each once however often it is used.
type gallery struct {
	list    []*picture // in the order of their first use
	byAsset map[*doc.Asset]*picture
	names   names
}

// gather finds the pictures of a book. Those with the same content are one.
func gather(b *doc.Book, cover *doc.Asset) *gallery {
	g := &gallery{byAsset: map[*doc.Asset]*picture{}}
	byDigest := map[[sha256.Size]byte]*picture{}
	add := func(a *doc.Asset, at doc.Pos) {
		if a == nil || g.byAsset[a] != nil {
			return
		}
		digest := sha256.Sum256(a.Data)
		p := byDigest[digest]
		if p == nil {
			p = &picture{asset: a, at: at}
			byDigest[digest] = p
			g.list = append(g.list, p)
		}
		g.byAsset[a] = p
	}
	add(cover, doc.Pos{})
	v := doc.Visitor{Inline: func(n doc.Inline) bool {
		if img, ok := n.(*doc.Image); ok {
			add(img.Asset, img.At)
		}
		return true
	}}
	for _, p := range b.Parts {
		v.Inlines(p.TitleLine)
	}
	for _, d := range b.Documents() {
		v.Inlines(d.Meta.TitleLine)
		v.Inlines(d.Meta.SubtitleLine)
		v.Inlines(d.Meta.DescriptionLine)
		v.Document(d)
	}
	return g
}

// make makes the pictures into what readers can show, several at a time, and
// gives them their names, with one kept for a cover that has to be drawn. Large ones wait for each other: as pixels they may
// have a hundred times the size of their files.
func (g *gallery) make(cover *doc.Asset, o *Options) []doc.Diagnostic {
	var large sync.Mutex
	parallel(len(g.list), func(i int) {
		p := g.list[i]
		if p.err = o.Limits.Err(); p.err != nil {
			return
		}
		p.made, p.err = makeImage(p.asset, o.maxImageSize(), &o.Limits, &large)
	})
	if c := g.find(cover); c == nil || c.made.format == formatSVG {
		g.names.file(drawnCover, ".png", "cover")
	}
	var diags doc.Diagnostics
	for _, p := range g.list {
		if p.err != nil {
			diags.Warn(p.at, "broken-image", fmt.Sprintf("the image %q is left out: %v", p.asset.Name, p.err),
				"save it anew from an image editor")
			continue
		}
		p.name = g.names.file(p.asset.Name, p.made.format.extension, "image")
		for _, n := range p.made.notes {
			severity := doc.Info
			if n.lost {
				severity = doc.Warning
			}
			diags.List = append(diags.List, doc.Diagnostic{
				Severity: severity, Pos: p.at, Code: "changed-image",
				Message: fmt.Sprintf("the image %q: %s", p.asset.Name, n.text),
			})
		}
	}
	return diags.List
}

// find is what became of a picture; nil if it can't be shown.
func (g *gallery) find(a *doc.Asset) *picture {
	p := g.byAsset[a]
	if a == nil || p == nil || p.made == nil {
		return nil
	}
	return p
}

// resource is the picture's file in the book.
func (p *picture) resource() *resource {
	if p.file == nil {
		p.file = &resource{
			id: "image-" + p.name[:len(p.name)-len(p.made.format.extension)], path: imageFolder + p.name,
			mediaType: p.made.format.mediaType, data: p.made.data,
		}
	}
	return p.file
}

// moves reports whether a picture in the book is animated.
func (g *gallery) moves() bool {
	for _, p := range g.list {
		if p.made != nil && p.made.moves {
			return true
		}
	}
	return false
}

func (o *Options) maxImageSize() int {
	if o.MaxImageSize <= 0 {
		return 2000
	}
	return o.MaxImageSize
}
