package markdown

import (
	"strconv"
	"strings"

	"octavo/doc"
)

// element turns a closed HTML element into blocks.
func (l *lowerer) element(f *frame) []doc.Block {
	if blocks, ok := l.component(f); ok {
		return blocks
	}
	switch f.tag {
	case "blockquote":
		q := &doc.Quote{At: f.at, Blocks: f.blocks}
		takeAttribution(q)
		return l.withAttr(f, q)
	case "ul", "ol", "menu":
		return l.withAttr(f, l.htmlList(f))
	case "dl":
		return l.withAttr(f, htmlDefinitions(f))
	case "details":
		return l.withAttr(f, &doc.Details{At: f.at, Summary: f.partLine("summary"), Blocks: f.blocks})
	case "figure":
		return []doc.Block{htmlFigure(f)}
	case "table":
		return l.htmlTable(f)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return l.htmlHeading(f)
	case "pre":
		return l.htmlCode(f)
	case "p":
		return l.htmlParagraph(f)
	case "center":
		return []doc.Block{&doc.Div{At: f.at, Attr: f.attr, Align: doc.AlignCenter, Blocks: f.content()}}
	}
	return l.withAttr(f, f.content()...)
}

// content is a frame's blocks, and those of parts that have no place.
func (f *frame) content() []doc.Block {
	blocks := f.blocks
	for _, p := range f.parts {
		blocks = append(blocks, p.content()...)
	}
	return blocks
}

// withAttr wraps blocks in a Div if their element has an id, a class, a
// language or an alignment that they cannot have themselves.
func (l *lowerer) withAttr(f *frame, blocks ...doc.Block) []doc.Block {
	align := htmlAlign(f)
	if align == doc.AlignAuto && f.attr.ID == "" && f.attr.Lang == "" && len(f.attr.Classes) == 0 {
		return blocks
	}
	if len(blocks) == 0 && f.attr.ID == "" {
		return nil
	}
	return []doc.Block{&doc.Div{At: f.at, Attr: f.attr, Align: align, Blocks: blocks}}
}

func (l *lowerer) htmlParagraph(f *frame) []doc.Block {
	if len(f.blocks) == 0 && f.attr.ID == "" {
		return nil
	}
	if htmlAlign(f) == doc.AlignAuto && f.attr.ID == "" { // a class went to its text
		return f.blocks
	}
	return l.withAttr(f, f.blocks...)
}

// htmlAlign is the alignment from align="…" or text-align.
func htmlAlign(f *frame) doc.Align {
	align := attribute(f.source, "align")
	for _, declaration := range strings.Split(attribute(f.source, "style"), ";") {
		if name, value, _ := strings.Cut(declaration, ":"); strings.TrimSpace(name) == "text-align" {
			align = value
		}
	}
	switch strings.ToLower(strings.TrimSpace(align)) {
	case "left":
		return doc.AlignLeft
	case "center", "middle":
		return doc.AlignCenter
	case "right":
		return doc.AlignRight
	}
	return doc.AlignAuto
}

// line is a frame's text as one line, for elements that hold no blocks here.
func (f *frame) line() []doc.Inline {
	var line []doc.Inline
	add := func(inlines []doc.Inline) {
		if len(line) > 0 && len(inlines) > 0 {
			line = append(line, &doc.Break{})
		}
		line = append(line, inlines...)
	}
	doc.Visitor{Block: func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Paragraph:
			add(b.Inlines)
		case *doc.Heading:
			add(b.Inlines)
		case *doc.CodeBlock:
			add([]doc.Inline{&doc.Code{Value: b.Text}})
		case *doc.MathBlock:
			add([]doc.Inline{&doc.Math{TeX: b.TeX, MathML: b.MathML, Defs: b.Defs, Display: true}})
		}
		return true
	}}.Blocks(f.content())
	return line
}

