package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// guessLanguage tells the language of a text that doesn't name one, a BCP 47 tag: by
// its letters, and that of Latin letters by its small words. It is "" where
// there is too little to go by.
func guessLanguage(body string) string {
	const leastLetters = 20
	s := newSample(body)
	if tag := s.byScript(leastLetters); tag != "" {
		return tag
	}
	return s.byWords()
}

// findLanguage finds the language of a text for which none is given.
func (t *Text) findLanguage() {
	if t.meta.Lang != "" || t.options.Lang != "" {
		return
	}
	const enough = 1 << 16
	body := t.decoded[t.start:]
	t.meta.Lang = guessLanguage(string(body[:min(len(body), enough)]))
	t.meta.LangFound = t.meta.Lang != ""
}

// A sample is what is looked at of a text: so many bytes of its words.
type sample struct {
	left    int
	letters [len(scripts) + 1]int // by script, the last those of others
	latin   int
	signs   map[rune]int // letters that tell languages of one script apart
	words   map[string]int
	total   int // words
}

const sampleSize = 3000

// scripts are those that one language at least is mostly written in. What a letter
// counts for is what it takes to write it in Latin.
var scripts = [...]struct {
	table  *unicode.RangeTable
	tag    string
	weight int
}{
	{unicode.Han, "zh-Hans", 4}, {unicode.Hiragana, "ja", 2}, {unicode.Katakana, "ja", 2}, {unicode.Hangul, "ko", 3},
	{unicode.Arabic, "ar", 1}, {unicode.Hebrew, "he", 1}, {unicode.Cyrillic, "ru", 1}, {unicode.Greek, "el", 1},
	{unicode.Devanagari, "hi", 1}, {unicode.Bengali, "bn", 1}, {unicode.Gurmukhi, "pa", 1}, {unicode.Gujarati, "gu", 1},
	{unicode.Oriya, "or", 1}, {unicode.Tamil, "ta", 1}, {unicode.Telugu, "te", 1}, {unicode.Kannada, "kn", 1},
	{unicode.Malayalam, "ml", 1}, {unicode.Sinhala, "si", 1}, {unicode.Thai, "th", 1}, {unicode.Lao, "lo", 1},
	{unicode.Khmer, "km", 1}, {unicode.Myanmar, "my", 1}, {unicode.Tibetan, "bo", 1}, {unicode.Georgian, "ka", 1},
	{unicode.Armenian, "hy", 1}, {unicode.Ethiopic, "am", 1},
}

// tellers are letters by which languages of a script are told apart, those of the
// first that has enough of them.
var tellers = []struct{ script, letters, tag string }{
	{"ar", "ٹڈڑےں", "ur"}, {"ar", "ۇۈۋ", "ug"}, {"ar", "ۆێڕڵە", "ckb"}, {"ar", "ډړښۍ", "ps"}, {"ar", "پچژگکی", "fa"},
	{"ru", "ўЎ", "be"}, {"ru", "ҷӣӯҳ", "tg"}, {"ru", "әғқұһ", "kk"}, {"ru", "іїєґІЇЄҐ", "uk"}, {"ru", "ѓќѕ", "mk"}, {"ru", "ђћљњџј", "sr"},
	{"ru", "ң", "ky"}, {"ru", "өү", "mn"}, {"hi", "ळ", "mr"},
	{"zh-Hans", "這們國說時對會來為個還沒過後學發經現樣開體關點問題", "zh-Hant"},
}

// newSample takes words from a text, but not from code, addresses and tags.
func newSample(body string) *sample {
	s := &sample{left: sampleSize, signs: map[rune]int{}, words: map[string]int{}}
	fence := ""
	for line := range strings.Lines(body) {
		if s.left <= 0 {
			break
		}
		bare := strings.TrimLeft(line, " >")
		switch {
		case fence != "":
			if strings.HasPrefix(bare, fence) {
				fence = ""
			}
		case strings.HasPrefix(bare, "```") || strings.HasPrefix(bare, "~~~"):
			fence = bare[:3]
		case !strings.HasPrefix(line, "    ") && !strings.HasPrefix(line, "\t"):
			s.line(line)
		}
	}
	return s
}

