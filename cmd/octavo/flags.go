package main

import (
	"strings"

	"github.com/spf13/pflag"

	"octavo"
	"octavo/doc"
	"octavo/geom"
	"octavo/theme"
)

// settings are what the command line asks for.
type settings struct {
	inputs  []string
	given   map[string][]string // the flags that stand on the command line, with their values
	flags   *pflag.FlagSet      // all of them
	config  []configured        // what the configuration file says
	outputs []string
	formats []octavo.Format // none if -t is not given

	resourceDir  string
	remoteImages bool
	allow        allowSettings

	lang         string
	toc          *bool
	tocDepth     int
	embedFonts   bool
	maxImageSize int

	paper      geom.Size
	margins    *octavo.Margins
	marginUnit string // of the first of them, as it was given
	fontSize   geom.Length
	theme      string
	fontSettings

	book  octavo.BookOptions // and what selects texts
	cover string
	print octavo.Print
	standards
	limitSettings

	filesFrom string
	nul       bool
	root      string
	exclude   []string
	shard     shard
	jobs      int
	force     bool
	clean     bool
	cacheDir  string
	failFast  bool
	check     bool
	watch     bool

	report, reportFile string
	completion         string
	themeExport        string
	man, printConfig   bool
	noConfig           bool

	strict         bool
	quiet, verbose bool
	help, version  bool
}

// group is a heading of the help text and the flags under it.
type group struct {
	title string
	flags *pflag.FlagSet
	book  bool // they are about books, and make one even of a single text
}

// groups declares all flags.
func groups(s *settings) []group {
	set := func(title string, declare func(f *pflag.FlagSet)) group {
		f := pflag.NewFlagSet(title, pflag.ContinueOnError)
		f.SortFlags = false
		declare(f)
		return group{title: title, flags: f}
	}
	ofBook := func(title string, declare func(f *pflag.FlagSet)) group {
		g := set(title, declare)
		g.book = true
		return g
	}
	return []group{
		set("What goes where", s.placeFlags),
		set("Which texts", s.selectFlags),
		set("How pages look", s.lookFlags),
		set("What is in them", s.contentFlags),
		ofBook("What a book says of itself", s.metaFlags),
		ofBook("How a book is arranged", s.arrangeFlags),
		ofBook("How a book is printed", s.printFlags),
		set("What a PDF keeps to", s.standards.flagsOf),
		set("How the work is done", s.workFlags),
		set("What an input may take", s.limitFlags),
		set("What is said", s.talkFlags),
	}
}

func (s *settings) placeFlags(f *pflag.FlagSet) {
	f.StringArrayVarP(&s.outputs, "output", "o", nil, "write to `PATH`: a file, a folder (ending in /), or - for standard output; may be given more than once. Default: the input's name, with another ending")
	f.FuncP("to", "t", "write these `FORMATS`: "+formatNames()+", or several as in pdf,epub. Default: by the ending of -o, else pdf", s.setFormats)
	f.StringVar(&s.resourceDir, "resource-dir", "", "let pictures come from anywhere in `DIR`, which holds the input. Default: the folder that is named, or the text's own; in a site or a vault all of it")
	f.BoolVar(&s.remoteImages, "remote-images", false, "fetch pictures from http and https addresses. Default: the network is left alone")
	f.Func("allow-path", "let pictures come from `DIR` and below too, by paths that lead there; may be given more than once. Default: none", s.allow.setFolder)
	f.Func("allow-address", "let pictures be fetched from `ADDRESS`, as in 127.0.0.1 or 10.0.0.0/8, of this machine or a private network; may be given more than once. Default: only the public internet", s.allow.setNetwork)
}

