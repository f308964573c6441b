package inline

import (
	_ "embed" // the patterns are in the program
	"strings"
	"sync"

	"octavo/internal/packed"
)

// patternArchive has the files of patterns/ for all languages, the patterns
// sorted and in front code. A test makes it.
//
//go:embed patterns.zip
var patternArchive string

// patternSet is the patterns of a language, which are unpacked when they are
// first asked for.
type patternSet struct {
	file        string // hyph-<file>.pat.txt
	tags        string // the language tags it is for, between spaces
	left, right int

	once       sync.Once
	hyphenator *hyphenator
}

// patternSets lists the languages. The least numbers of letters are those that
// the authors of the patterns give for typesetting, and 2 where they give less.
var patternSets = []*patternSet{
	{file: "en-us", tags: " en ", left: 2, right: 3},
	{file: "en-gb", tags: " en-gb en-au en-nz en-ie en-za en-in en-sg en-hk ", left: 2, right: 3},
	{file: "de-1996", tags: " de ", left: 2, right: 2},
	{file: "fr", tags: " fr ", left: 2, right: 2},
	{file: "es", tags: " es ", left: 2, right: 2},
	{file: "it", tags: " it ", left: 2, right: 2},
	{file: "pt", tags: " pt ", left: 2, right: 3},
	{file: "nl", tags: " nl ", left: 2, right: 2},
	{file: "sv", tags: " sv ", left: 2, right: 2},
	{file: "da", tags: " da ", left: 2, right: 2},
	{file: "nb", tags: " nb no nn ", left: 2, right: 2},
	{file: "is", tags: " is ", left: 2, right: 2},
	{file: "fi", tags: " fi ", left: 2, right: 2},
	{file: "et", tags: " et ", left: 2, right: 3},
	{file: "lt", tags: " lt ", left: 2, right: 2},
	{file: "pl", tags: " pl ", left: 2, right: 2},
	{file: "hsb", tags: " hsb ", left: 2, right: 2},
	{file: "hu", tags: " hu ", left: 2, right: 2},
	{file: "hr", tags: " hr ", left: 2, right: 2},
	{file: "sl", tags: " sl ", left: 2, right: 2},
	{file: "sh-cyrl", tags: " sr sh-cyrl bs-cyrl cnr-cyrl ", left: 2, right: 2},
	{file: "sh-latn", tags: " sr-latn sh bs cnr ", left: 2, right: 2},
	{file: "bg", tags: " bg ", left: 2, right: 2},
	{file: "ru", tags: " ru ", left: 2, right: 2},
	{file: "uk", tags: " uk ", left: 2, right: 2},
	{file: "be", tags: " be ", left: 2, right: 2},
	{file: "mn-cyrl", tags: " mn ", left: 2, right: 2},
	{file: "ca", tags: " ca ", left: 2, right: 2},
	{file: "gl", tags: " gl ", left: 2, right: 2},
	{file: "oc", tags: " oc ", left: 2, right: 2},
	{file: "eu", tags: " eu ", left: 2, right: 2},
	{file: "fur", tags: " fur ", left: 2, right: 2},
	{file: "pms", tags: " pms ", left: 2, right: 2},
	{file: "rm", tags: " rm ", left: 2, right: 2},
	{file: "ga", tags: " ga ", left: 2, right: 3},
	{file: "cy", tags: " cy ", left: 2, right: 3},
	{file: "af", tags: " af ", left: 2, right: 2},
	{file: "tr", tags: " tr ", left: 2, right: 2},
	{file: "tk", tags: " tk ", left: 2, right: 2},
	{file: "kmr", tags: " kmr ku ", left: 2, right: 2},
	{file: "cs", tags: " cs sk ", left: 2, right: 2},
	{file: "hi", tags: " hi ne mai bho awa doi kok brx ", left: 2, right: 2},
	{file: "mr", tags: " mr ", left: 2, right: 2},
	{file: "bn", tags: " bn ", left: 2, right: 2},
	{file: "as", tags: " as ", left: 2, right: 2},
	{file: "gu", tags: " gu ", left: 2, right: 2},
	{file: "pa", tags: " pa ", left: 2, right: 2},
	{file: "or", tags: " or ", left: 2, right: 2},
	{file: "ta", tags: " ta ", left: 2, right: 3},
	{file: "te", tags: " te ", left: 2, right: 2},
	{file: "kn", tags: " kn tcy ", left: 2, right: 2},
	{file: "ml", tags: " ml ", left: 2, right: 2},
	{file: "ka", tags: " ka ", left: 2, right: 2},
	{file: "el-monoton", tags: " el ", left: 2, right: 2},
	{file: "el-polyton", tags: " el-polyton ", left: 2, right: 2},
	{file: "grc", tags: " grc ", left: 2, right: 2},
	{file: "la", tags: " la ", left: 2, right: 2},
	{file: "eo", tags: " eo ", left: 2, right: 2},
	{file: "ia", tags: " ia ", left: 2, right: 2},
}

// hyphenatorFor gives the hyphenator of a language, a BCP 47 tag: the first of
// "en-au-x-farm", "en-au-x", "en-au" and "en" that has patterns. It is nil if
// there are none.
func hyphenatorFor(lang string) *hyphenator {
	for tag := strings.ReplaceAll(strings.ToLower(lang), "_", "-"); tag != ""; {
		for _, p := range patternSets {
			if p.has(tag) {
				p.once.Do(p.load)
				return p.hyphenator
			}
		}
		tag = tag[:max(0, strings.LastIndexByte(tag, '-'))]
	}
	return nil
}

func (p *patternSet) has(tag string) bool {
	for rest := p.tags; ; {
		i := strings.Index(rest, tag)
		if i < 0 {
			return false
		}
		if rest[i-1] == ' ' && rest[i+len(tag)] == ' ' {
			return true
		}
		rest = rest[i+len(tag):]
	}
}

func (p *patternSet) load() {
	patterns, _ := packed.File(patternArchive, p.file+".pat")
	exceptions, _ := packed.File(patternArchive, p.file+".hyp")
	p.hyphenator = &hyphenator{newPatternTrie(packed.Lines(patterns), string(exceptions)), p.left, p.right}
}
