package main

import (
	"errors"
	"io/fs"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"octavo/internal/ledger"
)

// allowSettings widen what texts can reach. They stand on the command line
// alone: a configuration file may have come with the texts.
type allowSettings struct {
	folders  []string // absolute: pictures can come from these too
	networks []netip.Prefix
}

// maxPicture is the largest file of a picture, in bytes.
const maxPicture = 64 << 20

// setFolder adds a folder that pictures can come from.
func (a *allowSettings) setFolder(value string) error {
	folder, err := filepath.Abs(value)
	if err != nil {
		return err
	}
	switch info, err := os.Stat(folder); {
	case err != nil:
		return usagef("", "%s can't be read: %v", quoted(value), cause(err))
	case !info.IsDir():
		return usagef("name the folder that it is in", "%s is not a folder", quoted(value))
	}
	a.folders = append(a.folders, folder)
	return nil
}

// setNetwork adds an address or a network that is not the internet's.
func (a *allowSettings) setNetwork(value string) error {
	network, err := netip.ParsePrefix(value)
	if err != nil {
		var address netip.Addr
		if address, err = netip.ParseAddr(value); err == nil {
			address = address.Unmap().WithZone("")
			network = netip.PrefixFrom(address, address.BitLen())
		}
	}
	if err != nil {
		return usagef("write it as 127.0.0.1, 10.0.0.0/8 or fd00::/8", "%q is not an address", value)
	}
	a.networks = append(a.networks, network.Masked())
	return nil
}

// address reports whether pictures may be fetched from an address.
func (a *allowSettings) address(to netip.Addr) bool {
	to = to.Unmap().WithZone("")
	for _, network := range a.networks {
		if network.Contains(to) {
			return true
		}
	}
	return isPublic(to)
}

// images gives the pictures of a text that lie in folders that are allowed. Bases
// are the folders in one of whose dir the text is; seen, if not nil, hears of
// what is looked for. It is nil where nothing is allowed. What it does not find
// is fs.ErrNotExist.
func (a *allowSettings) images(seen noticing, bases ...string) func(src, dir string) ([]byte, error) {
	if len(a.folders) == 0 {
		return nil
	}
	return func(src, dir string) ([]byte, error) {
		for _, path := range candidates(src, dir, bases) {
			for _, folder := range a.folders {
				rel, err := filepath.Rel(folder, path)
				if err != nil || !filepath.IsLocal(rel) {
					continue
				}
				info, data, err := readIn(folder, rel)
				if seen != nil {
					seen(path, info, data)
				}
				if !errors.Is(err, fs.ErrNotExist) {
					return data, err
				}
			}
		}
		return nil, fs.ErrNotExist
	}
}

// noticing hears of a file that was read, or was not there: then info is nil.
type noticing func(path string, info fs.FileInfo, data []byte)

// noticed keeps what a conversion read of folders that are allowed.
func (c *converter) noticed(m *conversion) noticing {
	if c.records == nil {
		return nil
	}
	var mu sync.Mutex
	return func(path string, info fs.FileInfo, data []byte) {
		u := ledger.Usage{Path: path, Kind: ledger.Absence}
		if info != nil {
			u = c.records.files.Read(path, info, data)
		}
		mu.Lock()
		defer mu.Unlock()
		m.uses = append(m.uses, u)
	}
}

// readIn reads a file in a folder. Links in there that lead out are not followed.
func readIn(folder, name string) (fs.FileInfo, []byte, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	f, err := root.OpenFile(name, openQuickly, 0)
	if err != nil {
		return nil, nil, fs.ErrNotExist // or a link that leads out
	}
	defer f.Close()
	return readFile(f, maxPicture)
}

// candidates are the files that a picture's source may mean, by their paths from
// the root.
func candidates(src, dir string, bases []string) (paths []string) {
	for _, name := range fileNames(src) {
		if filepath.IsAbs(name) {
			paths = append(paths, filepath.Clean(name))
			continue
		}
		for _, base := range bases {
			if path, err := filepath.Abs(filepath.Join(base, filepath.FromSlash(dir), name)); err == nil {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// fileNames are the names of files that a picture's source may mean: with
// percent signs decoded and without query and fragment, then as it is written.
func fileNames(src string) []string {
	if rest, ok := strings.CutPrefix(src, "file://"); ok {
		src = rest
	}
	if strings.Contains(src, "://") || strings.HasPrefix(src, "//") || strings.HasPrefix(src, "data:") || strings.ContainsRune(src, 0) {
		return nil
	}
	bare, _, _ := strings.Cut(src, "#")
	bare, _, _ = strings.Cut(bare, "?")
	names := []string{filepath.FromSlash(src)}
	if decoded, err := url.PathUnescape(bare); err == nil && decoded != src {
		names = []string{filepath.FromSlash(decoded), names[0]}
	}
	return names
}
