package markdown

import (
	"io/fs"
	"path"

	"octavo/doc"
)

// assetLoader loads pictures, each once.
type assetLoader struct {
	fsys  fs.FS
	dir   string
	fetch func(url string) ([]byte, error)
}

func newAssetLoader(o Options) *assetLoader {
	return &assetLoader{fsys: o.FS, dir: o.Dir, fetch: o.RemoteImages}
}

func (l *assetLoader) load(src string, pos doc.Pos) (*doc.Asset, *doc.Diagnostic) {
	if l.fsys != nil {
		if b, err := fs.ReadFile(l.fsys, path.Join(l.dir, src)); err == nil {
			return &doc.Asset{Name: path.Base(src), Format: "png", Data: b}, nil
		}
	}
	return nil, &doc.Diagnostic{Pos: pos, Code: "missing-image", Message: "the image " + src + " was not found"}
}