// line takes the words of a line, past what is between marks of code and of links.
func (s *sample) line(line string) {
	word := 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			s.letter(r)
			i += size
			continue
		}
		s.word(line[word:i])
		i += skipped(line[i:], size)
		word = i
	}
	s.word(line[word:])
}

// skipped is the length of what begins with a mark and has no words: code, a link's
// address, a tag.
func skipped(text string, size int) int {
	for _, pair := range []struct{ open, shut string }{{"`", "`"}, {"](", ")"}, {"<", ">"}, {"://", " "}, {"$", "$"}} {
		if rest, ok := strings.CutPrefix(text, pair.open); ok {
			if n := strings.Index(rest, pair.shut); n >= 0 {
				return len(pair.open) + n + len(pair.shut)
			}
		}
	}
	return size
}

func (s *sample) letter(r rune) {
	if r < 0x250 {
		s.latin++
		return
	}
	for i := range scripts {
		if unicode.Is(scripts[i].table, r) {
			s.letters[i] += scripts[i].weight
			s.signs[r]++
			return
		}
	}
	s.letters[len(scripts)]++
}

func (s *sample) word(w string) {
	if w == "" {
		return
	}
	s.left -= len(w)
	if s.total++; len(w) <= longestSmallWord {
		if w[0] < 'a' || w[0] >= utf8.RuneSelf {
			w = strings.ToLower(w)
		}
		s.words[w]++
	}
}

// leastTellers is how many letters it takes to tell a language, one in so many of its
// script's.
const leastTellers = 100

// byScript is the language of a text in other letters than Latin: of so many of them,
// and two in five, since words of programs and names are Latin everywhere.
func (s *sample) byScript(least int) string {
	best, sum := -1, s.latin
	for i, n := range s.letters {
		sum += n
		if i < len(scripts) && (best < 0 || n > s.letters[best]) {
			best = i
		}
	}
	kana := s.letters[1] + s.letters[2]
	if n := s.letters[best]; n+kana < least || (n+kana)*5 < sum*2 {
		return ""
	}
	tag := scripts[best].tag
	if tag == "zh-Hans" && kana*10 > s.letters[0] {
		return "ja"
	}
	for _, t := range tellers {
		if t.script == tag && s.count(t.letters)*leastTellers >= s.letters[best]/scripts[best].weight {
			return t.tag
		}
	}
	if tag == "ru" && s.count("ъЪ") > 0 && s.count("ыэЫЭ") == 0 {
		return "bg"
	}
	return tag
}

func (s *sample) count(letters string) int {
	n := 0
	for _, r := range letters {
		n += s.signs[r]
	}
	return n
}

// byWords is the language of a text in Latin letters. The small words of one must be a
// tenth of all, of several kinds, since some are in names, and twice as many as those of
// English.
func (s *sample) byWords() string {
	const least, leastKinds = 40, 4
	english, _ := s.small(smallWords[0].words)
	switch {
	case s.total < least:
		return ""
	case english*5 > s.total:
		return smallWords[0].tag
	}
	best, most, kinds := "", 0, 0
	for _, l := range smallWords[1:] {
		if n, k := s.small(l.words); n > most {
			best, most, kinds = l.tag, n, k
		}
	}
	if most*10 < s.total || most < 2*english || kinds < leastKinds {
		return ""
	}
	return best
}

// small counts the words that are in a list, and how many different ones are.
func (s *sample) small(list string) (n, kinds int) {
	for w := range strings.FieldsSeq(list) {
		if k := s.words[w]; k > 0 {
			n, kinds = n+k, kinds+1
		}
	}
	return n, kinds
}

const longestSmallWord = 12 // in bytes

