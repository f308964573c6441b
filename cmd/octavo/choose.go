package main

import (
	"bytes"
	"hash/fnv"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// addExclude adds a glob of names to leave out.
func (s *settings) addExclude(value string) error {
	pattern := strings.TrimSuffix(filepath.ToSlash(value), "/")
	if pattern == "" || !doublestar.ValidatePattern(pattern) {
		return usagef("as in *.txt, drafts or old/**", "%q is not a pattern", value)
	}
	s.exclude = append(s.exclude, strings.TrimPrefix(pattern, "./"))
	return nil
}

// excludes reports whether --exclude leaves out a file or folder that was found
// in a folder: rel is its path in there. A pattern without a slash is about
// names, one with a slash about paths.
func (s *settings) excludes(file, rel string) bool {
	file, rel = filepath.ToSlash(filepath.Clean(file)), filepath.ToSlash(rel)
	for _, pattern := range s.exclude {
		candidates := []string{rel, file}
		if !strings.Contains(pattern, "/") {
			candidates = []string{path.Base(file)}
		}
		for _, name := range candidates {
			if ok, err := doublestar.Match(pattern, name); ok && err == nil {
				return true
			}
		}
	}
	return false
}

// excludesFile reports whether --exclude leaves out a file that was named
// itself, or a folder that it is in.
func (s *settings) excludesFile(file string) bool {
	if len(s.exclude) == 0 || file == stream {
		return false
	}
	for name := filepath.Clean(file); ; name = filepath.Dir(name) {
		if s.excludes(name, name) {
			return true
		}
		if parent := filepath.Dir(name); parent == name || parent == "." {
			return false
		}
	}
}

// shard is a part of the work, from 1 to of; the zero value is all of it.
type shard struct{ part, of int }

// maxShards is more than anybody has machines.
const maxShards = 1_000_000

func (s *settings) setShard(value string) error {
	part, of, _ := strings.Cut(value, "/")
	n, err := strconv.Atoi(of)
	i, err2 := strconv.Atoi(part)
	if err != nil || err2 != nil || i < 1 || n < i || n > maxShards {
		return usagef("write it as 1/4, 2/4, 3/4 and 4/4", "%q is not a part of the work", value)
	}
	s.shard = shard{i, n}
	return nil
}

// has reports whether a text is in this part: it depends on nothing but the
// text's place in the tree.
func (s shard) has(rel string) bool {
	if s.of == 0 {
		return true
	}
	h := fnv.New64a()
	h.Write([]byte(filepath.ToSlash(rel)))
	return mix(h.Sum64())%uint64(s.of) == uint64(s.part-1)
}

// mix spreads a hash over all its bits: those of FNV are uneven in names that
// are much alike. It is the finalizer of MurmurHash3.
func mix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// maxJobs is more than any machine has use for.
const maxJobs = 1024

func (s *settings) setJobs(value string) (err error) {
	s.jobs, err = number(value, 1, maxJobs)
	return err
}

// readList reads the inputs that --files-from names.
func (p *process) readList(s *settings) ([]string, error) {
	if s.filesFrom == "" {
		return nil, nil
	}
	var data []byte
	var err error
	if s.filesFrom == stream {
		data, err = readAll(p.stdin, stream, s.limits)
	} else {
		data, err = readNamed(s.filesFrom, maxList, s.timeout)
	}
	if err != nil {
		message, hint := split(cause(err))
		return nil, usagef(hint, "--files-from: %s: %s", inputName(s.filesFrom), message)
	}
	end := byte('\n')
	if s.nul {
		end = 0
	}
	var list []string
	for name := range bytes.SplitSeq(data, []byte{end}) {
		if !s.nul {
			name = bytes.TrimSuffix(name, []byte("\r"))
		}
		if bytes.IndexByte(name, 0) >= 0 {
			return nil, usagef("-0 reads such a list", "--files-from: %s has a zero byte in it", inputName(s.filesFrom))
		}
		if len(name) > 0 {
			list = append(list, string(name))
		}
	}
	return list, nil
}

// checkList looks for what speaks against --files-from.
func (s *settings) checkList() error {
	switch {
	case s.nul && s.filesFrom == "":
		return usagef("as in find -print0 | octavo -0 --files-from -", "--null is about --files-from, which is not there")
	case s.filesFrom == stream && slices.Contains(s.inputs, stream):
		return usagef("name the text's file", "standard input can't be both a text and a list of them")
	}
	return nil
}

// notForBooks is an error where flags of many texts meet a book.
func (s *settings) notForBooks() error {
	for _, name := range []string{"shard", "clean", "root"} {
		if s.isGiven(name) {
			return usagef("a folder as -o makes a file of each: -o DIR/", "--%s is about texts that become a file each, but this is a book", name)
		}
	}
	return nil
}
