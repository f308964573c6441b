package main

import (
	"errors"
	"os"
	"path/filepath"
)

// replaceFile writes a file beside its place and then renames it into it, so
// that there is never half a file.
func replaceFile(path string, data []byte, temps *tempFiles) error {
	var f *os.File
	err := temps.hold(func() (name string, err error) {
		f, err = os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path))
		if err != nil {
			return "", err
		}
		return f.Name(), nil
	})
	if err != nil {
		return err
	}
	defer temps.release(f.Name())
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
