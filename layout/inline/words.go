package inline

import (
	_ "embed" // the words are in the program
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"octavo/internal/packed"
)

// wordArchive has the words of languages that put no spaces between them, each
// language's in order and in front code. Where they come from is in
// words/README.md.
//
//go:embed words.zip
var wordArchive string

// wordList is the words of a language, each on its line.
type wordList struct {
	text string
	at   []int32 // where lines begin
}

// wordScript is a script of class SA of UAX #14, with the words of the language
// that is mostly written in it, unpacked when they are first needed.
type wordScript struct {
	first, last rune // its characters, digits and marks that follow words aside
	words       func() *wordList
	begins      func(t []rune, i int) bool // whether a word may begin at i, from 1
	syllable    func(t []rune, i int) bool // whether a syllable surely does
}

var wordScripts = []wordScript{
	{0x0E01, 0x0E4E, onceWords("thai"), beginsThai, beforeThai},
	{0x0E81, 0x0ECE, onceWords("lao"), beginsThai, beforeThai},
	{0x1780, 0x17D3, onceWords("khmer"), beginsKhmer, beforeKhmer},
	{0x1000, 0x103F, onceWords("burmese"), beforeBurmese, beforeBurmese},
}

func onceWords(name string) func() *wordList {
	return sync.OnceValue(func() *wordList {
		coded, _ := packed.File(wordArchive, name)
		return newWordList(packed.Lines(coded))
	})
}

func newWordList(text string) *wordList {
	l := &wordList{text: text, at: make([]int32, 0, strings.Count(text, "\n"))}
	for at := 0; at < len(text); at += strings.IndexByte(text[at:], '\n') + 1 {
		l.at = append(l.at, int32(at))
	}
	return l
}

// prefixes calls each with the length of every word that a text begins with.
func (l *wordList) prefixes(text string, each func(n int)) {
	lo, hi := 0, len(l.at)
	for k := 0; k < len(text); k++ {
		c := text[k] // words from lo to hi have all bytes before it in common
		n := hi - lo
		begin := sort.Search(n, func(i int) bool { return l.text[int(l.at[lo+i])+k] >= c })
		end := begin + sort.Search(n-begin, func(i int) bool { return l.text[int(l.at[lo+begin+i])+k] > c })
		lo, hi = lo+begin, lo+end
		if lo == hi {
			return
		}
		if l.text[int(l.at[lo])+k+1] == '\n' {
			each(k + 1)
		}
	}
}

// wordStops adds the places between words where no spaces are.
func wordStops(text string, stops []stop) []stop {
	if !mayBeSyllabic(text) {
		return stops
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		i := slices.IndexFunc(wordScripts, func(s wordScript) bool { return r >= s.first && r <= s.last })
		if i < 0 {
			at += size
			continue
		}
		s := &wordScripts[i]
		end := at + size
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if r < s.first || r > s.last {
				break
			}
			end += size
		}
		stops = s.stops(text[at:end], int32(at), stops)
		at = end
	}
	return stops
}

// What a word costs, and a part of one that is in no list: a text is parted into
// as few words as can be, of which as little as can be is unknown.
const (
	knownCost   = 10
	unknownCost = 35
)

// parting is the cheapest way to part a text up to a place.
type parting struct {
	cost  int32
	from  int32 // where its last word begins
	known bool  // and that is a word of the list
}

// stops adds those of a text in the script, which begins at a place of its word.
func (s *wordScript) stops(text string, base int32, stops []stop) []stop {
	t := []rune(text)
	begins := make([]bool, len(text)+1) // by bytes
	sure := make([]bool, len(text)+1)
	at := 0
	for i, r := range t {
		if i > 0 {
			begins[at], sure[at] = s.begins(t, i), s.syllable(t, i)
		}
		at += utf8.RuneLen(r)
	}
	begins[len(text)] = true
	best := s.part(text, begins)
	first := len(stops)
	for to := len(text); to > 0; {
		p := best[to]
		if from := int(p.from); from > 0 {
			switch {
			case p.known || best[from].known:
				stops = append(stops, stop{at: base + p.from, kind: plainStop})
			case sure[from]:
				stops = append(stops, stop{at: base + p.from, kind: syllableStop})
			}
		}
		to = int(p.from)
	}
	slices.Reverse(stops[first:])
	return stops
}

// part finds the cheapest way to part a text at places where words may begin,
// from its beginning on.
func (s *wordScript) part(text string, begins []bool) []parting {
	words := s.words()
	best := make([]parting, len(text)+1)
	for i := range best {
		best[i].cost = math.MaxInt32
	}
	best[0].cost = 0
	reach := func(from, to int, cost int32, known bool) {
		if cost += best[from].cost; cost < best[to].cost {
			best[to] = parting{cost, int32(from), known}
		}
	}
	for from := range text {
		if best[from].cost == math.MaxInt32 {
			continue
		}
		words.prefixes(text[from:], func(n int) {
			to := from + n + repetition(text[from+n:])
			if begins[to] {
				reach(from, to, knownCost, true)
			}
		})
		to := from + 1
		for !begins[to] {
			to++
		}
		reach(from, to, unknownCost, false)
	}
	return best
}

// repetition is the length of the signs that a text begins with which say that
// the word before them is repeated or cut short.
func repetition(text string) int {
	for i, r := range text {
		switch r {
		case 0x0E2F, 0x0E46, 0x0EAF, 0x0EC6, 0x17D7:
		default:
			return i
		}
	}
	return len(text)
}

// beginsThai says whether a word of Thai or Lao may begin at i: not with a sign,
// nor with the consonant that a vowel is written before.
func beginsThai(t []rune, i int) bool {
	return thaiLetter(t[i]) && !leadsThai(t[i-1])
}

// beginsKhmer says whether a word of Khmer may begin at i: not with a sign, nor
// with a consonant below another.
func beginsKhmer(t []rune, i int) bool {
	return t[i] >= 0x1780 && t[i] <= 0x17B3 && t[i-1] != 0x17D2
}
