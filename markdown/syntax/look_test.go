package syntax

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// lookPatterns look around or refer back, in all the ways that lexers do.
var lookPatterns = []string{
	`a+(?=b)`, `a+?(?!b)`, `(?<=a)b`, `(?<!a)b+`, `(?<!\w)a`, `(?<=a|bb)c`, `(?<=(?:a|b)c)a`, `(?<=^)a`,
	`(["'])(.*?)\1`, `(["'])((?:\\\1|(?!\1).)*)\1`, `(?s)(a+)(b*)(c.*?\1)`, `(a)?b\1`, `(?:(a)|b)*\1`, `(?=(?=a)a)a`, `(?=a|b).`,
	`a(?=\s*$|,)`, `(?i)(a+)b\1`, `(?i)a(?=B)`, `(?!ab)[ab]+`, `[^a](?=a)`, `(?:(?=a)|b)c*`, `(?=a)*b`, `(?<=a+)b`, `(a\1)`, `(a|b\1)+`, `((?=a))a`, `(?:a|(?=b))+`,
	`\\['"\\nrt]|\\(?=\n)|\\x[0-7]|\\0`, `[^\W\d]\w*`, `x([\W_])(.*?)\1`, `[\W_]+`, `[a:]*[:=]\s`, `[^\S\n]+`, `\$-[0ad]`, `(?=\n)|a`, `\\(?=\n)|\\x[ab]+`, `(?<=\\)a`, `((?:(?!//)[^"\n{#])*?)(:)( )`,
}

// TestLooks compares programs with regexp2, on texts by chance. Where a program
// is not sure it needs not be right.
func TestLooks(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	compiled := 0
	for _, source := range lookPatterns {
		for _, groups := range []bool{false, true} {
			p := &pattern{source: source, flags: "m", groups: groups}
			p.prepared.Do(p.prepare)
			if p.program == nil {
				continue
			}
			compiled++
			for range 2000 {
				var b strings.Builder
				for range random.IntN(12) {
					b.WriteByte("aaabbbAABccc\"'\\ \n/:,x_17-$=\t\r"[random.IntN(28)])
				}
				sameAsSlow(t, seed, p, []rune(b.String()))
			}
		}
	}
	if compiled < 40 {
		t.Errorf("%d patterns became programs", compiled)
	}
}

func sameAsSlow(t *testing.T, seed uint64, p *pattern, text []rune) {
	t.Helper()
	for at := range len(text) + 1 {
		got, want := match{spent: new(int)}, match{}
		ok, sure := p.program.match(text, at, &got)
		slow := p.matchSlow(text, at, &want)
		if p.first != nil && at < len(text) && slow && !p.first.has(text[at]) {
			t.Fatalf("seed %d: %s matches %q at %d, where it may not begin", seed, p.source, string(text), at)
		}
		if !sure {
			continue
		}
		if ok != slow || ok && got.n != want.n || ok && p.groups && !slices.Equal(spans(got.groups, text), spans(want.groups, text)) {
			t.Fatalf("seed %d: %s in %q at %d (groups %v): %v %d %v and not %v %d %v", seed, p.source, string(text), at, p.groups,
				ok, got.n, got.groups, slow, want.n, want.groups)
		}
	}
}

// spans are what is in groups; where an empty one is does not count.
func spans(groups []group, text []rune) (list []string) {
	for _, g := range groups {
		list = append(list, string(text[g.from:g.to]))
	}
	return list
}

// TestLookedForInVain: patterns that look ahead in vain from each place of a text
// take counted steps, of which a text has so many, and not regexp2's time.
func TestLookedForInVain(t *testing.T) {
	for source, unit := range map[string]string{
		`.+?(?=<\s*/\s*script\s*>)`:                             "<script>",
		"(?<!\\w)(<<-?)([\"`\\']?)([a-zA-Z_]\\w*)(\\2)(.*?\\n)": "<<-A ",
		`(?s)(b?r)(#*)(".*?"\2)`:                                `br##"`,
	} {
		m := match{spent: new(int)}
		text := []rune(strings.Repeat(unit, 8<<10/len(unit)))
		if ok, sure := newProgram(t, source).match(text, 0, &m); ok || !sure {
			t.Errorf("%s: matches: %v, for sure: %v", source, ok, sure)
		}
		if *m.spent < len(text) {
			t.Errorf("%s: %d steps for %d characters", source, *m.spent, len(text))
		}
	}
}
