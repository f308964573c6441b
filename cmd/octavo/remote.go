package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// The limits on pictures from the network.
const (
	maxRemote     = 32 << 20 // bytes
	remoteTimeout = 20 * time.Second
	maxRedirects  = 5
)

// fetcher gets pictures from the network. A text says which, and a text may be
// a stranger's: so addresses of this machine and of private networks are out
// of bounds unless --allow-address has them, whatever name they go by, and no
// proxy is asked.
type fetcher struct {
	client *http.Client
	// allowed says which addresses may be connected to.
	allowed func(netip.Addr) bool
}

func newFetcher(allowed func(netip.Addr) bool) *fetcher {
	f := &fetcher{allowed: allowed}
	dialer := &net.Dialer{Timeout: remoteTimeout, Control: f.control}
	f.client = &http.Client{
		Timeout:       remoteTimeout,
		Transport:     &http.Transport{DialContext: dialer.DialContext, ForceAttemptHTTP2: true},
		CheckRedirect: checkRedirect,
	}
	return f
}

// control sees every address that a connection is about to be made to, after
// names were looked up and redirects followed.
func (f *fetcher) control(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !f.allowed(ap.Addr()) {
		return fmt.Errorf("its address %s is not on the public network", ap.Addr())
	}
	return nil
}

// isPublic reports whether an address is of the public internet.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// reserved are the networks of the IANA special-purpose registries that are
// global unicast by their form and yet don't belong to the internet, and those
// that lead to any IPv4 address.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("2002::/16"),
}

func checkRedirect(r *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return fmt.Errorf("it redirects more than %d times", maxRedirects)
	}
	return checkScheme(r.URL)
}

func checkScheme(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("only http and https are fetched, not %q", u.Scheme)
	}
	return nil
}

// get fetches a picture.
func (f *fetcher) get(address string) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("it is not an address")
	}
	if err := checkScheme(u); err != nil {
		return nil, err
	}
	request, err := http.NewRequest(http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, errors.New("it is not an address")
	}
	request.Header.Set("User-Agent", "Octavo")
	response, err := f.client.Do(request)
	if err != nil {
		return nil, plainNetError(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answers %s", response.Status)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, maxRemote+1))
	if err != nil {
		return nil, plainNetError(err)
	}
	if len(data) > maxRemote {
		return nil, fmt.Errorf("it is larger than %d MiB", maxRemote>>20)
	}
	return data, nil
}

// plainNetError words an error without the address, which the message has.
func plainNetError(err error) error {
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return fmt.Errorf("it took longer than %v", remoteTimeout)
	}
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return fmt.Errorf("there is no host %s", dns.Name)
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return err
}
