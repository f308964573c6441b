package pdf

import (
	"fmt"

	"octavo/page"
)

// Profile is a set of standards that a file keeps to, and says so.
type Profile string

// The profiles. The default is UA1A2A, or UA1A3A where files are attached,
// which PDF/A-2 does not allow.
const (
	DefaultProfile Profile = ""
	// UA1A2A is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).
	UA1A2A Profile = "ua1+a2a"
	// UA1A3A is PDF/UA-1 and PDF/A-3a (ISO 19005-3).
	UA1A3A Profile = "a3a"
	// UA2A4 is PDF/UA-2 (ISO 14289-2) and PDF/A-4 (ISO 19005-4), or PDF/A-4f
	// with files attached: PDF 2.0.
	UA2A4 Profile = "ua2+a4"
	// NoProfile has no tags and keeps to nothing but PDF itself.
	NoProfile Profile = "none"
)

// Profiles are the profiles that have a name, the default first.
func Profiles() []Profile { return []Profile{UA1A2A, UA2A4, UA1A3A, NoProfile} }

// standard is what a profile asks of a file.
type standard struct {
	tagged bool
	two    bool // PDF 2.0
	// The parts of ISO 14289 and 19005, and the level of conformance with the
	// latter; 0 for none.
	ua, archive int
	level       string
}

// standard is that of the options' profile.
func (o Options) standard() (standard, error) {
	attached := len(o.Attachments) > 0
	switch o.Profile {
	case DefaultProfile, UA1A2A:
		switch {
		case !attached:
			return standard{tagged: true, ua: 1, archive: 2, level: "A"}, nil
		case o.Profile == UA1A2A:
			return standard{}, fmt.Errorf("PDF/A-2 allows no attached text: the profiles %s and %s do", UA1A3A, UA2A4)
		}
		return standard{tagged: true, ua: 1, archive: 3, level: "A"}, nil
	case UA1A3A:
		return standard{tagged: true, ua: 1, archive: 3, level: "A"}, nil
	case UA2A4:
		s := standard{tagged: true, two: true, ua: 2, archive: 4}
		if attached {
			s.level = "F"
		}
		return s, nil
	case NoProfile:
		return standard{}, nil
	}
	return standard{}, fmt.Errorf("there is no PDF profile %q", o.Profile)
}

// header is the first line, and a comment with bytes above 127, which tells
// programs that the file is binary.
func (s standard) header() string {
	if s.two {
		return "%PDF-2.0\n%\xE2\xE3\xCF\xD3\n"
	}
	return "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"
}

// The namespaces of structure types (ISO 32000-2, 14.8.6).
const (
	namespace1 = "http://iso.org/pdf/ssn"
	namespace2 = "http://iso.org/pdf2/ssn"
)

// typeName is a role's structure type, and whether it is one of PDF 2.0's own
// namespace. Some types are those of PDF 1.7 alone, which PDF 2.0 goes on with.
func (s standard) typeName(r page.Role) (name string, own bool) {
	if !s.two {
		return roleName(r), false
	}
	switch r {
	case page.RoleNote:
		return "FENote", true
	case page.RoleCode, page.RoleBlockQuote, page.RoleTOC, page.RoleTOCI, page.RoleReference:
		return roleName(r), false
	}
	return roleName(r), true
}
