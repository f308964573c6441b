package epub

import (
	"slices"
	"strings"
	"unicode"

	"octavo/fonts"
)

// em is the unit in which text is measured before its size is known: this many
// make the size of the type. Places on the cover are in 1/64 of a pixel.
const (
	em    = 1 << 16
	pixel = 64
)

// typesetter sets the lines of a cover.
type typesetter struct {
	book *fonts.Book
	lang string
	seg  fonts.Segmenter
}

// voice is how a text of the cover is set.
type voice struct {
	face     *fonts.Face
	features string
	tracking int64 // between letters, in em
	// rtl says that the text runs from right to left, however a line begins.
	rtl bool
}

// piece is a stretch of a line in one face. Runs are in visual order.
type piece struct {
	face *fonts.Face
	run  *fonts.Run
}

// shape sets a line; its width is in em.
func (t *typesetter) shape(text string, v voice) (pieces []piece, width int64) {
	var dirs []fonts.Direction
	if v.rtl {
		dirs = t.seg.DirectionsFrom(text, 1, nil)
	} else {
		_, dirs = t.seg.Directions(text, nil)
	}
	runs := make([][]piece, len(dirs))
	from := 0
	for i, d := range dirs {
		runs[i] = t.stretch(text[from:d.End], v, d.Level&1 == 1)
		from = d.End
	}
	for _, i := range visualOrder(dirs) {
		for _, p := range runs[i] {
			width += int64(p.run.Width)*em/int64(p.face.UnitsPerEm) + v.tracking*int64(len(p.run.Glyphs))
			pieces = append(pieces, p)
		}
	}
	return pieces, width
}

// visualOrder is the order in which stretches are seen from left to right:
// Unicode Bidirectional Algorithm (UAX #9), rule L2.
func visualOrder(dirs []fonts.Direction) []int {
	order := make([]int, len(dirs))
	var highest uint8
	for i, d := range dirs {
		order[i] = i
		highest = max(highest, d.Level)
	}
	for level := highest; level > 0; level-- {
		for from := 0; from < len(dirs); from++ {
			to := from
			for to < len(dirs) && dirs[to].Level >= level {
				to++
			}
			if to > from {
				slices.Reverse(order[from:to])
				from = to
			}
		}
	}
	return order
}

// stretch shapes text of one direction, in as many faces as it takes. Clusters
// that no face has are left out.
func (t *typesetter) stretch(text string, v voice, rtl bool) []piece {
	var pieces []piece
	var face *fonts.Face
	from := 0
	flush := func(to int) {
		if face != nil && from < to {
			how := fonts.Shaping{Features: v.features, Lang: t.lang, RTL: rtl}
			pieces = append(pieces, piece{face, face.Shape(text[from:to], how)})
		}
		from = to
	}
	start := 0
	for _, end := range append(t.seg.Clusters(text, nil), len(text)) {
		if f := t.faceFor(text[start:end], v.face); f != face {
			flush(start)
			face = f
		}
		start = end
	}
	flush(len(text))
	if rtl {
		slices.Reverse(pieces)
	}
	return pieces
}

func (t *typesetter) faceFor(cluster string, main *fonts.Face) *fonts.Face {
	for _, r := range cluster {
		if !main.Has(r) && !fonts.Ignorable(r) {
			return t.book.Fallback(main, cluster)
		}
	}
	return main
}

// canSet reports whether the letters of a text can be drawn: pictographs may
// be left out, letters not.
func (t *typesetter) canSet(text string, main *fonts.Face) bool {
	start, drawn := 0, false
	for _, end := range append(t.seg.Clusters(text, nil), len(text)) {
		cluster := text[start:end]
		start = end
		if t.faceFor(cluster, main) != nil {
			drawn = drawn || strings.TrimSpace(cluster) != ""
			continue
		}
		for _, r := range cluster {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				return false
			}
		}
	}
	return drawn
}

// token is what a line consists of, with the space after it.
type token struct {
	text         string
	width, space int64 // in em
}

// tokens divides a text where lines may break.
func (t *typesetter) tokens(text string, v voice) []token {
	var list []token
	start := 0
	for _, end := range append(t.seg.LineBreaks(text, nil), len(text)) {
		word := text[start:end]
		start = end
		bare := strings.TrimRightFunc(word, unicode.IsSpace)
		_, width := t.measure(bare, v)
		_, all := t.measure(word, v)
		list = append(list, token{text: word, width: width, space: all - width})
	}
	return list
}

// measure is the width of a text; where no face has it, letters are taken to
// be as wide as they ever are: a full square in Chinese, Japanese and Korean.
func (t *typesetter) measure(text string, v voice) (drawable bool, width int64) {
	if text == "" {
		return true, 0
	}
	if strings.TrimSpace(text) != "" && !t.canSet(text, v.face) {
		for _, r := range text {
			width += estimate(r)
		}
		return false, width
	}
	_, width = t.shape(text, v)
	return true, width
}

func estimate(r rune) int64 {
	switch {
	case unicode.IsSpace(r):
		return em / 4
	case r < 0x590:
		return em * 6 / 10
	case unicode.Is(unicode.M, r) || fonts.Ignorable(r):
		return 0
	case r >= 0x1100 && r < 0x1200 || r >= 0x2E80 && r < 0xD800 || r >= 0xF900 && r < 0xFB00 || r >= 0xFF00 || r >= 0x1F000:
		return em
	}
	return em * 3 / 4
}

