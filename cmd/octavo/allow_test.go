package main

import (
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAllowPath: a folder that is allowed is opened by any path that leads
// there, and nothing else is.
func TestAllowPath(t *testing.T) {
	top := t.TempDir()
	for _, name := range []string{"shared/a b.png", "shared/in/b.png", "shared-2/c.png", "posts/own.png", "secret.png"} {
		path := filepath.Join(top, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	links := os.Symlink("../secret.png", filepath.Join(top, "shared", "out.png")) == nil &&
		os.Symlink("in/b.png", filepath.Join(top, "shared", "inner.png")) == nil
	var a allowSettings
	if a.images(nil, top) != nil {
		t.Error("without a folder something is asked")
	}
	if err := a.setFolder(filepath.Join(top, "shared")); err != nil {
		t.Fatal(err)
	}
	get := a.images(nil, filepath.Join(top, "posts"))
	root := filepath.ToSlash(filepath.Join(top, "shared"))
	for src, want := range map[string]string{
		"../shared/in/b.png":                 "shared/in/b.png",
		"../../shared/in/b.png":              "", // dir is posts itself
		"../shared/a%20b.png?x#y":            "shared/a b.png",
		"../shared/a b.png":                  "shared/a b.png",
		root + "/in/b.png":                   "shared/in/b.png",
		"file://" + root + "/in/b.png":       "shared/in/b.png",
		root + "/../secret.png":              "",
		root + "-2/c.png":                    "",
		"../shared-2/c.png":                  "",
		"../shared/in/../../secret.png":      "",
		"../shared/%2e%2e/secret.png":        "",
		"own.png":                            "", // which is found as usual
		"../shared":                          "folder",
		"../shared/gone.png":                 "",
		"/etc/passwd":                        "",
		"http://example.org/shared/in/b.png": "",
		"//shared/in/b.png":                  "",
		"data:image/png;base64,AAAA":         "",
		"../shared/in/b.png\x00":             "",
		"../shared/out.png":                  "",
		"../shared/inner.png":                "inner",
	} {
		data, err := get(src, ".")
		got := string(data)
		switch {
		case want == "folder":
			if err == nil || errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: %v", src, err)
			}
			continue
		case want == "inner" && links:
			want = "shared/in/b.png"
		case want == "inner":
			continue
		}
		if got != want || want == "" && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is %q, %v; want %q", src, got, err, want)
		}
	}
}

// TestAllowAddress: an address that is allowed is, and its neighbours and what
// it redirects to are not.
func TestAllowAddress(t *testing.T) {
	var a allowSettings
	for _, value := range []string{"10.1.0.0/16", "192.168.0.7", "fd00::/8", "::ffff:172.16.0.1"} {
		if err := a.setNetwork(value); err != nil {
			t.Fatal(err)
		}
	}
	for address, want := range map[string]bool{
		"10.1.2.3": true, "10.2.0.1": false, "192.168.0.7": true, "192.168.0.8": false, "::ffff:10.1.2.3": true,
		"fd12::1": true, "fe80::1": false, "127.0.0.1": false, "172.16.0.1": true, "172.16.0.2": false, "93.184.215.14": true,
	} {
		if got := a.address(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
	for _, bad := range []string{"", "localhost", "10.0.0.0/99", "10.0.0", "*"} {
		if a.setNetwork(bad) == nil {
			t.Errorf("%q is an address", bad)
		}
	}
	inner := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("inner")) }))
	defer inner.Close()
	at, _ := url.Parse(inner.URL)
	outer := httptest.NewServer(http.RedirectHandler("http://127.0.0.2:"+at.Port(), http.StatusFound))
	defer outer.Close()
	var one allowSettings
	if err := one.setNetwork("127.0.0.1"); err != nil {
		t.Fatal(err)
	}
	f := newFetcher(one.address)
	if data, err := f.get(inner.URL); string(data) != "inner" {
		t.Errorf("what is allowed is not fetched: %v", err)
	}
	if _, err := f.get(outer.URL); err == nil || !strings.Contains(err.Error(), "127.0.0.2 is not on the public network") {
		t.Errorf("the redirect was followed: %v", err)
	}
}
