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

// parseArgs reads a command line. Its errors are all *usageError.
func parseArgs(args []string) (*settings, error) {
	s := &settings{given: map[string]bool{}}
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
	all.Visit(func(f *pflag.Flag) { s.given[f.Name] = true })
	s.inputs = all.Args()
	switch {
	case s.help || s.version:
	case len(s.inputs) == 0 && s.filesFrom == "":
		return nil, usagef("octavo post.md writes post.pdf; octavo --help says more", "there is nothing to convert")
	case s.quiet && s.verbose:
		return nil, usagef("take one of them", "--quiet and --verbose exclude each other")
	}
	return s, nil
}

// bookFlag is a flag on the command line that is about books; "" if there is
// none.
func (s *settings) bookFlag() string {
	found := ""
	for _, g := range groups(&settings{}) {
		if !g.book {
			continue
		}
		g.flags.VisitAll(func(f *pflag.Flag) {
			if found == "" && s.given[f.Name] {
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
