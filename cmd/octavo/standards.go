package main

import (
	"github.com/spf13/pflag"

	"octavo"
)

// standards are what the command line asks for of the standards that a PDF
// keeps to, and of the sources in it.
type standards struct {
	Profile      octavo.Profile
	AttachSource bool
	extract      bool
}

func (s *standards) flagsOf(f *pflag.FlagSet) {
	f.Func("pdf-profile", "keep to the standards of `PROFILE`: ua1+a2a, ua2+a4, a3a, or none, which has no tags. Default: ua1+a2a, or a3a with --attach-source", s.setProfile)
	f.BoolVar(&s.AttachSource, "attach-source", false, "put the Markdown into the PDF that is made of it")
	f.BoolVar(&s.extract, "extract", false, "write what --attach-source put into a PDF out again, beside it or into the folder -o; - is standard output")
}

func (s *standards) setProfile(value string) (err error) {
	s.Profile, err = octavo.ParseProfile(value)
	return err
}

// check looks for standards that exclude each other.
func (s *standards) check() error {
	if s.AttachSource && s.Profile == "ua1+a2a" {
		return usagef("a3a and ua2+a4 do", "--pdf-profile ua1+a2a allows no attached source: PDF/A-2 has none")
	}
	return nil
}
