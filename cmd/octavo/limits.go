package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/pflag"

	"octavo/doc"
)

// limitSettings are what an input may take, as the command line says.
type limitSettings struct {
	limits  doc.Limits
	timeout time.Duration // 0 for none
	fontMiB int           // of a font file; 0 for the default
}

// usualTimeout is what no text takes that is meant to be read: the largest that
// is allowed takes a minute or two on a slow machine.
const usualTimeout = 10 * time.Minute

// The most that limits can be set to.
const (
	mostInput  = 1024      // MiB
	mostPixels = 130       // millions: 4 bytes of memory each
	mostPages  = 1_000_000 // and texts
	mostCells  = 5_000_000 // and elements
	mostFont   = 64        // MiB

	mostReferences = 100
	mostTime       = 7 * 24 * time.Hour
)

func (s *limitSettings) limitFlags(f *pflag.FlagSet) {
	s.timeout = usualTimeout
	f.Func("timeout", "give up on an input after so long a `TIME`, as 90s or 5m; 0 waits for ever. Default: 10m", s.setTimeout)
	f.Func("max-input", "read texts of at most so many `MIB`, and books of 8 times as many. Default: 16", s.setMaxInput)
	f.Func("max-texts", "make books of at most `N` texts. Default: 20000", func(value string) (err error) {
		s.limits.Texts, err = number(value, 1, mostPages)
		return err
	})
	f.Func("max-pages", "make at most `N` pages. Default: 50000", func(value string) (err error) {
		s.limits.Pages, err = number(value, 1, mostPages)
		return err
	})
	f.Func("max-depth", "let quotes, lists and HTML nest at most `N` deep; what is deeper is set flat. Default: 50", s.most(&s.limits.Depth, doc.MaxDepth))
	f.Func("max-cells", "take tables of at most `N` cells. Default: 200000", s.most(&s.limits.Cells, mostCells))
	f.Func("max-svg-elements", "take SVG pictures of at most `N` elements, and as many drawn by reference. Default: 200000", s.most(&s.limits.SVGElements, mostCells))
	f.Func("max-svg-references", "follow references in SVG pictures at most `N` deep. Default: 16", s.most(&s.limits.SVGReferences, mostReferences))
	f.Func("max-font", "read files of at most so many `MIB` in --font-dir. Default: 64", s.most(&s.fontMiB, mostFont))
	f.Func("max-pixels", "take pictures of at most so many million pixels: `N`. Default: 100", s.setMaxPixels)
}

// most is the setter of a limit that is a number.
func (s *limitSettings) most(limit *int, highest int) func(string) error {
	return func(value string) (err error) {
		*limit, err = number(value, 1, highest)
		return err
	}
}

func (s *limitSettings) setTimeout(value string) error {
	d, err := time.ParseDuration(value)
	if err != nil || d < 0 || d > mostTime {
		return usagef("write it as 90s, 5m or 1h30m", "%q is not a time", value)
	}
	s.timeout = d
	return nil
}

func (s *limitSettings) setMaxInput(value string) error {
	n, err := number(value, 1, mostInput)
	s.limits.TextBytes = n << 20
	return err
}

func (s *limitSettings) setMaxPixels(value string) error {
	n, err := number(value, 1, mostPixels)
	s.limits.ImagePixels = n * 1_000_000
	return err
}

// begin are the limits of an input whose time begins now. End has to be called
// when it is done.
func (s *limitSettings) begin() (limits doc.Limits, end func()) {
	limits = s.limits
	if s.timeout == 0 {
		return limits, func() {}
	}
	limits.Context, end = context.WithTimeout(context.Background(), s.timeout)
	return limits, end
}

// late words the error of an input whose time is over.
func (s *limitSettings) late(err error, path string) error {
	if !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return inputError(path, "split it, or allow for more with --timeout", "this takes longer than %v", s.timeout)
}
