package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// newFile is a file that is to be: all of it comes to its path, or nothing, and
// what is there stays until then.
type newFile struct {
	path string
	data []byte
	// sync has the disk take the file before it gets its name, so that not even
	// a loss of power leaves a part of it. A batch of short texts would take a
	// fifth longer with it.
	sync bool
}

// errNameless means that a file has to have a name while it is written.
var errNameless = errors.New("files can't be without a name here")

// put writes the file. The permissions of a file that it replaces are kept;
// those of a new one are up to the umask.
func (n *newFile) put(temps *tempFiles) error {
	old, err := os.Lstat(n.path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := n.putNameless(temps); !errors.Is(err, errNameless) {
			return err
		}
	}
	f, err := n.create(temps)
	if err != nil {
		return err
	}
	defer temps.release(f.Name())
	err = n.fill(f)
	if err == nil && old != nil {
		err = os.Chmod(f.Name(), old.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(f.Name(), n.path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// create makes a file with a name of its own beside the place of n.
func (n *newFile) create(temps *tempFiles) (f *os.File, err error) {
	err = temps.hold(func() (string, error) {
		for range 100 {
			path := filepath.Join(filepath.Dir(n.path), fmt.Sprintf(".octavo-%016x", rand.Uint64()))
			f, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
			if !errors.Is(err, fs.ErrExist) {
				return path, err
			}
		}
		return "", err
	})
	return f, err
}

// fill writes the file's content and closes it.
func (n *newFile) fill(f *os.File) error {
	err := n.write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

func (n *newFile) write(f *os.File) error {
	_, err := f.Write(n.data)
	if err == nil && n.sync {
		err = f.Sync()
	}
	return err
}
