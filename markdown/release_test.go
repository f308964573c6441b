package markdown

import "testing"

func TestNamesRelease(t *testing.T) {
	for heading, want := range map[string]bool{
		"1.2.3": true, "[1.2.0-rc.1] – 2019-05-01": true, "v3.0": true, "Version 2.0": true, "Unreleased": true, "[Unreleased]": true,
		"0.7.x": true, "1.0.0 (2020-01-01)": true, "Release v1.0": true,
		"": false, "Pack 1.1": false, "1. One": false, "2019": false, "x.y": false, "Version": false, "v": false, "3": false, "2001: A Space Odyssey": false, ".": false,
	} {
		if got := namesRelease(heading); got != want {
			t.Errorf("%q: %t", heading, got)
		}
	}
}

// TestChangesTitle: a list of changes is called by its file, and keeps its
// headings.
func TestChangesTitle(t *testing.T) {
	const src = "## 1.1.0\n\nA\n\n## 1.0.0\n\nB\n"
	for file, want := range map[string]string{
		"a/CHANGELOG.md": "Changelog", "release-notes.md": "Release notes", "HISTORY.md": "History", "изменения.md": "Изменения", "": "1.1.0", "12.md": "1.1.0",
	} {
		d, _, err := Parse([]byte(src), Options{File: file})
		if err != nil {
			t.Fatal(err)
		}
		if d.Meta.Title != want || !d.Meta.TitleInBody || len(d.Blocks) != 4 {
			t.Errorf("%s: title %q, in body %t, %d blocks", file, d.Meta.Title, d.Meta.TitleInBody, len(d.Blocks))
		}
	}
}