// partLine is the line of the parts of a name.
func (f *frame) partLine(tag string) []doc.Inline {
	var line []doc.Inline
	for _, p := range f.parts {
		if p.tag == tag {
			line = append(line, p.line()...)
		}
	}
	return line
}

func (l *lowerer) htmlHeading(f *frame) []doc.Block {
	line := f.line()
	if len(line) == 0 {
		return nil
	}
	l.dropHeadings(f.blocks)
	h := &doc.Heading{At: f.at, Level: int(f.tag[1] - '0'), Attr: f.attr, Inlines: line}
	l.ids.heading(h, doc.PlainText(line))
	return []doc.Block{h}
}

// dropHeadings forgets headings that became part of another.
func (l *lowerer) dropHeadings(blocks []doc.Block) {
	dropped := map[*doc.Heading]bool{}
	doc.Visitor{Block: func(b doc.Block) bool {
		if h, ok := b.(*doc.Heading); ok {
			dropped[h] = true
		}
		return true
	}}.Blocks(blocks)
	l.ids.forget(dropped)
}

func (l *lowerer) htmlCode(f *frame) []doc.Block {
	text := strings.TrimSuffix(strings.TrimPrefix(f.raw.String(), "\n"), "\n")
	blocks := f.blocks
	if strings.TrimSpace(text) != "" {
		c := &doc.CodeBlock{At: f.at, Attr: f.attr, Text: text, FirstLine: 1}
		for _, class := range strings.Fields(attribute(f.source, "class") + " " + attribute(f.source, "lang")) {
			if lang, ok := strings.CutPrefix(class, "language-"); ok {
				c.Lang = lang
			}
		}
		l.code = append(l.code, c)
		blocks = append([]doc.Block{c}, blocks...)
	}
	return append(blocks, f.content()[len(f.blocks):]...)
}

func htmlFigure(f *frame) doc.Block {
	fig := &doc.Figure{At: f.at, Attr: f.attr, Blocks: f.blocks, Caption: f.partLine("figcaption")}
	if len(f.blocks) == 1 { // an image alone has become a figure already
		if inner, ok := f.blocks[0].(*doc.Figure); ok && inner.Attr.ID == "" {
			fig.Blocks = inner.Blocks
			if len(fig.Caption) == 0 {
				fig.Caption = inner.Caption
			}
		}
	}
	return fig
}

func (l *lowerer) htmlList(f *frame) *doc.List {
	list := &doc.List{At: f.at, Ordered: f.tag == "ol", Tight: true}
	if list.Ordered {
		list.Start = 1
		if n, err := strconv.Atoi(attribute(f.source, "start")); err == nil {
			list.Start = n
		}
	}
	if len(f.blocks) > 0 { // what stands in a list but in no item
		list.Items = append(list.Items, &doc.ListItem{At: f.at, Blocks: f.blocks})
	}
	for _, p := range f.parts {
		item := &doc.ListItem{At: p.at, Blocks: p.content()}
		list.Items = append(list.Items, item)
		paragraphs := 0
		for _, b := range item.Blocks {
			if _, ok := b.(*doc.Paragraph); ok {
				paragraphs++
			}
		}
		list.Tight = list.Tight && paragraphs <= 1
	}
	return list
}

func htmlDefinitions(f *frame) *doc.DefinitionList {
	list := &doc.DefinitionList{At: f.at}
	var item *doc.Definition
	if len(f.blocks) > 0 {
		item = &doc.Definition{At: f.at, Defs: [][]doc.Block{f.blocks}}
		list.Items = append(list.Items, item)
	}
	for _, p := range f.parts {
		if item == nil || p.tag == "dt" && len(item.Defs) > 0 {
			item = &doc.Definition{At: p.at}
			list.Items = append(list.Items, item)
		}
		if p.tag == "dt" {
			item.Terms = append(item.Terms, p.line())
		} else {
			item.Defs = append(item.Defs, p.content())
		}
	}
	return list
}
