package markdown

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"octavo/doc"
)

// parseTOML reads a TOML table. The library keeps neither the order of keys in
// its result nor their places: the order comes from its list of keys, the
// places from the lines on which keys stand.
func parseTOML(b *fmBlock) (*fmValue, *doc.Error) {
	if bad := b.tooDeep(); bad != nil {
		return nil, bad
	}
	var table map[string]any
	md, err := toml.Decode(b.text, &table)
	if err != nil {
		return nil, b.tomlError(err)
	}
	c := tomlConverter{order: map[string]int{}, places: b.tomlPlaces()}
	for i, key := range md.Keys() {
		path := strings.Join(key, "\x00")
		if _, ok := c.order[path]; !ok {
			c.order[path] = i
		}
	}
	return c.value("", b.pos(1, 1), table), nil
}

// tomlConverter turns the library's maps into our tree. Both maps go from the
// path of a key, joined by NULs.
type tomlConverter struct {
	order  map[string]int
	places map[string]doc.Pos
}

func (c *tomlConverter) value(path string, pos doc.Pos, x any) *fmValue {
	v := &fmValue{pos: pos}
	switch x := x.(type) {
	case string:
		v.kind, v.text = fmString, x
	case bool:
		v.kind, v.text = fmBool, strconv.FormatBool(x)
	case int64:
		v.kind, v.text = fmNumber, strconv.FormatInt(x, 10)
	case float64:
		v.kind, v.text = fmNumber, tomlFloat(x)
	case time.Time:
		v.kind, v.text = fmString, tomlTime(x)
	case []any:
		v.kind = fmList
		for _, e := range x {
			v.list = append(v.list, c.value(path, pos, e))
		}
	case []map[string]any:
		v.kind = fmList
		for _, e := range x {
			v.list = append(v.list, c.value(path, pos, e))
		}
	case map[string]any:
		v.kind = fmMap
		v.fields = c.fields(path, pos, x)
	}
	return v
}

// fields are the entries of a table in the source's order.
func (c *tomlConverter) fields(path string, pos doc.Pos, table map[string]any) []fmField {
	keys := make([]string, 0, len(table))
	for k := range table {
		keys = append(keys, k)
	}
	if path != "" {
		path += "\x00"
	}
	place := func(key string) int {
		if i, ok := c.order[path+key]; ok {
			return i
		}
		return math.MaxInt
	}
	slices.SortFunc(keys, func(a, b string) int {
		if d := place(a) - place(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	fields := make([]fmField, len(keys))
	for i, k := range keys {
		at, ok := c.places[path+k]
		if !ok {
			at = pos
		}
		fields[i] = fmField{k, at, c.value(path+k, at, table[k])}
	}
	return fields
}

func tomlFloat(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// tomlTime writes a TOML date or time as it stood in the source. Local ones,
// which the library marks by the names of their zones, get no offset.
func tomlTime(t time.Time) string {
	switch t.Location().String() {
	case "date-local":
		return t.Format(time.DateOnly)
	case "time-local":
		return t.Format(time.TimeOnly)
	case "datetime-local":
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format(time.RFC3339)
}

// tomlPlaces finds the lines on which keys stand, without parsing values.
func (b *fmBlock) tomlPlaces() map[string]doc.Pos {
	places := map[string]doc.Pos{}
	table, quote := "", ""
	n := 0
	for line := range strings.Lines(b.text) {
		n++
		open := quote
		quote = openTOMLString(line, quote)
		trimmed := strings.TrimSpace(line)
		if open != "" || trimmed == "" || trimmed[0] == '#' {
			continue
		}
		col := strings.Index(line, trimmed[:1]) + 1
		if trimmed[0] == '[' {
			name, _, found := strings.Cut(strings.TrimLeft(trimmed, "["), "]")
			if path := tomlPath(name); found && path != "" {
				table = path + "\x00"
				notePlace(places, path, b.pos(n, col))
			}
			continue
		}
		if key, _, found := strings.Cut(trimmed, "="); found {
			notePlace(places, table+tomlPath(key), b.pos(n, col))
		}
	}
	return places
}

// notePlace notes the place of a key and of the tables that its dots imply.
func notePlace(places map[string]doc.Pos, path string, pos doc.Pos) {
	for i := range len(path) + 1 {
		if i == len(path) || path[i] == 0 {
			if _, ok := places[path[:i]]; !ok {
				places[path[:i]] = pos
			}
		}
	}
}

// openTOMLString follows multi-line strings: quote is the delimiter of the one
// that is open at the start of the line, the result that at its end.
func openTOMLString(line, quote string) string {
	for {
		if quote == "" {
			i, j := strings.Index(line, `"""`), strings.Index(line, `'''`)
			switch {
			case i < 0 && j < 0:
				return ""
			case j < 0 || i >= 0 && i < j:
				quote, line = `"""`, line[i+3:]
			default:
				quote, line = `'''`, line[j+3:]
			}
			continue
		}
		_, rest, found := strings.Cut(line, quote)
		if !found {
			return quote
		}
		quote, line = "", rest
	}
}

// tomlPath turns a.b."c" into a path.
func tomlPath(key string) string {
	parts := strings.Split(key, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return strings.Join(parts, "\x00")
}

// tomlError puts the library's error into words for the author of a post.
func (b *fmBlock) tomlError(err error) *doc.Error {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return b.errorAt(1, 1, "this front matter can't be read as TOML: "+firstLine(err.Error()), "")
	}
	at := b.posAt(parse.Position.Start)
	e := &doc.Error{Pos: at, Message: "this can't be read as TOML: " + firstLine(parse.Message)}
	line := b.textLine(int(at.Line-b.line) + 1)
	key, value, isPair := strings.Cut(line, "=")
	colonKey, colonValue, hasColon := strings.Cut(line, ":")
	switch m := parse.Message; {
	case !isPair && hasColon && tomlBareKey(strings.TrimSpace(colonKey)):
		e.Message = "TOML front matter has no colon after a key"
		e.Hint = fmt.Sprintf("write %s = %s, or put the front matter between lines of --- to have YAML",
			strings.TrimSpace(colonKey), tomlQuoted(strings.TrimSpace(colonValue)))
	case isPair && strings.Contains(m, "expected value but found"):
		e.Message = "a text must be in quotation marks in TOML"
		e.Hint = fmt.Sprintf("write %s = %s", strings.TrimSpace(key), tomlQuoted(strings.TrimSpace(value)))
	case strings.Contains(m, "strings cannot contain newlines"), strings.Contains(m, "unexpected EOF"):
		e.Hint = "close the quotation mark or bracket that is open"
	case strings.Contains(m, "has already been defined"), strings.Contains(m, "already"):
		e.Hint = "remove one of the two keys"
	case strings.Contains(m, "escape"):
		e.Hint = "double the backslash, or use single quotation marks"
	default:
		e.Hint = `texts are written key = "value", lists key = ["a", "b"]`
	}
	return e
}

func tomlBareKey(s string) bool {
	return s != "" && !strings.ContainsAny(s, " \t\"'[]{}#,=")
}

func tomlQuoted(s string) string {
	if strings.ContainsAny(s, `"\`) {
		return "'" + s + "'"
	}
	return `"` + s + `"`
}
