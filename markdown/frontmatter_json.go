package markdown

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"octavo/doc"
)

// findJSON looks for a JSON object at head. It is front matter if it starts as
// an object does, with a key and a colon or a closing brace, and if nothing
// follows it on its last line. Where the object is malformed the block ends
// with the source: there is an error anyway.
func (b *fmBlock) findJSON(src []byte, head int) bool {
	text := src[head:]
	if !startsJSONObject(text) {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(text))
	var raw json.RawMessage
	if err := d.Decode(&raw); err != nil {
		b.text = string(text[:min(len(text), maxFrontMatterBytes)])
		b.end = len(src)
		return true
	}
	end := int(d.InputOffset())
	line, rest := cutLine(text[end:])
	b.text = string(text[:end])
	b.end = len(src) - len(rest)
	return len(bytes.TrimSpace(line)) == 0
}

// startsJSONObject matches {} and {"key":
func startsJSONObject(text []byte) bool {
	if len(text) == 0 || text[0] != '{' {
		return false
	}
	text = bytes.TrimLeft(text[1:], " \t\n")
	if len(text) == 0 {
		return false
	}
	if text[0] == '}' {
		line, _ := cutLine(text[1:])
		return len(bytes.TrimSpace(line)) == 0
	}
	if text[0] != '"' {
		return false
	}
	line, _ := cutLine(text[1:])
	_, after, found := bytes.Cut(line, []byte{'"'})
	return found && bytes.HasPrefix(bytes.TrimLeft(after, " \t"), []byte{':'})
}

// parseJSON reads a JSON object.
func parseJSON(b *fmBlock) (*fmValue, *doc.Error) {
	c := jsonConverter{block: b, dec: json.NewDecoder(strings.NewReader(b.text))}
	c.dec.UseNumber()
	v, err := c.value(0)
	if err != nil {
		return nil, b.jsonError(err, int(c.dec.InputOffset()))
	}
	return v, nil
}

// jsonConverter reads tokens, and counts lines and columns as it goes.
type jsonConverter struct {
	block     *fmBlock
	dec       *json.Decoder
	offset    int // up to where lines and columns are counted
	line, col int // both from 0
}

// posAt is the place of an offset, which never lies before the last one.
func (c *jsonConverter) posAt(offset int) doc.Pos {
	for _, r := range c.block.text[c.offset:offset] {
		c.col++
		if r == '\n' {
			c.line, c.col = c.line+1, 0
		}
	}
	c.offset = offset
	return c.block.pos(c.line+1, c.col+1)
}

var errJSONDepth = errors.New("nested too deep")

// next is the next token and its place, which is behind separators and space.
func (c *jsonConverter) next() (json.Token, doc.Pos, error) {
	start := int(c.dec.InputOffset())
	t, err := c.dec.Token()
	gap := c.block.text[start:]
	start += len(gap) - len(strings.TrimLeft(gap, " \t\n,:"))
	return t, c.posAt(start), err
}

func (c *jsonConverter) value(depth int) (*fmValue, error) {
	t, pos, err := c.next()
	if err != nil {
		return nil, err
	}
	if depth > maxFrontMatterDepth {
		return nil, errJSONDepth
	}
	v := &fmValue{pos: pos}
	switch t := t.(type) {
	case string:
		v.kind, v.text = fmString, t
	case json.Number:
		v.kind, v.text = fmNumber, t.String()
	case bool:
		v.kind, v.text = fmBool, "false"
		if t {
			v.text = "true"
		}
	case json.Delim:
		if t == '[' {
			return v, c.list(v, depth)
		}
		return v, c.object(v, depth)
	}
	return v, nil
}

func (c *jsonConverter) list(v *fmValue, depth int) error {
	v.kind = fmList
	for c.dec.More() {
		e, err := c.value(depth + 1)
		if err != nil {
			return err
		}
		v.list = append(v.list, e)
	}
	_, err := c.dec.Token()
	return err
}

func (c *jsonConverter) object(v *fmValue, depth int) error {
	v.kind = fmMap
	for c.dec.More() {
		t, pos, err := c.next()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		e, err := c.value(depth + 1)
		if err != nil {
			return err
		}
		v.fields = append(v.fields, fmField{key, pos, e})
	}
	_, err := c.dec.Token()
	return err
}

// jsonError puts the decoder's error, met at offset, into words for the author
// of a post. A decoder of tokens is vague about where, so the text is checked
// once more as a whole.
func (b *fmBlock) jsonError(err error, offset int) *doc.Error {
	var raw json.RawMessage
	var syntax *json.SyntaxError
	if whole := json.Unmarshal([]byte(b.text), &raw); errors.As(whole, &syntax) {
		err, offset = whole, int(syntax.Offset)-1
	}
	e := &doc.Error{Pos: b.posAt(offset), Message: "this can't be read as JSON: " + err.Error(), Hint: "check commas and quotation marks"}
	if strings.Contains(e.Message, "unexpected end") {
		e.Pos = b.pos(1, 1)
		e.Message = "the brace that opens this JSON front matter is never closed"
		e.Hint = "close it, and leave the line after it empty"
	}
	switch {
	case strings.Contains(e.Message, "looking for beginning of object key"):
		e.Hint = "keys are in double quotation marks, and there is no comma after the last value"
	case strings.Contains(e.Message, "in string literal"):
		e.Hint = "close the quotation mark; a line break in a text is written \\n"
	case strings.Contains(e.Message, "after object key:value pair"), strings.Contains(e.Message, "after array element"):
		e.Hint = "put a comma between the values"
	}
	return e
}
