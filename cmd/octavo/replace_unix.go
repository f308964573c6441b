//go:build !windows

package main

import (
	"path/filepath"

	"github.com/google/renameio/v2"
)

// replaceFile writes a file beside its place and then renames it into it, so
// that there is never half a file. It keeps the permissions of the file that
// it replaces; those of a new one are up to the umask.
func replaceFile(path string, data []byte, temps *tempFiles) error {
	var f *renameio.PendingFile
	err := temps.hold(func() (name string, err error) {
		f, err = renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)),
			renameio.WithPermissions(0o666), renameio.WithExistingPermissions())
		if err != nil {
			return "", err
		}
		return f.Name(), nil
	})
	if err != nil {
		return err
	}
	defer temps.release(f.Name())
	defer f.Cleanup() // does nothing once the file is in its place
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.CloseAtomicallyReplace()
}
