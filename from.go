package octavo

import (
	"context"
	"io"
	"io/fs"
	"path"
)

// ConvertContext is Convert, which ends early when the context does: with its
// error, and soon. It overrides the context of Options.Limits.
func ConvertContext(ctx context.Context, w io.Writer, src []byte, o Options) (Result, error) {
	o.Limits.Context = ctx
	return Convert(w, src, o)
}

// ConvertReader is Convert of all that a reader has, up to the limit on a text's
// size. The reader's error is returned as it is.
func ConvertReader(w io.Writer, r io.Reader, o Options) (Result, error) {
	most := o.Limits.Full().TextBytes
	src, err := io.ReadAll(io.LimitReader(r, int64(most)+1)) // of more than that Convert tells
	if err != nil {
		return Result{}, err
	}
	return Convert(w, src, o)
}

// ConvertFile is Convert of a file in fsys, by its slash-separated path. The
// pictures come from fsys too, and the file's path is its name in messages,
// unless the options say otherwise. An error of fsys is returned as it is.
func ConvertFile(w io.Writer, fsys fs.FS, name string, o Options) (Result, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return Result{}, err
	}
	defer f.Close()
	if o.FS == nil {
		o.FS, o.Dir = fsys, path.Dir(name)
	}
	if o.File == "" {
		o.File = name
	}
	return ConvertReader(w, f, o)
}
