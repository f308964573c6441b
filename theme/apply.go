package theme

import (
	"encoding"
	"fmt"
	"reflect"
	"sort"
	"strings"

	"octavo/internal/nearest"
)

// apply puts the file's values into a theme, in the file's order, so that the
// first wrong one is reported.
func (s *source) apply(t *Theme) error {
	for _, key := range s.keys {
		value, ok := lookup(s.root, key)
		if !ok || len(key) == 1 && key[0] == "extends" {
			continue // inside an array, which is read as a whole
		}
		if err := s.set(reflect.ValueOf(t).Elem(), key, value); err != nil {
			return err
		}
	}
	return nil
}

// lookup follows a key through tables.
func lookup(root map[string]any, key []string) (any, bool) {
	var value any = root
	for _, k := range key {
		table, ok := value.(map[string]any)
		if !ok {
			return nil, false
		}
		if value, ok = table[k]; !ok {
			return nil, false
		}
	}
	return value, true
}

// set puts the value of a key into the field it names, somewhere below v.
func (s *source) set(v reflect.Value, key []string, value any) error {
	for i, k := range key {
		field, err := s.field(v, strings.Join(key[:i+1], "."), k)
		if err != nil {
			return err
		}
		v = field
	}
	name := strings.Join(key, ".")
	if v.Kind() != reflect.Struct || isText(v) {
		return s.assign(v, name, value)
	}
	if _, ok := value.(map[string]any); !ok {
		return s.errorf(name, "", "%s must be a table, as in [%s]", name, name)
	}
	return nil // the keys below it follow
}

// isText reports whether v is written as one string though it is a struct.
func isText(v reflect.Value) bool { return v.Addr().Type().Implements(textUnmarshaler) }

// field is the field of a struct that has a name in theme files.
func (s *source) field(v reflect.Value, key, name string) (reflect.Value, error) {
	if v.Kind() != reflect.Struct || isText(v) {
		return v, s.errorf(key, "", "%q has no values below it", strings.TrimSuffix(key, "."+name))
	}
	var names []string
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag.Get("toml")
		if tag == "" || tag == "-" {
			continue
		}
		if tag == name {
			return v.Field(i), nil
		}
		names = append(names, tag)
	}
	hint := "here belong " + strings.Join(names, ", ")
	if near := nearest.Name(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return v, s.errorf(key, hint, "no theme has %q", key)
}

var textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()

// assign converts a TOML value to the type of v.
func (s *source) assign(v reflect.Value, key string, value any) error {
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		text, isText := value.(string)
		if number, isNumber := value.(int64); isNumber && number == 0 {
			text, isText = "0", true
		}
		if !isText {
			return s.errorf(key, "", "%s must be in quotes, as in %s", key, sample(v))
		}
		if err := u.UnmarshalText([]byte(text)); err != nil {
			return s.errorf(key, "", "%v", err)
		}
		return nil
	}
	switch v.Kind() {
	case reflect.Struct:
		return s.assignTable(v, key, value)
	case reflect.Slice:
		return s.assignSlice(v, key, value)
	}
	return s.assignScalar(v, key, value)
}

func (s *source) assignScalar(v reflect.Value, key string, value any) error {
	switch x := value.(type) {
	case string:
		if v.Kind() == reflect.String {
			v.SetString(x)
			return nil
		}
	case bool:
		if v.Kind() == reflect.Bool {
			v.SetBool(x)
			return nil
		}
	case int64:
		if v.Kind() == reflect.Int && x >= -maxInt && x <= maxInt {
			v.SetInt(x)
			return nil
		}
	}
	return s.errorf(key, "", "%s must be %s", key, sample(v))
}

// maxInt bounds the whole numbers of a theme.
const maxInt = 1_000_000

// assignTable fills a struct that stands in an array, so that its keys come
// together and not one by one.
func (s *source) assignTable(v reflect.Value, key string, value any) error {
	table, ok := value.(map[string]any)
	if !ok {
		return s.errorf(key, "", "%s must be a table", key)
	}
	names := make([]string, 0, len(table))
	for name := range table {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		field, err := s.field(v, key+"."+name, name)
		if err != nil {
			return err
		}
		if err := s.assign(field, key+"."+name, table[name]); err != nil {
			return err
		}
	}
	return nil
}

// assignSlice replaces a list as a whole.
func (s *source) assignSlice(v reflect.Value, key string, value any) error {
	var items []any
	switch list := value.(type) {
	case []any:
		items = list
	case []map[string]any:
		for _, table := range list {
			items = append(items, table)
		}
	default:
		return s.errorf(key, "", "%s must be a list, as in %s", key, sample(v))
	}
	out := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		if err := s.assign(out.Index(i), key, item); err != nil {
			return err
		}
	}
	v.Set(out)
	return nil
}

// sample shows how a value of v's type is written.
func sample(v reflect.Value) string {
	switch v.Interface().(type) {
	case Color:
		return "\"#1C1B1A\""
	case []HangRule:
		return "[{ chars = \".,\", right = 700 }]"
	case []string:
		return "[\"•\", \"–\"]"
	case []int:
		return "[940, 880]"
	}
	switch v.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a text in quotes"
	case reflect.Int:
		return fmt.Sprintf("a whole number, at most %d", maxInt)
	}
	return "\"10.5pt\""
}
