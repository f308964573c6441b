package fonts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// ranking is what the order of families depends on.
type ranking struct {
	shelf  *shelf
	script language.Script
	kind   kind
	region string // of Chinese characters, see regionOf
}

// ranked gives the families of a shelf in the order in which they are to be
// asked for a cluster. Families that are alike stay in the shelf's order.
func (b *Book) ranked(s *shelf, main *Face, cluster, lang string) []family {
	script := scriptOf(cluster)
	if r, _ := utf8.DecodeRuneInString(cluster); script == language.Common && cjkPunctuation(r) {
		script = language.Han
	}
	name := scriptName(cluster)
	if isDanda(cluster) {
		script, name = language.Devanagari, "devanagari"
	}
	key := ranking{shelf: s, script: script, kind: main.kind}
	if ideographic(script) {
		key.region = regionOf(lang, script)
	}
	if script == language.Arabic && primary(lang) == "ur" {
		key.region = "ur"
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if list, ok := b.rankings[key]; ok {
		return list
	}
	if b.rankings == nil {
		b.rankings = map[ranking][]family{}
	}
	r := ranker{ranking: key, script: name, wanted: preferred(key)}
	list := slices.Clone(s.families)
	slices.SortStableFunc(list, func(x, y family) int { return r.rank(x) - r.rank(y) })
	b.rankings[key] = list
	return list
}

// isDanda says whether a cluster is the full stop of Indian scripts. It belongs to
// none of them, but faces for all sorts of scripts have one to themselves.
func isDanda(cluster string) bool { return cluster == "\u0964" || cluster == "\u0965" }

// cjkPunctuation says whether a character that belongs to no script is one of
// Chinese, Japanese and Korean.
func cjkPunctuation(r rune) bool {
	return r >= 0x3000 && r <= 0x33FF || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFFEF
}

// ranker ranks families.
type ranker struct {
	ranking
	script string // folded name, "" for none
	wanted []string
}

// rank is the place of a family: lower ones come first.
func (r *ranker) rank(f family) int {
	if i := slices.Index(r.wanted, f.name); i >= 0 {
		return i
	}
	of := f.faces[0].kind
	rank := 1000
	switch {
	case r.script != "" && strings.Contains(f.name, r.script):
		rank = 100
	case r.kind == mono && of == mono:
		rank = 50
	}
	if !agrees(of, r.kind) {
		rank += 100
	}
	for _, d := range demoted {
		if strings.Contains(f.name, d.part) {
			rank += d.by
		}
	}
	return rank
}

// agrees says whether families of two kinds look alike in a text.
func agrees(a, b kind) bool {
	if b == mono {
		return a == mono || a == sans
	}
	return a == b
}

// demoted are parts of names of families that are made for special uses, and
// the last resorts of systems.
var demoted = []struct {
	part string
	by   int
}{
	{"condensed", 20}, {"display", 20}, {"looped", 10}, {"unjoined", 50}, {"mono", 40}, {"light", 30},
	{"kufi", 30}, {"rashi", 30}, {"nastaliq", 30}, {"unifont", 5000}, {"lastresort", 9000}, {"adobeblank", 9000},
	{"tofu", 9000}, {"supplement", 20}, {"indicsiyaq", 90}, {"slanted", 30},
}

// scriptName is the name of a cluster's script, folded like the names of
// families; "" for what belongs to none.
func scriptName(cluster string) string {
	if name := scriptOfFirst(cluster); name != "Common" {
		return foldName(name)
	}
	return ""
}

// primary is the first subtag of a language tag.
func primary(lang string) string {
	name, _, _ := strings.Cut(lang, "-")
	return strings.ToLower(name)
}

// regionOf says which form Chinese characters have in a language: sc, tc, hk,
// jp or kr. Scripts of one language say it where the language doesn't.
func regionOf(lang string, script language.Script) string {
	lower := strings.ToLower(lang)
	switch primary(lang) {
	case "ja":
		return "jp"
	case "ko":
		return "kr"
	case "zh", "yue":
		switch {
		case strings.Contains(lower, "-hk") || strings.Contains(lower, "-mo") || primary(lang) == "yue":
			return "hk"
		case strings.Contains(lower, "-hans"):
			return "sc"
		case strings.Contains(lower, "-hant") || strings.Contains(lower, "-tw"):
			return "tc"
		}
		return "sc"
	}
	switch script {
	case language.Hiragana, language.Katakana:
		return "jp"
	case language.Hangul:
		return "kr"
	case language.Bopomofo:
		return "tc"
	}
	return "sc"
}

// preferred lists the families that are best for a script, folded, those of
// the wanted kind first.
func preferred(key ranking) []string {
	var list []string
	for _, p := range bestFamilies {
		if p.script == key.script && (p.region == "" || p.region == key.region) {
			serifs, others := p.serif, p.sans
			if key.kind != serif {
				serifs, others = others, serifs
			}
			for name := range strings.SplitSeq(serifs+","+others, ",") {
				list = append(list, foldName(name))
			}
		}
	}
	if ideographic(key.script) {
		list = append(list, chineseFamilies(key)...)
	}
	return list
}

// chineseFamilies are the families for Chinese, Japanese and Korean. Noto's and
// Adobe's end in the region.
func chineseFamilies(key ranking) []string {
	last := map[string]string{"hk": "tc"}[key.region]
	var list []string
	add := func(k kind) {
		style := map[bool]string{true: "serif", false: "sans"}[k == serif]
		for _, region := range []string{key.region, last} {
			if region == "" {
				continue
			}
			list = append(list, "noto"+style+"cjk"+region, "sourcehan"+style+region, "noto"+style+region)
		}
		if key.region == "jp" {
			list = append(list, "sourcehan"+style)
		}
		for name := range strings.SplitSeq(regional[key.region][map[bool]int{true: 0, false: 1}[k == serif]], ",") {
			list = append(list, foldName(name))
		}
	}
	if key.kind == serif {
		add(serif)
		add(sans)
	} else {
		add(sans)
		add(serif)
	}
	return list
}

// regional are the families of Windows, macOS and Linux for Chinese, Japanese
// and Korean: with serifs, and without.
var regional = map[string][2]string{
	"sc": {"Songti SC,STSong,SimSun,NSimSun,AR PL UMing CN", "PingFang SC,Hiragino Sans GB,Microsoft YaHei,WenQuanYi Zen Hei,WenQuanYi Micro Hei,SimHei,Droid Sans Fallback"},
	"tc": {"Songti TC,PMingLiU,MingLiU,AR PL UMing TW", "PingFang TC,Microsoft JhengHei,WenQuanYi Zen Hei,Droid Sans Fallback"},
	"hk": {"Songti TC,MingLiU_HKSCS,AR PL UMing HK", "PingFang HK,PingFang TC,Microsoft JhengHei,Droid Sans Fallback"},
	"jp": {"Hiragino Mincho ProN,Yu Mincho,MS PMincho,MS Mincho,IPAexMincho,IPAMincho", "Hiragino Sans,Hiragino Kaku Gothic ProN,Yu Gothic,Meiryo,MS PGothic,MS Gothic,IPAexGothic,IPAGothic,VL Gothic"},
	"kr": {"AppleMyungjo,Batang,NanumMyeongjo,UnBatang", "Apple SD Gothic Neo,Malgun Gothic,NanumGothic,Gulim,UnDotum"},
}

// bestFamilies are families for scripts, where the name of the script in the
// name of the family doesn't tell enough.
var bestFamilies = []struct {
	script      language.Script
	region      string
	serif, sans string
}{
	{language.Arabic, "ur", "Noto Nastaliq Urdu,Jameel Noori Nastaleeq,Urdu Typesetting", "Noto Nastaliq Urdu"},
	{language.Arabic, "", "Noto Naskh Arabic,Amiri,Scheherazade New,Geeza Pro,Traditional Arabic", "Noto Sans Arabic,Geeza Pro,Segoe UI,Tahoma"},
	{language.Hebrew, "", "Noto Serif Hebrew,New Peninim MT,David,David CLM,Times New Roman", "Noto Sans Hebrew,Arial Hebrew,Segoe UI,Arial"},
	{language.Thai, "", "Noto Serif Thai,Thonburi,Angsana New", "Noto Sans Thai,Thonburi,Leelawadee UI,Leelawadee"},
	{language.Lao, "", "Noto Serif Lao,Lao MN", "Noto Sans Lao,Lao Sangam MN,Leelawadee UI"},
	{language.Khmer, "", "Noto Serif Khmer,Khmer MN", "Noto Sans Khmer,Khmer Sangam MN,Leelawadee UI"},
	{language.Myanmar, "", "Noto Serif Myanmar,Myanmar MN", "Noto Sans Myanmar,Myanmar Text"},
	{language.Devanagari, "", "Noto Serif Devanagari,Kohinoor Devanagari,Mangal", "Noto Sans Devanagari,Kohinoor Devanagari,Nirmala UI"},
	{language.Bengali, "", "Noto Serif Bengali,Bangla MN,Vrinda", "Noto Sans Bengali,Kohinoor Bangla,Nirmala UI"},
	{language.Tamil, "", "Noto Serif Tamil,Tamil MN,Latha", "Noto Sans Tamil,Tamil Sangam MN,Nirmala UI"},
	{language.Telugu, "", "Noto Serif Telugu,Telugu MN,Gautami", "Noto Sans Telugu,Kohinoor Telugu,Nirmala UI"},
	{language.Georgian, "", "Noto Serif Georgian", "Noto Sans Georgian,Helvetica,Sylfaen"},
	{language.Armenian, "", "Noto Serif Armenian,Mshtakan", "Noto Sans Armenian,Mshtakan,Sylfaen"},
	{language.Ethiopic, "", "Noto Serif Ethiopic,Kefa", "Noto Sans Ethiopic,Kefa,Nyala"},
	{language.Common, "", "Noto Sans Symbols,Noto Sans Symbols2,Noto Sans Math,STIX Two Math,Segoe UI Symbol,Apple Symbols", "DejaVu Sans"},
}
