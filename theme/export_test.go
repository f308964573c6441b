package theme

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestExport checks that an exported theme reads back as it was, and says of
// every key what it decides.
func TestExport(t *testing.T) {
	for _, name := range Names() {
		th, err := Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		file := th.Export()
		back, err := Load(name+".toml", file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(th, back) {
			t.Errorf("%s: the exported theme is another one", name)
		}
		for line := range strings.SplitSeq(string(file), "\n") {
			if strings.Contains(line, " = ") && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "  {") &&
				!strings.HasPrefix(line, "hang") && strings.TrimSpace(afterHash(line)) == "" {
				t.Errorf("%s: no note: %s", name, line)
			}
		}
	}
}

// afterHash is the comment at the end of a line.
func afterHash(line string) string {
	i := strings.LastIndex(line, "# ")
	if i < 0 {
		return ""
	}
	return line[i+2:]
}

// TestEveryKeyIsDescribed compares the notes with the keys: none is missing, and
// none is of a key that is no more.
func TestEveryKeyIsDescribed(t *testing.T) {
	known := map[string]bool{"extends": true}
	for _, key := range allKeys(reflect.TypeFor[Theme](), "") {
		known[key] = true
		if Describe(key) == "" {
			t.Errorf("%s is not described in reference.go", key)
		}
	}
	for _, list := range [][]note{tableNotes, styleNotes, pageNotes, colorNotes, inlineNotes, blockNotes,
		titleNotes, bookNotes, headNotes, numberNotes, lineNotes, breakNotes, codeNotes} {
		for _, n := range list {
			if !known[n.key] {
				t.Errorf("%s is described, but there is no such key", n.key)
			}
		}
	}
}

// allKeys are the keys of a struct, those of tables among them.
func allKeys(typ reflect.Type, at string) []string {
	var keys []string
	for f := range typ.Fields() {
		tag := f.Tag.Get("toml")
		if tag == "" || tag == "-" {
			continue
		}
		key := joined(at, tag)
		keys = append(keys, key)
		switch {
		case f.Type.Kind() == reflect.Struct && !isScalar(f.Type):
			keys = append(keys, allKeys(f.Type, key)...)
		case f.Type == reflect.TypeFor[[]HangRule]():
			keys = append(keys, allKeys(f.Type.Elem(), key)...)
		}
	}
	return keys
}

// The tables of keys in docs/themes.md stand between these lines.
const (
	keysBegin = "<!-- keys: written by go test ./theme -update -->\n"
	keysEnd   = "<!-- end of keys -->\n"
)

// TestDocumentedKeys checks that docs/themes.md has every key.
func TestDocumentedKeys(t *testing.T) {
	file := filepath.Join("..", "docs", "themes.md")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), keysBegin)
	_, after, ok2 := strings.Cut(rest, keysEnd)
	if !ok || !ok2 {
		t.Fatal("docs/themes.md has no place for the keys")
	}
	want := before + keysBegin + keyTables(t) + keysEnd + after
	if want == string(data) {
		return
	}
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Error("docs/themes.md does not say what reference.go says: run go test ./theme -update")
}

// keyTables are the keys, in tables, with the values of the default theme.
func keyTables(t *testing.T) string {
	th := readComplete(t, "themes/book.toml")
	var b strings.Builder
	line := func(cells ...string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	head := func(title string, columns ...string) {
		b.WriteString("\n### " + title + "\n\n")
		line(columns...)
		b.WriteString(strings.Repeat("|---", len(columns)) + "|\n")
	}
	row := func(key, tag string, v reflect.Value) { line("`"+tag+"`", cell(literal(v)), cell(Describe(key))) }
	root := reflect.ValueOf(*th)
	for i := range root.NumField() {
		f := root.Type().Field(i)
		table := f.Tag.Get("toml")
		if f.Type.Kind() != reflect.Struct || table == "text" {
			continue
		}
		head("["+table+"]: "+Describe(table), "key", "in the book theme", "what it decides")
		for k := range f.Type.NumField() {
			if tag := f.Type.Field(k).Tag.Get("toml"); tag != "-" {
				row(joined(table, tag), tag, root.Field(i).Field(k))
			}
		}
	}
	head("[text.…]: "+Describe("text"), "table", "kind of text")
	for f := range reflect.TypeFor[Styles]().Fields() {
		key := "text." + f.Tag.Get("toml")
		line("`["+key+"]`", cell(Describe(key)))
	}
	head("The keys of each of them", "key", "in [text.body] of the book theme", "what it decides")
	body := reflect.ValueOf(th.Text.Body)
	for k := range body.NumField() {
		tag := body.Type().Field(k).Tag.Get("toml")
		row("text.body."+tag, tag, body.Field(k))
	}
	for _, part := range []struct {
		title, table string
		of           reflect.Value
	}{
		{"The keys of an ink of code", "code.keyword", reflect.ValueOf(th.Code.Keyword)},
		{"The keys of a rule in hang", "line-breaking.hang", reflect.ValueOf(th.Lines.Hang[0])},
	} {
		head(part.title, "key", "for example", "what it decides")
		for k := range part.of.NumField() {
			tag := part.of.Type().Field(k).Tag.Get("toml")
			row(joined(part.table, tag), tag, part.of.Field(k))
		}
	}
	head("At the top of a file", "key", "for example", "what it decides")
	line("`name`", "`\"mine\"`", Describe("name"))
	line("`extends`", "`\"journal\"`", Describe("extends"))
	return b.String() + "\n"
}

// cell is a text that can stand in a cell.
func cell(s string) string {
	s = strings.ReplaceAll(s, "|", `\|`)
	if strings.Contains(s, "\n") {
		return "see the file"
	}
	if slices.ContainsFunc([]string{"\"", "[", "{"}, func(p string) bool { return strings.HasPrefix(s, p) }) {
		return "`" + s + "`"
	}
	return s
}
