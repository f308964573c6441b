package pdf

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"octavo/page"
)

// What the file says about itself stands in it twice: in the information
// dictionary (14.3.3), which most programs read, and as XMP, which archives
// do. Both say the same.

// creator is the program that made the pages.
const creator = "Octavo"

func (o Options) producer() string {
	if o.Producer == "" {
		return creator
	}
	return o.Producer
}

// information is the information dictionary.
func information(m *page.Meta, o Options) []byte {
	b := append([]byte(nil), "<<"...)
	for _, e := range [...]struct{ key, value string }{
		{"/Title", m.Title}, {"/Author", strings.Join(m.Authors, ", ")},
		{"/Subject", m.Subject}, {"/Keywords", strings.Join(m.Keywords, ", ")},
		{"/Creator", creator}, {"/Producer", o.producer()},
		{"/CreationDate", pdfDate(m.Created)}, {"/ModDate", pdfDate(m.Modified)},
	} {
		if e.value != "" {
			b = append(b, e.key...)
			b = appendText(b, e.value)
		}
	}
	return append(b, ">>"...)
}

// pdfDate is a date as 7.9.4 has it; "" if it is not known.
func pdfDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	zone := t.Format("Z0700")
	if len(zone) == len("+0100") {
		zone = zone[:3] + "'" + zone[3:] + "'"
	}
	return t.Format("D:20060102150405") + zone
}

// xmpDate is a date as XMP has it (ISO 8601).
func xmpDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05Z07:00")
}

// metadata adds the XMP packet. It is not deflated, so that programs can find
// it that know nothing of PDF.
func (f *file) metadata(m *page.Meta, o Options, std standard) ref {
	return f.codedStream([]byte("/Type/Metadata/Subtype/XML"), []byte(xmp(m, o, std)))
}

// xmp writes the packet (XMP specification, part 1, 7; ISO 16684-1).
func xmp(m *page.Meta, o Options, std standard) string {
	var x xmlWriter
	x.raw("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">` + "\n" +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	x.raw("<dc:format>application/pdf</dc:format>\n")
	x.alternative("dc:title", m.Title)
	x.list("dc:creator", "rdf:Seq", m.Authors)
	x.alternative("dc:description", m.Subject)
	x.list("dc:subject", "rdf:Bag", m.Keywords)
	if m.Lang != "" {
		x.list("dc:language", "rdf:Bag", []string{m.Lang})
	}
	x.element("pdf:Keywords", strings.Join(m.Keywords, ", "))
	x.element("pdf:Producer", o.producer())
	x.element("xmp:CreatorTool", creator)
	x.element("xmp:CreateDate", xmpDate(m.Created))
	x.element("xmp:ModifyDate", xmpDate(m.Modified))
	x.element("xmp:MetadataDate", xmpDate(m.Modified))
	std.claim(&x, m)
	x.raw("</rdf:Description>\n")
	if std.claimsUA(m) && !std.two {
		x.raw(uaSchema)
	}
	x.raw("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return x.String()
}

// claim says which standards the file keeps to.
func (s standard) claim(x *xmlWriter, m *page.Meta) {
	if s.claimsUA(m) {
		x.element("pdfuaid:part", strconv.Itoa(s.ua))
		if s.two {
			x.element("pdfuaid:rev", "2024")
		}
	}
	if s.archive > 0 {
		x.element("pdfaid:part", strconv.Itoa(s.archive))
		x.element("pdfaid:conformance", s.level)
		if s.two {
			x.element("pdfaid:rev", "2020")
		}
	}
}

// claimsUA reports whether the file can say that it is PDF/UA: that asks for a
// title (ISO 14289-1, 7.1).
func (s standard) claimsUA(m *page.Meta) bool { return s.ua > 0 && m.Title != "" }

// uaSchema describes the property pdfuaid:part: PDF/A wants a description of
// every schema that is not its own (ISO 19005-2, 6.6.2.3).
const uaSchema = `<rdf:Description rdf:about=""` +
	` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"` +
	` xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

// xmlWriter writes XML elements; those without a value are left out.
type xmlWriter struct{ strings.Builder }

func (x *xmlWriter) raw(s string) { x.WriteString(s) }

func (x *xmlWriter) element(name, value string) {
	if value != "" {
		x.raw("<" + name + ">")
		x.text(value)
		x.raw("</" + name + ">\n")
	}
}

// alternative is a text that could be there in several languages.
func (x *xmlWriter) alternative(name, value string) {
	if value != "" {
		x.raw("<" + name + `><rdf:Alt><rdf:li xml:lang="x-default">`)
		x.text(value)
		x.raw("</rdf:li></rdf:Alt></" + name + ">\n")
	}
}

func (x *xmlWriter) list(name, kind string, values []string) {
	if len(values) == 0 {
		return
	}
	x.raw("<" + name + "><" + kind + ">")
	for _, v := range values {
		x.raw("<rdf:li>")
		x.text(v)
		x.raw("</rdf:li>")
	}
	x.raw("</" + kind + "></" + name + ">\n")
}

// text writes escaped text. What XML cannot hold becomes U+FFFD.
func (x *xmlWriter) text(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			x.raw("&amp;")
		case r == '<':
			x.raw("&lt;")
		case r == '>':
			x.raw("&gt;")
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF:
			x.WriteRune(utf8.RuneError)
		default:
			x.WriteRune(r)
		}
	}
}
