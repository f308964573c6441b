package theme

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"octavo/geom"
)

var update = flag.Bool("update", false, "write builtin.go anew from themes/*.toml")

// TestBuiltinIsGenerated checks that builtin.go says what the files in themes/
// say. Reading a theme takes milliseconds, a value none, so they are compiled
// in; -update does that.
func TestBuiltinIsGenerated(t *testing.T) {
	list, err := filepath.Glob("themes/*.toml")
	if err != nil || len(list) == 0 {
		t.Fatalf("no themes: %v", err)
	}
	var b bytes.Buffer
	b.WriteString("// Code generated from themes/*.toml by go test ./theme -update. DO NOT EDIT.\n\npackage theme\n\n" +
		"// builtins are the built-in themes, sorted by name. Lengths are in units of\n// 1/65536 pt.\nvar builtins = []Theme{\n")
	for _, file := range list {
		writeTheme(t, &b, file)
	}
	b.WriteString("}\n")
	want, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("builtin.go", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("builtin.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("builtin.go is not what themes/*.toml say: run go test ./theme -update")
	}
}

func writeTheme(t *testing.T, b *bytes.Buffer, file string) {
	t.Helper()
	th := readComplete(t, file)
	if name := strings.TrimSuffix(filepath.Base(file), ".toml"); th.Name != name {
		t.Errorf("%s: its name is %q", file, th.Name)
	}
	b.WriteString("{\n")
	writeFields(b, reflect.ValueOf(*th))
	b.WriteString("},\n")
}

// readComplete reads a theme over an empty one, so that it owes nothing to
// another.
func readComplete(t *testing.T, file string) *Theme {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := parse(file, data)
	if err != nil {
		t.Fatal(err)
	}
	var th Theme
	if err := s.apply(&th); err != nil {
		t.Fatal(err)
	}
	if err := s.check(&th); err != nil {
		t.Fatal(err)
	}
	return &th
}

func writeFields(b *bytes.Buffer, v reflect.Value) {
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("toml") == "-" || v.Field(i).IsZero() {
			continue
		}
		fmt.Fprintf(b, "%s: ", v.Type().Field(i).Name)
		writeValue(b, v.Field(i))
		b.WriteString(",\n")
	}
}

func writeValue(b *bytes.Buffer, v reflect.Value) {
	switch x := v.Interface().(type) {
	case geom.Length:
		fmt.Fprintf(b, "%d", int64(x))
		return
	case Color:
		fmt.Fprintf(b, "Color{0x%02X, 0x%02X, 0x%02X}", x.R, x.G, x.B)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		fmt.Fprintf(b, "%s{\n", v.Type().Name())
		writeFields(b, v)
		b.WriteString("}")
	case reflect.Slice:
		fmt.Fprintf(b, "[]%s{", v.Type().Elem().Name())
		for i := range v.Len() {
			writeValue(b, v.Index(i))
			b.WriteString(", ")
		}
		b.WriteString("}")
	default:
		fmt.Fprintf(b, "%#v", v.Interface())
	}
}
