package packed

// FrontCode makes a list of lines small that begin like the line before them
// (Witten, Moffat and Bell, Managing Gigabytes, 4.1): each is a byte below the
// space that says how many bytes of the line before it begins with, and its
// other bytes. Lines must not have control characters.
func FrontCode(lines []string) []byte {
	var coded []byte
	before := ""
	for _, line := range lines {
		shared := 0
		for shared < min(len(before), len(line), ' '-1) && before[shared] == line[shared] {
			shared++
		}
		coded = append(coded, byte(shared))
		coded = append(coded, line[shared:]...)
		before = line
	}
	return coded
}

// Lines gives the lines of what FrontCode made, each with a line feed. What is
// broken gives other lines.
func Lines(coded []byte) string {
	text := make([]byte, 0, 3*len(coded))
	begin, end := 0, 0 // of the line before
	for i := 0; i < len(coded); {
		shared := min(int(coded[i]), end-begin)
		next := len(text)
		text = append(text, text[begin:begin+shared]...)
		for i++; i < len(coded) && coded[i] >= ' '; i++ {
			text = append(text, coded[i])
		}
		begin, end = next, len(text)
		text = append(text, '\n')
	}
	return string(text)
}
