package markdown

import (
	"bytes"

	"octavo/doc"
)

func splitFrontMatter(src []byte, file string) (meta doc.Meta, bodyOffset int, diags []doc.Diagnostic, err error) {
	if !bytes.HasPrefix(src, []byte("---\n")) {
		return meta, 0, nil, nil
	}
	if i := bytes.Index(src, []byte("\n---\n")); i >= 0 {
		return meta, i + 5, nil, nil
	}
	return meta, 0, nil, nil
}
