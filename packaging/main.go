// Packaging builds Octavo for all systems and packs it: static programs in
// archives with licences, manual page and completions, Debian packages, and a
// list of checksums. It needs Go and nothing else, and the same commit gives the
// same bytes:
//
//	go run ./packaging -o dist
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// target is a system and its processor, as Go calls them.
type target struct{ os, arch string }

// targets are what Octavo is packed for.
var targets = []target{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

func (t target) String() string { return t.os + "/" + t.arch }

func (t target) program() string {
	if t.os == "windows" {
		return "octavo.exe"
	}
	return "octavo"
}

func main() {
	out := flag.String("o", "dist", "the `FOLDER` that is written")
	only := flag.String("only", "", "pack for `SYSTEM/PROCESSOR` alone, as in linux/amd64; may be several with commas")
	beside := flag.Bool("beside", false, "write only what goes beside the program, unpacked")
	most := flag.Int("max-mb", 0, "fail if a program has more than `N` MB (10⁶ bytes); 0 takes any")
	flag.Parse()
	do := func(r *release, scratch string) error { return r.pack(scratch, *out, *only, *most) }
	if *beside {
		do = func(r *release, _ string) error { return r.writeBeside(*out) }
	}
	if err := withRelease(*out, do); err != nil {
		fmt.Fprintln(os.Stderr, "packaging:", err)
		os.Exit(1)
	}
}

// withRelease builds the program for this machine, and asks it what a release is.
// What is only needed on the way lies in a folder of its own, which goes.
func withRelease(out string, do func(r *release, scratch string) error) error {
	scratch, err := os.MkdirTemp("", "octavo-packaging")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	host, err := build(target{runtime.GOOS, runtime.GOARCH}, scratch)
	if err != nil {
		return err
	}
	r, err := newRelease(host)
	if err != nil {
		return err
	}
	return do(r, scratch)
}

// pack packs for all systems, or for those that are asked for.
func (r *release) pack(scratch, out, only string, mostMB int) error {
	var made []string
	for _, t := range targets {
		if only != "" && !strings.Contains(","+only+",", ","+t.String()+",") {
			continue
		}
		names, err := r.packFor(t, scratch, out, mostMB)
		if err != nil {
			return err
		}
		made = append(made, names...)
	}
	if len(made) == 0 {
		return fmt.Errorf("there is nothing to pack for %q", only)
	}
	return writeSums(out, made)
}

// packFor builds the program for one system and packs it.
func (r *release) packFor(t target, scratch, out string, mostMB int) (names []string, err error) {
	path, err := build(t, scratch)
	if err != nil {
		return nil, err
	}
	program, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	fmt.Printf("%-14s %5.1f MB\n", t, float64(len(program))/1e6)
	if mostMB > 0 && len(program) > mostMB*1e6 {
		return nil, fmt.Errorf("%s: the program has %d bytes, more than %d MB", t, len(program), mostMB)
	}
	add := func(name string, data []byte, err error) error {
		if err == nil {
			err = os.WriteFile(filepath.Join(out, name), data, 0o644)
		}
		names = append(names, name)
		return err
	}
	base := fmt.Sprintf("octavo_%s_%s_%s", r.version, t.os, t.arch)
	files := append([]file{{name: t.program(), data: program, mode: 0o755}}, r.files...)
	if t.os == "windows" {
		data, err := zipOf(base, files, r.time)
		return names, add(base+".zip", data, err)
	}
	data, err := tarball(base+"/", files, r.time)
	if err := add(base+".tar.gz", data, err); err != nil || t.os != "linux" {
		return names, err
	}
	data, err = r.debian(t.arch, program)
	return names, add(fmt.Sprintf("octavo_%s_%s.deb", r.debianVersion(), t.arch), data, err)
}

// lean are flags that make the program smaller: pictures are fetched over HTTP/1.1
// alone, and what only waits for the network, the disk or a person is not inlined.
var lean = []string{
	"-tags=nethttpomithttp2",
	"-gcflags=net/...=-l", "-gcflags=crypto/...=-l", "-gcflags=vendor/...=-l",
	"-gcflags=math/big=-l", "-gcflags=encoding/asn1=-l", "-gcflags=golang.org/x/net/idna=-l",
	"-gcflags=mime/...=-l", "-gcflags=log/...=-l", "-gcflags=os/exec=-l", "-gcflags=flag=-l",
	"-gcflags=encoding/gob=-l", "-gcflags=golang.org/x/sys/...=-l", "-gcflags=octavo/cmd/...=-l",
	"-gcflags=github.com/fsnotify/...=-l", "-gcflags=github.com/spf13/...=-l",
	"-gcflags=github.com/vbauerster/...=-l", "-gcflags=github.com/gabriel-vasile/...=-l",
	"-gcflags=github.com/go-shiori/...=-l",
}

// build builds the program without what depends on the machine.
func build(t target, scratch string) (string, error) {
	path := filepath.Join(scratch, t.os, t.arch, t.program())
	args := append([]string{"build", "-trimpath", "-buildvcs=auto", "-ldflags=-s -w"}, lean...)
	cmd := exec.Command("go", append(args, "-o", path, "./cmd/octavo")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.os, "GOARCH="+t.arch,
		"GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s: %w\n%s", t, err, out)
	}
	return path, nil
}