func (s *settings) selectFlags(f *pflag.FlagSet) {
	b := &s.book
	f.StringVar(&s.filesFrom, "files-from", "", "take the inputs that `FILE` names too, one a line; - is standard input")
	f.BoolVarP(&s.nul, "null", "0", false, "names in --files-from end with a zero byte, as from find -print0")
	f.StringVar(&s.root, "root", "", "keep the tree below `DIR` of files that are named one by one, as that of a folder is kept")
	f.Func("exclude", "leave out what matches `GLOB`: *.txt and drafts anywhere, old/** below a folder that is named; may be given more than once", s.addExclude)
	f.Func("shard", "do part `I/N` of the work, from 1/N to N/N: every text is in one part, the same on all machines", s.setShard)
	f.BoolVar(&b.Drafts, "drafts", false, "take drafts too. Default: they are left out and counted, unless there is no other input")
	f.StringArrayVar(&b.Tags, "tag", nil, "take texts with this `TAG` alone; may be given more than once, to take those with any of them")
	f.StringVar(&b.Series, "series", "", "take texts of the series `NAME` alone (the series that a book itself stands in is said in its book file)")
	f.Func("since", "take texts from `DATE` on", dateInto(&b.Since))
	f.Func("until", "take texts up to `DATE`, that day included", dateInto(&b.Until))
}

func (s *settings) lookFlags(f *pflag.FlagSet) {
	f.Func("paper", "a `SIZE` such as a4, a5, b5, letter, legal, 6x9in or 148x210mm. Default: the theme's, a4 in most", s.setPaper)
	f.Func("margin", "`LENGTHS` such as 25mm for all sides, 20mm,25mm for top-and-bottom and left-and-right, or four from the top clockwise. Default: the theme's, less on small paper", s.setMargins)
	f.Func("font-size", "`LENGTH` of the text's size, as in 11pt; headings, spaces and all else go with it. Default: the theme's", s.setFontSize)
	f.StringVar(&s.theme, "theme", theme.Default, "`NAME` of a built-in theme ("+strings.Join(theme.Names(), ", ")+"), or a theme file, TOML or YAML. Default: "+theme.Default)
	s.fontFlags(f)
}

func (s *settings) contentFlags(f *pflag.FlagSet) {
	f.Func("lang", "language of texts that don't name their own, for hyphens, quotes and dates: a `TAG` such as en-GB, de or pt-BR. Default: what the text tells, or en", s.setLang)
	f.BoolFunc("toc", "set a table of contents. Default: as the front matter says; books have one", s.setTOC)
	f.BoolFunc("no-toc", "set none", s.setNoTOC)
	f.Func("toc-depth", "let the contents of a book show `N` levels, 1 to 6, from the chapters' titles down. Default: 2, or chapters alone where there are very many; readers of EPUBs can unfold one more", s.setTOCDepth)
	f.BoolVar(&s.embedFonts, "embed-fonts", false, "put the theme's fonts into an EPUB. Default: readers use their own")
	f.Func("max-image-size", "scale pictures in an EPUB down to `PIXELS` on their longer side. Default: 2000", s.setMaxImageSize)
}

func (s *settings) metaFlags(f *pflag.FlagSet) {
	m := &s.book.Meta
	f.StringVar(&m.Title, "title", "", "`TEXT` of its title. Default for these: what the book file says, else what its texts share")
	f.StringVar(&m.Subtitle, "subtitle", "", "`TEXT` of its subtitle")
	f.Func("author", "`NAME` of an author; may be given more than once", s.addAuthor)
	f.Func("date", "`DATE` of publication: 2025, 2025-11 or 2025-11-13", dateInto(&m.Date))
	f.StringVar(&m.Publisher, "publisher", "", "`NAME` of its publisher")
	f.StringVar(&m.Rights, "rights", "", "`TEXT` that says who holds the rights, and its licence")
	f.StringVar(&m.Identifier, "identifier", "", "`ID` that names it everywhere: an ISBN, a URN or an address")
	f.StringVar(&m.Description, "description", "", "`TEXT` of a sentence or two that says what is in it")
	f.StringVar(&s.cover, "cover", "", "`FILE` of the picture on its cover. Default: drawn from the theme")
}

