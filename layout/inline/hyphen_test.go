package inline

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/speedata/hyphenation"
)

// hyphenated shows a word with its points.
func hyphenated(h *hyphenator, word string, left, right int) string {
	var b strings.Builder
	from := 0
	for _, p := range h.points(word, left, right, nil) {
		b.WriteString(word[from:p] + "-")
		from = p
	}
	return b.String() + word[from:]
}

// TestSingleLetterPatterns: "1b" divides before every b.
func TestSingleLetterPatterns(t *testing.T) {
	h := &hyphenator{newPatternTrie("1b a2b .ab3c", ""), 1, 1}
	for _, want := range []string{"o-bo-bo", "abo", "ab-co-b", "b"} {
		if got := hyphenated(h, strings.ReplaceAll(want, "-", ""), 1, 1); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestHyphenation(t *testing.T) {
	tests := []struct{ lang, want string }{
		{"en", "hy-phen-ation"}, {"en-US", "com-puter"}, {"en", "al-go-rithm"},
		{"en-GB", "hy-phen-a-tion"}, {"en-AU", "how-ever"},
		{"en", "ta-ble"}, {"en", "Present"}, {"en", "PROJECTS"}, {"en", "phil-an-thropic"}, // exceptions
		{"en", "recipe"}, {"en", "the"}, {"en", ""}, {"en", "42"},
		{"en", "com-puter’s"}, {"en", "al-go-rithm2com-puter"}, {"en", "al-go-rithm.com-puter"},
		{"en", "naïve"}, {"en", "com-put-er-ized"},
		{"de", "Do-nau-dampf-schiff-fahrt"}, {"de-AT", "Sil-ben-tren-nung"}, {"de_CH", "Stra-ße"},
		{"fr", "l’or-di-na-teur"}, {"fr-CA", "jus-qu’au-jour-d’hui"}, {"it", "del-l’am-mi-ni-stra-zio-ne"},
		{"es", "or-de-na-dor"}, {"pt-BR", "com-pu-ta-dor"}, {"nl", "hoog-le-raar"},
		{"sv", "sam-hälls-kun-skap"}, {"da", "com-pu-ter"}, {"nb", "data-ma-skin"}, {"no", "data-ma-skin"},
		{"fi", "tie-to-ko-ne"}, {"pl", "kom-pu-ter"}, {"hu", "szá-mí-tó-gép"}, {"hr", "ra-ču-na-lo"},
		{"sl", "ra-ču-nal-nik"}, {"ca", "or-di-na-dor"}, {"tr", "bil-gi-sa-yar"}, {"ru", "ком-пью-тер"},
		{"ru-RU", "КОМ-ПЬЮ-ТЕР"}, {"uk", "ком-п’ю-тер"}, {"el", "υπο-λο-γι-στής"}, {"la", "com-pu-ta-trum"},
		{"af", "re-ke-naar"}, {"be", "бе-ла-ру-с-кая"}, {"bg", "ком-пю-тър"}, {"cy", "gwybod-aeth"}, {"eo", "in-ter-na-cia"},
		{"et", "raa-ma-tu-kogu"}, {"eu", "or-de-na-gai-lu"}, {"fur", "or-de-na-dôr"}, {"ga", "ríomh-aire"}, {"gl", "or-de-na-dor"},
		{"grc", "ἄν-θρω-πος"}, {"el-polyton", "ἄν-θρω-πος"}, {"hsb", "li-čak"}, {"ia", "com-pu-ta-tor"}, {"is", "tölvu-bún-að-ur"}, {"ka", "კომ-პი-უ-ტე-რი"},
		{"ku", "kom-pû-ter"}, {"lt", "kom-piu-te-ris"}, {"mn", "ком-пью-тер"}, {"oc", "or-di-na-dor"}, {"pms", "or-di-na-tor"},
		{"rm", "com-pu-ter"}, {"sr", "ра-чу-нар"}, {"sr-Latn-RS", "ra-ču-nar"}, {"bs", "ra-ču-nar"}, {"tk", "türk-me-nis-tan"},
		{"cs", "po-čí-tač"}, {"sk", "slo-ven-sky"}, {"cs-CZ", "nej-neob-ho-s-po-da-řo-vá-va-tel-něj-ší-mu"}, {"hi", "स्व-त-न्त्रता"}, {"ne", "नेपा-लको"}, {"mr", "महा-रा-ष्ट्र"}, {"bn", "স্বা-ধী-নতা"}, {"ta", "மனிதப்"}, {"ta-LK", "சுதந்-தி-ர-மாகவே"}, {"te", "సమా-న-త్వ-మును"}, {"kn", "ಸ್ವಾ-ತಂ-ತ್ರ್ಯ-ಗಳ"}, {"ml", "അവ-കാ-ശ-ങ്ങളും"},
	}
	for _, test := range tests {
		h := hyphenatorFor(test.lang)
		if h == nil {
			t.Errorf("%s: no patterns", test.lang)
			continue
		}
		if got := hyphenated(h, strings.ReplaceAll(test.want, "-", ""), 2, 2); got != test.want {
			t.Errorf("%s: %s, want %s", test.lang, got, test.want)
		}
	}
	for _, lang := range []string{"", "x", "lv", "ro", "ja", "e", "en-", "english"} {
		if h := hyphenatorFor(lang); (h != nil) != (lang == "en-") {
			t.Errorf("%q: patterns %v", lang, h != nil)
		}
	}
}

// TestPointsKeepToTheirSide checks the least numbers of letters, and that
// nothing is divided next to an apostrophe, inside of a character or before a
// mark.
func TestPointsKeepToTheirSide(t *testing.T) {
	h := hyphenatorFor("fr")
	if got := hyphenated(h, "administration", 4, 6); got != "admi-nis-tration" {
		t.Errorf("with 4 and 6 letters: %s", got)
	}
	if got := hyphenated(hyphenatorFor("en"), "ability", 0, 0); got != "abil-ity" {
		t.Errorf("with no least numbers: %s", got)
	}
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(uint64(seed), 1))
	letters := []rune("aàbcde\u0301êfiIlLmnoprstuvxyzŒß’'’2-́\u00ad–ы語")
	for range 20_000 {
		word := make([]rune, random.IntN(20))
		for i := range word {
			word[i] = letters[random.IntN(len(letters))]
		}
		text := string(word)
		last := 0
		for _, p := range h.points(text, 2, 3, nil) {
			if p <= last || p >= len(text) || !utf8.RuneStart(text[p]) {
				t.Fatalf("%q: division at %d", text, p)
			}
			before, _ := utf8.DecodeLastRuneInString(text[:p])
			after, _ := utf8.DecodeRuneInString(text[p:])
			if !unicode.IsLetter(before) && !unicode.IsMark(before) || !unicode.IsLetter(after) {
				t.Fatalf("%q: division between %q and %q", text, before, after)
			}
			last = p
		}
	}
}

// TestApostrophe: there are no divisions next to one, whatever patterns say.
func TestApostrophe(t *testing.T) {
	h := &hyphenator{newPatternTrie("1a1 '1a a1' a1b", ""), 1, 1}
	if got := hyphenated(h, "b’ab’a'ab", 1, 1); got != "b’a-b’a'a-b" {
		t.Error(got)
	}
}

// TestTrieAgainstReference compares all languages with an independent
// implementation, on words made of pieces of their own patterns. The reference
// overlooks patterns of a single letter, which are therefore left out here.
func TestTrieAgainstReference(t *testing.T) {
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(uint64(seed), 2))
	for _, set := range patternSets {
		if testing.Short() && set.file != "en-us" || strings.Contains("ta te kn ml hi mr bn as gu pa or", set.file) { // nearly all theirs have one letter
			continue
		}
		file, err := os.ReadFile("patterns/hyph-" + set.file + ".pat.txt")
		if err != nil {
			t.Fatal(err)
		}
		patterns := strings.Join(slices.DeleteFunc(strings.Fields(string(file)), func(p string) bool {
			return utf8.RuneCountInString(strings.Trim(p, "0123456789")) == 1
		}), "\n")
		reference, err := hyphenation.New(strings.NewReader(patterns))
		if err != nil {
			t.Fatal(err)
		}
		h := &hyphenator{newPatternTrie(patterns, ""), 1, 1}
		pieces := strings.Fields(strings.Map(func(r rune) rune {
			if r >= maxClassRune || !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsSpace(r) && r != '-' {
				return -1 // next to apostrophes, that of Greek too, we divide nothing
			}
			return r
		}, patterns))
		divided := 0
		for range 1000 {
			word := ""
			for len(word) < 8 {
				word += pieces[random.IntN(len(pieces))]
			}
			word = strings.ReplaceAll(word, "-", "")
			var got []int
			for _, p := range h.points(word, 1, 1, nil) {
				got = append(got, utf8.RuneCountInString(word[:p]))
			}
			want := reference.Hyphenate(word)
			want = slices.DeleteFunc(want, func(p int) bool { return p < 1 || p >= utf8.RuneCountInString(word) })
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %s divided at %v, the reference says %v", set.file, word, got, want)
			}
			divided += len(got)
		}
		if divided < 100 {
			t.Errorf("%s: only %d divisions in 1000 words", set.file, divided)
		}
	}
}

