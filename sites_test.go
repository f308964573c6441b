package octavo_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"octavo"
)

// TestSites makes books of folders as people have them for other programs, in
// both formats: what these programs mean by their marks is there, and of the
// marks themselves none are left but those that were reported.
func TestSites(t *testing.T) {
	for _, s := range []struct {
		name  string
		want  []string // in the text, where line breaks are spaces
		links []string // in the chapters of the EPUB, ends of addresses
		shown []string // marks that stand as they are
		diags []string // all warnings
	}{
		{
			name: "hugo",
			want: []string{"Notes from the Quay", "Mara Quill", "High water. The quay at eight.", "the harbour post and its second part", "return h > 5.2 // metres",
				"Count in hours after low water.", "Warning", "How the moon does it", "It pulls.", "youtube.com/watch?v=w7Ft2ymGmfc", "Who knows it all", "A page bundle’s own picture"},
			links: []string{"#the-pilot", "bundle-post.xhtml", "tide-tables.xhtml"},
			shown: []string{"{{< tide-clock harbour=“north” >}}"},
			diags: []string{`content/posts/reading-tide-tables.md:51:1: {{< tide-clock harbour="north" >}} is for a site generator, and is set as it stands`},
		},
		{
			name: "jekyll",
			want: []string{"Lamp & Lens", "Ines Vogt", "The lamp was lit at six.", "Six hours later.", "Oil is dear, see the second night or by link.", `puts "on"`,
				"The template {{ page.title }} prints the title, and {{ site.time }} the time.", "trimmed at midnight", "HTML is not needed here."},
			links: []string{"the-second-night.xhtml", "#storm", "lighting-the-lamp.xhtml"},
			shown: []string{"{{ page.title }}", "{{ site.time }}", "{% unknown_widget lamp %}"},
			diags: []string{`_posts/2021-02-03-lighting-the-lamp.md:57:1: {% unknown_widget lamp %} is for a site generator, and is set as it stands`},
		},
		{
			name:  "zola",
			want:  []string{"Small Maps", "Noor Haddad", "Begin at the mill.", "the south walk backwards", "Nobody walks here twice.", "A miller", "step();", "It leads north, see the list."},
			links: []string{"#the-bridge", "north-walk.xhtml"},
			shown: []string{"{{ resize_map(path=“map.png”, width=100) }}"},
			diags: []string{`content/blog/north-walk.md:29:1: {{ resize_map(path="map.png", width=100) }} is for a site generator, and is set as it stands`},
		},
		{
			name: "obsidian",
			want: []string{"Light bends in a Lens, as refraction says; see Refraction › Snell’s law and Open questions, and the Lens of it all.",
				"What a lens is", "Two of them make a telescope.", "The ratio of sines is fixed.", "What is light?", "A lens has a focus.", "missing Prizm. See also nowhere at all."},
			links: []string{"lens.xhtml#focus", "refraction.xhtml#snells-law", "optics.xhtml", "#open-questions"},
			diags: []string{
				`Optics.md:14:1: the picture Sketch of a lens.png has no description`,
				`Optics.md:31:43: there is no note "Prizm"; only the link's words are set`,
				`Optics.md:31:63: there is no note "nowhere at all"; only the link's words are set`,
			},
		},
		{
			name:  "mkdocs",
			want:  []string{"The Pump Manual", "Pia Lund", "Before you begin", "Read all of it.", "Twice.", "It is loud.", "Linux", "pump.sh", "pump --on", "See turning it on or off.", "Use the Ctrl+P key.", "Pull the plug."},
			links: []string{"#at-night", "off.xhtml"},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			var pdf, epub bytes.Buffer
			result, err := octavo.Bundle([]octavo.Edition{{Format: octavo.PDF, W: &pdf}, {Format: octavo.EPUB, W: &epub}},
				[]octavo.Input{{FS: os.DirFS("testdata/sites/" + s.name), Name: "."}}, octavo.BookOptions{}, octavo.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var warnings []string
			for _, d := range result.Diagnostics {
				if d.Severity == 0 && !slices.Contains(warnings, d.String()) {
					warnings = append(warnings, d.String())
				}
			}
			slices.Sort(warnings)
			if got, want := strings.Join(warnings, "\n"), strings.Join(s.diags, "\n"); got != want {
				t.Errorf("warnings:\n%s\nwant:\n%s", got, want)
			}
			source, text := chaptersOf(t, epub.Bytes())
			for _, to := range s.links {
				if !regexp.MustCompile(`href="[^"]*` + regexp.QuoteMeta(to) + `"`).MatchString(source) {
					t.Errorf("no link leads to %s", to)
				}
			}
			checkSite(t, "EPUB", text, s.want, s.shown)
			checkSite(t, "PDF", pdfText(t, pdf.Bytes()), s.want, s.shown)
		})
	}
}

// strayMarks are what no reader should see of any dialect.
var strayMarks = []string{"{{", "}}", "{%", "%}", "[[", "]]", "![", "](", "%%", "{:", "{.", "{#", "!!!", "???", "++", ":::", "+++", "==", "===", "```", "~~~",
	"<!--", "[!", "[TOC]", "*[", "{=", "^[", "\\newpage", "@/", "| ---", "|---", "shortcode", "Not yet.", "To be written", "secret", "note to myself", "a whole comment", "not in the nav"}

func checkSite(t *testing.T, format, text string, want, shown []string) {
	t.Helper()
	if text == "" {
		return
	}
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("%s: no %q in\n%s", format, w, text)
		}
	}
	for _, s := range shown {
		if !strings.Contains(text, s) {
			t.Errorf("%s: %q is not shown", format, s)
		}
		text = strings.ReplaceAll(text, s, "")
	}
	for _, mark := range strayMarks {
		if i := strings.Index(text, mark); i >= 0 {
			t.Errorf("%s: stray %q: …%s…", format, mark, text[max(0, i-40):min(len(text), i+40)])
		}
	}
}

// chaptersOf are the pages of an EPUB, and their text.
func chaptersOf(t *testing.T, epub []byte) (source, text string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xhtml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		source += string(data)
	}
	text = regexp.MustCompile(`</(p|h[1-6]|div|li|td|figcaption|pre)>`).ReplaceAllString(source, " ")
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, "")
	text = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&#34;", `"`, "&quot;", `"`, "&#39;", "'").Replace(text)
	return source, strings.Join(strings.Fields(text), " ")
}

// pdfText is the text of a PDF, "" where no program is there to read it.
func pdfText(t *testing.T, pdf []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return ""
	}
	file := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}
