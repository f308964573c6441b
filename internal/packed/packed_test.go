package packed

import (
	"bytes"
	"strings"
	"testing"
)

func TestFile(t *testing.T) {
	files := []Entry{
		{Name: "short", Data: []byte("abc"), Stored: true},
		{Name: "long", Data: []byte(strings.Repeat("letters ", 10_000))}, {Name: "empty"},
	}
	data, err := Make(files)
	if err != nil {
		t.Fatal(err)
	}
	archive := string(data)
	for _, f := range files {
		if got, err := File(archive, f.Name); err != nil || !bytes.Equal(got, f.Data) {
			t.Errorf("%s: %d bytes, %v", f.Name, len(got), err)
		}
	}
	if again, _ := Make(files); !bytes.Equal(data, again) || len(data) > 1000 {
		t.Errorf("%d bytes, and another time others", len(data))
	}
	if _, err := File(archive, "other"); err == nil {
		t.Error("a file that is not there is no error")
	}
	if _, err := File(archive[:len(archive)/2], "short"); err == nil {
		t.Error("half an archive is no error")
	}
	if _, err := File(strings.Replace(archive, "abc", "abd", 1), "short"); err == nil {
		t.Error("a broken file is no error")
	}
}

// TestBroken: no archive makes File panic, and it never gives other bytes.
func TestBroken(t *testing.T) {
	files := []Entry{{Name: "short", Data: []byte("abc"), Stored: true}, {Name: "long", Data: []byte(strings.Repeat("letters ", 50))}}
	data, err := Make(files)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		for _, b := range []byte{data[i] ^ 1, data[i] ^ 0x80, 0, 0xFF} {
			broken := bytes.Clone(data)
			broken[i] = b
			for _, f := range files {
				for _, archive := range []string{string(broken), string(data[:i]), string(data[i:])} {
					if got, err := File(archive, f.Name); err == nil && !bytes.Equal(got, f.Data) {
						t.Fatalf("byte %d as %x: %s is %q", i, b, f.Name, got)
					}
				}
			}
		}
	}
}

func TestFrontCode(t *testing.T) {
	lines := []string{"", "letter", "letters", "let", "", "", "läuten", "läßt", strings.Repeat("long ", 20), strings.Repeat("long ", 21)}
	coded := FrontCode(lines)
	if got := Lines(coded); got != strings.Join(lines, "\n")+"\n" {
		t.Errorf("%q", got)
	}
	if len(coded) > 220 {
		t.Errorf("%d bytes", len(coded))
	}
	for i := range coded {
		Lines(append([]byte{31}, coded[i:]...)) // broken, and no panic
	}
}
