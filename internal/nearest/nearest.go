// Package nearest finds the name that a misspelt one was probably meant to be.
package nearest

import "unicode/utf8"

// maxLen bounds the work: longer names are not compared.
const maxLen = 64

// Name returns the candidate closest to name, or "" if none is close: at most
// a third of the letters may be wrong. Of equally close ones the first that is
// as long wins, then the first.
func Name(name string, candidates []string) string {
	if len(name) > maxLen {
		return ""
	}
	var nameRunes, otherRunes [maxLen]rune
	word := runes(nameRunes[:0], name)
	most := max(1, len(word)/3)
	best, bestRank := "", 2*most+2
	for _, c := range candidates {
		longer := utf8.RuneCountInString(c) - len(word)
		if len(c) > maxLen || longer > most || -longer > most {
			continue
		}
		rank := 2 * distance(word, runes(otherRunes[:0], c))
		if len(c) != len(name) {
			rank++
		}
		if rank < bestRank {
			best, bestRank = c, rank
		}
	}
	return best
}

// runes appends the characters of s.
func runes(to []rune, s string) []rune {
	for _, r := range s {
		to = append(to, r)
	}
	return to
}

// distance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours cost one each.
func distance(a, b []rune) int {
	var rows [3][maxLen + 1]int
	before, last, row := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
