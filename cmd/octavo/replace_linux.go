package main

import (
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// putNameless writes the file before it has a name, and then gives it one, so
// that nothing is left of it whenever the program is killed: open(2), O_TMPFILE.
// Where another file has the name by then, or the file system has no such files,
// the error is errNameless.
func (n *newFile) putNameless(temps *tempFiles) error {
	f, err := os.OpenFile(filepath.Dir(n.path), unix.O_TMPFILE|os.O_WRONLY, 0o666)
	if err != nil {
		return errNameless
	}
	defer f.Close()
	if err := n.write(f); err != nil {
		return err
	}
	return temps.unlessOver(func() error {
		self := fmt.Sprintf("/proc/self/fd/%d", f.Fd())
		if unix.Linkat(unix.AT_FDCWD, self, unix.AT_FDCWD, n.path, unix.AT_SYMLINK_FOLLOW) != nil {
			return errNameless
		}
		return nil
	})
}
