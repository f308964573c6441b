package xhtml

import (
	"strings"
	"unicode"

	"octavo/doc"
)

// kind is what a text is in a book, in the terms of the EPUB 3 Structural
// Semantics Vocabulary and of the Digital Publishing WAI-ARIA Module.
type kind struct{ name, role, class string }

// matterType is the epub:type of the body of a chapter's file.
func matterType(m doc.Matter) string {
	switch m {
	case doc.FrontMatter:
		return "frontmatter"
	case doc.BackMatter:
		return "backmatter"
	}
	return "bodymatter"
}

// frontKinds and backKinds are what texts before and after the chapters are, by
// the first word of their titles. A word that could mean something else is not
// among them.
var frontKinds = map[string]kind{
	"preface":          {name: "preface", role: "doc-preface"},
	"vorwort":          {name: "preface", role: "doc-preface"},
	"préface":          {name: "preface", role: "doc-preface"},
	"prefacio":         {name: "preface", role: "doc-preface"},
	"foreword":         {name: "foreword", role: "doc-foreword"},
	"geleitwort":       {name: "foreword", role: "doc-foreword"},
	"introduction":     {name: "introduction", role: "doc-introduction"},
	"einleitung":       {name: "introduction", role: "doc-introduction"},
	"einführung":       {name: "introduction", role: "doc-introduction"},
	"introducción":     {name: "introduction", role: "doc-introduction"},
	"introduzione":     {name: "introduction", role: "doc-introduction"},
	"prologue":         {name: "prologue", role: "doc-prologue"},
	"prolog":           {name: "prologue", role: "doc-prologue"},
	"acknowledgments":  {name: "acknowledgments", role: "doc-acknowledgments"},
	"acknowledgements": {name: "acknowledgments", role: "doc-acknowledgments"},
	"danksagung":       {name: "acknowledgments", role: "doc-acknowledgments"},
	"remerciements":    {name: "acknowledgments", role: "doc-acknowledgments"},
	"dedication":       {name: "dedication", role: "doc-dedication"},
}

var backKinds = map[string]kind{
	"appendix":         {name: "appendix", role: "doc-appendix"},
	"anhang":           {name: "appendix", role: "doc-appendix"},
	"annexe":           {name: "appendix", role: "doc-appendix"},
	"apéndice":         {name: "appendix", role: "doc-appendix"},
	"appendice":        {name: "appendix", role: "doc-appendix"},
	"afterword":        {name: "afterword", role: "doc-afterword"},
	"nachwort":         {name: "afterword", role: "doc-afterword"},
	"postface":         {name: "afterword", role: "doc-afterword"},
	"epilogue":         {name: "epilogue", role: "doc-epilogue"},
	"epilog":           {name: "epilogue", role: "doc-epilogue"},
	"épilogue":         {name: "epilogue", role: "doc-epilogue"},
	"conclusion":       {name: "conclusion", role: "doc-conclusion"},
	"acknowledgments":  {name: "acknowledgments", role: "doc-acknowledgments"},
	"acknowledgements": {name: "acknowledgments", role: "doc-acknowledgments"},
	"danksagung":       {name: "acknowledgments", role: "doc-acknowledgments"},
	"remerciements":    {name: "acknowledgments", role: "doc-acknowledgments"},
	"colophon":         {name: "colophon", role: "doc-colophon"},
}

// kindOf tells what a chapter is. What stands before or after the chapters is
// nothing in particular unless its title says so.
func kindOf(c *doc.Chapter) kind {
	switch {
	case c.Matter == doc.BodyMatter && c.Depth == 0:
		return kind{name: "chapter", role: "doc-chapter", class: "chapter"}
	case c.Depth > 0: // the vocabulary has no current term for it
		return kind{class: "subchapter"}
	}
	kinds := frontKinds
	if c.Matter == doc.BackMatter {
		kinds = backKinds
	}
	k := kinds[firstWord(c.Doc.Meta.Title)]
	k.class = "chapter"
	return k
}

// firstWord is the first word of a title in lower case.
func firstWord(s string) string {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return strings.ToLower(word)
	}
	return ""
}
