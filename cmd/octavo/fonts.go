package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"octavo"
	"octavo/fonts"
)

// fontSettings are what the command line asks for about fonts.
type fontSettings struct {
	fontDirs      []string
	noSystemFonts bool
	listFonts     bool
}

func (s *fontSettings) fontFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&s.fontDirs, "font-dir", nil, "use the fonts in `DIR` too; may be given more than once. Default: the fonts that Octavo brings, and the system's for what is missing")
	f.BoolVar(&s.noSystemFonts, "no-system-fonts", false, "leave the system's fonts alone, so that the result is the same everywhere")
	f.BoolVar(&s.listFonts, "fonts", false, "list the fonts there are, or those that the texts of INPUT would use, and exit")
}

// fontOptions are where faces are to come from.
func (s *settings) fontOptions() fonts.Options {
	return fonts.Options{Dirs: s.fontDirs, System: !s.noSystemFonts, CacheDir: s.cacheDir, MaxFile: int64(s.fontMiB) << 20}
}

// printFonts does what --fonts asks for. It returns the exit code.
func (s *settings) printFonts(p *process, out *reporter) int {
	list, err := s.fontList(p, out)
	if err != nil {
		out.err(err, nil)
		return exitUsage
	}
	return write(p, list)
}

// fontList is what --fonts prints. Its errors are about the command line.
func (s *settings) fontList(p *process, out *reporter) (string, error) {
	o, err := setup(p, s, out)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 8, 2, ' ', 0)
	if len(s.inputs) == 0 {
		listFamilies(w, o.Book)
	}
	for _, name := range s.inputs {
		text, err := readNamed(name, s.limits.Full().TextBytes, s.timeout)
		if err != nil {
			return "", usagef("", "%s can't be read: %v", name, cause(err))
		}
		meta, _ := octavo.FrontMatter(text, name)
		lang := meta.Lang
		if lang == "" {
			lang = s.lang
		}
		listUses(w, o.Book, o.Book.Face(fonts.Query{Family: o.Theme.Text.Body.Family}), string(text), lang)
	}
	if err := w.Flush(); err != nil {
		return "", err
	}
	if s.verbose {
		for _, line := range o.Book.SystemRefusals() {
			b.WriteString(line + "\n")
		}
	}
	return b.String(), nil
}

var originNames = [...]string{
	fonts.InProgram: "theme", fonts.StandIn: "stand-in", fonts.InFolder: "folder", fonts.OfSystem: "system",
}

// mostScripts is how many scripts are named for a family.
const mostScripts = 5

func listFamilies(w *tabwriter.Writer, book *fonts.Book) {
	for _, f := range book.Families() {
		scripts := f.Scripts
		more := ""
		if len(scripts) > mostScripts {
			scripts, more = scripts[:mostScripts], ", ..."
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", originNames[f.From], f.Family, count(len(f.Faces), "face", "faces"),
			count(f.Chars, "character", "characters"), strings.Join(scripts, ", ")+more, f.Path)
	}
}

func listUses(w *tabwriter.Writer, book *fonts.Book, main *fonts.Face, text, lang string) {
	for _, u := range book.Uses(main, text, lang) {
		name := "no font"
		if u.Face != nil {
			name = u.Face.Name
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", name, u.Script, count(u.Count, "character", "characters"), u.Sample)
	}
}
