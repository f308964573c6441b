package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// openRoot opens the folder that an input may be read from, pictures and all:
// the one of --resource-dir, else its own. It says where in it the input's
// folder is. Links that lead out of it are not followed.
func (s *settings) openRoot(own string) (*os.Root, string, error) {
	if s.resourceDir == "" {
		root, err := os.OpenRoot(own)
		return root, ".", err
	}
	dir, err := within(s.resourceDir, own)
	if err != nil {
		return nil, "", err
	}
	root, err := os.OpenRoot(s.resourceDir)
	if err != nil {
		return nil, "", fmt.Errorf("--resource-dir %s: %w", s.resourceDir, cause(err))
	}
	return root, dir, nil
}

// ownFolder is the folder that a text is in, or the current one.
func ownFolder(path string) string {
	if path == stream {
		return "."
	}
	return filepath.Dir(path)
}

// within is the path of a folder inside of another.
func within(outer, folder string) (string, error) {
	absOuter, err := filepath.Abs(outer)
	if err != nil {
		return "", err
	}
	absFolder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	dir, err := filepath.Rel(absOuter, absFolder)
	if err != nil || !filepath.IsLocal(dir) {
		return "", &usageError{message: fmt.Sprintf("--resource-dir %s does not hold this input", outer)}
	}
	return filepath.ToSlash(dir), nil
}
