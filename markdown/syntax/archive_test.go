package syntax

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2/v2"

	"octavo/internal/packed"
)

var update = flag.Bool("update", false, "write lexers.zip anew, from chroma's lexers")

// TestArchive: the archive has what chroma's lexers are in the version that is in
// go.mod.
func TestArchive(t *testing.T) {
	files := archived(t)
	if *update {
		data, err := packed.Make(files)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("lexers.zip", data, 0o644); err != nil {
			t.Fatal(err)
		}
		archive = string(data)
	}
	z, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != len(files) {
		t.Errorf("%d files, not %d", len(z.File), len(files))
	}
	for _, want := range files {
		if got, err := packed.File(archive, want.Name); err != nil || !bytes.Equal(got, want.Data) {
			t.Errorf("%s is out of date: go test ./markdown/syntax -update", want.Name)
		}
	}
}

// archived is what the archive has to have.
func archived(t *testing.T) []packed.Entry {
	a := &archiver{t: t, files: map[chroma.Lexer]string{}}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		a.add(l)
	}
	return append([]packed.Entry{{Name: "index", Data: a.index(), Stored: true}}, a.entries...)
}

// archiver writes chroma's lexers as files.
type archiver struct {
	t       *testing.T
	files   map[chroma.Lexer]string
	entries []packed.Entry
}

// add writes a lexer, and gives the name of its file.
func (a *archiver) add(l chroma.Lexer) string {
	if name, ok := a.files[l]; ok {
		return name
	}
	name := fileName(l.Config().Name)
	for a.has(name) {
		name += "_"
	}
	a.entries = append(a.entries, packed.Entry{Name: name})
	at := len(a.entries) - 1
	a.files[l] = name
	w := &lexerWriter{a: a}
	w.lexer(l)
	a.entries[at].Data = w.out.Bytes()
	return name
}

func (a *archiver) has(name string) bool {
	return slices.ContainsFunc(a.entries, func(e packed.Entry) bool { return e.Name == name })
}

// fileName is a name in lower case, of letters and digits.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return '_'
	}, strings.ToLower(strings.NewReplacer("+", "p", "#", "sharp").Replace(name)))
}

// index lists what each lexer can be asked for by: its names, and the endings of
// files, of which the names come first; and the types of media.
func (a *archiver) index() []byte {
	keys := map[string]string{}
	put := func(key string, l chroma.Lexer) {
		if _, ok := keys[key]; !ok && l != nil && key != "" {
			keys[key] = a.files[l]
		}
	}
	all := lexers.GlobalLexerRegistry.Lexers
	for _, l := range all {
		for _, name := range append([]string{l.Config().Name}, l.Config().Aliases...) {
			put(strings.ToLower(name), lexers.Get(strings.ToLower(name)))
		}
	}
	// Names that came with their lexer alone have been put; of lexers for the
	// same files, the first of the highest priority has them.
	for _, lower := range []bool{true, false} {
		best := map[string]chroma.Lexer{}
		for _, l := range all {
			for _, pattern := range l.Config().Filenames {
				key := strings.TrimPrefix(pattern, "*.")
				if strings.ContainsAny(key, "*?[") || lower != (key == strings.ToLower(key)) {
					continue
				}
				key = strings.ToLower(key)
				if b := best[key]; b == nil || priority(l) > priority(b) {
					best[key] = l
				}
			}
		}
		for key, l := range best {
			put(key, l)
		}
	}
	for _, l := range all {
		for _, media := range l.Config().MimeTypes {
			put("media "+media, lexers.MatchMimeType(media))
		}
	}
	for key := range a.named() {
		keys[key] = key
	}
	var lines []string
	for key, file := range keys {
		lines = append(lines, key+"\t"+file+"\n")
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, ""))
}

// named are the files of lexers that only others use.
func (a *archiver) named() map[string]bool {
	out := map[string]bool{}
	for l, file := range a.files {
		if !slices.Contains(lexers.GlobalLexerRegistry.Lexers, l) {
			out[file] = true
		}
	}
	return out
}

// priority is a lexer's among those for the same files.
func priority(l chroma.Lexer) float32 {
	if p := l.Config().Priority; p != 0 {
		return p
	}
	return 1
}

// lexerWriter writes one lexer.
type lexerWriter struct {
	a   *archiver
	out bytes.Buffer
}

func (w *lexerWriter) line(format string, args ...any) { fmt.Fprintf(&w.out, format+"\n", args...) }

// field reads a field that chroma keeps to itself.
func field[T any](of any, name string) T {
	v := reflect.ValueOf(of).Elem().FieldByName(name)
	return *(*T)(unsafe.Pointer(v.UnsafeAddr()))
}

// captured reads the one variable that a function has from outside.
func captured[T any](f any) T {
	data := (*[2]unsafe.Pointer)(unsafe.Pointer(&f))[1]
	return (*struct {
		code uintptr
		v    T
	})(data).v
}

