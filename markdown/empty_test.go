package markdown

import "testing"

// TestEmptyText: nobody means a page with nothing on it, but a title is enough.
func TestEmptyText(t *testing.T) {
	for text, empty := range map[string]bool{
		"": true, "\n \n": true, "---\ntags: [a]\n---\n": true, "<!-- later -->\n": true,
		"# Title\n": false, "---\ntitle: x\n---\n": false, "x": false, "---\n": false,
	} {
		_, diags, err := Parse([]byte(text), Options{File: "a.md"})
		if err != nil {
			t.Fatal(err)
		}
		told := len(diags) == 1 && diags[0].Code == "empty-text" && diags[0].Pos.Line == 1
		if told != empty {
			t.Errorf("%q: %v", text, diags)
		}
	}
}
