package markdown

import (
	"strings"

	"octavo/doc"
)

func fenceInfo(info string, pos doc.Pos) (lang, title string, attr doc.Attr, lineNumbers bool, first int, marked []doc.LineRange, diags []doc.Diagnostic) {
	lang, _, _ = strings.Cut(strings.TrimSpace(info), " ")
	lang, _, _ = strings.Cut(lang, ",")
	return lang, "", attr, false, 1, nil, nil
}
