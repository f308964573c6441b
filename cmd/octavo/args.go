package main

import (
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"octavo/doc"
	"octavo/internal/nearest"
)

// usageError is a command line that can't be followed.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func usagef(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

const seeHelp = "octavo --help lists the flags"

// parseArgs reads a command line, and the configuration file that goes with
// it.
func parseArgs(args []string) (*settings, error) {
	s := &settings{given: map[string][]string{}}
	all := pflag.NewFlagSet("octavo", pflag.ContinueOnError)
	all.Usage = func() {}
	var names []string
	for _, g := range groups(s) {
		all.AddFlagSet(g.flags)
		g.flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	}
	err := all.ParseAll(args, func(f *pflag.Flag, value string) error {
		s.given[f.Name] = append(s.given[f.Name], value)
		return all.Set(f.Name, value)
	})
	if err != nil {
		return nil, explain(err, names)
	}
	s.inputs, s.flags = matched(all.Args()), all
	switch {
	case s.help || s.version || s.listFonts || s.man || s.completion != "" || s.themeExport != "" || s.extract:
		return s, nil
	case len(s.inputs) == 0 && s.filesFrom == "" && !s.printConfig:
		return nil, usagef("octavo post.md writes post.pdf; octavo --help says more", "there is nothing to convert")
	case s.quiet && s.verbose:
		return nil, usagef("take one of them", "--quiet and --verbose exclude each other")
	case s.check && s.watch:
		return nil, usagef("take one of them", "--check and --watch exclude each other")
	case s.reportFile != "" && s.report == "":
		return nil, usagef("add --report json or --report sarif", "--report-file is for a report, and none is asked for")
	}
	if err := s.readConfig(); err != nil {
		return nil, err
	}
	return s, s.standards.check()
}

// isGiven reports whether a flag stands on the command line.
func (s *settings) isGiven(name string) bool { return len(s.given[name]) > 0 }

// bookFlag is a flag on the command line that is about books; "" if there is
// none.
func (s *settings) bookFlag() string {
	found := ""
	for _, g := range groups(&settings{}) {
		if !g.book {
			continue
		}
		g.flags.VisitAll(func(f *pflag.Flag) {
			if found == "" && s.isGiven(f.Name) {
				found = f.Name
			}
		})
	}
	return found
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
		if habit := habits[name]; habit != "" {
			hint = habit
		} else if near := nearest.Name(name, names); near != "" && dashes == "--" {
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