// TestExceptions looks for every exception with its own divisions.
func TestExceptions(t *testing.T) {
	for _, set := range patternSets {
		data, err := os.ReadFile("patterns/hyph-" + set.file + ".hyp.txt")
		if err != nil {
			continue
		}
		h := hyphenatorFor(strings.Fields(set.tags)[0])
		for want := range strings.FieldsSeq(string(data)) {
			word := strings.ReplaceAll(want, "-", "")
			var points []int
			for at, r := range want {
				if r == '-' {
					points = append(points, at-len(points))
				}
			}
			points = slices.DeleteFunc(points, func(p int) bool {
				return utf8.RuneCountInString(word[:p]) < set.left || utf8.RuneCountInString(word[p:]) < set.right
			})
			if got := h.points(word, 1, 1, nil); !slices.Equal(got, points) {
				t.Errorf("%s: %s, want %s", set.file, hyphenated(h, word, 1, 1), want)
			}
		}
	}
}

// TestPatternFiles checks the list of files in patterns/README.md: their
// checksums, and that each language has its licence.
func TestPatternFiles(t *testing.T) {
	readme, err := os.ReadFile("patterns/README.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("patterns/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		line := hex.EncodeToString(sum[:]) + "  " + filepath.Base(f) + "\n"
		if !strings.Contains(string(readme), line) {
			t.Errorf("patterns/README.md should have the line %q", line)
		}
	}
	for _, set := range patternSets {
		licence := "patterns/hyph-" + set.file + ".licence.txt"
		if !slices.Contains(files, licence) {
			t.Errorf("%s is missing", licence)
		}
	}
	if n := strings.Count(string(readme), ".txt\n"); n != len(files) {
		t.Errorf("patterns/README.md lists %d files, there are %d", n, len(files))
	}
}

