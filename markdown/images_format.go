package markdown

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"octavo/doc"
)

// inspect makes an asset of a file's data: its format comes from the content,
// never from the name. Pixels is how many it may have.
func inspect(name string, data []byte, pixels int) (found loadedAsset) {
	defer func() {
		if recover() != nil { // a decoder tripped up by damaged data
			found = damaged(name, "it is malformed")
		}
	}()
	if len(data) > maxImageBytes {
		return tooLarge(name)
	}
	if bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		data = inflate(data)
	}
	a := &doc.Asset{Name: name, Data: data, Format: sniff(data)}
	if a.Format == "svg" {
		w, h, ok := svgSize(data)
		if !ok {
			return damaged(name, "it is not well-formed SVG")
		}
		a.PxW, a.PxH = w, h
		return loadedAsset{asset: a}
	}
	decode := configDecoder(a.Format)
	if decode == nil {
		return noAsset("unknown-image", fmt.Sprintf("%q is %s, not an image that can be set", name, describe(data)),
			"use PNG, JPEG, SVG, WebP, GIF, BMP or TIFF")
	}
	c, err := decode(bytes.NewReader(data))
	switch {
	case err != nil:
		return damaged(name, err.Error())
	case c.Width <= 0 || c.Height <= 0:
		return damaged(name, "it has no pixels")
	case c.Width > pixels/c.Height:
		return noAsset("image-too-large", fmt.Sprintf("the image %q has %d × %d pixels, more than %d million", name, c.Width, c.Height, pixels/1_000_000),
			"scale it down, or allow for more with --max-pixels")
	}
	a.PxW, a.PxH = c.Width, c.Height
	return loadedAsset{asset: a}
}

func damaged(name, why string) loadedAsset {
	return noAsset("damaged-image", fmt.Sprintf("the image %q can't be read: %s", name, why), "save it anew from an image editor")
}

// inflate unpacks a compressed SVG; nil if it is damaged or too large.
func inflate(data []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	out, err := io.ReadAll(io.LimitReader(z, maxImageBytes+1))
	if err != nil || len(out) > maxImageBytes {
		return nil
	}
	return out
}

// sniff returns the format of an image by its first bytes, "" if not known.
func sniff(data []byte) string {
	switch head := string(data[:min(len(data), 16)]); {
	case strings.HasPrefix(head, "\x89PNG\r\n\x1a\n"):
		return "png"
	case strings.HasPrefix(head, "\xff\xd8\xff"):
		return "jpeg"
	case strings.HasPrefix(head, "GIF87a"), strings.HasPrefix(head, "GIF89a"):
		return "gif"
	case len(head) >= 12 && head[:4] == "RIFF" && head[8:12] == "WEBP":
		return "webp"
	case strings.HasPrefix(head, "BM") && len(data) > 26:
		return "bmp"
	case strings.HasPrefix(head, "II*\x00"), strings.HasPrefix(head, "MM\x00*"):
		return "tiff"
	}
	if startsXML(data) {
		return "svg"
	}
	return ""
}

// startsXML reports whether the data can be an SVG: its text starts with a tag
// and names the root element early.
func startsXML(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xEF\xBB\xBF")), " \t\r\n")
	return len(head) > 0 && head[0] == '<' && (bytes.Contains(head, []byte("<svg")) || bytes.Contains(head, []byte(":svg")))
}

func configDecoder(format string) func(io.Reader) (image.Config, error) {
	switch format {
	case "png":
		return png.DecodeConfig
	case "jpeg":
		return jpeg.DecodeConfig
	case "gif":
		return gif.DecodeConfig
	case "webp":
		return webp.DecodeConfig
	case "bmp":
		return bmp.DecodeConfig
	case "tiff":
		return tiff.DecodeConfig
	}
	return nil
}

// describe says what data that is no image of ours seems to be.
func describe(data []byte) string {
	head := string(data[:min(len(data), 512)])
	lower := strings.ToLower(strings.TrimLeft(head, " \t\r\n\uFEFF"))
	switch {
	case head == "":
		return "empty"
	case len(head) >= 12 && head[4:8] == "ftyp" && strings.HasPrefix(head[8:], "avi"):
		return "an AVIF image"
	case len(head) >= 12 && head[4:8] == "ftyp" && (strings.HasPrefix(head[8:], "hei") || strings.HasPrefix(head[8:], "mif")):
		return "a HEIC image"
	case len(head) >= 8 && head[4:8] == "ftyp":
		return "a film"
	case strings.HasPrefix(head, "%PDF"):
		return "a PDF"
	case strings.HasPrefix(head, "\x00\x00\x01\x00"):
		return "an icon"
	case strings.HasPrefix(head, "\xff\x0a"), strings.HasPrefix(head, "\x00\x00\x00\x0cJXL"):
		return "a JPEG XL image"
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"):
		return "a web page"
	case strings.HasPrefix(lower, "version https://git-lfs"):
		return "a pointer of Git LFS, whose file was not fetched"
	}
	return "of an unknown kind"
}

// svgSize reads the size of an SVG in CSS pixels from its root element; what
// its width and height don't say comes from the viewBox (SVG 2, section 8.2).
// ok is false if there is no root element svg.
func svgSize(data []byte) (w, h int, ok bool) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		t, err := d.Token()
		if err != nil {
			return 0, 0, false
		}
		root, isStart := t.(xml.StartElement)
		if !isStart {
			continue
		}
		if root.Name.Local != "svg" {
			return 0, 0, false
		}
		w, h = svgRootSize(root)
		return w, h, true
	}
}

func svgRootSize(root xml.StartElement) (int, int) {
	var w, h, boxW, boxH float64
	for _, a := range root.Attr {
		switch {
		case a.Name.Space != "":
		case a.Name.Local == "width":
			w = cssPixels(a.Value)
		case a.Name.Local == "height":
			h = cssPixels(a.Value)
		case a.Name.Local == "viewBox":
			box := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ',' || r <= ' ' })
			if len(box) == 4 {
				boxW, boxH = cssPixels(box[2]), cssPixels(box[3])
			}
		}
	}
	switch {
	case w > 0 && h > 0:
	case boxW <= 0 || boxH <= 0:
		return wholePixels(w), wholePixels(h)
	case w > 0:
		h = w * boxH / boxW
	case h > 0:
		w = h * boxW / boxH
	default:
		w, h = boxW, boxH
	}
	return wholePixels(w), wholePixels(h)
}

// wholePixels rounds a length, at least to 1; what is no length is 0.
func wholePixels(f float64) int {
	if !(f > 0 && f < 1e6) {
		return 0
	}
	return max(1, int(math.Round(f)))
}

// cssPixels reads a length; one that is relative, such as 100%, is 0.
func cssPixels(s string) float64 {
	s = strings.TrimSpace(s)
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%")
	f, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	switch strings.ToLower(s[len(number):]) {
	case "", "px":
		return f
	case "pt":
		return f * 96 / 72
	case "pc":
		return f * 16
	case "in":
		return f * 96
	case "cm":
		return f * 96 / 2.54
	case "mm":
		return f * 96 / 25.4
	case "q":
		return f * 96 / 101.6
	case "em", "rem":
		return f * 16
	case "ex", "ch":
		return f * 8
	}
	return 0
}
