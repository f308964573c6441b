package markdown

import (
	"bytes"
	"hash/maphash"
	"sync"

	"octavo/doc"
)

// Assets are pictures that several texts use: each is read once, and two files
// of the same name and content are one *doc.Asset. The zero value is ready for
// use, also by texts that are parsed at the same time. All of them must have
// the same FS.
type Assets struct {
	mu       sync.Mutex
	found    map[string]*sharedAsset
	contents *assetContents
	files    vault
}

// sharedAsset is a picture that is read by who comes first.
type sharedAsset struct {
	once  sync.Once
	asset loadedAsset
}

// assetContents finds pictures by what is in them.
type assetContents struct {
	mu     sync.Mutex
	seed   maphash.Seed
	byHash map[uint64][]*doc.Asset
}

// ForOtherFS are pictures of another FS. Those that are the same as some of a's
// are one with them.
func (a *Assets) ForOtherFS() *Assets {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.prepare()
	return &Assets{contents: a.contents}
}

func (a *Assets) prepare() {
	if a.found == nil {
		a.found = map[string]*sharedAsset{}
	}
	if a.contents == nil {
		a.contents = &assetContents{seed: maphash.MakeSeed(), byHash: map[uint64][]*doc.Asset{}}
	}
}

// once is what load found for a path or URL when it was first called for it. A
// nil *Assets always calls it.
func (a *Assets) once(key string, load func() loadedAsset) loadedAsset {
	if a == nil {
		return load()
	}
	a.mu.Lock()
	a.prepare()
	entry := a.found[key]
	if entry == nil {
		entry = &sharedAsset{}
		a.found[key] = entry
	}
	a.mu.Unlock()
	entry.once.Do(func() {
		entry.asset = load()
		if entry.asset.asset != nil {
			entry.asset.asset = a.contents.same(entry.asset.asset)
		}
	})
	return entry.asset
}

// same is a picture that is equal and was found before, or else the picture.
func (c *assetContents) same(asset *doc.Asset) *doc.Asset {
	hash := maphash.Bytes(c.seed, asset.Data)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, other := range c.byHash[hash] {
		if other.Name == asset.Name && bytes.Equal(other.Data, asset.Data) {
			return other
		}
	}
	c.byHash[hash] = append(c.byHash[hash], asset)
	return asset
}

// LoadImage reads a picture that o's FS and Dir, or the network, have. If it
// can't be had it is nil, and the diagnostic, which has no place, says why.
func LoadImage(src string, o Options) (*doc.Asset, *doc.Diagnostic) {
	return newAssetLoader(o).load(src, doc.Pos{})
}
