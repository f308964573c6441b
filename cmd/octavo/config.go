package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"octavo/bundle"
	"octavo/doc"
)

// configured is a flag's values as the configuration file says them.
type configured struct {
	bundle.Setting
	used bool // the command line does not say otherwise
}

// configNames are what the configuration file is called. It is a book file, of
// which here the keys count that are flags.
var configNames = []string{"octavo.yaml", "octavo.yml"}

// readConfig sets the flags that the command line doesn't, as the nearest
// configuration file says.
func (s *settings) readConfig() error {
	if s.noConfig {
		return nil
	}
	path, data, err := s.findConfig()
	if err != nil || path == "" {
		return err
	}
	list, err := bundle.ReadSettings(data, filepath.ToSlash(path))
	if err != nil {
		return err
	}
	for _, setting := range list {
		c := configured{setting, !s.isGiven(setting.Name)}
		if setting.Name == "toc" && s.isGiven("no-toc") {
			c.used = false
		}
		for i, value := range c.Values {
			c.Values[i] = s.relative(setting, value)
			if !c.used {
				continue
			}
			if err := s.flags.Set(setting.Name, c.Values[i]); err != nil {
				return configError(setting, err)
			}
		}
		s.config = append(s.config, c)
	}
	return nil
}

// findConfig reads the book file that is the input, or the nearest one in the
// folder of the first input or above. The path is "" if there is none.
func (s *settings) findConfig() (path string, data []byte, err error) {
	dir := "."
	if len(s.inputs) > 0 && s.inputs[0] != stream {
		switch dir = s.inputs[0]; classify(dir) {
		case bookFile:
			data, err := readPlain(dir, maxConfig)
			if errors.Is(err, fs.ErrNotExist) {
				return "", nil, nil // its reading as an input will fail
			}
			if err != nil {
				err = usagef("", "%s can't be read: %v", dir, cause(err))
			}
			return dir, data, err
		case folder:
		default:
			dir = filepath.Dir(dir)
		}
	}
	here, err := filepath.Abs(dir)
	if err != nil {
		return "", nil, err
	}
	for {
		for _, name := range configNames {
			path := filepath.Join(here, name)
			data, err := readPlain(path, maxConfig)
			if err == nil {
				return shortPath(path), data, nil
			}
			if !errors.Is(err, fs.ErrNotExist) {
				return "", nil, usagef("--no-config leaves it alone", "%s can't be read: %v", shortPath(path), cause(err))
			}
		}
		parent := filepath.Dir(here)
		if parent == here {
			return "", nil, nil
		}
		here = parent
	}
}

// relative is a path in the file as seen from here.
func (s *settings) relative(at bundle.Setting, value string) string {
	isPath := at.Name == "font-dir" || at.Name == "theme" && strings.ContainsAny(value, "./\\")
	if !isPath || filepath.IsAbs(value) {
		return value
	}
	return filepath.Join(filepath.Dir(filepath.FromSlash(at.At.File)), filepath.FromSlash(value))
}

func configError(at bundle.Setting, err error) error {
	message, hint := split(err)
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		message, hint = split(invalid.Unwrap())
	}
	return &doc.Error{Pos: at.At, Message: at.Name + ": " + message, Hint: hint}
}

// configuration lists every setting, and where it comes from. It is YAML.
func (s *settings) configuration() string {
	var b strings.Builder
	fromFile := map[string]configured{}
	for _, c := range s.config {
		fromFile[c.Name] = c
	}
	for _, g := range groups(&settings{}) {
		fmt.Fprintf(&b, "# %s\n", g.title)
		g.flags.VisitAll(func(f *pflag.Flag) {
			c, inFile := fromFile[f.Name]
			name := yamlValues([]string{f.Name})
			switch {
			case f.Name == "help" || f.Name == "version" || f.Name == "print-config" || f.Name == "man" || f.Name == "extract" || f.Name == "completion" || f.Name == "theme-export":
			case s.isGiven(f.Name):
				fmt.Fprintf(&b, "%s: %s  # command line", name, yamlValues(s.given[f.Name]))
				if inFile {
					fmt.Fprintf(&b, ", before %s", c.At)
				}
				b.WriteByte('\n')
			case inFile && c.used:
				fmt.Fprintf(&b, "%s: %s  # %s\n", name, yamlValues(c.Values), c.At)
			default:
				fmt.Fprintf(&b, "%s: %s\n", name, defaultOf(f))
			}
		})
	}
	return b.String()
}

// defaultOf says what counts where nothing is said.
func defaultOf(f *pflag.Flag) string {
	_, text := pflag.UnquoteUsage(f)
	_, words, found := strings.Cut(text, ". Default: ")
	switch {
	case f.NoOptDefVal != "" && !found:
		return "false  # default"
	case f.NoOptDefVal != "" && f.Name != "toc":
		return "false  # default: " + words
	case found && !strings.ContainsAny(words, " ,"):
		return words + "  # default"
	case found:
		return "null  # default: " + words
	}
	return "null  # default"
}

func yamlValues(values []string) string {
	var quoted []string
	for _, v := range values {
		if v == "" || v == "null" || strings.Trim(v, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-") != "" || v[0] == '-' {
			v = fmt.Sprintf("%q", v)
		}
		quoted = append(quoted, v)
	}
	if len(quoted) == 1 {
		return quoted[0]
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
