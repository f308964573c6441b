package pdf

import (
	"crypto/sha256"
	"fmt"

	"octavo/geom"
	"octavo/page"
)

// imageSet is the pictures of a document, each once however often it is drawn.
type imageSet struct {
	list   []*picture
	byData map[extent]*picture
}

// extent is where a picture's bytes are: most pictures are drawn once, and
// those that are drawn often mostly share them.
type extent struct {
	first *byte
	n     int
}

func extentOf(data []byte) extent { return extent{&data[0], len(data)} }

// picture is a picture's file and what became of it.
type picture struct {
	name     string // for messages
	data     []byte
	drawn    geom.Size // the largest size at which it is drawn
	resource string    // "/I1"
	cutout   bool
	coded    *codedImage
	err      error
}

// codedImage is a picture as PDF can hold it (8.9.5).
type codedImage struct {
	width, height int
	bits          int    // per component
	space         string // colour space
	filter        string // with its parameters, if it needs any
	data          []byte
	// turn is how the picture is to be turned for drawing.
	turn orientation
	// mask says how opaque it is; nil for wholly.
	mask *codedImage
}

// loadImages finds the pictures of all pages and codes them, in parallel.
func (s *shared) loadImages(o Options) []Problem {
	s.images.byData = map[extent]*picture{}
	byDigest := map[[sha256.Size]byte]*picture{}
	for _, p := range s.doc.Pages {
		for _, item := range p.Items {
			if img, ok := item.(*page.Image); ok && len(img.Data) > 0 {
				s.images.gather(img, byDigest)
			}
		}
	}
	list := s.images.list
	parallel(o.workers(), len(list), func(_, i int) {
		if list[i].err = o.ended(); list[i].err != nil {
			return
		}
		code := codeImage
		if list[i].cutout {
			code = codeCutout
		}
		list[i].coded, list[i].err = code(list[i].data, list[i].drawn, o.dpi())
	})
	return s.images.problems(s.doc)
}

// dpi is the resolution that pictures are reduced to; 0 for none.
func (o Options) dpi() int {
	switch {
	case o.ImageDPI < 0:
		return 0
	case o.ImageDPI == 0:
		return 300
	}
	return o.ImageDPI
}

// gather notes a picture and how large it is drawn.
func (set *imageSet) gather(img *page.Image, byDigest map[[sha256.Size]byte]*picture) {
	at := extentOf(img.Data)
	pic := set.byData[at]
	if pic == nil {
		digest := sha256.Sum256(img.Data)
		if pic = byDigest[digest]; pic == nil {
			pic = &picture{name: img.Name, data: img.Data, resource: fmt.Sprintf("/I%d", len(set.list)+1)}
			byDigest[digest] = pic
			set.list = append(set.list, pic)
		}
		set.byData[at] = pic
	}
	pic.cutout = pic.cutout || img.Cutout
	pic.drawn.W, pic.drawn.H = max(pic.drawn.W, img.Rect.W), max(pic.drawn.H, img.Rect.H)
}

// problems lists the pictures that could not be decoded, or are empty, once
// each.
func (set *imageSet) problems(d *page.Document) []Problem {
	var list []Problem
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if img, ok := item.(*page.Image); ok && len(img.Data) == 0 {
				list = append(list, Problem{"broken-image", fmt.Sprintf("the image %s is empty", img.Name), img.Name})
			}
		}
	}
	for _, pic := range set.list {
		if pic.err != nil {
			list = append(list, Problem{
				"broken-image", fmt.Sprintf("the image %s cannot be decoded: %v", pic.name, pic.err), pic.name,
			})
		}
	}
	return list
}

// image finds what was made of an image; nil if it could not be decoded.
func (s *shared) image(img *page.Image) *picture {
	if len(img.Data) == 0 {
		return nil
	}
	pic := s.images.byData[extentOf(img.Data)]
	if pic == nil || pic.coded == nil {
		return nil
	}
	return pic
}

// imageObject adds a picture to the file.
func (f *file) imageObject(c *codedImage) ref {
	b := append([]byte(nil), "/Type/XObject/Subtype/Image/Width "...)
	b = appendInt(b, int64(c.width))
	b = append(b, "/Height "...)
	b = appendInt(b, int64(c.height))
	b = append(b, "/BitsPerComponent "...)
	b = appendInt(b, int64(c.bits))
	b = append(b, "/ColorSpace"...)
	b = append(b, c.space...)
	b = append(b, "/Filter"...)
	b = append(b, c.filter...)
	if c.mask != nil {
		b = append(b, "/SMask "...)
		b = appendRef(b, f.imageObject(c.mask))
	}
	return f.codedStream(b, c.data)
}
