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
	mu      sync.Mutex
	found   map[string]*sharedAsset
	content map[uint64][]*doc.Asset
	seed    maphash.Seed
}

// sharedAsset is a picture that is read by who comes first.
type sharedAsset struct {
	once  sync.Once
	asset loadedAsset
}

// once is what load found for a path or URL when it was first called for it. A
// nil *Assets always calls it.
func (a *Assets) once(key string, load func() loadedAsset) loadedAsset {
	if a == nil {
		return load()
	}
	a.mu.Lock()
	if a.found == nil {
		a.found, a.content, a.seed = map[string]*sharedAsset{}, map[uint64][]*doc.Asset{}, maphash.MakeSeed()
	}
	entry := a.found[key]
	if entry == nil {
		entry = &sharedAsset{}
		a.found[key] = entry
	}
	a.mu.Unlock()
	entry.once.Do(func() { entry.asset = a.same(load()) })
	return entry.asset
}

// same replaces a picture by one that is equal and was found before.
func (a *Assets) same(found loadedAsset) loadedAsset {
	if found.asset == nil {
		return found
	}
	hash := maphash.Bytes(a.seed, found.asset.Data)
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, other := range a.content[hash] {
		if other.Name == found.asset.Name && bytes.Equal(other.Data, found.asset.Data) {
			found.asset = other
			return found
		}
	}
	a.content[hash] = append(a.content[hash], found.asset)
	return found
}

// LoadImage reads a picture that o's FS and Dir, or the network, have. If it
// can't be had it is nil, and the diagnostic, which has no place, says why.
func LoadImage(src string, o Options) (*doc.Asset, *doc.Diagnostic) {
	return newAssetLoader(o).load(src, doc.Pos{})
}
