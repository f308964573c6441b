package inline

import "octavo/geom"

// desperate is the penalty from which on a break is one inside a word that has
// to be broken somewhere. First fit takes any other break on the line before
// it, unless that would leave more than half of the line empty.
const desperate = 5000

// firstFit fills line after line, each with as much as it holds at its natural
// width. Where a line can't break in time, it is too wide.
func firstFit(items []item, first, rest, start geom.Length, dst []lineBreak) []lineBreak {
	room := first - start
	begin := 0
	for begin < len(items) {
		at, over := fitLine(items, begin, room)
		dst = append(dst, lineBreak{int32(at), over})
		room = rest - items[at].after
		begin = at + 1
		for begin < len(items) && vanishes(&items[begin]) {
			begin++
		}
	}
	return dst
}

// vanishes says whether an item is dropped after a break.
func vanishes(it *item) bool {
	return it.kind == glue || it.kind == penalty && it.penalty > forced
}

// fitLine finds the last break at which a line from items[begin] on fits.
func fitLine(items []item, begin int, room geom.Length) (at int, over bool) {
	best, bestDesperate := -1, -1
	var width, bestWidth geom.Length
	for i := begin; i < len(items); i++ {
		it := &items[i]
		if i > begin && breakable(items, i) || it.kind == penalty && it.penalty <= forced {
			fits := width+it.before <= room
			switch {
			case !fits && bestDesperate > best && 2*bestWidth < room:
				return bestDesperate, false
			case !fits && best >= 0:
				return best, false
			case !fits || it.penalty <= forced:
				return i, !fits
			case it.penalty >= desperate:
				bestDesperate = i
			default:
				best, bestWidth = i, width
			}
		}
		if it.kind != penalty {
			width += it.width
		}
	}
	return len(items) - 1, false
}