// lexer writes what a lexer consists of.
func (w *lexerWriter) lexer(l chroma.Lexer) {
	switch kind := reflect.TypeOf(l).String(); kind {
	case "*chroma.RegexLexer":
		w.rules(l.(*chroma.RegexLexer))
	case "*chroma.delegatingLexer":
		w.line("around %s", w.a.root(field[chroma.Lexer](l, "root")))
		w.lexer(field[chroma.Lexer](l, "language"))
	case "*chroma.remappingLexer":
		w.remapping(l)
	case "*lexers.markdownLexer":
		w.line("special front matter")
		w.lexer(field[chroma.Lexer](l, "Lexer"))
	case "*lexers.httpBodyContentTyper":
		w.line("special http")
		w.lexer(field[chroma.Lexer](l, "Lexer"))
	default:
		w.a.t.Fatalf("%s is of a kind that isn't known: %s", l.Config().Name, kind)
	}
}

// root is the name of the lexer around another.
func (a *archiver) root(l chroma.Lexer) string { return strings.ToLower(l.Config().Name) }

// remapping writes which words have other types.
func (w *lexerWriter) remapping(l chroma.Lexer) {
	mapper := field[func(chroma.Token) []chroma.Token](l, "mapper")
	table := captured[map[chroma.TokenType]map[string]chroma.TokenType](mapper)
	var lines []string
	for from, words := range table {
		byType := map[chroma.TokenType][]string{}
		for word, to := range words {
			byType[to] = append(byType[to], word)
		}
		for to, words := range byType {
			slices.Sort(words)
			lines = append(lines, strings.TrimSuffix(fmt.Sprintf("remap %s %s %s", from, to, strings.Join(words, " ")), " "))
		}
	}
	slices.Sort(lines)
	for _, line := range lines {
		w.line("%s", line)
	}
	w.lexer(field[chroma.Lexer](l, "lexer"))
}

