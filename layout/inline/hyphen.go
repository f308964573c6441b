package inline

import (
	"unicode"
	"unicode/utf8"
)

// hyphenator finds where the words of a language may be divided, by the
// patterns of F. M. Liang, Word Hy-phen-a-tion by Com-put-er (1983). It is
// safe for concurrent use.
type hyphenator struct {
	trie *patternTrie
	// left and right are the least numbers of letters that the language keeps
	// together at the ends of a word.
	left, right int
}

// points appends to dst the byte offsets in word where it may be hyphenated,
// with at least left and right letters, and at least as many as the language
// wants, on the two sides. What is not a letter divides a word in two, except
// for an apostrophe in languages in which it belongs to words; no offset is
// next to it.
func (h *hyphenator) points(word string, left, right int, dst []int) []int {
	left, right = max(left, h.left), max(right, h.right)
	if len(word) < left+right {
		return dst
	}
	var buffer [48]letter
	run := append(buffer[:0], letter{class: edgeClass})
	for i, r := range word {
		l := letter{class: h.trie.class(r), at: int32(i)}
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			l.kind = alphaKind
		case r < 0x80:
		case unicode.IsLetter(r):
			l.kind = alphaKind
		case unicode.IsMark(r):
			l.kind = markKind
		}
		if l.kind == symbolKind && l.class == 0 {
			dst = h.divide(run, left, right, dst)
			run = run[:1]
			continue
		}
		run = append(run, l)
	}
	return h.divide(run, left, right, dst)
}

// letter is a character of a word.
type letter struct {
	class uint8 // in the trie; 0 if no pattern has it
	kind  letterKind
	level uint8 // of a division before it: odd levels divide
	at    int32 // its byte offset
}

type letterKind uint8

const (
	symbolKind letterKind = iota // an apostrophe
	alphaKind
	markKind // stays with the letter before it
)

// divide finds the divisions of a run of letters. run[0] is the word's edge.
func (h *hyphenator) divide(run []letter, left, right int, dst []int) []int {
	if len(run)-1 < left+right {
		return dst
	}
	letters := 0
	for _, l := range run {
		if l.kind == alphaKind {
			letters++
		}
	}
	if letters < left+right {
		return dst
	}
	run = append(run, letter{class: edgeClass})
	h.trie.levels(run)
	before := 0
	for i := 1; i < len(run)-1; i++ {
		l := run[i]
		if l.level&1 == 1 && before >= left && letters-before >= right &&
			l.kind == alphaKind && run[i-1].kind != symbolKind {
			dst = append(dst, int(l.at))
		}
		if l.kind == alphaKind {
			before++
		}
	}
	return dst
}

// lower is a rune of a word as the patterns have it.
func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}