func (s *settings) arrangeFlags(f *pflag.FlagSet) {
	b := &s.book
	f.Func("sort", "in the `ORDER` date, -date, title, path or weight. Default: by weight, then date, then path", s.setOrder)
	f.Func("parts", "group chapters in parts `BY` year, section or tag. Default: as SUMMARY.md or the book file says", s.setParts)
	f.StringVar(&b.BaseURL, "base-url", "", "public `ADDRESS` of the site, for links to texts that are not in the book. Default: the book file's")
}

func (s *settings) printFlags(f *pflag.FlagSet) {
	f.Func("open", "begin parts and chapters on the `SIDE` right or any. Default: any", s.setOpen)
	f.BoolVar(&s.print.TwoSided, "two-sided", false, "mirror the margins of left-hand pages")
	f.Func("bleed", "let the paper go beyond the page by `LENGTH`, as in 3mm, and set crop marks", s.setBleed)
	f.Func("links", "print, to note where links lead at the foot of the page; or plain. `KIND` is plain by default", s.setLinks)
	f.BoolVar(&s.print.TagIndex, "tag-index", false, "end with an index of tags")
	f.BoolVar(&s.print.DateIndex, "date-index", false, "end with a list of the chapters by date")
}

func (s *settings) workFlags(f *pflag.FlagSet) {
	f.FuncP("jobs", "j", "use `N` processors, for as many texts at once. Default: all there are", s.setJobs)
	f.BoolVar(&s.force, "force", false, "make anew what is up to date, of many texts or a book")
	f.BoolVar(&s.clean, "clean", false, "remove the outputs that Octavo made of texts that are gone")
	f.StringVar(&s.cacheDir, "cache-dir", "", "remember in `DIR` what was made of what; it can be deleted at any time. Default: octavo in the user's folder for caches")
	f.BoolVar(&s.failFast, "fail-fast", false, "stop at the first text that fails. Default: go on with the others")
	f.BoolVar(&s.check, "check", false, "write nothing, but say what would be said of it in all formats; warnings end it with exit code 1")
	f.BoolVar(&s.watch, "watch", false, "go on, and convert again what changes, until Ctrl-C")
}

func (s *settings) talkFlags(f *pflag.FlagSet) {
	f.BoolVar(&s.strict, "strict", false, "take warnings for errors: where there are any, nothing is written")
	f.BoolVarP(&s.quiet, "quiet", "q", false, "say nothing but errors")
	f.BoolVarP(&s.verbose, "verbose", "v", false, "say more: every note, how long each stage took, and how many words there are")
	f.Func("report", "tell programs what became of each input, as `KIND` json or sarif, in place of messages", s.setReport)
	f.StringVar(&s.reportFile, "report-file", "", "write the report to `FILE`, beside messages. Default: standard error")
	f.BoolVar(&s.noConfig, "no-config", false, "leave octavo.yaml alone. Default: the nearest one, in the folder of the first input or above, says how pages look")
	f.BoolVar(&s.printConfig, "print-config", false, "print every setting and where it comes from, and exit")
	f.StringVar(&s.themeExport, "theme-export", "", "print the theme `NAME`, built in or a file, as a file with all of its values and what each decides, and exit")
	f.Func("completion", "print what makes a `SHELL` complete the flags, bash, zsh or fish, and exit", s.setCompletion)
	f.BoolVar(&s.man, "man", false, "print the manual page and exit")
	f.BoolVar(&s.version, "version", false, "print the version and exit")
	f.BoolVarP(&s.help, "help", "h", false, "print this text and exit")
}

// formatNames lists the formats.
func formatNames() string {
	var names []string
	for _, f := range octavo.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// dateInto makes a flag's setter of a date.
func dateInto(d *doc.Date) func(string) error {
	return func(value string) (err error) {
		*d, err = parseDate(value)
		return err
	}
}
