package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"octavo/geom"
)

// maxPixels is the largest picture that is decoded: 4 bytes a pixel have to
// fit in memory, several times over.
const maxPixels = 1 << 27

// jpegQuality is that of pictures that were lossy and have to be coded anew.
const jpegQuality = 90

// format is a kind of picture file, known by its first bytes: names and
// declared types are often wrong.
type format struct {
	magic  string
	lossy  bool
	config func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}

// sniff finds the format of a file.
func sniff(data []byte) *format {
	for _, f := range formats() {
		if len(data) >= len(f.magic) && matches(data, f.magic) {
			if f.magic == "RIFF????WEBP" {
				f.lossy = lossyWebP(data)
			}
			return &f
		}
	}
	return nil
}

// formats are the kinds of file that can be decoded; "?" is any byte.
func formats() []format {
	return []format{
		{"\x89PNG\r\n\x1a\n", false, reading(png.DecodeConfig), reading(png.Decode)},
		{"\xFF\xD8\xFF", true, reading(jpeg.DecodeConfig), reading(jpeg.Decode)},
		{"GIF8", false, reading(gif.DecodeConfig), reading(gif.Decode)},
		{"RIFF????WEBP", false, reading(webp.DecodeConfig), reading(webp.Decode)},
		{"BM", false, reading(bmp.DecodeConfig), reading(bmp.Decode)},
		{"II*\x00", false, reading(tiff.DecodeConfig), reading(tiff.Decode)},
		{"MM\x00*", false, reading(tiff.DecodeConfig), reading(tiff.Decode)},
	}
}

// reading makes a function of a decoder that takes a file's bytes.
func reading[T any](decode func(io.Reader) (T, error)) func([]byte) (T, error) {
	return func(data []byte) (T, error) { return decode(bytes.NewReader(data)) }
}

// lossyWebP reports whether a WebP file's picture is a VP8 frame, and not one
// without loss. Its chunks have a name and a length.
func lossyWebP(data []byte) bool {
	for at := 12; at+8 <= len(data); {
		if string(data[at:at+4]) == "VP8 " {
			return true
		}
		n := int(data[at+4]) | int(data[at+5])<<8 | int(data[at+6])<<16 | int(data[at+7])<<24
		at += 8 + n + n&1
	}
	return false
}

func matches(data []byte, magic string) bool {
	for i := range len(magic) {
		if magic[i] != '?' && data[i] != magic[i] {
			return false
		}
	}
	return true
}

// codeImage makes a picture that PDF can hold. Files go in as they are where
// that is possible; what has to be decoded is reduced to dpi pixels an inch of
// its drawn size.
func codeImage(data []byte, drawn geom.Size, dpi int) (coded *codedImage, err error) {
	defer func() {
		if recover() != nil { // in a decoder
			coded, err = nil, errors.New("its data is broken")
		}
	}()
	f := sniff(data)
	if f == nil {
		return nil, errors.New("it is not a PNG, JPEG, GIF, WebP, BMP or TIFF file")
	}
	config, err := f.config(data)
	if err != nil {
		return nil, err
	}
	if config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height {
		return nil, fmt.Errorf("it has %d × %d pixels", config.Width, config.Height)
	}
	turn := upright
	if f.magic == "\xFF\xD8\xFF" {
		turn = jpegOrientation(data)
	}
	w, h := reduced(config.Width, config.Height, drawn, turn, dpi)
	if w == config.Width && h == config.Height {
		if coded = passThrough(data, config); coded != nil {
			coded.turn = turn
			return coded, nil
		}
	}
	if small := smaller(data, config, w, h); small != nil {
		coded, err = encodeImage(small, false)
	} else {
		coded, err = decodeAndCode(f, data, config, w, h)
	}
	if err == nil {
		coded.turn = turn
	}
	return coded, err
}

// decodeAndCode codes a picture that has to be decoded as a whole.
func decodeAndCode(f *format, data []byte, config image.Config, w, h int) (*codedImage, error) {
	img, err := f.decode(data)
	if err != nil {
		return nil, err
	}
	if img.Bounds().Dx() != config.Width || img.Bounds().Dy() != config.Height {
		w, h = img.Bounds().Dx(), img.Bounds().Dy() // a GIF's first frame
	}
	return encodeImage(flatten(img, w, h), f.lossy)
}

// smaller makes a picture smaller while it is read; nil where it has to be read
// first.
func smaller(data []byte, config image.Config, w, h int) image.Image {
	if w == config.Width && h == config.Height || data[0] == 0xFF {
		return nil
	}
	small := pngScaled(data, config, w, h)
	if small == nil {
		return nil
	}
	if gray := asGray(small); gray != nil {
		return gray
	}
	return small
}

// passThrough gives a file's data as it is, nil where PDF can't hold it.
func passThrough(data []byte, config image.Config) *codedImage {
	if data[0] == 0xFF {
		return jpegAsIs(data, config)
	}
	if coded := pngAsIs(data); coded != nil {
		return coded
	}
	return pngWithoutAlpha(data, config)
}

// encodeImage codes pixels: with loss if the source had been, otherwise
// without.
func encodeImage(img image.Image, lossy bool) (*codedImage, error) {
	if lossy {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: jpegQuality}); err != nil {
			return nil, err
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(b.Bytes()))
		if err != nil {
			return nil, err
		}
		return jpegAsIs(b.Bytes(), config), nil
	}
	if coded := encodeRows(img); coded != nil {
		return coded, nil
	}
	return nil, errors.New("its pixels cannot be coded")
}