// paragraph is a text broken into lines of one size.
type paragraph struct {
	lines   []string
	widths  []int64 // in 1/64 pixel
	size    int64   // in 1/64 pixel
	leading int64
}

// room is the space that a text is fitted into, in 1/64 pixel, and the sizes
// that may be tried. Leading is in hundredths of the size.
type room struct {
	width, height int64
	most, least   int64
	// whole is the size down to which words stay in one piece: longer ones are
	// rather divided than set smaller.
	whole          int64
	leadingPercent int64
}

// fit sets a text as large as there is room for it, its lines balanced. A text
// that is too long at the least size ends in an ellipsis.
func (t *typesetter) fit(text string, v voice, r room) paragraph {
	text = strings.Join(strings.FieldsFunc(text, breakingSpace), " ")
	tokens := t.tokens(text, v)
	for size := r.most; size >= r.least; size -= max(pixel, size/25) {
		if size < r.whole {
			tokens = t.divided(tokens, v, r.width*em/size)
		}
		if p, ok := broken(tokens, size, r); ok {
			return p
		}
	}
	tokens = t.divided(tokens, v, r.width*em/r.least)
	for {
		if p, ok := broken(tokens, r.least, r); ok {
			return p
		}
		if len(tokens) < 2 {
			return paragraph{}
		}
		tokens = t.cut(tokens, v)
	}
}

// breakingSpace are the spaces at which a line may break.
func breakingSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F'
}

// cut leaves the last words out.
func (t *typesetter) cut(tokens []token, v voice) []token {
	keep := max(1, len(tokens)*15/16)
	tokens = append([]token(nil), tokens[:min(keep, len(tokens)-1)]...)
	last := &tokens[len(tokens)-1]
	last.text = strings.TrimRight(last.text, " .,:;…") + "…"
	_, last.width = t.measure(last.text, v)
	last.space = 0
	return tokens
}

// divided parts tokens that are wider than a line (in em), with a hyphen
// between letters of scripts that have it.
func (t *typesetter) divided(tokens []token, v voice, line int64) []token {
	var out []token
	for _, tok := range tokens {
		if tok.width <= line {
			out = append(out, tok)
			continue
		}
		word := strings.TrimRightFunc(tok.text, unicode.IsSpace)
		from := 0
		parts := tok.width*21/20/line + 1
		even := min(line, tok.width/parts*21/20+em/2) // parts of about one length
		ends := append(t.seg.Clusters(word, nil), len(word))
		for i, end := range ends {
			next := len(word)
			if i+1 < len(ends) {
				next = ends[i+1]
			}
			if _, w := t.measure(word[from:next]+"-", v); w <= even && end < len(word) {
				continue
			}
			part := word[from:end]
			if end < len(word) && hyphened(part) {
				part += "-"
			} else if end == len(word) {
				part += tok.text[len(word):]
			}
			_, w := t.measure(strings.TrimSpace(part), v)
			out = append(out, token{text: part, width: w, space: em / 4})
			from = end
		}
	}
	return out
}

func hyphened(part string) bool {
	for _, r := range part {
		if r >= 0x590 || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// broken breaks tokens into lines: as few as possible, of lengths as even as
// possible. It reports whether there is room for them.
func broken(tokens []token, size int64, r room) (paragraph, bool) {
	width := r.width * em / size
	count := fewest(tokens, width)
	p := paragraph{size: size, leading: size * r.leadingPercent / 100}
	if count == 0 || size+int64(count-1)*p.leading > r.height {
		return paragraph{}, false // told before they are balanced, which is work for many lines
	}
	ends := balanced(tokens, width, count)
	from := 0
	for _, end := range ends {
		text, w := joined(tokens[from:end])
		p.lines = append(p.lines, text)
		p.widths = append(p.widths, w*size/em)
		from = end
	}
	return p, true
}

func joined(tokens []token) (string, int64) {
	var b strings.Builder
	var width int64
	for i, t := range tokens {
		width += t.width
		if i < len(tokens)-1 {
			width += t.space
		}
		b.WriteString(t.text)
	}
	return strings.TrimSpace(b.String()), width
}

// fewest is the least number of lines; 0 if a token is too wide.
func fewest(tokens []token, width int64) int {
	lines, at := 1, int64(0)
	for i, t := range tokens {
		if t.width > width {
			return 0
		}
		if i > 0 && at+t.width > width {
			lines, at = lines+1, 0
		}
		at += t.width + t.space
	}
	return lines
}

// balanced finds the ends of count lines so that the squares of the space that
// they leave are least.
func balanced(tokens []token, width int64, count int) []int {
	const never = int64(1) << 62
	n := len(tokens)
	cost := make([]int64, n+1)
	from := make([][]int, count)
	for j := range cost {
		cost[j] = never
	}
	cost[0] = 0
	for line := range count {
		next := make([]int64, n+1)
		from[line] = make([]int, n+1)
		for j := range next {
			next[j] = never
		}
		for i := range n {
			if cost[i] == never {
				continue
			}
			w := int64(0)
			for j := i + 1; j <= n; j++ {
				w += tokens[j-1].width
				if w > width {
					break
				}
				left := (width - w) * 1000 / width
				if c := cost[i] + left*left; c < next[j] {
					next[j], from[line][j] = c, i
				}
				w += tokens[j-1].space
			}
		}
		cost = next
	}
	ends := make([]int, count)
	for line, j := count-1, n; line >= 0; line-- {
		ends[line] = j
		j = from[line][j]
	}
	return ends
}
