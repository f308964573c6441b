package fonts

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// Origin is where a family comes from.
type Origin uint8

// The origins, in the order in which they are asked for a character.
const (
	InProgram Origin = iota // of the families that themes are made of
	StandIn                 // embedded too, for what those don't have
	InFolder                // of a folder in Options.Dirs
	OfSystem
)

// Listed is what is known of a family.
type Listed struct {
	Family  string
	From    Origin
	Faces   []string // their names
	Path    string   // the file of the first; "" if it is embedded
	Chars   int      // how many characters its first face has
	Scripts []string // what they belong to, most first: "Latin", "Han"
}

// Families lists all families: the embedded ones, those of folders, and the
// system's if the Book uses them, by origin and name.
func (b *Book) Families() []Listed {
	var list []Listed
	add := func(from Origin, families []family) {
		for _, f := range families {
			list = append(list, describeFamily(from, f.faces))
		}
	}
	add(InProgram, familiesOf(b.sources[:b.own]))
	add(StandIn, familiesOf(b.sources[b.own:b.embedded]))
	add(InFolder, b.folders.families)
	add(OfSystem, b.systemShelf().families)
	slices.SortStableFunc(list, func(x, y Listed) int {
		if x.From != y.From {
			return int(x.From) - int(y.From)
		}
		if x.From <= StandIn {
			return 0
		}
		return strings.Compare(x.Family, y.Family)
	})
	return list
}

// familiesOf sorts embedded sources by family.
func familiesOf(sources []*source) []family {
	var list []family
	for _, s := range sources {
		if n := len(list); n > 0 && list[n-1].name == s.family {
			list[n-1].faces = append(list[n-1].faces, s)
		} else {
			list = append(list, family{s.family, []*source{s}})
		}
	}
	return list
}

func describeFamily(from Origin, faces []*source) Listed {
	l := Listed{Family: faces[0].family, From: from, Path: faces[0].file.path}
	for _, s := range faces {
		l.Faces = append(l.Faces, s.name)
	}
	counts := map[language.Script]int{}
	sample := map[language.Script]rune{}
	for r := range faces[0].all() {
		l.Chars++
		if s := language.LookupScript(r); s.Strong() && s != language.Unknown {
			counts[s]++
			sample[s] = max(sample[s], r)
		}
	}
	scripts := make([]language.Script, 0, len(counts))
	for s := range counts {
		scripts = append(scripts, s)
	}
	slices.SortFunc(scripts, func(a, b language.Script) int {
		return cmp.Or(counts[b]-counts[a], int(sample[a]-sample[b]))
	})
	for _, s := range scripts {
		l.Scripts = append(l.Scripts, ScriptName(sample[s]))
	}
	return l
}

// all gives the characters of a face, in order.
func (s *source) all() func(yield func(rune) bool) {
	var ranges runeRanges
	switch c := s.characters().(type) {
	case *coverage:
		ranges = c.ranges()
	case runeRanges:
		ranges = c
	}
	return func(yield func(rune) bool) {
		for i := 0; i+1 < len(ranges); i += 2 {
			for r := ranges[i]; r <= ranges[i+1]; r++ {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// ScriptName is Unicode's name of a character's script, in which words are
// parted by spaces: "Old Italic"; "Common" for what belongs to none.
func ScriptName(r rune) string {
	for name, table := range unicode.Scripts { // no character is in two of them
		if unicode.Is(table, r) {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return "Common"
}

// Use is how much of a text a face sets.
type Use struct {
	Face   *Face // nil for what no face has
	Script string
	Count  int    // of clusters of characters
	Sample string // some of them; all of those that no face has
}

// sampleSize is how long Use.Sample gets, in bytes.
const sampleSize = 40

// Uses says which faces a text needs whose main face is given, those that set
// the most first. Spaces and control characters don't count.
func (b *Book) Uses(main *Face, text, lang string) []Use {
	type key struct {
		face   *Face
		script string
	}
	var seg Segmenter
	found := map[string]key{}
	index := map[key]int{}
	var list []Use
	from := 0
	for _, to := range append(seg.Clusters(text, nil), len(text)) {
		cluster := text[from:to]
		from = to
		if strings.TrimFunc(cluster, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) == "" {
			continue
		}
		k, known := found[cluster]
		if !known {
			k = key{main, strings.Clone(scriptOfFirst(cluster))}
			if f := b.ColorEmoji(cluster); f != nil {
				k.face = f
			} else if IsEmoji(cluster) || !hasAll(&main.chars, cluster) {
				k.face = b.FallbackIn(main, cluster, lang)
			}
			found[cluster] = k
		}
		i, ok := index[k]
		if !ok {
			i = len(list)
			index[k] = i
			list = append(list, Use{Face: k.face, Script: k.script})
		}
		list[i].Count++
		if !known && (len(list[i].Sample) < sampleSize || k.face == nil) {
			list[i].Sample += cluster
		}
	}
	slices.SortStableFunc(list, func(a, b Use) int { return b.Count - a.Count })
	return list
}

// scriptOfFirst is the script of the first character of a cluster that belongs
// to one.
func scriptOfFirst(cluster string) string {
	for _, r := range cluster {
		if !unicode.In(r, unicode.Common, unicode.Inherited) {
			return ScriptName(r)
		}
	}
	return "Common"
}
