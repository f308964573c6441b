package fonts

import interpreter "github.com/go-text/typesetting/font/cff/interpreter"

// cffIndex is where an INDEX is, a list of objects: section 5 of the note.
type cffIndex struct {
	at, end    int64
	base       int64 // what offsets are counted from
	count      int
	offsetSize int64
}

// index reads the beginning of an INDEX, and where it ends.
func (w *window) index(at int64) cffIndex {
	x := cffIndex{at: at, end: at + 2, count: int(u16(w.read(at, 2), 0))}
	if x.count == 0 {
		return x
	}
	x.offsetSize = int64(w.byteAt(at + 2))
	if x.offsetSize < 1 || x.offsetSize > 4 {
		w.fail(errOutlines)
		return cffIndex{}
	}
	x.base = at + 2 + int64(x.count+1)*x.offsetSize
	x.end = x.base + bigEndian(w.read(at+3+int64(x.count)*x.offsetSize, x.offsetSize))
	if x.end <= x.base || x.end > int64(w.table.length) {
		w.fail(errOutlines)
	}
	return x
}

// item is where an object of an INDEX is.
func (w *window) item(x cffIndex, i int) (at, size int64) {
	if i >= x.count {
		w.fail(errOutlines)
		return 0, 0
	}
	pair := w.read(x.at+3+int64(i)*x.offsetSize, 2*x.offsetSize)
	if pair == nil {
		return 0, 0
	}
	from, to := bigEndian(pair[:x.offsetSize]), bigEndian(pair[x.offsetSize:])
	return x.base + from, to - from
}

func (w *window) byteAt(at int64) byte {
	if b := w.read(at, 1); b != nil {
		return b[0]
	}
	return 0
}

func bigEndian(b []byte) int64 {
	var v int64
	for _, c := range b {
		v = v<<8 | int64(c)
	}
	return v
}

// The operators of DICTs: tables 9, 10 and 23 of Adobe Technical Note 5176.
const (
	opCharstrings    = 17
	opPrivate        = 18
	opSubroutines    = 19
	opCharstringType = 12<<8 | 6
	opROS            = 12<<8 | 30
	opFonts          = 12<<8 | 36 // FDArray
	opSelection      = 12<<8 | 37 // FDSelect
)

// cffDict is what a Top, Font or Private DICT says of where outlines are.
type cffDict struct {
	charstringType       int64
	charstrings          int64
	fonts, selection     int64
	hasFonts             bool
	private, privateSize int64
	subroutines          int64 // counted from the beginning of the Private DICT
}

// dict reads a DICT: section 4 of the note.
func (w *window) dict(at, size int64) cffDict {
	d := cffDict{charstringType: 2}
	if size > maxDict {
		w.fail(errOutlines)
	}
	var machine interpreter.Machine
	if err := machine.Run(w.read(at, size), nil, nil, &d); err != nil {
		w.fail(err)
	}
	return d
}

// Context says how numbers are written.
func (d *cffDict) Context() interpreter.Context { return interpreter.TopDict }

// Apply takes what an operator says.
func (d *cffDict) Apply(m *interpreter.Machine, op interpreter.Operator) error {
	operand := func(fromTop int32) int64 {
		if m.ArgStack.Top < fromTop {
			return 0
		}
		return int64(int32(m.ArgStack.Vals[m.ArgStack.Top-fromTop]))
	}
	switch operatorCode(op) {
	case opCharstrings:
		d.charstrings = operand(1)
	case opPrivate:
		d.privateSize, d.private = operand(2), operand(1)
	case opSubroutines:
		d.subroutines = operand(1)
	case opCharstringType:
		d.charstringType = operand(1)
	case opROS:
		d.hasFonts = true
	case opFonts:
		d.fonts = operand(1)
	case opSelection:
		d.selection = operand(1)
	}
	m.ArgStack.Clear()
	return nil
}
