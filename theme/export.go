package theme

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"octavo/geom"
)

// Export is the theme as a file that Load reads, with all of its values, each
// with what it decides.
func (t *Theme) Export() []byte {
	x := &exporter{}
	x.linef("# %s: all that a theme decides. Keep the lines that you change, and", t.Name)
	x.linef("#\n#     extends = %q\n#\n# in the place of the others.", t.Name)
	x.linef("#\n# Lengths are strings with a unit (pt, mm, cm, in, pc, px). Vertical spaces are")
	x.linef("# multiples of page.grid, half a line.\n")
	x.table(reflect.ValueOf(*t), "")
	return x.out
}

type exporter struct{ out []byte }

func (x *exporter) linef(format string, args ...any) {
	x.out = fmt.Appendf(x.out, format+"\n", args...)
}

// table writes the values of a struct, then the tables in it.
func (x *exporter) table(v reflect.Value, name string) {
	var inner []int
	for i := range v.NumField() {
		f := v.Type().Field(i)
		tag := f.Tag.Get("toml")
		switch {
		case tag == "" || tag == "-":
		case f.Type.Kind() == reflect.Struct && !isScalar(f.Type) && f.Type != reflect.TypeFor[CodeInk]():
			inner = append(inner, i)
		default:
			x.value(tag, joined(name, tag), v.Field(i))
		}
	}
	for _, i := range inner {
		key := joined(name, v.Type().Field(i).Tag.Get("toml"))
		if says := Describe(key); says != "" {
			x.linef("\n# %s", upper(says))
		}
		if key != "text" { // which has nothing but tables
			x.linef("[%s]", key)
		}
		x.table(v.Field(i), key)
	}
}

func isScalar(t reflect.Type) bool { return reflect.PointerTo(t).Implements(textUnmarshaler) }

func joined(table, key string) string {
	if table == "" {
		return key
	}
	return table + "." + key
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// value writes a line for a value, with its note behind it.
func (x *exporter) value(tag, key string, v reflect.Value) {
	text := tag + " = " + literal(v)
	if strings.Contains(text, "\n") {
		x.linef("# %s\n%s", Describe(key), text)
		return
	}
	x.linef("%-34s # %s", text, Describe(key))
}

// literal is a value as TOML has it.
func literal(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case geom.Length:
		return strconv.Quote(points(x))
	case CodeInk:
		return inkLiteral(x)
	case []HangRule:
		return hangLiteral(x)
	case Color:
		return strconv.Quote(x.String())
	}
	switch v.Kind() {
	case reflect.Slice:
		items := make([]string, v.Len())
		for i := range items {
			items[i] = literal(v.Index(i))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case reflect.String:
		return quoted(v.String())
	}
	return fmt.Sprint(v.Interface())
}

// points is a length in points, with no more digits than it takes to read it
// back as it is.
func points(l geom.Length) string {
	for digits := 0; digits < 6; digits++ {
		s := strconv.FormatFloat(l.Pt(), 'f', digits, 64) + "pt"
		if back, err := geom.ParseLength(s); err == nil && back == l {
			return s
		}
	}
	return strconv.FormatFloat(l.Pt(), 'f', 6, 64) + "pt"
}

func inkLiteral(c CodeInk) string {
	s := "{ color = " + strconv.Quote(c.Color.String())
	if c.Bold {
		s += ", bold = true"
	}
	if c.Italic {
		s += ", italic = true"
	}
	return s + " }"
}

func hangLiteral(rules []HangRule) string {
	var b strings.Builder
	b.WriteString("[\n")
	for _, h := range rules {
		fmt.Fprintf(&b, "  { chars = %s, left = %d, right = %d },\n", quoted(h.Chars), h.Left, h.Right)
	}
	b.WriteString("]")
	return b.String()
}

// quoted is a basic string of TOML, in which what can't be seen is escaped.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
