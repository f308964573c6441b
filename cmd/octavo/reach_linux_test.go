package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// marker is in the names of all folders, of the user and of the environment: it
// has no business in what is made.
const marker = "Zq7MarkerOfThisMachine"

// secret is what files hold that no text may have.
const secret = "Zq8SecretOfSomebodyElse"

// unpacked is all text of an output: the files of an EPUB, the streams of a
// PDF.
func unpacked(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if filepath.Ext(path) == ".epub" {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&text, "\n%s\n", f.Name)
			io.Copy(&text, r)
			r.Close()
		}
		return text.String()
	}
	text.Write(data)
	for _, part := range bytes.Split(data, []byte("stream\n"))[1:] {
		if r, err := zlib.NewReader(bytes.NewReader(part)); err == nil {
			io.Copy(&text, r)
		}
	}
	return text.String()
}

// reachTree makes a folder with texts, and around it what they may not reach.
// It returns the folder, which is deep in others.
func reachTree(t *testing.T) string {
	t.Helper()
	top := filepath.Join(t.TempDir(), marker)
	dir := filepath.Join(top, marker+"-2", "posts")
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="9">` + secret + `</text></svg>`
	for name, data := range map[string]string{
		"secret.svg": svg, marker + "-2/secret.svg": svg, "outside/secret.svg": svg,
		marker + "-2/secret.md": "# " + secret + "\n",
	} {
		path := filepath.Join(top, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{
		"link.svg": "../secret.svg", "absolute.svg": filepath.Join(top, "secret.svg"),
		"folder": "../../outside", "loop.svg": "loop.svg", "passwd.png": "/etc/passwd",
		"stolen.md": "../secret.md", "zero.png": "/dev/zero",
	} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.png"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// reaching is a text that tries it all. %s is the top folder.
const reaching = `---
title: A text that reaches out
---
![a](../secret.svg) ![b](../../secret.svg) ![c](%[1]s/secret.svg) ![d](file://%[1]s/secret.svg)
![e](link.svg) ![f](absolute.svg) ![g](folder/secret.svg) ![h](loop.svg) ![i](passwd.png)
![j](../../../../../../../../etc/passwd) ![k](/etc/passwd) ![l](file:///etc/passwd)
![m](//host/share/a.png) ![n](\\host\share\a.png) ![o](file://host/share/a.png)
![p](/dev/zero) ![q](zero.png) ![r](pipe.png) ![s](/dev/stdin) ![t](/proc/self/environ)
![u](%%2e%%2e/secret.svg) ![v](..%%2fsecret.svg) ![w](..\secret.svg) ![x](x/../../secret.svg)
![y](own.svg)

<img src="../secret.svg"> <img src="javascript:alert(1)"> <iframe src="/etc/passwd"></iframe>
<object data="../secret.svg"></object> <embed src="../secret.svg"> <link rel="stylesheet" href="file:///etc/passwd">
<script>alert("zq9script")</script><style>@import "file:///etc/passwd"; p { background: url(zq9style) }</style>
<p onclick="zq9click()" style="background:url(zq9inline)">Text.</p> <a href="javascript:zq9a()" onmouseover=zq9b()>a</a>
<svg onload="zq9load()"><script>zq9svg()</script></svg> <form action="http://zq9form/"><input></form>

[1](javascript:zq9()) [2](JaVaScRiPt:zq9()) [3](<java	script:zq9()>) [4](&#106;avascript:zq9()) [5](vbscript:zq9())
[6](data:text/html,zq9) [7](data:text/html;base64,enE5) [8](&#x6A&#x61vascript:zq9()) [9](< javascript:zq9()>)
[10](javascript&colon;zq9()) [11](java&Tab;script:zq9()) <javascript:zq9()> <a href=" jAvascript:zq9()">12</a>
[13](blob:zq9) [14](view-source:javascript:zq9) [15](file:///etc/zq9) [16](\x01javascript:zq9())
`

// ownPicture is an SVG that tries to reach out too.
const ownPicture = `<?xml version="1.0"?><?xml-stylesheet href="file:///etc/passwd"?>
<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://127.0.0.1/zq9">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="50" height="50" onload="zq9on()">
<script>zq9script()</script><style>@import url("file:///etc/zq9css"); text { fill: url(http://zq9/) }</style>
<text y="9">&x;&y;</text><image href="http://zq9.example/a.png" width="9" height="9"/>
<image xlink:href="../secret.svg" width="9" height="9"/><image href="file:///etc/passwd" width="9" height="9"/>
<use href="../secret.svg#a"/><use xlink:href="http://zq9.example/a.svg#a"/>
<foreignObject width="20" height="20"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="zq9frame"/><script>zq9()</script></body></foreignObject>
<a href="javascript:zq9()"><rect width="5" height="5"/></a><set attributeName="onclick" to="zq9set()"/>
<animate attributeName="href" values="javascript:zq9()"/></svg>`

// TestReach: texts get no further than their folder, into no network, and
// nothing that runs is passed on; nothing of the machine is in what is made.
func TestReach(t *testing.T) {
	dir := reachTree(t)
	top := filepath.Dir(filepath.Dir(dir))
	for name, data := range map[string]string{"own.svg": ownPicture, "a.md": fmt.Sprintf(reaching, top)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"a.md", "-t", "pdf,epub", "-o", "out/"},
		{filepath.Join(dir, "a.md"), "-o", "out/absolute.pdf", "-o", "out/absolute.epub", "--attach-source"},
		{filepath.Join(dir, "a.md"), "--open", "any", "-t", "epub,pdf", "-o", "out/book"},
	} {
		c, messages := command(dir, args...)
		c.Env = append(os.Environ(), "USER="+marker, "LOGNAME="+marker, "HOSTNAME="+marker, "LANG="+marker)
		if err := os.MkdirAll(filepath.Join(dir, "out"), 0o777); err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		if err := c.Run(); err != nil {
			t.Errorf("%v: %v\n%s", args, err, messages)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%v took %v", args, took)
		}
	}
	outputs, _ := filepath.Glob(filepath.Join(dir, "out", "*"))
	if len(outputs) != 6 {
		t.Fatalf("there are %d outputs: %v", len(outputs), outputs)
	}
	runs := regexp.MustCompile(`(?i)(href|src|URI)\W{1,4}\s*(java\s*script|vbscript|data:text|file:|blob:|view-source)|<script|\son\w+=|/JavaScript|/Launch|zq9(script|click|a\(|b\(|load|svg|frame|on\(|set|css|style|inline)`)
	for _, path := range outputs {
		text := unpacked(t, path)
		if strings.Contains(path, "absolute.pdf") { // which has the source in it
			text = strings.ReplaceAll(text, fmt.Sprintf(reaching, top), "")
		} else if at := strings.Index(text, marker); at >= 0 {
			t.Errorf("%s names the machine: %.200q", filepath.Base(path), text[max(0, at-60):])
		}
		for _, other := range []string{secret, "root:x:0"} {
			if at := strings.Index(text, other); at >= 0 {
				t.Errorf("%s has %s: %.200q", filepath.Base(path), other, text[max(0, at-60):])
			}
		}
		for _, at := range runs.FindAllStringIndex(text, -1) {
			t.Errorf("%s has something that runs: %.160q", filepath.Base(path), text[max(0, at[0]-60):])
		}
	}
}

// TestNotFiles: a pipe, a device or a folder in the place of a text is an
// error, soon; other texts go on.
func TestNotFiles(t *testing.T) {
	dir := reachTree(t)
	if err := os.WriteFile(filepath.Join(dir, "good.md"), []byte("# Good\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o666); err != nil {
		t.Fatal(err)
	}
	for input, want := range map[string]string{
		"pipe.md":   "pipe.md: nothing writes to this pipe",
		"/dev/zero": "/dev/zero: this is larger than 16 MiB",
		"link.svg":  "",
		"folder":    "folder: there is no text in this folder",
	} {
		for _, book := range []bool{false, true} {
			args := []string{input, "good.md", "-o", "out/"}
			if book {
				args[3] = "out.epub"
			}
			c, messages := command(dir, args...)
			start := time.Now()
			c.Run()
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%v took %v", args, took)
			}
			if code := c.ProcessState.ExitCode(); code < 0 || code > 2 || want != "" && !book && (code != exitFailed || !strings.Contains(messages.String(), want)) {
				t.Errorf("%v: exit code %d\n%s", args, code, messages)
			}
			if _, err := os.Stat(filepath.Join(dir, "out", "good.pdf")); err != nil && !book {
				t.Errorf("%v: the other text was not converted: %v\n%s", args, err, messages)
			}
			os.RemoveAll(filepath.Join(dir, "out"))
		}
	}
	c, messages := command(dir, ".", "-o", "all/")
	c.Run()
	if _, err := os.Stat(filepath.Join(dir, "all", "stolen.pdf")); err == nil || !strings.Contains(messages.String(), "stolen.md: this link leads out of the folder") {
		t.Errorf("a link out of the folder was followed\n%s", messages)
	}
}

// TestTimeout: what takes too long is given up, and the others go on.
func TestTimeout(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("Some *words* of a text that is long.\n\n", 100_000)
	for name, data := range map[string]string{"a.md": "# A\n", "b.md": long, "c.md": "# C\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"pdf", "epub"} {
		c, messages := command(dir, ".", "-o", "out/", "-t", format, "--timeout", "200ms")
		c.Run()
		if code := c.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(messages.String(), "b.md: this takes longer than 200ms") ||
			!strings.Contains(messages.String(), "2 written, 0 unchanged, 1 failed") {
			t.Errorf("%s: exit code %d\n%s", format, code, messages)
		}
	}
	c, messages := command(dir, ".", "-o", "out.epub", "--timeout", "200ms")
	c.Run()
	if code := c.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(messages.String(), "this takes longer than 200ms") {
		t.Errorf("exit code %d\n%s", code, messages)
	}
}
