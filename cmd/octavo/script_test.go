package main

import (
	"archive/zip"
	"compress/zlib"
	"errors"
	"flag"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts compare anew")

// TestMain lets scripts run this program as octavo.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"octavo": main})
}

// TestScripts runs testdata/script: the command as its users see it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, errors.New("unknown condition")
			}
			return os.Geteuid() == 0, nil // to whom nothing is forbidden
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache")) // of Linux
			e.Setenv("HOME", filepath.Join(e.WorkDir, ".home"))            // of macOS
			e.Setenv("LocalAppData", filepath.Join(e.WorkDir, ".cache"))   // of Windows
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exitcode": exitCode,
			"pdf":      checkPDF,
			"pdfhas":   pdfHas,
			"picture":  makePicture,
			"only":     only,
			"same":     same,
			"wait-for": waitFor,
			"zip-has":  zipHas,
		},
	})
}

// exitCode runs octavo and checks how it ends: exitcode CODE ARGS...
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exitcode CODE ARGS...")
	}
	err := ts.Exec("octavo", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("the exit code is %s, not %s", got, args[0])
	}
}

// checkPDF checks that a file is a whole PDF: pdf FILE
func checkPDF(ts *testscript.TestScript, neg bool, args []string) {
	data := ts.ReadFile(args[0])
	whole := strings.HasPrefix(data, "%PDF-") && strings.HasSuffix(strings.TrimSpace(data), "%%EOF")
	if whole == neg {
		ts.Fatalf("%s: a whole PDF: %v", args[0], whole)
	}
}

// pdfHas looks for a regular expression in a file and in all streams that are
// deflated in it: [!] pdfhas FILE REGEXP
func pdfHas(ts *testscript.TestScript, neg bool, args []string) {
	data := ts.ReadFile(args[0])
	text := data
	for _, part := range strings.Split(data, "stream\n")[1:] {
		r, err := zlib.NewReader(strings.NewReader(part))
		if err != nil {
			continue
		}
		plain, _ := io.ReadAll(r) // as much as there is
		text += string(plain)
	}
	if regexp.MustCompile(args[1]).MatchString(text) == neg {
		ts.Fatalf("%s: %s is there: %v", args[0], args[1], neg)
	}
}

// makePicture writes a small PNG: picture FILE
func makePicture(ts *testscript.TestScript, neg bool, args []string) {
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(png.Encode(f, image.NewGray(image.Rect(0, 0, 20, 20))))
	ts.Check(f.Close())
}

// only checks that a folder holds nothing but what is named: only DIR NAME...
func only(ts *testscript.TestScript, neg bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, e := range entries {
		if !strings.Contains(" "+strings.Join(args[1:], " ")+" ", " "+e.Name()+" ") {
			ts.Fatalf("%s should not hold %s", args[0], e.Name())
		}
	}
}

// same compares files that are not for reading: [!] same FILE FILE
func same(ts *testscript.TestScript, neg bool, args []string) {
	if equal := ts.ReadFile(args[0]) == ts.ReadFile(args[1]); equal == neg {
		ts.Fatalf("%s and %s are the same: %v", args[0], args[1], equal)
	}
}

// waitFor waits until a file has what a regular expression matches: wait-for
// FILE REGEXP
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	want := regexp.MustCompile(args[1])
	for start := time.Now(); time.Since(start) < 20*time.Second; time.Sleep(5 * time.Millisecond) {
		data, err := os.ReadFile(ts.MkAbs(args[0]))
		if err == nil && want.Match(data) {
			return
		}
	}
	ts.Fatalf("%s does not come: %s\n%s", args[1], args[0], ts.ReadFile(args[0]))
}

// zipHas looks for a regular expression in the files of a zip, each after its
// name: [!] zip-has FILE REGEXP
func zipHas(ts *testscript.TestScript, neg bool, args []string) {
	r, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer r.Close()
	var text strings.Builder
	for _, f := range r.File {
		in, err := f.Open()
		ts.Check(err)
		data, err := io.ReadAll(in)
		ts.Check(err)
		ts.Check(in.Close())
		text.WriteString("\n" + f.Name + "\n" + string(data))
	}
	if regexp.MustCompile(args[1]).MatchString(text.String()) == neg {
		ts.Fatalf("%s: %s is there: %v", args[0], args[1], neg)
	}
}
