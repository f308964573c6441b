package fonts

import interpreter "github.com/go-text/typesetting/font/cff/interpreter"

// charstring runs the program of a glyph's outline (Adobe Technical Note 5177),
// and no longer than any outline needs: a few bytes of subroutines that call each
// other can go on for years.
type charstring struct {
	interpreter.CharstringReader
	steps int // operators so far
}

// Context says how numbers are written.
func (c *charstring) Context() interpreter.Context { return interpreter.Type2Charstring }

// Apply does what an operator says, but for hints and widths, which nobody asks
// for. Operators have the numbers of the note's appendix A.
func (c *charstring) Apply(m *interpreter.Machine, op interpreter.Operator) error {
	c.steps++
	if c.steps > maxSteps || len(c.Segments) > maxSegments {
		return errOutlines
	}
	code := operatorCode(op)
	switch code {
	case 10:
		return interpreter.LocalSubr(m)
	case 29:
		return interpreter.GlobalSubr(m)
	case 11: // return
		return m.Return()
	case 14: // endchar
		c.ClosePath()
		return interpreter.ErrInterrupt
	case 19, 20:
		c.Hintmask(m) // and stems that come before it
		return nil
	}
	err := c.draw(m, code)
	m.ArgStack.Clear()
	return err
}

// draw does what the operators say that take all of their operands.
func (c *charstring) draw(m *interpreter.Machine, code int) error {
	switch code {
	case 1, 18:
		c.Hstem(m)
	case 3, 23:
		c.Vstem(m)
	case 4:
		return c.Vmoveto(m)
	case 21:
		return c.Rmoveto(m)
	case 22:
		return c.Hmoveto(m)
	case 5:
		c.Rlineto(m)
	case 6:
		c.Hlineto(m)
	case 7:
		c.Vlineto(m)
	case 8:
		c.Rrcurveto(m)
	case 24:
		return c.Rcurveline(m)
	case 25:
		return c.Rlinecurve(m)
	case 26:
		c.Vvcurveto(m)
	case 27:
		c.Hhcurveto(m)
	case 30:
		c.Vhcurveto(m)
	case 31:
		c.Hvcurveto(m)
	case 12<<8 | 34:
		return c.Hflex(m)
	case 12<<8 | 35:
		return c.Flex(m)
	case 12<<8 | 36:
		return c.Hflex1(m)
	case 12<<8 | 37:
		return c.Flex1(m)
	default:
		return errOutlines
	}
	return nil
}

// operatorCode is an operator as a number: those of two bytes begin with 12.
func operatorCode(op interpreter.Operator) int {
	if op.IsEscaped {
		return 12<<8 | int(op.Operator)
	}
	return int(op.Operator)
}
