package markdown

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"octavo/doc"
)

// assetLoader finds and reads pictures. A picture that is used twice is one
// *doc.Asset. It is not safe for concurrent use.
type assetLoader struct {
	fsys  fs.FS
	dir   string
	fetch func(url string) ([]byte, error)
	given func(src, dir string) ([]byte, error) // Options.Images
	// cache goes from what was asked for and from the path found.
	cache   map[string]loadedAsset
	missing int // files that were looked for and not found
	shared  *Assets
	own     vault       // where no texts share one
	pixels  int         // that a picture may have
	stopped func() bool // the time is over: nothing is fetched any more
}

// loadedAsset is a picture, or why there is none; the diagnostic has no place.
type loadedAsset struct {
	asset *doc.Asset
	diag  *doc.Diagnostic
}

func newAssetLoader(o Options) *assetLoader {
	return &assetLoader{fsys: o.FS, dir: cleanDir(o.Dir), fetch: o.RemoteImages, given: o.Images, cache: map[string]loadedAsset{}, shared: o.Assets,
		pixels: o.Limits.Full().ImagePixels, stopped: o.Limits.Stopped}
}

// cleanDir is a folder as io/fs wants it: "." or a/b.
func cleanDir(dir string) string {
	return path.Clean(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(dir, `\`, "/")), "/"))
}

// load returns the picture that src names: a path relative to the source's
// folder, a path from a root above it, a data: URL, or a URL if there is a way
// to fetch it. If it can't be had the diagnostic says why.
func (l *assetLoader) load(src string, pos doc.Pos) (*doc.Asset, *doc.Diagnostic) {
	src = strings.TrimSpace(src)
	found, ok := l.cache[src]
	if !ok {
		found = l.find(src)
		l.cache[src] = found
	}
	if found.diag == nil {
		return found.asset, nil
	}
	d := *found.diag
	d.Pos = pos
	return found.asset, &d
}

func (l *assetLoader) find(src string) loadedAsset {
	if found := l.fromCaller(src); found != (loadedAsset{}) {
		return found
	}
	return l.findUsual(src)
}

// fromCaller is a picture that Options.Images has; nothing if it has none.
func (l *assetLoader) fromCaller(src string) loadedAsset {
	if l.given == nil || src == "" || strings.HasPrefix(src, "data:") {
		return loadedAsset{}
	}
	return l.shared.once("\x00given:"+l.dir+"\x00"+src, func() loadedAsset {
		data, err := l.given(src, l.dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return loadedAsset{}
		case err != nil:
			return noAsset("unreadable-image", fmt.Sprintf("the image %q can't be read: %v", shorten(src), reason(err)), "")
		case len(data) > maxImageBytes:
			return tooLarge(shorten(src))
		}
		return inspect(imageName(src), data, l.pixels)
	})
}

// findUsual finds what FS and the network have.
func (l *assetLoader) findUsual(src string) loadedAsset {
	if file := siteFile(src); file != src {
		return l.find(file)
	}
	scheme, rest, isURL := cutScheme(src)
	switch {
	case src == "":
		return noAsset("missing-image", "this image names no file", "write ![description](file.png)")
	case scheme == "data":
		return dataAsset(rest, l.pixels)
	case scheme == "http" || scheme == "https":
		return l.shared.once(src, func() loadedAsset { return l.remote(src) })
	case strings.HasPrefix(src, "//"):
		return l.shared.once("https:"+src, func() loadedAsset { return l.remote("https:" + src) })
	case scheme == "file":
		return l.local(src, "/"+strings.TrimLeft(rest, "/"))
	case isURL:
		return noAsset("missing-image", fmt.Sprintf("images can't be loaded by %q", shorten(src)), "copy the image beside the text and name its file")
	}
	return l.local(src, src)
}

func noAsset(code, message, hint string) loadedAsset {
	return loadedAsset{diag: &doc.Diagnostic{Code: code, Message: message, Hint: hint}}
}

// cutScheme splits a URL after its scheme, which is lower case in the result.
// One letter is a drive of Windows.
func cutScheme(src string) (scheme, rest string, ok bool) {
	scheme, rest, ok = strings.Cut(src, ":")
	if !ok || len(scheme) < 2 || strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" || scheme[0]|0x20 < 'a' {
		return "", src, false
	}
	return strings.ToLower(scheme), rest, true
}

// shorten keeps messages readable.
func shorten(s string) string {
	if len(s) <= 80 {
		return s
	}
	return strings.ToValidUTF8(s[:40], "") + "…" + strings.ToValidUTF8(s[len(s)-30:], "")
}

// local finds a file, asked for as src, by the path or URL reference ref.
func (l *assetLoader) local(src, ref string) loadedAsset {
	if l.fsys == nil {
		return noAsset("missing-image", fmt.Sprintf("the image %q can't be loaded: the text comes from no folder", shorten(src)), "")
	}
	outside, odd := false, false
	for _, p := range l.candidates(ref) {
		if p == ".." || strings.HasPrefix(p, "../") {
			outside = true
			continue
		}
		if found, ok := l.cache["\x00"+p]; ok {
			return found
		}
		info, err := fs.Stat(l.fsys, p)
		if err != nil || !info.Mode().IsRegular() { // the reading of a pipe might not end
			odd = odd || err == nil && !info.IsDir()
			continue
		}
		found := l.shared.once(p, func() loadedAsset { return l.read(p, info.Size()) })
		l.cache["\x00"+p] = found
		return found
	}
	if odd {
		return noAsset("unreadable-image", fmt.Sprintf("the image %q is a pipe or a device, not a file", shorten(src)), "")
	}
	if outside {
		return noAsset("outside-image", fmt.Sprintf("the image %q lies outside the folder that images are read from", shorten(src)),
			"move the image into the text's folder, start from a folder above both, or allow its folder with --allow-path")
	}
	return noAsset("missing-image", fmt.Sprintf("the image %q was not found", shorten(src)), l.missingHint(ref))
}

// candidates are the paths at which a reference may be found, best first: with
// percent signs decoded and without query and fragment, then as written. A
// path from the root is tried from the text's folder upwards, at each in the
// folders too in which site generators keep what they serve as it is.
func (l *assetLoader) candidates(ref string) []string {
	var out []string
	bare, _, _ := strings.Cut(ref, "#")
	bare, _, _ = strings.Cut(bare, "?")
	names := []string{bare, ref}
	if decoded, err := url.PathUnescape(bare); err == nil && decoded != bare {
		names = []string{decoded, bare, ref}
	}
	for i, name := range names {
		name = strings.ReplaceAll(name, `\`, "/")
		if name == "" || i > 0 && name == names[i-1] {
			continue
		}
		if name[0] != '/' {
			out = append(out, path.Join(l.dir, name))
			continue
		}
		name = strings.TrimLeft(name, "/")
		for dir := l.dir; ; dir = path.Dir(dir) {
			for _, served := range []string{"", "static", "public"} {
				out = append(out, path.Join(dir, served, name))
			}
			if dir == "." || dir == "/" {
				break
			}
		}
	}
	return out
}

// read reads and inspects a file.
func (l *assetLoader) read(p string, size int64) loadedAsset {
	name := path.Base(p)
	if size > maxImageBytes {
		return tooLarge(name)
	}
	f, err := l.fsys.Open(p)
	if err != nil {
		return noAsset("unreadable-image", fmt.Sprintf("the image %q can't be read: %v", name, reason(err)), "")
	}
	defer f.Close()
	var data bytes.Buffer
	data.Grow(int(max(size, 0)) + bytes.MinRead) // what a file of that size takes, read to its end
	if _, err = data.ReadFrom(io.LimitReader(f, maxImageBytes+1)); err != nil {
		return noAsset("unreadable-image", fmt.Sprintf("the image %q can't be read: %v", name, reason(err)), "")
	}
	return inspect(name, data.Bytes(), l.pixels)
}

// reason is an error without the path that the message has already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func tooLarge(name string) loadedAsset {
	return noAsset("image-too-large", fmt.Sprintf("the image %q is larger than %d MiB", name, maxImageBytes>>20), "scale it down")
}

// remote fetches a picture from the network, if that is allowed.
func (l *assetLoader) remote(src string) loadedAsset {
	if l.fetch == nil {
		return noAsset("remote-image", fmt.Sprintf("the image %q is on the network and was left out", shorten(src)),
			"use --remote-images to fetch it, or save it beside the text")
	}
	if l.stopped() {
		return noAsset("remote-image", fmt.Sprintf("the image %q was not fetched: there was no time left", shorten(src)), "")
	}
	data, err := l.fetch(src)
	if err != nil {
		return noAsset("remote-image", fmt.Sprintf("the image %q can't be fetched: %v", shorten(src), err), "save it beside the text")
	}
	return inspect(imageName(src), data, l.pixels)
}

// imageName is what a picture from an address is called.
func imageName(src string) string {
	if u, err := url.Parse(src); err == nil && path.Base(u.Path) != "/" && path.Base(u.Path) != "." {
		return path.Base(u.Path)
	}
	return "image"
}

// dataAsset decodes what follows "data:" (RFC 2397).
func dataAsset(rest string, pixels int) loadedAsset {
	kind, body, found := strings.Cut(rest, ",")
	if !found {
		return noAsset("unreadable-image", "this data: image has no comma, and so no data", "")
	}
	text, err := url.PathUnescape(body)
	if err != nil {
		text = body
	}
	data := []byte(text)
	if strings.HasSuffix(strings.ToLower(strings.TrimSpace(kind)), ";base64") {
		text = strings.Map(base64Rune, text)
		if data, err = base64.RawStdEncoding.DecodeString(text); err != nil {
			return noAsset("unreadable-image", "the base64 of this data: image is damaged", "")
		}
	}
	return inspect("data", data, pixels)
}

// base64Rune maps the URL alphabet to the usual one, and drops padding and
// white space.
func base64Rune(r rune) rune {
	switch r {
	case '-':
		return '+'
	case '_':
		return '/'
	case '=', ' ', '\t', '\n', '\r':
		return -1
	}
	return r
}
