package octavo

import "context"

// Bundle makes one book of texts and writes it in one or more editions, which
// agree: where a PDF is among them, the others get its page numbers. An input is
// a text, a folder of texts, a SUMMARY.md, or a book file; the texts' own front
// matter says what they are called, and in which order they stand.
//
//	octavo.Bundle(
//		[]octavo.Edition{{Format: octavo.EPUB, W: file}},
//		[]octavo.Input{{FS: os.DirFS("posts")}},
//		octavo.BookOptions{}, octavo.Options{})
//
// What both options have is taken from o where book leaves it empty. Of a book
// file, what says how pages look counts in the command alone: here the options
// do. Drafts are left out, and counted in the result, as are texts that
// book doesn't select. Errors and diagnostics are as Convert has them.
func Bundle(editions []Edition, inputs []Input, book BookOptions, o Options) (Result, error) {
	o.share(&book)
	end := o.stage("reading")
	read, err := ReadBook(inputs, book)
	end()
	if read == nil {
		return Result{}, err
	}
	result := Result{Diagnostics: read.Diagnostics}
	if err == nil {
		result, err = WriteBook(read.Book, editions, o)
		result.Diagnostics = append(read.Diagnostics, result.Diagnostics...)
		result.Documents = read.Book.Documents()
	}
	result.Drafts, result.Unselected = read.Drafts, read.Unselected
	return result, err
}

// BundleContext is Bundle, which ends early when the context does: with its
// error, and soon. It overrides the context of Options.Limits.
func BundleContext(ctx context.Context, editions []Edition, inputs []Input, book BookOptions, o Options) (Result, error) {
	o.Limits.Context, book.Limits.Context = ctx, ctx
	return Bundle(editions, inputs, book, o)
}

// share gives the reading of a book what is said of the writing.
func (o *Options) share(book *BookOptions) {
	if book.Lang == "" {
		book.Lang = o.Lang
	}
	if book.RemoteImages == nil {
		book.RemoteImages = o.RemoteImages
	}
	if book.Images == nil {
		book.Images = o.Images
	}
	if book.Extensions == nil {
		book.Extensions = o.Extensions
	}
	if book.Workers == 0 {
		book.Workers = o.Workers
	}
	ctx := book.Limits.Context
	if ctx == nil {
		ctx = o.Limits.Context
	}
	if book.Limits.Context = nil; book.Limits == (Limits{}) {
		book.Limits = o.Limits
	}
	book.Limits.Context = ctx
}
