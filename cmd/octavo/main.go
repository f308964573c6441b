// Octavo turns Markdown into beautifully set books: see octavo --help.
package main

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // an input could not be converted
	exitUsage  = 2 // the command line is wrong
)

// process is all that the command has from the outside.
type process struct {
	args           []string // without the program's name
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time // for --verbose alone
	temps          *tempFiles
	gc             *collector
}

func main() {
	gc := tuneCollector()
	// A reader of our output that goes away is an error like others.
	signal.Ignore(syscall.SIGPIPE)
	p := &process{
		args:   os.Args[1:],
		stdin:  os.Stdin,
		stdout: os.Stdout,
		stderr: os.Stderr,
		getenv: os.Getenv,
		now:    time.Now,
		temps:  &tempFiles{},
		gc:     gc,
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	done := make(chan int, 1)
	go func() { done <- run(p) }()
	select {
	case code := <-done:
		os.Exit(code)
	case s := <-interrupted:
		p.temps.abandon()
		os.Exit(signalCode(s))
	}
}

// signalCode is the exit code of a process that a signal ended, as shells have
// it: 130 for Ctrl-C.
func signalCode(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return exitFailed
}

// run reads the command line and does what it says. It returns the exit code.
func run(p *process) int {
	out := &reporter{w: p.stderr}
	s, err := parseArgs(p.args)
	if err != nil {
		out.err(err, nil)
		return exitUsage
	}
	switch {
	case s.help:
		return write(p, usage())
	case s.version:
		return write(p, version()+"\n")
	case s.listFonts:
		return s.printFonts(p, out)
	case s.printConfig:
		return write(p, s.configuration())
	case s.man:
		return write(p, manual())
	case s.extract:
		out.quiet = s.quiet
		return extractAll(p, s, out)
	case s.themeExport != "":
		return exportTheme(p, s, out)
	case s.completion != "":
		return write(p, completion(s.completion))
	}
	out.quiet, out.verbose = s.quiet, s.verbose
	if s.watch {
		if err := watchForever(p, s, out); err != nil {
			out.err(err, nil)
			return exitUsage
		}
		return exitDone
	}
	code, err := newRunner(p, s, out).run()
	if err != nil {
		out.err(err, nil)
		return exitUsage
	}
	return code
}

// write writes a text that was asked for to standard output.
func write(p *process, text string) int {
	if err := p.writeStream([]byte(text)); err != nil {
		(&reporter{w: p.stderr}).err(err, nil)
		return exitFailed
	}
	return exitDone
}
