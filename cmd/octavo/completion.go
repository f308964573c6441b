package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"octavo"
	"octavo/theme"
)

// completion is a script that makes a shell complete flags, their values and
// inputs.
func completion(shell string) string {
	switch shell {
	case "bash":
		return bashCompletion()
	case "zsh":
		return zshCompletion()
	}
	return fishCompletion()
}

// valueHint is what can stand after a flag.
type valueHint struct {
	words  []string
	files  bool
	folder bool
}

// hintFor says what can stand after a flag, by its name and the name of its
// value.
func hintFor(f *pflag.Flag) valueHint {
	kind, _ := pflag.UnquoteUsage(f)
	switch f.Name {
	case "to":
		var names []string
		for _, format := range octavo.Formats() {
			names = append(names, string(format))
		}
		return valueHint{words: append(names, strings.Join(names, ","))}
	case "theme", "theme-export":
		return valueHint{words: theme.Names(), files: true}
	case "paper":
		return valueHint{words: []string{"a4", "a5", "b5", "letter", "legal", "6x9in"}}
	case "sort":
		return valueHint{words: []string{"date", "-date", "title", "path", "weight"}}
	case "parts":
		return valueHint{words: []string{"year", "section", "tag"}}
	case "open":
		return valueHint{words: []string{"right", "any"}}
	case "links":
		return valueHint{words: []string{"plain", "print"}}
	case "report":
		return valueHint{words: []string{jsonKind, sarifKind}}
	case "completion":
		return valueHint{words: []string{"bash", "zsh", "fish"}}
	}
	return valueHint{files: kind == "FILE" || kind == "PATH", folder: kind == "DIR"}
}

// eachFlag calls visit with every flag.
func eachFlag(visit func(f *pflag.Flag)) {
	for _, g := range groups(&settings{}) {
		g.flags.VisitAll(visit)
	}
}

func bashCompletion() string {
	var names, cases strings.Builder
	eachFlag(func(f *pflag.Flag) {
		fmt.Fprintf(&names, " --%s", f.Name)
		patterns := "--" + f.Name
		if f.Shorthand != "" {
			patterns += "|-" + f.Shorthand
		}
		h := hintFor(f)
		action := "return"
		switch {
		case f.NoOptDefVal != "":
			return
		case h.files:
			action = fmt.Sprintf(`COMPREPLY=($(compgen -W %q -- "$cur") $(compgen -f -- "$cur"))`, strings.Join(h.words, " "))
		case len(h.words) > 0:
			action = fmt.Sprintf(`COMPREPLY=($(compgen -W %q -- "$cur"))`, strings.Join(h.words, " "))
		case h.folder:
			action = `COMPREPLY=($(compgen -d -- "$cur"))`
		}
		fmt.Fprintf(&cases, "    %s) %s; return ;;\n", patterns, action)
	})
	return `# bash completion for octavo: source it, or put it into
# /usr/share/bash-completion/completions/octavo
_octavo() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  case $prev in
` + strings.ReplaceAll(cases.String(), "return; return", "return") + `  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "` + strings.TrimSpace(names.String()) + `" -- "$cur"))
    return
  fi
  local IFS=$'\n'
  COMPREPLY=($(compgen -d -- "$cur") $(compgen -f -X '!*.@(md|markdown|yaml|yml)' -- "$cur"))
}
shopt -s extglob
complete -o filenames -F _octavo octavo
`
}

func zshCompletion() string {
	var b strings.Builder
	b.WriteString("#compdef octavo\n# zsh completion for octavo: put it into a folder of $fpath, as _octavo\n_arguments -s -S \\\n")
	eachFlag(func(f *pflag.Flag) {
		kind, text := pflag.UnquoteUsage(f)
		spec := "[" + zshText(firstSentence(text)) + "]"
		if f.NoOptDefVal == "" {
			h := hintFor(f)
			action := " "
			switch {
			case h.files:
				action = "_files"
			case len(h.words) > 0:
				action = "(" + strings.Join(h.words, " ") + ")"
			case h.folder:
				action = "_files -/"
			}
			spec += ":" + zshText(kind) + ":" + action
		}
		fmt.Fprintf(&b, "  '*--%s%s' \\\n", f.Name, spec)
		if f.Shorthand != "" {
			fmt.Fprintf(&b, "  '*-%s%s' \\\n", f.Shorthand, spec)
		}
	})
	b.WriteString("  '*:input:_files -g \"*.(md|markdown|yaml|yml)(-.)\"'\n")
	return b.String()
}

// zshText is a text in a specification, between single quotes.
func zshText(s string) string {
	return strings.NewReplacer(`'`, `'\''`, `[`, `\[`, `]`, `\]`, `:`, `\:`).Replace(s)
}

func fishCompletion() string {
	var b strings.Builder
	b.WriteString("# fish completion for octavo: put it into ~/.config/fish/completions/octavo.fish\n")
	eachFlag(func(f *pflag.Flag) {
		_, text := pflag.UnquoteUsage(f)
		fmt.Fprintf(&b, "complete -c octavo -l %s", f.Name)
		if f.Shorthand != "" {
			fmt.Fprintf(&b, " -s %s", f.Shorthand)
		}
		if f.NoOptDefVal == "" {
			h := hintFor(f)
			switch {
			case h.files:
				fmt.Fprint(&b, " -r -F")
			case h.folder:
				fmt.Fprint(&b, " -x -a '(__fish_complete_directories)'")
			default:
				fmt.Fprint(&b, " -x")
			}
			if len(h.words) > 0 {
				fmt.Fprintf(&b, " -a %s", fishText(strings.Join(h.words, " ")))
			}
		}
		fmt.Fprintf(&b, " -d %s\n", fishText(firstSentence(text)))
	})
	return b.String()
}

func fishText(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}

// firstSentence is what a flag does, without its default.
func firstSentence(text string) string {
	text, _, _ = strings.Cut(text, ". Default:")
	text, _, _ = strings.Cut(text, "; ")
	return text
}
