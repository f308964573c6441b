package layout

import (
	"unicode"
	"unicode/utf8"

	"octavo/fonts"
	"octavo/geom"
	"octavo/layout/inline"
)

// cellSize is what it takes to foretell how high a cell of one column will be.
type cellSize struct {
	y, x  int
	pad   geom.Length // beside the text
	texts []cellText
}

// cellText is a text in a cell: its spans, and its width on one line.
type cellText struct {
	spans  []inline.Span // none where it is not text
	width  geom.Length
	pieces []piece // once it is to be broken
}

// piece is a stretch of text that no line ends in, with the space before it;
// one without a space goes on a word.
type piece struct{ space, width geom.Length }

// piecesOf cuts text at its spaces, and code at its marks too.
func piecesOf(spans []inline.Span, lang string) []piece {
	var out []piece
	var open piece
	shut := func(space geom.Length) {
		if open.width > 0 {
			out = append(out, open)
		}
		open = piece{space: space}
	}
	for i := range spans {
		st := spans[i].Style
		if o := spans[i].Object; o != nil {
			open.width += o.Width
			continue
		}
		for rest := spans[i].Text; rest != ""; {
			n, space := pieceEnd(rest, st.Verbatim)
			open.width += widthIn(st, lang, rest[:n])
			rest = rest[n:]
			switch {
			case space:
				shut(widthIn(st, lang, " "))
				rest = rest[1:]
			case rest != "":
				shut(0)
			}
		}
	}
	shut(0)
	return out
}

// pieceEnd is the length of the first piece of a text, and whether a space
// ends it.
func pieceEnd(text string, code bool) (n int, space bool) {
	for i, r := range text {
		switch {
		case r == ' ':
			return i, true
		case code && r == '.' && i > 0:
			return i, false
		case r == '-', code && r != '.' && unicode.In(r, unicode.P):
			return i + utf8.RuneLen(r), false
		}
	}
	return len(text), false
}

func widthIn(st *inline.Style, lang, text string) geom.Length {
	run := st.Face.Shape(text, fonts.Shaping{Features: st.Features, Lang: lang})
	return geom.FromUnits(run.Width, st.Size, st.Face.UnitsPerEm)
}

// lines says how many lines the cell takes in a column, and how many of them
// end inside a word.
func (s *cellSize) lines(width geom.Length) (lines, torn int) {
	room := max(width-s.pad, geom.Pt) + geom.Pt/8 // widths of pieces are rounded
	for i := range s.texts {
		lines++
		used := geom.Length(0)
		for _, p := range s.texts[i].pieces {
			if used > 0 && used+p.space+p.width > room {
				lines++
				if p.space == 0 {
					torn++
				}
				used = 0
			}
			if used > 0 {
				used += p.space
			}
			used += p.width
			for used > room {
				lines, torn, used = lines+1, torn+1, used-room
			}
		}
	}
	return lines, torn
}

// What makes one division of the measure worse than another: the lines that
// the table is high, each row as its highest cell; words torn apart; and the
// lines of all cells.
const (
	badRowLine  = 8
	badTorn     = 6
	badCellLine = 1
)

func (t *tableSetter) badnessOf(widths []geom.Length) int {
	bad := 0
	high := make([]int, len(t.grid))
	for i := range t.sizes {
		s := &t.sizes[i]
		lines, torn := s.lines(widths[s.x])
		high[s.y] = max(high[s.y], lines)
		bad += badCellLine*lines + badTorn*torn
	}
	for _, n := range high {
		bad += badRowLine * n
	}
	return bad
}

// moves are the shares of the measure that are moved between columns, the
// larger first. A table of more than mostPieces is left as it is.
var moves = []geom.Length{8, 12, 16, 24, 32, 64}

const mostPieces = 2000

// even moves room from column to column until no single move makes the table
// lower. No column gets narrower than its least width.
func (t *tableSetter) even(widths, least []geom.Length) []geom.Length {
	n := 0
	for i := range t.sizes {
		for k := range t.sizes[i].texts {
			text := &t.sizes[i].texts[k]
			text.pieces = []piece{{width: text.width}}
			if len(text.spans) > 0 {
				text.pieces = piecesOf(text.spans, t.ctx.lang)
			}
			n += len(text.pieces)
		}
	}
	if n > mostPieces {
		return widths
	}
	for _, share := range moves {
		for t.moveBest(widths, least, t.ctx.w/share) {
		}
	}
	return widths
}

// moveBest makes the best of all moves of so much room from one column to
// another, and reports whether any makes the table better.
func (t *tableSetter) moveBest(widths, least []geom.Length, step geom.Length) bool {
	best, from, to := t.badnessOf(widths), -1, -1
	for a := range widths {
		if widths[a]-step < least[a] {
			continue
		}
		for b := range widths {
			if b == a {
				continue
			}
			widths[a], widths[b] = widths[a]-step, widths[b]+step
			if bad := t.badnessOf(widths); bad < best {
				best, from, to = bad, a, b
			}
			widths[a], widths[b] = widths[a]+step, widths[b]-step
		}
	}
	if from < 0 {
		return false
	}
	widths[from] -= step
	widths[to] += step
	return true
}
