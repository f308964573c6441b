package layout

import "strings"

// fullLines counts for each line of code, and the end, the lines before it that
// show something.
func fullLines(lines []string) []int {
	full := make([]int, len(lines)+1)
	for i, l := range lines {
		full[i+1] = full[i]
		if strings.TrimSpace(l) != "" {
			full[i+1]++
		}
	}
	return full
}

// breakCost says what a page break before line i costs: it is forbidden near
// the ends of the code, dear in short code, and cheapest after an empty line.
// Empty lines don't count among those that have to stay together.
func (s *codeSetter) breakCost(i int, lines []string, full []int) {
	tuning := &s.c.cfg.theme.Breaks
	n := len(lines)
	least := min(tuning.CodeMin, full[n])
	switch {
	case i == 0 || full[i] < least || full[n]-full[i] < least:
		s.c.g.penalty(int(forbid))
	case n <= tuning.ShortCode:
		s.c.g.penalty(max(tuning.InCode, tuning.AfterIntro))
	case strings.TrimSpace(lines[i-1]) == "":
		s.c.g.penalty(tuning.CodeGap)
	default:
		s.c.g.penalty(tuning.InCode)
	}
}
