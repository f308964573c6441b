package epub

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"sync"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"octavo/doc"
	"octavo/internal/pngrows"
)

const (
	// jpegQuality is that of photographs that are coded anew.
	jpegQuality = 85
	// manyPixels make a picture large: it is decoded when no other large one
	// is.
	manyPixels = 2_000_000
	// mostPixels is the largest picture that is decoded.
	mostPixels = 1 << 27
)

// makeImage makes a picture into one that readers can show: as it is where
// that is possible, else coded anew.
func makeImage(a *doc.Asset, most int, limits *doc.Limits, large *sync.Mutex) (made *madeImage, err error) {
	defer func() {
		if recover() != nil { // in a decoder
			made, err = nil, errors.New("its data is broken")
		}
	}()
	if a.Format == "svg" {
		return makeSVG(a, limits)
	}
	s, err := inspect(a)
	if err != nil {
		return nil, err
	}
	if max(s.w, s.h) <= most || s.moves {
		if s.asIs != nil {
			return &madeImage{format: s.format, data: s.asIs, w: s.w, h: s.h, moves: s.moves}, nil
		}
	}
	if s.w*s.h > manyPixels {
		large.Lock()
		defer large.Unlock()
	}
	return s.convert(a.Data, most, limits)
}

// source is what is known of a picture before its pixels are.
type source struct {
	format format
	decode func(io.Reader) (image.Image, error)
	w, h   int
	lossy  bool
	moves  bool
	turn   orientation
	// asIs is the file where readers can show it: without what it says about
	// the place and the camera it was taken with.
	asIs []byte
}

// inspect looks at a picture's file without decoding its pixels.
func inspect(a *doc.Asset) (*source, error) {
	s := &source{turn: upright}
	var config func(io.Reader) (image.Config, error)
	switch a.Format {
	case "png":
		config, s.decode, s.format = png.DecodeConfig, png.Decode, formatPNG
		if err := s.png(a.Data); err != nil {
			return nil, err
		}
	case "jpeg":
		config, s.decode, s.format, s.lossy = jpeg.DecodeConfig, jpeg.Decode, formatJPEG, true
		s.jpeg(a.Data)
	case "gif":
		config, s.decode, s.format = gif.DecodeConfig, gif.Decode, formatGIF
		if err := s.gif(a.Data); err != nil {
			return nil, err
		}
	case "webp":
		config, s.decode, s.lossy = webp.DecodeConfig, webp.Decode, lossyWebP(a.Data)
	case "bmp":
		config, s.decode = bmp.DecodeConfig, bmp.Decode
	case "tiff":
		config, s.decode = tiff.DecodeConfig, tiff.Decode
	default:
		return nil, fmt.Errorf("it has the unknown format %q", a.Format)
	}
	c, err := config(bytes.NewReader(a.Data))
	if err != nil {
		return nil, err
	}
	if c.Width < 1 || c.Height < 1 || c.Width > mostPixels/c.Height {
		return nil, fmt.Errorf("it has %d × %d pixels", c.Width, c.Height)
	}
	s.w, s.h = c.Width, c.Height
	if c.ColorModel == color.CMYKModel || s.turn != upright {
		s.asIs = nil // the inks of a press, or lying on its side: not every reader shows it right
	}
	return s, nil
}

// convert codes a picture anew, scaled down if it is too large.
func (s *source) convert(data []byte, most int, limits *doc.Limits) (*madeImage, error) {
	img, err := s.pixels(data, most, limits)
	if err != nil {
		return nil, err
	}
	pixels := s.turn.apply(img)
	made := &madeImage{w: pixels.Rect.Dx(), h: pixels.Rect.Dy()}
	if pixels.Opaque() && (s.lossy || photographic(pixels)) {
		var b bytes.Buffer
		made.format = formatJPEG
		err = jpeg.Encode(&b, pixels, &jpeg.Options{Quality: jpegQuality})
		made.data = b.Bytes()
	} else {
		made.format, made.data = formatPNG, pngrows.Encode(fewColors(pixels))
	}
	return made, err
}

// pixels gives a picture's pixels, scaled down if there are too many.
func (s *source) pixels(data []byte, most int, limits *doc.Limits) (*image.RGBA, error) {
	w, h := fitted(s.w, s.h, most)
	if s.format == formatPNG && w < s.w && !s.moves {
		if img, err := scaledPNG(data, w, h, limits); img != nil || err != nil {
			return img, err
		}
	}
	img, err := s.decode(limits.Reader(bytes.NewReader(data)))
	if err != nil {
		return nil, err
	}
	if img.Bounds().Empty() {
		return nil, errors.New("it has no pixels")
	}
	w, h = fitted(img.Bounds().Dx(), img.Bounds().Dy(), most)
	return scaled(img, w, h), nil
}

// fitted is a size that is at most so long.
func fitted(w, h, most int) (int, int) {
	if longer := max(w, h); longer > most {
		return max(1, (w*most+longer/2)/longer), max(1, (h*most+longer/2)/longer)
	}
	return w, h
}

// photographic reports whether a picture has the many colours of a photograph:
// of some thousand pixels all over it, most differ. Drawings, screenshots and
// scanned text repeat theirs.
func photographic(img *image.RGBA) bool {
	const samples = 4096
	w, h := img.Rect.Dx(), img.Rect.Dy()
	n := w * h
	step := max(1, n/samples)
	seen := map[[4]uint8]bool{}
	taken := 0
	for i := 0; i < n; i += step {
		at := i/w*img.Stride + i%w*4
		seen[[4]uint8(img.Pix[at:at+4])] = true
		taken++
	}
	return taken > 256 && len(seen) > taken/3
}

// fewColors gives a picture of at most 256 colours a palette, which makes its
// file a third as large; others come back as they are.
func fewColors(img *image.RGBA) image.Image {
	out := image.NewPaletted(img.Rect, nil)
	index := map[[4]uint8]uint8{}
	last, lastIndex := [4]uint8{}, -1
	w := img.Rect.Dx()
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride:][:4*w]
		for x := range w {
			c := [4]uint8(row[4*x:])
			if c != last || lastIndex < 0 {
				i, known := index[c]
				if !known {
					if len(out.Palette) == 256 {
						return img
					}
					i = uint8(len(out.Palette))
					index[c] = i
					out.Palette = append(out.Palette, color.RGBA{c[0], c[1], c[2], c[3]})
				}
				last, lastIndex = c, int(i)
			}
			out.Pix[y*out.Stride+x] = uint8(lastIndex)
		}
	}
	return out
}
