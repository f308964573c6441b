package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"octavo"
	"octavo/doc"
	"octavo/geom"
	"octavo/internal/nearest"
	"octavo/theme"
)

// settings are what the command line asks for.
type settings struct {
	inputs      []string
	output      string
	format      octavo.Format // "" if -t is not given
	resourceDir string

	paper    geom.Size
	margins  *octavo.Margins
	fontSize geom.Length
	lang     string
	toc      *bool
	theme    string
	fontDirs []string

	remoteImages   bool
	strict         bool
	quiet, verbose bool
	help, version  bool
}

// group is a heading of the help text and the flags under it.
type group struct {
	title string
	flags *pflag.FlagSet
}

// groups declares all flags.
func groups(s *settings) []group {
	set := func(title string, declare func(f *pflag.FlagSet)) group {
		f := pflag.NewFlagSet(title, pflag.ContinueOnError)
		f.SortFlags = false
		declare(f)
		return group{title, f}
	}
	return []group{
		set("What goes where", func(f *pflag.FlagSet) {
			f.StringVarP(&s.output, "output", "o", "", "write to `PATH`: a file, a folder (ending in /), or - for standard output. Default: the input's name, ending in .pdf")
			f.FuncP("to", "t", "write this `FORMAT`: pdf. Default: by the ending of -o, else pdf", s.setFormat)
			f.StringVar(&s.resourceDir, "resource-dir", "", "let pictures come from anywhere in `DIR`, which holds the input. Default: the input's own folder")
			f.BoolVar(&s.remoteImages, "remote-images", false, "fetch pictures from http and https addresses. Default: the network is left alone")
		}),
		set("How pages look", func(f *pflag.FlagSet) {
			f.Func("paper", "a `SIZE` such as a4, a5, b5, letter, legal, 6x9in or 148x210mm. Default: a4", s.setPaper)
			f.Func("margin", "`LENGTHS` such as 25mm for all sides, 20mm,25mm for top-and-bottom and left-and-right, or four from the top clockwise. Default: the theme's, less on small paper", s.setMargins)
			f.Func("font-size", "`LENGTH` of the text's size, as in 11pt; headings, spaces and all else go with it. Default: the theme's", s.setFontSize)
			f.StringVar(&s.theme, "theme", theme.Default, "`NAME` of a built-in theme ("+strings.Join(theme.Names(), ", ")+"), or a theme file. Default: "+theme.Default)
			f.StringArrayVar(&s.fontDirs, "font-dir", nil, "use the fonts in `DIR` too; may be given more than once. Default: the fonts that Octavo brings")
		}),
		set("What is in them", func(f *pflag.FlagSet) {
			f.StringVar(&s.lang, "lang", "", "language of texts that don't name their own, for hyphens, quotes and dates: a `TAG` such as en-GB, de or pt-BR. Default: en")
			f.BoolFunc("toc", "set a table of contents. Default: as the front matter says", s.setTOC)
			f.BoolFunc("no-toc", "set none", s.setNoTOC)
		}),
		set("What is said", func(f *pflag.FlagSet) {
			f.BoolVar(&s.strict, "strict", false, "take warnings for errors: where there are any, nothing is written")
			f.BoolVarP(&s.quiet, "quiet", "q", false, "say nothing but errors")
			f.BoolVarP(&s.verbose, "verbose", "v", false, "say more: every note, how long each stage took, and how many words there are")
			f.BoolVar(&s.version, "version", false, "print the version and exit")
			f.BoolVarP(&s.help, "help", "h", false, "print this text and exit")
		}),
	}
}

// usageError is a command line that can't be followed.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func usagef(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

const seeHelp = "octavo --help lists the flags"

// parseArgs reads a command line. Its errors are all *usageError.
func parseArgs(args []string) (*settings, error) {
	s := &settings{}
	all := pflag.NewFlagSet("octavo", pflag.ContinueOnError)
	all.Usage = func() {}
	var names []string
	for _, g := range groups(s) {
		all.AddFlagSet(g.flags)
		g.flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	}
	if err := all.Parse(args); err != nil {
		return nil, explain(err, names)
	}
	s.inputs = all.Args()
	switch {
	case s.help || s.version:
	case len(s.inputs) == 0:
		return nil, usagef("octavo post.md writes post.pdf; octavo --help says more", "there is nothing to convert")
	case s.quiet && s.verbose:
		return nil, usagef("take one of them", "--quiet and --verbose exclude each other")
	}
	return s, nil
}

