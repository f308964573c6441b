package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14":        true,
		"2606:2800:21f:cb07::": true,
		"127.0.0.1":            false,
		"::1":                  false,
		"::ffff:127.0.0.1":     false,
		"0.0.0.0":              false,
		"10.1.2.3":             false,
		"172.16.0.1":           false,
		"192.168.1.1":          false,
		"169.254.169.254":      false,
		"100.64.0.1":           false,
		"224.0.0.1":            false,
		"255.255.255.255":      false,
		"fe80::1":              false,
		"fd00::1":              false,
		"64:ff9b::7f00:1":      false,
		"2002:7f00:1::":        false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("isPublic(%s) = %v", address, got)
		}
	}
}

func TestFetch(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/picture":
			fmt.Fprint(w, "a picture")
		case "/once":
			http.Redirect(w, r, "/picture", http.StatusFound)
		case "/ever":
			http.Redirect(w, r, "/ever", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
		case "/large":
			w.Write(make([]byte, maxRemote+1))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	f := newFetcher(isPublic)
	if _, err := f.get(server.URL + "/picture"); err == nil || !strings.Contains(err.Error(), "127.0.0.1 is not on the public network") {
		t.Errorf("this machine was asked: %v", err)
	}
	f.allowed = func(netip.Addr) bool { return true }
	for _, c := range []struct{ address, want string }{
		{server.URL + "/picture", "a picture"},
		{server.URL + "/once", "a picture"},
		{server.URL + "/ever", "it redirects more than 5 times"},
		{server.URL + "/file", `only http and https are fetched, not "file"`},
		{server.URL + "/large", "it is larger than 32 MiB"},
		{server.URL + "/gone", "the server answers 404 Not Found"},
		{"file:///etc/hostname", `only http and https are fetched, not "file"`},
		{"http://[::1", "it is not an address"},
	} {
		data, err := f.get(c.address)
		got := string(data)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %.60q, want %q", c.address, got, c.want)
		}
	}
}

// TestFetchChecksRedirects follows a redirect to an address that is out of
// bounds.
func TestFetchChecksRedirects(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Error("the redirect was followed")
	}))
	defer inner.Close()
	outer := httptest.NewServer(http.RedirectHandler(inner.URL, http.StatusFound))
	defer outer.Close()
	f := newFetcher(isPublic)
	asked := 0
	f.allowed = func(netip.Addr) bool { asked++; return asked == 1 }
	if _, err := f.get(outer.URL); err == nil || !strings.Contains(err.Error(), "not on the public network") {
		t.Errorf("got %v", err)
	}
}
