package fonts

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/gobold"
)

// systemBook is a book with a system of its own.
func systemBook(t testing.TB, dir, cache string) *Book {
	t.Helper()
	b, messages, err := New(Options{System: true, SystemDirs: []string{dir}, CacheDir: cache})
	if err != nil || len(messages) > 0 {
		t.Fatal(err, messages)
	}
	return b
}

func namesOf(b *Book) []string {
	var names []string
	for _, s := range b.systemShelf().sources {
		names = append(names, s.name)
	}
	return names
}

// withPrivate is a font that has U+E000 alone.
func withPrivate(t testing.TB) []byte {
	return edited(t, gobold.TTF, "cmap", func(_, d []byte) { copy(d, privateMap(len(d))) })
}

func TestSystemFonts(t *testing.T) {
	dir := writeFonts(t, map[string][]byte{"b/bold.ttf": withPrivate(t), "a.ttf": []byte("no font"), "c.woff2": nil})
	b := systemBook(t, dir, t.TempDir())
	main := b.Face(Query{Family: "serif"})
	if f := b.Fallback(main, "✅"); f == nil || b.system.sources != nil {
		t.Error("the system was searched though nothing is missing")
	}
	f := b.Fallback(main, "\ue000")
	if f == nil || f.Name != "Go Bold" || b.Family(f) != "Go" || f.ID != len(b.sources) || b.Embedded(f) {
		t.Fatalf("U+E000 is set in %v", f)
	}
	if b.Fallback(main, "\ue001") != nil {
		t.Error("U+E001 is in a face")
	}
	if f, ok := b.Find(Query{Family: "go"}); !ok || f.Name != "Go Bold" {
		t.Error("a family of the system isn't found by its name")
	}
	if r := b.SystemRefusals(); len(r) != 1 || !strings.Contains(r[0], "a.ttf: font not used: it is not a TrueType") {
		t.Errorf("refused: %q", r)
	}
	plain := newBook(t)
	if plain.Fallback(plain.Face(Query{Family: "serif"}), "\ue000") != nil || len(plain.SystemRefusals()) > 0 {
		t.Error("the system is used unasked")
	}
}

// TestIndex: what is known of a file counts as long as its size and time stay,
// and an index that is broken or can't be written does no harm.
func TestIndex(t *testing.T) {
	font := withPrivate(t)
	dir := writeFonts(t, map[string][]byte{"bold.ttf": font, "no.ttf": []byte("no font")})
	path, cache := filepath.Join(dir, "bold.ttf"), filepath.Join(t.TempDir(), "new", "folder")
	want := []string{"Go Bold"}
	if got := namesOf(systemBook(t, dir, cache)); !slices.Equal(got, want) {
		t.Fatalf("first: %q", got)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	// A file of the same size and time is not read again.
	if err := os.WriteFile(path, make([]byte, len(font)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	b := systemBook(t, dir, cache)
	if got := namesOf(b); !slices.Equal(got, want) {
		t.Errorf("from the index: %q", got)
	}
	if s := b.system.sources[0]; !s.covers("\ue000") || s.covers("\ue001") || s.weight != 600 && s.weight != 700 {
		t.Error("the index doesn't know the face")
	}
	if f := b.Fallback(b.Face(Query{Family: "serif"}), "\ue000"); f != nil || len(b.Problems()) != 1 {
		t.Error("a face that is broken in the meantime is used, or not told of")
	}
	if r := b.SystemRefusals(); len(r) != 1 {
		t.Errorf("refusals from the index: %q", r)
	}
	// With another time it is.
	later := info.ModTime().Add(time.Hour)
	if err := os.Chtimes(path, later, later); err != nil {
		t.Fatal(err)
	}
	if got := namesOf(systemBook(t, dir, cache)); len(got) > 0 {
		t.Errorf("after a change: %q", got)
	}
	if err := os.WriteFile(path, font, 0o644); err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(cache, indexName)
	good, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		bad := slices.Clone(good[:max(0, len(good)-i*7)])
		if len(bad) > i*3 {
			bad[i*3] ^= 0x55
		}
		if err := os.WriteFile(index, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := namesOf(systemBook(t, dir, cache)); !slices.Equal(got, want) {
			t.Fatalf("with a broken index: %q", got)
		}
	}
	blocked := filepath.Join(dir, "bold.ttf", "cache") // below a file
	if got := namesOf(systemBook(t, dir, blocked)); !slices.Equal(got, want) {
		t.Errorf("without an index: %q", got)
	}
}

// FuzzIndex: reading an index never fails.
func FuzzIndex(f *testing.F) {
	b := appendIndexed([]byte{1}, &indexed{path: "a", facts: fileFacts{faces: []*source{{family: "F", packed: []byte{65, 3}}}}})
	f.Add(b)
	f.Fuzz(func(t *testing.T, data []byte) {
		r := indexReader{data: data}
		for n := r.number(); n > 0 && r.err == nil; n-- {
			for _, s := range r.file().facts.faces {
				unpackRanges(s.packed).has('A')
			}
		}
	})
}

func TestRanges(t *testing.T) {
	set := runeRanges{'A', 'Z', 'a', 'a', 0x4E00, 0x9FFF}
	got := unpackRanges(set.pack())
	if !slices.Equal(got.(runeRanges), set) {
		t.Errorf("%v is read as %v", set, got)
	}
	for r, want := range map[rune]bool{'@': false, 'A': true, 'M': true, 'Z': true, '[': false, 'a': true, 'b': false, 0x9FFF: true, 0xA000: false} {
		if got.has(r) != want {
			t.Errorf("%U: %v", r, !want)
		}
	}
}

func TestSystemPlaces(t *testing.T) {
	env := map[string]string{"WINDIR": "W", "XDG_DATA_DIRS": "/a:/usr/share"}
	for goos, want := range map[string]string{
		"linux":   "/h/.local/share/fonts /h/.fonts /a/fonts /usr/share/fonts /usr/local/share/fonts",
		"darwin":  "/h/Library/Fonts /Library/Fonts /System/Library/Fonts",
		"windows": "W/Fonts",
	} {
		got := systemPlaces(goos, "/h", func(name string) string { return env[name] })
		if filepath.ToSlash(strings.Join(got, " ")) != want {
			t.Errorf("%s: %q", goos, got)
		}
	}
}

// TestSystemState: it tells when a font comes, goes or changes, and nothing where
// the system is left alone.
func TestSystemState(t *testing.T) {
	dir := t.TempDir()
	o := Options{System: true, SystemDirs: []string{dir}}
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	seen := map[string]bool{SystemState(o): true}
	for _, step := range []func(){
		func() { write("a.ttf", "a") },
		func() { write("b.otf", "b") },
		func() { write("a.ttf", "longer") },
	} {
		step()
		if state := SystemState(o); seen[state] {
			t.Error("a change was not seen")
		} else {
			seen[state] = true
		}
	}
	write("readme.txt", "no font")
	if !seen[SystemState(o)] {
		t.Error("what is no font counts")
	}
	if s := SystemState(Options{SystemDirs: o.SystemDirs}); s != "" {
		t.Errorf("the system is left alone, but has the state %q", s)
	}
	b, _, err := New(o)
	if err != nil || b.SystemConsulted() {
		t.Errorf("consulted: %v, %v", b.SystemConsulted(), err)
	}
	const cuneiform = "\U00012000"
	if f := b.Fallback(b.Face(Query{Family: "serif"}), cuneiform); f != nil || !b.SystemConsulted() {
		t.Errorf("the system's fonts were not looked at: %v", f)
	}
}