// explain words the flag parser's errors for people.
func explain(err error, names []string) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name, dashes := unknown.GetSpecifiedName(), "--"
		if unknown.GetSpecifiedShortnames() != "" {
			dashes = "-"
		}
		hint := seeHelp
		if near := nearest.Name(name, names); near != "" && dashes == "--" {
			hint = "did you mean --" + near + "?"
		}
		return usagef(hint, "there is no flag %s%s", dashes, name)
	case errors.As(err, &valueless):
		f := valueless.GetFlag()
		kind, _ := pflag.UnquoteUsage(f)
		return usagef(seeHelp, "--%s needs a value: --%s %s", f.Name, f.Name, kind)
	case errors.As(err, &invalid):
		message, hint := split(invalid.Unwrap())
		return usagef(hint, "--%s: %s", invalid.GetFlag().Name, message)
	}
	return usagef(seeHelp, "%v", err)
}

// split parts an error from its hint.
func split(err error) (message, hint string) {
	var located *doc.Error
	var usage *usageError
	switch {
	case errors.As(err, &located):
		return located.Error(), located.Hint
	case errors.As(err, &usage):
		return usage.message, usage.hint
	}
	return err.Error(), ""
}

func (s *settings) setFormat(value string) (err error) {
	s.format, err = octavo.ParseFormat(value)
	return err
}

func (s *settings) setPaper(value string) (err error) {
	s.paper, err = theme.ParsePaper(value)
	return err
}

func (s *settings) setFontSize(value string) (err error) {
	s.fontSize, err = geom.ParseLength(value)
	if err == nil && (s.fontSize < octavo.MinFontSize || s.fontSize > octavo.MaxFontSize) {
		err = usagef("", "it can be from %spt to %spt", octavo.MinFontSize, octavo.MaxFontSize)
	}
	return err
}

// setMargins reads one, two or four lengths, in the order of CSS.
func (s *settings) setMargins(value string) error {
	var sides []geom.Length
	for part := range strings.SplitSeq(value, ",") {
		l, err := geom.ParseLength(part)
		if err != nil {
			return err
		}
		if l < 0 {
			return usagef("", "%q is less than nothing", strings.TrimSpace(part))
		}
		sides = append(sides, l)
	}
	switch len(sides) {
	case 1:
		s.margins = &octavo.Margins{Top: sides[0], Right: sides[0], Bottom: sides[0], Left: sides[0]}
	case 2:
		s.margins = &octavo.Margins{Top: sides[0], Right: sides[1], Bottom: sides[0], Left: sides[1]}
	case 4:
		s.margins = &octavo.Margins{Top: sides[0], Right: sides[1], Bottom: sides[2], Left: sides[3]}
	default:
		return usagef("give one, two or four, as in 25mm or 20mm,25mm", "%d lengths are neither one, two nor four", len(sides))
	}
	return nil
}

func (s *settings) setTOC(value string) error   { return s.wantTOC(value, true) }
func (s *settings) setNoTOC(value string) error { return s.wantTOC(value, false) }

func (s *settings) wantTOC(value string, yes bool) error {
	switch value {
	case "true":
	case "false":
		yes = !yes
	default:
		return usagef("", "%q is neither true nor false", value)
	}
	s.toc = &yes
	return nil
}

// sourceDate reads SOURCE_DATE_EPOCH, the date that reproducible builds are
// made with: seconds since 1970. It is zero where the variable is not set. See
// https://reproducible-builds.org/specs/source-date-epoch/.
func sourceDate(value string) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	var seconds int64
	for _, d := range value {
		if d < '0' || d > '9' || seconds > 1<<38 {
			return time.Time{}, usagef("it is the seconds since 1970, as in 1735689600",
				"SOURCE_DATE_EPOCH can't be %q", value)
		}
		seconds = seconds*10 + int64(d-'0')
	}
	return time.Unix(seconds, 0).UTC(), nil
}