// smallWords are frequent words of languages, none of them a single letter of ASCII: those
// are names in formulas. The first list is that of English.
var smallWords = []struct{ tag, words string }{
	{"en", "the of and to in is that for it with as was on be by this are or from at you we not have but an they which can will if your"},
	{"de", "der die das und ist nicht ein eine zu den von mit auf für im sich dem des es auch wird sind wie ich wir oder werden aus bei kann man nach einen einer einem"},
	{"fr", "le la les de des et est un une à en que qui dans pour pas sur ce il au du ne plus par avec vous nous se cette sont être ou je qu"},
	{"es", "el la los de en que un una es por con para no se del las lo como más su al este esta pero son también sus hay cuando si ser está"},
	{"pt", "os as de em que um uma é por com para não se do da dos das no na como mais ao seu sua mas são também ou quando foi ser está você"},
	{"it", "il lo la gli le di è in che un una per con non si del della dei nel come più anche sono questo questa ma da alla al essere delle"},
	{"nl", "de het een en van in is dat op te voor met zijn niet aan er om je ook als maar bij deze wordt naar dit kan uit worden of we hebben heeft"},
	{"sv", "och att det en är på som för av med den till inte om ett har de så kan från eller men vi var när ska man också jag"},
	{"da", "og at det en er på som for af med den til ikke om et har de så kan fra eller men vi var når skal man også jeg"},
	{"nb", "og å det en er på som for av med den til ikke om et har de så kan fra eller men vi var når skal man også jeg"},
	{"is", "og að er sem ekki við það hann til um með fyrir var eru af en eða hafa verið þá þess þeim hvað ég þetta þessi"},
	{"fi", "ja on ei se että oli hän mutta myös kun niin kuin tai ovat joka sen jos voi ole mukaan tämä vain mitä olla hänen heidän jokainen sekä kanssa ettei vaan sitä"},
	{"pl", "na się do nie to że jest jak po od za przez dla co ale są oraz tym może być czy tego ich już tak lub które jej jego który jako pod bez można ma ze we tylko gdy"},
	{"cs", "na se je že do to ve pro jako za si ale by po které jsou od také tak který nebo při jsem už byl podle své mají má lze není jen když aby kde však mezi bez být bude co či ze ke svou této tento"},
	{"sk", "na sa je že do to vo pre ako za si ale by po ktoré sú od aj tak ktorý alebo pri som už bol podľa svoje majú má nie len keď aby kde však medzi bez byť bude ktorá čo či zo ku ho"},
	{"hu", "az és hogy nem is egy ez de meg volt csak már ha mint van vagy kell lehet ezt azt el még minden lesz"},
	{"ro", "și în de la cu că nu pe este un pentru din care mai se sau sunt ce prin dar ca fi am au fost al ale"},
	{"tr", "ve bir bu da de için ile çok daha olarak olan ne gibi kadar var sonra ama değil ya her en veya mi"},
	{"hr", "je se na da za od su kao ne koji koja iz ili što biti te ali će nije više može samo sve svi već kako bez jer prema jedan ova ovo nego kad"},
	{"sl", "in je se na da za so ki kot ne pa iz ali tudi po bi še ni lahko od pri ko"},
	{"vi", "và của là có không cho được một trong các với này để những người khi đã từ đến như ra về cũng"},
	{"id", "yang dan di untuk dengan ini dari dalam tidak itu pada adalah akan ke juga anda atau bisa oleh saya karena ada seperti"},
	{"ca", "el la els les de en que un una és per amb no es del com més al aquest aquesta però són també seva hi quan"},
	{"et", "ja on ei see et oli ka kui mis või aga ning oma selle kes siis veel mitte saab olla kõik nende tema peab olema iga tuleb nagu siin kuid"},
	{"lt", "ir yra kad į su iš tai ne kaip bet apie už buvo nuo jau arba gali taip"},
	{"lv", "un ir ka ar no uz par kas tas nav bet kā arī vai pēc tika var lai"},
}
