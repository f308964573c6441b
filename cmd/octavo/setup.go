package main

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"

	"octavo"
	"octavo/fonts"
	"octavo/geom"
	"octavo/theme"
)

// setup loads what all conversions share: theme, fonts, options. Its errors
// are about the command line.
func setup(p *process, s *settings, out *reporter) (octavo.Options, error) {
	date, err := sourceDate(p.getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return octavo.Options{}, err
	}
	th, err := loadTheme(s.theme, s.timeout)
	if err != nil {
		return octavo.Options{}, err
	}
	paper := s.paper
	if paper == (geom.Size{}) {
		paper = th.Page.Paper
	}
	if err := s.checkRoom(paper); err != nil {
		return octavo.Options{}, err
	}
	book, problems, err := fonts.New(s.fontOptions())
	if err != nil {
		return octavo.Options{}, usagef("", "--font-dir: %v", err)
	}
	for _, problem := range problems {
		out.note("%s", problem)
	}
	o := octavo.Options{
		Lang:         s.lang,
		TOC:          s.toc,
		TOCDepth:     s.tocDepth,
		Print:        s.print,
		EmbedFonts:   s.embedFonts,
		MaxImageSize: s.maxImageSize,
		Theme:        th,
		Book:         book,
		Paper:        s.paper,
		Margins:      s.margins,
		FontSize:     s.fontSize,
		SourceDate:   date,
		Producer:     "Octavo",
		Profile:      s.Profile,
		AttachSource: s.AttachSource,
		Thorough:     s.check || s.verbose,
	}
	if s.remoteImages {
		o.RemoteImages = newFetcher(s.allow.address).get
	}
	return o, nil
}

// loadTheme is a built-in theme or one from a file.
func loadTheme(name string, wait time.Duration) (*theme.Theme, error) {
	if slices.Contains(theme.Names(), name) {
		return theme.Builtin(name)
	}
	data, err := readNamed(name, maxConfig, wait)
	switch {
	case err == nil:
		return theme.Load(name, data)
	case errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, "./\\"):
		return theme.Builtin(name) // which says what there is
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("", "--theme: there is no file %s", name)
	}
	return nil, usagef("", "--theme: %s can't be read: %v", name, cause(err))
}

// exportTheme prints a theme as a file.
func exportTheme(p *process, s *settings, out *reporter) int {
	th, err := loadTheme(s.themeExport, s.timeout)
	if err != nil {
		out.err(err, nil)
		return exitUsage
	}
	return write(p, string(th.Export()))
}
