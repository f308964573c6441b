package fonts

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"
)

func TestLigature(t *testing.T) {
	b := newBook(t)
	for _, family := range []string{"serif", "sans"} {
		f := b.Face(Query{Family: family})
		run := f.Shape("office", Shaping{Lang: "en"})
		plain := f.Shape("office", Shaping{Lang: "en", Features: "-liga"})
		if len(plain.Glyphs) != 6 {
			t.Errorf("%s: office without ligatures has %d glyphs", family, len(plain.Glyphs))
		}
		if family == "serif" && fmt.Sprint(clusters(run)) != "[0 1 4 5]" {
			t.Errorf("%s: office has clusters %v", family, clusters(run))
		}
	}
	code := b.Face(Query{Family: "mono"}).Shape("office", Shaping{})
	if len(code.Glyphs) != 6 {
		t.Errorf("mono: office has clusters %v", clusters(code))
	}
}

func clusters(run *Run) []int32 {
	var list []int32
	for _, g := range run.Glyphs {
		list = append(list, g.Cluster)
	}
	return list
}

// sumOfAdvances is a text's width without kerning and substitution.
func sumOfAdvances(f *Face, text string) (sum int32) {
	for _, r := range text {
		gid, _ := f.GlyphID(r)
		sum += f.Advance(gid)
	}
	return sum
}

func TestKerning(t *testing.T) {
	b := newBook(t)
	for _, family := range []string{"serif", "sans"} {
		for _, italic := range []bool{false, true} {
			f := b.Face(Query{Family: family, Italic: italic})
			words := []string{"AVATAR", "ΑΥΓΑ", "ГАТУ"}
			if family == "sans" && italic {
				words = words[:1] // its Greek and Cyrillic are not kerned
			}
			for _, word := range words {
				run := f.Shape(word, Shaping{})
				if sum := sumOfAdvances(f, word); run.Width >= sum-20 {
					t.Errorf("%s: %s is %d wide, its letters %d", f.Name, word, run.Width, sum)
				}
				if off := f.Shape(word, Shaping{Features: "-kern"}); off.Width != sumOfAdvances(f, word) {
					t.Errorf("%s: %s without kerning is %d wide", f.Name, word, off.Width)
				}
			}
		}
	}
}

// TestFeatures: small capitals are in the upright faces, tabular figures in
// serif; in sans all figures have the same width already.
func TestFeatures(t *testing.T) {
	b := newBook(t)
	glyphs := func(f *Face, text, features string) string {
		return fmt.Sprint(f.Shape(text, Shaping{Features: features}).Glyphs)
	}
	for _, family := range []string{"serif", "sans"} {
		for _, italic := range []bool{false, true} {
			f := b.Face(Query{Family: family, Italic: italic})
			if has := glyphs(f, "abc", "") != glyphs(f, "abc", "smcp"); has == italic {
				t.Errorf("%s: small capitals %v", f.Name, has)
			}
			one, eight := f.Shape("111", Shaping{Features: "tnum,lnum"}), f.Shape("888", Shaping{Features: " tnum, lnum "})
			if one.Width != eight.Width {
				t.Errorf("%s: tabular figures are %d and %d wide", f.Name, one.Width, eight.Width)
			}
			if glyphs(f, "123", "onum") == glyphs(f, "123", "") {
				t.Errorf("%s: no old-style figures", f.Name)
			}
		}
	}
	f := b.Face(Query{Family: "serif"})
	if glyphs(f, "abc", "smcp") != glyphs(f, "abc", "smcp,nonsense,,!") {
		t.Error("what is not a feature has an effect")
	}
}

// TestMarks: a letter and its accent become one glyph if there is one, or the
// accent is placed over the letter; either way they are one cluster.
func TestMarks(t *testing.T) {
	f := newBook(t).Face(Query{Family: "serif"})
	run := f.Shape("e\u0301x", Shaping{})
	gid, _ := f.GlyphID('é')
	if len(run.Glyphs) != 2 || run.Glyphs[0].ID != gid || run.Glyphs[1].Cluster != 3 {
		t.Errorf("e with acute: %v", run.Glyphs)
	}
	run = f.Shape("m\u0300x", Shaping{})
	if len(run.Glyphs) != 3 || run.Glyphs[1].Advance != 0 || run.Glyphs[1].XOff >= 0 || run.Glyphs[1].Cluster != 0 {
		t.Errorf("m with grave: %v", run.Glyphs)
	}
}

func TestRightToLeft(t *testing.T) {
	f := newBook(t).Face(Query{Family: "serif"})
	run := f.Shape("abc", Shaping{RTL: true})
	if !run.RTL || fmt.Sprint(clusters(run)) != "[2 1 0]" {
		t.Errorf("clusters %v", clusters(run))
	}
}

