package epub

import (
	"crypto/sha1"
	"fmt"
	"strconv"
	"strings"

	"octavo/doc"
)

// identifier is what a book is known by.
type identifier struct {
	value string
	// kind is the type of identifier in ONIX code list 5; "" where the value
	// says it, or there is none.
	kind  string
	shown string // as people write it; "" for one that is of use to programs only
}

// The types of identifiers: ONIX code list 5.
const (
	onixISBN10 = "02"
	onixDOI    = "06"
	onixISBN13 = "15"
)

func quoted(s string) string { return strconv.Quote(s) }

// identify is the identifier that the book was given, or one made of its
// contents, so that the same book always has the same.
func identify(given, seed string, diags *doc.Diagnostics) identifier {
	given = line(given)
	lower := strings.ToLower(given)
	switch {
	case given == "":
		return identifier{value: uuidOf(seed)}
	case strings.HasPrefix(lower, "urn:isbn:"), strings.HasPrefix(lower, "isbn"):
		return isbnOr(afterISBN(lower), given, seed, diags)
	case isbnType(given) != "":
		return isbnOr(given, given, seed, diags)
	case strings.HasPrefix(lower, "urn:uuid:"), isUUID(lower):
		id := strings.TrimPrefix(lower, "urn:uuid:")
		if !isUUID(id) {
			return badIdentifier(given, "is no UUID", seed, diags)
		}
		return identifier{value: "urn:uuid:" + id}
	case strings.HasPrefix(lower, "doi:"), strings.HasPrefix(lower, "10.") && strings.Contains(given, "/"):
		bare := strings.TrimSpace(given[strings.Index(lower, "10."):])
		return identifier{value: "doi:" + bare, kind: onixDOI, shown: "DOI " + bare}
	}
	return identifier{value: given, shown: given}
}

// afterISBN is what follows "urn:isbn:", "ISBN", "ISBN-13:" and the like.
func afterISBN(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "urn:"), "isbn")
	for _, length := range []string{"-13:", "-10:", "-13 ", "-10 ", " 13:", " 10:"} {
		s = strings.TrimPrefix(s, length)
	}
	return strings.ToUpper(strings.TrimLeft(s, ": "))
}

func isbnOr(isbn, given, seed string, diags *doc.Diagnostics) identifier {
	if kind := isbnType(isbn); kind != "" {
		return identifier{value: "urn:isbn:" + isbnDigits(isbn), kind: kind, shown: "ISBN " + isbn}
	}
	return badIdentifier(given, "has a wrong check digit, or is no ISBN", seed, diags)
}

func badIdentifier(given, why, seed string, diags *doc.Diagnostics) identifier {
	diags.Warn(doc.Pos{}, "bad-identifier", "the identifier "+quoted(given)+" "+why+"; another is used in its place",
		"correct it, or leave it out to have one made")
	return identifier{value: uuidOf(seed)}
}

func isbnDigits(s string) string {
	return strings.ToUpper(strings.NewReplacer("-", "", " ", "", "\u2010", "", "\u2011", "", "\u2013", "").Replace(s))
}

// isbnType is the type of an ISBN with a correct check digit (ISO 2108), "" for
// everything else.
func isbnType(s string) string {
	digits := isbnDigits(s)
	sum := 0
	for i := range len(digits) {
		c := int(digits[i]) - '0'
		switch {
		case c >= 0 && c <= 9:
		case digits[i] == 'X' && i == 9 && len(digits) == 10:
			c = 10
		default:
			return ""
		}
		if len(digits) == 10 {
			sum += (10 - i) * c
		} else {
			sum += (1 + i%2*2) * c
		}
	}
	switch {
	case len(digits) == 10 && sum%11 == 0:
		return onixISBN10
	case len(digits) == 13 && sum%10 == 0 && (strings.HasPrefix(digits, "978") || strings.HasPrefix(digits, "979")):
		return onixISBN13
	}
	return ""
}

func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if s[i] != '-' {
				return false
			}
		} else if strings.IndexByte("0123456789abcdef", s[i]) < 0 {
			return false
		}
	}
	return true
}

// seed is what tells a book from others: its title, its people, and the ids of
// its chapters.
func (m *metadata) seed(b *doc.Book) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s\x00%s\x00%s", m.title, m.subtitle, m.lang)
	for _, p := range m.people {
		fmt.Fprintf(&s, "\x00%s %s", p.role, p.name)
	}
	for _, c := range b.All() {
		s.WriteString("\x01" + c.ID)
	}
	return s.String()
}

// uuidOf is a UUID made of a name (RFC 9562, version 5), in a name space of
// Octavo's own.
func uuidOf(name string) string {
	h := sha1.New()
	h.Write([]byte("octavo: EPUB\x00"))
	h.Write([]byte(name))
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0F | 0x50
	u[8] = u[8]&0x3F | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
