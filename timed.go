package octavo

import (
	"io"

	"octavo/doc"
)

// Limits are how much of the machine a text may take, and how long.
type Limits = doc.Limits

// timedWriter takes nothing any more once the time is over.
type timedWriter struct {
	w      io.Writer
	limits *Limits
}

func (o *Options) timed(w io.Writer) io.Writer { return timedWriter{w, &o.Limits} }

func (t timedWriter) Write(p []byte) (int, error) {
	if err := t.limits.Err(); err != nil {
		return 0, err
	}
	return t.w.Write(p)
}