func TestHyphenatorConcurrently(t *testing.T) {
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, set := range patternSets {
				h := hyphenatorFor(strings.Fields(set.tags)[0])
				h.points("international", 2, 2, nil)
			}
		})
	}
	wait.Wait()
}

func BenchmarkLoadPatterns(b *testing.B) {
	for _, file := range []string{"en-us", "de-1996", "hu", "fr"} {
		b.Run(file, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				(&patternSet{file: file}).load()
			}
		})
	}
}

var benchmarkWords = strings.Fields(`hyphenation of the beautiful international
	organisation and its administration, which considered typographical questions thoroughly`)

func BenchmarkPoints(b *testing.B) {
	h := hyphenatorFor("en")
	var points []int
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		points = h.points(benchmarkWords[i%len(benchmarkWords)], 2, 3, points[:0])
	}
}

// BenchmarkReference is the independent implementation, without a cache.
func BenchmarkReference(b *testing.B) {
	patterns, _ := os.ReadFile("patterns/hyph-en-us.pat.txt")
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := hyphenation.New(strings.NewReader(string(patterns))); err != nil {
				b.Fatal(err)
			}
		}
	})
	reference, err := hyphenation.New(strings.NewReader(string(patterns)))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("points", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			reference.Hyphenate(benchmarkWords[i%len(benchmarkWords)])
		}
	})
}

func BenchmarkHyphenatorFor(b *testing.B) {
	hyphenatorFor("uk")
	for b.Loop() {
		hyphenatorFor("uk-UA")
	}
}
