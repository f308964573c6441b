package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"octavo/page"
)

// checker finds a program that judges files. Without it a test is skipped,
// unless CONFORMANCE says that all must be there.
func checker(t *testing.T, command string) string {
	t.Helper()
	path, err := exec.LookPath(command)
	if err == nil {
		return path
	}
	if os.Getenv("CONFORMANCE") != "" {
		t.Fatalf("%s is not installed", command)
	}
	t.Skipf("%s is not installed", command)
	return ""
}

// judged writes the documents that are put before other programs.
func judged(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	var files []string
	for name, d := range map[string]*page.Document{
		"plain": plain(t), "full": full(t), "pictures": gallery(t), "many": manyPages(t),
	} {
		file := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, render(t, d, Options{}), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func TestQPDF(t *testing.T) {
	qpdf := checker(t, "qpdf")
	for _, file := range judged(t) {
		if out, err := exec.Command(qpdf, "--check", file).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

func TestVeraPDF(t *testing.T) {
	vera := checker(t, "verapdf")
	for _, flavour := range []string{"2a", "ua1"} {
		args := append([]string{"-f", flavour, "--format", "text", "-v"}, judged(t)...)
		out, err := exec.Command(vera, args...).CombinedOutput()
		if err != nil || strings.Contains(string(out), "FAIL") || strings.Count(string(out), "PASS") != 4 {
			t.Errorf("%s: %v\n%s", flavour, err, out)
		}
	}
}