// TestShapeConserves: the clusters of any text are in order, begin with the
// text and are at characters, the width is the sum of the advances, and the
// plain way of shaping agrees.
func TestShapeConserves(t *testing.T) {
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(uint64(seed), 3))
	b := newBook(t)
	letters := []rune("aefgijlrtAVTWy.,-’1/2éΑωЖщ\u0301\u0308\u00ad\u200d\u200fאבسلام字😀\ufe0f\x00\xff \tक्ष")
	features := []string{"", "smcp,onum", "-kern,-liga", "frac"}
	for range 3000 {
		text := make([]rune, 1+random.IntN(24))
		for i := range text {
			text[i] = letters[random.IntN(len(letters))]
		}
		f := b.Face(Query{Family: []string{"serif", "sans", "mono"}[random.IntN(3)], Italic: random.IntN(2) == 0})
		s := Shaping{Features: features[random.IntN(len(features))], Lang: "de", RTL: random.IntN(4) == 0}
		source := string(text)
		if random.IntN(8) == 0 {
			source = source[random.IntN(len(source)):] // perhaps invalid UTF-8
		}
		checkRun(t, f.Shape(source, s), source, s.RTL)
		plain := f.shapePlainly(source, s.RTL)
		if len(plain.Glyphs) > 0 && !strings.ContainsFunc(source, Ignorable) {
			checkRun(t, plain, source, s.RTL)
		}
	}
}

func checkRun(t *testing.T, run *Run, text string, rtl bool) {
	t.Helper()
	if run.Text != text || run.RTL != rtl {
		t.Fatalf("%q: the run is of %q", text, run.Text)
	}
	if len(text) > 0 && len(run.Glyphs) == 0 {
		t.Fatalf("%q: no glyphs", text)
	}
	var width int32
	least, previous := int32(len(text)), int32(-1)
	for i := range run.Glyphs {
		g := run.Glyphs[i]
		if rtl {
			g = run.Glyphs[len(run.Glyphs)-1-i]
		}
		if g.Cluster < previous || int(g.Cluster) >= len(text) {
			t.Fatalf("%q: clusters %v", text, clusters(run))
		}
		if utf8.ValidString(text) && !utf8.RuneStart(text[g.Cluster]) {
			t.Fatalf("%q: cluster inside of a character: %v", text, clusters(run))
		}
		previous, least = g.Cluster, min(least, g.Cluster)
		width += g.Advance
	}
	if least != 0 && len(text) > 0 {
		t.Fatalf("%q: the clusters begin at %d", text, least)
	}
	if width != run.Width {
		t.Fatalf("%q: width %d, want %d", text, run.Width, width)
	}
}

func TestShapeIsCached(t *testing.T) {
	f := newBook(t).Face(Query{Family: "serif"})
	s := Shaping{Lang: "en"}
	word := f.Shape("word", s)
	if again := f.Shape("word", s); again != word {
		t.Error("a word is shaped twice")
	}
	if word == f.Shape("word", Shaping{Lang: "en", Features: "smcp"}) {
		t.Error("features make no difference")
	}
	long := strings.Repeat("word ", 20)
	first := f.Shape(long, s)
	if again := f.Shape(long, s); again == first {
		t.Error("a long text is kept")
	}
	for i := range maxVariants + 10 {
		f.Shape("word", Shaping{Lang: fmt.Sprint("x-", i)})
	}
	if n := len(*f.shaping.variants.Load()); n != maxVariants {
		t.Errorf("%d ways of shaping are kept", n)
	}
	var c runCache
	for i := range maxCachedRuns + 1000 {
		run := &Run{Text: fmt.Sprint(i)}
		c.put(c.hash(run.Text), run)
		if c.get(c.hash(run.Text), run.Text) != run {
			t.Fatalf("run %d is not kept", i)
		}
	}
	if n := c.table.Load().count; n != 1000 {
		t.Errorf("%d runs are kept after the cache was full", n)
	}
}

// TestShapeConcurrently is for the race detector, and compares what several
// goroutines get with what one gets.
func TestShapeConcurrently(t *testing.T) {
	b, alone := newBook(t), newBook(t)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for n := range 400 {
				q := Query{Family: []string{"serif", "sans", "mono"}[n%3], Italic: n%2 == 0}
				word := fmt.Sprint("office", (n*7+i)%300)
				s := Shaping{Lang: []string{"en", "tr"}[n%5%2]}
				got, want := b.Face(q).Shape(word, s), alone.Face(q).shapeAnew(word, alone.Face(q).variant(s), scriptOf(word))
				if fmt.Sprint(*got) != fmt.Sprint(*want) {
					t.Errorf("%s: %v, want %v", word, *got, *want)
				}
				b.Fallback(b.Face(q), "│")
			}
		})
	}
	wait.Wait()
}