// rules writes states and rules.
func (w *lexerWriter) rules(l *chroma.RegexLexer) {
	c, flags := l.Config(), ""
	if !c.NotMultiline {
		flags += "m"
	}
	if c.CaseInsensitive {
		flags += "i"
	}
	if c.DotAll {
		flags += "s"
	}
	if flags != "" {
		w.line("flags %s", flags)
	}
	if c.EnsureNL {
		w.line("ensure-nl")
	}
	states := l.MustRules()
	for _, name := range sortedKeys(states) {
		w.line("state %s", name)
		for _, rule := range states[name] {
			if c.Name == "Raku" {
				rule = w.a.raku(name, rule)
			}
			w.rule(rule, flags)
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (w *lexerWriter) rule(rule chroma.Rule, flags string) {
	if m, ok := rule.Mutator.(chroma.SerialisableMutator); ok && m.MutatorKind() == "include" {
		w.line("include %s", field[string](m, "State"))
		return
	}
	source := rule.Pattern
	if strings.ContainsAny(source, "\n\r") || strings.HasPrefix(source, `"`) {
		source = strconv.Quote(source)
	}
	w.line("rule %s", source)
	if rule.Type != nil {
		w.emitter(rule.Type, func() *regexp2.Regexp { return regexp2.MustCompile("(?" + flags + ")(?:" + rule.Pattern + ")") })
	}
	w.mutator(rule.Mutator)
}

func (w *lexerWriter) mutator(m chroma.Mutator) {
	if m == nil {
		return
	}
	if ours, ok := m.(marker); ok {
		w.line("do %s", string(ours))
		return
	}
	if f, ok := m.(chroma.MutatorFunc); ok {
		name := w.a.function(f)
		if name != "haxe condition" {
			w.a.t.Fatalf("the function %s isn't known", name)
		}
		w.line("do %s", name)
		return
	}
	s := m.(chroma.SerialisableMutator)
	switch s.MutatorKind() {
	case "mutators":
		for _, sub := range field[[]chroma.Mutator](s, "Mutators") {
			w.mutator(sub)
		}
	case "push", "combined":
		w.line("%s", strings.TrimSuffix(s.MutatorKind()+" "+strings.Join(field[[]string](s, "States"), " "), " "))
	case "pop":
		w.line("pop %d", field[int](s, "Depth"))
	default:
		w.a.t.Fatalf("the mutator %s isn't known", s.MutatorKind())
	}
}

func (w *lexerWriter) emitter(e chroma.Emitter, re func() *regexp2.Regexp) {
	switch e := e.(type) {
	case nil:
		w.line("-")
		return
	case chroma.TokenType:
		w.line("= %s", e)
		return
	case chroma.EmitterFunc:
		w.function(e, re)
		return
	}
	s := e.(chroma.SerialisableEmitter)
	switch s.EmitterKind() {
	case "usingself":
		w.line("self %s", field[string](s, "State"))
	case "using":
		w.line("using %s", field[string](s, "Lexer"))
	case "bygroups":
		w.groups("groups", field[chroma.Emitters](s, "Emitters"), re)
	case "usingbygroup":
		w.groups(fmt.Sprintf("named %d %d", field[int](s, "SublexerNameGroup"), field[int](s, "CodeGroup")),
			field[chroma.Emitters](s, "Emitters"), re)
	default:
		w.a.t.Fatalf("the emitter %s isn't known", s.EmitterKind())
	}
}

func (w *lexerWriter) groups(head string, parts []chroma.Emitter, re func() *regexp2.Regexp) {
	w.line("%s", head)
	for _, p := range parts {
		w.emitter(p, re)
	}
	w.line("end")
}

// function writes an emitter that is a function.
func (w *lexerWriter) function(e chroma.EmitterFunc, re func() *regexp2.Regexp) {
	switch name := w.a.function(e); name {
	case "UsingLexer":
		w.line("using %s", w.a.add(captured[chroma.Lexer](e)))
	case "ByGroupNames":
		w.groups("groups", named(captured[map[string]chroma.Emitter](e), re()), re)
	case "http header":
		w.groups("groups", []chroma.Emitter{chroma.Name, chroma.Text, chroma.Operator, chroma.Text, chroma.Literal, chroma.Text}, re)
	case "http continued":
		w.groups("groups", []chroma.Emitter{chroma.Text, chroma.Literal, chroma.Text}, re)
	case "http content":
		w.line("= %s", chroma.Generic)
	case "podConfig": // of Raku
		w.line("= %s", chroma.NameAttribute)
	case "rst code":
		w.line("call %s", name)
	default:
		w.a.t.Fatalf("the function %s isn't known", name)
	}
}

// marker stands for a function of ours.
type marker string

func (m marker) Mutate(*chroma.LexerState) error { return nil }

// raku makes a rule of chroma's Raku, whose functions change the rules of the
// lexer while it runs, for all texts at once, into one that doesn't: what they do
// about brackets and quotes is to find where they end.
func (a *archiver) raku(state string, rule chroma.Rule) chroma.Rule {
	if e, ok := rule.Type.(chroma.EmitterFunc); ok {
		switch name := a.function(e); {
		case name == "ByGroupNames":
		case strings.Contains(name, "podConfig"):
			rule.Type = chroma.NameAttribute
		case strings.Contains(name, "podCode"):
			rule.Type = chroma.LiteralStringDoc
		default: // quotes, and pairs with colons
			rule.Type = chroma.LiteralString
		}
	}
	rule.Pattern = sortedClass(rule.Pattern)
	if m, ok := rule.Mutator.(chroma.SerialisableMutator); ok && m.MutatorKind() == "mutators" {
		var plain []chroma.Mutator
		for _, sub := range field[[]chroma.Mutator](m, "Mutators") {
			if _, ok := sub.(chroma.SerialisableMutator); ok {
				plain = append(plain, sub)
			}
		}
		rule.Mutator = chroma.Mutators(plain...)
	}
	if m, ok := rule.Mutator.(chroma.MutatorFunc); ok {
		rule.Mutator = nil
		if strings.Contains(a.function(m), "rakuRules.func1") {
			rule.Mutator = marker("raku brackets")
			if _, plain := rule.Type.(chroma.TokenType); !plain {
				rule.Type = chroma.LiteralString
			}
			if state == "rx" || state == "substitution" {
				rule.Mutator = chroma.Mutators(rule.Mutator, chroma.Pop(1))
			}
		}
	}
	return rule
}

// sortedClass sorts the members of the class of all opening brackets, which come
// from a map.
func sortedClass(pattern string) string {
	for i := range pattern {
		n := 0
		if pattern[i] == '[' {
			n = classLen(pattern[i:])
		}
		if n > 300 {
			chars := []rune(pattern[i+1 : i+n-1])
			var members []string
			for k := 0; k < len(chars); k++ {
				if chars[k] == '\\' && k+1 < len(chars) {
					k++
					members = append(members, string(chars[k-1:k+1]))
				} else {
					members = append(members, string(chars[k]))
				}
			}
			slices.Sort(members)
			return pattern[:i+1] + strings.Join(members, "") + pattern[i+n-1:]
		}
	}
	return pattern
}

// named puts emitters by the names of groups in the groups' order.
func named(byName map[string]chroma.Emitter, re *regexp2.Regexp) []chroma.Emitter {
	var out []chroma.Emitter
	for i := 1; i < len(re.GetGroupNumbers()); i++ {
		e, ok := byName[re.GroupNameFromNumber(i)]
		if !ok {
			e = chroma.Error
		}
		out = append(out, e)
	}
	return out
}

// function is our name for one of chroma's functions.
func (a *archiver) function(f any) string {
	full := runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
	name := strings.TrimPrefix(full[strings.LastIndexByte(full, '/')+1:], "lexers.")
	for from, to := range map[string]string{
		"UsingLexer": "UsingLexer", "ByGroupNames": "ByGroupNames",
		"httpHeaderBlock": "http header", "httpContinuousHeaderBlock": "http continued", "httpContentBlock": "http content",
		"rstCodeBlock": "rst code", "haxePreProcMutator": "haxe condition",
	} {
		if strings.Contains(name, from) {
			return to
		}
	}
	return strings.ReplaceAll(name, " ", "_")
}
