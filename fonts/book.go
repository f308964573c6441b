package fonts

// Book holds the faces that a run of the program can use. It is safe for
// concurrent use.
type Book struct{}
