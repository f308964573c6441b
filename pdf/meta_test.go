package pdf

import (
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"octavo/page"
)

func TestMetadata(t *testing.T) {
	r := read(t, render(t, full(t), Options{Producer: "Octavo 1.2"}))
	info := r.dict(r.trailer["Info"])
	for key, want := range map[name]string{
		"Title": "Tëst & <Title>", "Author": "Ann Author, Bo Märk", "Subject": "What is it (about)?",
		"Keywords": "one, zwölf", "Producer": "Octavo 1.2", "Creator": "Octavo",
		"CreationDate": "D:20240229123000+01'30'", "ModDate": "D:20240301000000Z",
	} {
		if got := info[key].(pdfStr).text(); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	root := r.root()
	if root["Lang"] != pdfStr("en-GB") || r.dict(root["ViewerPreferences"])["DisplayDocTitle"] != pdfOp("true") ||
		r.dict(root["MarkInfo"])["Marked"] != pdfOp("true") {
		t.Errorf("the catalog is %v", root)
	}
	packet := string(r.stream(root["Metadata"]))
	wellFormed(t, packet)
	for _, want := range []string{
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Tëst &amp; &lt;Title&gt;</rdf:li>",
		"<dc:creator><rdf:Seq><rdf:li>Ann Author</rdf:li><rdf:li>Bo Märk</rdf:li></rdf:Seq>",
		"<dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>zwölf</rdf:li>", "<pdf:Keywords>one, zwölf<",
		"<xmp:CreateDate>2024-02-29T12:30:00+01:30<", "<xmp:ModifyDate>2024-03-01T00:00:00Z<",
		"<dc:language><rdf:Bag><rdf:li>en-GB<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<pdf:Producer>Octavo 1.2<",
	} {
		if !strings.Contains(packet, want) {
			t.Errorf("the XMP has no %q:\n%s", want, packet)
		}
	}
}

func wellFormed(t *testing.T, packet string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(packet))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, packet)
		}
	}
}

// TestNoMetadata: what is not known is not invented, the time least of all.
func TestNoMetadata(t *testing.T) {
	d := plain(t)
	d.Meta = page.Meta{}
	data := render(t, d, Options{})
	r := read(t, data)
	info := r.dict(r.trailer["Info"])
	if len(info) != 2 {
		t.Errorf("the information is %v", info)
	}
	packet := string(r.stream(r.root()["Metadata"]))
	wellFormed(t, packet)
	for _, no := range []string{"Date", "dc:title", "pdfuaid:part"} {
		if strings.Contains(packet, no+">") {
			t.Errorf("the XMP has a %s:\n%s", no, packet)
		}
	}
	if year := time.Now().Format("2006"); strings.Contains(string(data), "D:"+year) {
		t.Error("the file has a date of today in it")
	}
}

// TestClaims: a file says of itself what it was asked to say.
func TestClaims(t *testing.T) {
	for profile, want := range map[Profile]string{
		DefaultProfile: "uaid:part=1 aid:part=2 aid:conformance=A ",
		UA1A2A:         "uaid:part=1 aid:part=2 aid:conformance=A ",
		UA1A3A:         "uaid:part=1 aid:part=3 aid:conformance=A ",
		UA2A4:          "uaid:part=2 uaid:rev=2024 aid:part=4 aid:rev=2020 ",
		NoProfile:      "",
	} {
		r := read(t, render(t, plain(t), Options{Profile: profile}))
		packet := string(r.stream(r.root()["Metadata"]))
		got := ""
		for _, m := range regexp.MustCompile("<pdf(u?aid:[a-z]+)>([^<]*)<").FindAllStringSubmatch(packet, -1) {
			got += m[1] + "=" + m[2] + " "
		}
		if got != want {
			t.Errorf("%q: it says %q, want %q", profile, got, want)
		}
	}
}

// TestXMPEscapes: whatever a title has in it, the packet stays XML.
func TestXMPEscapes(t *testing.T) {
	wellFormed(t, xmp(&page.Meta{Title: "a\x00\x1F\uFFFE]]>&<\"\xFF", Lang: "<"}, Options{}, standard{ua: 1, archive: 2}))
}

// TestProfile checks what an ICC profile is held to by its readers.
func TestProfile(t *testing.T) {
	p := srgbProfile()
	be := binary.BigEndian
	if int(be.Uint32(p)) != len(p) || string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " {
		t.Errorf("header % x", p[:40])
	}
	sum := xyz{}
	for i := range int(be.Uint32(p[128:])) {
		e := p[132+12*i:]
		at, n := int(be.Uint32(e[4:])), int(be.Uint32(e[8:]))
		if at%4 != 0 || at+n > len(p) {
			t.Fatalf("tag %.4s is at %d, length %d", e, at, n)
		}
		if strings.HasSuffix(string(e[:4]), "XYZ") {
			for k := range sum {
				sum[k] += int32(be.Uint32(p[at+8+4*k:]))
			}
		}
		if strings.HasSuffix(string(e[:4]), "TRC") && string(p[at:at+4]) != "para" {
			t.Errorf("%.4s is a %.4s", e, p[at:])
		}
	}
	if sum != d50 {
		t.Errorf("white is %v, want %v", sum, d50)
	}
}
