package octavo

import (
	"fmt"
	"path"
	"strings"

	"octavo/doc"
	"octavo/internal/nearest"
	"octavo/pdf"
)

// Profile is a set of standards that a PDF keeps to.
type Profile = pdf.Profile

// Source is a text that a PDF carries with it.
type Source = pdf.Attachment

// ParseProfile is the profile with a name, in any case.
func ParseProfile(name string) (Profile, error) {
	var names []string
	for _, p := range pdf.Profiles() {
		if strings.EqualFold(name, string(p)) {
			return p, nil
		}
		names = append(names, string(p))
	}
	hint := "the profiles are " + strings.Join(names, ", ")
	if near := nearest.Name(strings.ToLower(name), names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return "", &doc.Error{Message: fmt.Sprintf("there is no PDF profile %q", name), Hint: hint}
}

// Extract gives back the texts that a PDF was made of, if it carries them: see
// Options.AttachSource. Their names may have folders in them, and are not to be
// trusted.
func Extract(file []byte) ([]Source, error) { return pdf.Extract(file) }

// pdfOptions are those of a PDF of texts.
func (o *Options) pdfOptions(texts ...*doc.Document) pdf.Options {
	p := pdf.Options{Producer: o.Producer, Profile: o.Profile, Workers: o.Workers, Context: o.Limits.Context}
	if o.AttachSource {
		p.Attachments = o.sources(texts)
	}
	return p
}

// sources are the files of texts, each once, named as they lie to each other:
// where that is on this machine is left out.
func (o *Options) sources(texts []*doc.Document) []Source {
	var list []Source
	seen := map[string]bool{}
	for _, d := range texts {
		name := path.Clean(strings.ReplaceAll(d.File, "\\", "/"))
		if d.Source == nil || d.File != "" && seen[name] {
			continue
		}
		seen[name] = true
		list = append(list, Source{Name: name, Data: d.Source, Modified: o.SourceDate})
	}
	within := commonFolder(list)
	for i := range list {
		name := strings.TrimPrefix(list[i].Name, within)
		for strings.HasPrefix(name, "../") {
			name = strings.TrimPrefix(name, "../")
		}
		list[i].Name = strings.TrimPrefix(name, "/")
		if name == "." {
			list[i].Name = "" // it came from no file
		}
	}
	return list
}

// commonFolder is the folder that all files are in, with a slash at its end; ""
// if there is none.
func commonFolder(list []Source) string {
	if len(list) == 0 {
		return ""
	}
	folder, _ := path.Split(list[0].Name)
	for _, s := range list[1:] {
		for !strings.HasPrefix(s.Name, folder) {
			folder, _ = path.Split(strings.TrimSuffix(folder, "/"))
		}
	}
	return folder
}
