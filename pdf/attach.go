package pdf

import (
	"cmp"
	"crypto/md5"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

// Attachment is a file in the PDF: a text that it was made from.
type Attachment struct {
	// Name is the file's name, with slashes if it is in a folder. It tells
	// attachments apart: one that is there already gets a number.
	Name string
	// Type is the media type; "text/markdown" if empty.
	Type string
	Data []byte
	// Modified is when the file was changed last; zero where that is not known.
	Modified time.Time
}

// sourceDescription is what viewers show beside a file's name.
const sourceDescription = "Source of this document"

// attach adds the files (7.11.4; ISO 19005-3, 6.8), and gives their name tree
// and the list of them in the given order; 0 and nil if there are none.
func (f *file) attach(list []Attachment) (tree ref, files []ref) {
	if len(list) == 0 {
		return 0, nil
	}
	names := attachmentNames(list)
	entries := make([]namedRef, len(list))
	for i, a := range list {
		r := f.add(fileSpecification(names[i], f.embedded(a)))
		files = append(files, r)
		entries[i] = namedRef{names[i], r}
	}
	slices.SortFunc(entries, func(a, b namedRef) int { return strings.Compare(a.name, b.name) })
	return f.nameTree(entries), files
}

// embedded adds a file's content. Its checksum is MD5 since the standard says
// so; it guards against accidents, not against malice.
func (f *file) embedded(a Attachment) ref {
	b := appendName([]byte("/Type/EmbeddedFile/Subtype"), cmp.Or(a.Type, "text/markdown"))
	b = append(b, "/Params<</Size "...)
	b = appendInt(b, int64(len(a.Data)))
	b = append(b, "/CheckSum"...)
	sum := md5.Sum(a.Data)
	b = append(b, hexString(sum[:])...)
	if !a.Modified.IsZero() {
		b = append(b, "/ModDate"...)
		b = appendText(b, pdfDate(a.Modified))
	}
	return f.stream(append(b, ">>"...), a.Data)
}

func fileSpecification(name string, content ref) []byte {
	b := appendText([]byte("<</Type/Filespec/F"), name)
	b = appendText(append(b, "/UF"...), name)
	b = appendRef(append(b, "/EF<</F "...), content)
	b = appendRef(append(b, "/UF "...), content)
	b = appendText(append(b, ">>/AFRelationship/Source/Desc"...), sourceDescription)
	return append(b, ">>"...)
}

// attachmentNames are the names that the files get: no two are the same.
func attachmentNames(list []Attachment) []string {
	names := make([]string, len(list))
	taken := map[string]bool{}
	for i, a := range list {
		name := shortened(cmp.Or(a.Name, "source.md"))
		ending := path.Ext(name)
		stem := strings.TrimSuffix(name, ending)
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s-%d%s", stem, n, ending)
		}
		taken[name] = true
		names[i] = name
	}
	return names
}
