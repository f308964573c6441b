package svg

import (
	"slices"
	"strings"
)

// decl is a property with its value.
type decl struct {
	name, value string
	important   bool
}

// rule is one selector with its declarations.
type rule struct {
	steps []step // from the element itself outwards
	spec  int    // specificity
	order int
	decls []decl
}

// step is a compound selector, and how its element relates to the one before
// it in rule.steps.
type step struct {
	tag     string // "" for any
	id      string
	classes []string
	attrs   [][2]string // name and value; "" for any value
	root    bool        // :root
	child   bool        // the next one is a child, not any descendant
}

// sheet is the style sheets of a picture. Rules are found by what their
// innermost selector asks for: "#id", ".class", "tag", or "" for any.
type sheet struct {
	rules map[string][]*rule
	vars  map[string]string // custom properties, wherever they were set
}

// parseSheet reads style sheets: type, class, id and attribute selectors with
// descendant and child combinators. At-rules are skipped, for they concern
// animation, fonts from elsewhere, and screens.
func parseSheet(css string) *sheet {
	s := &sheet{rules: map[string][]*rule{}, vars: map[string]string{}}
	css = stripComments(css)
	for order := 0; order < maxRules; {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			break
		}
		head := strings.TrimSpace(css[:open])
		end := open + blockEnd(css[open:])
		body := css[min(open+1, end):end]
		css = css[min(end+1, len(css)):]
		// Statements such as @import end in a semicolon before the block.
		if i := strings.LastIndexByte(head, ';'); i >= 0 {
			head = strings.TrimSpace(head[i+1:])
		}
		if strings.HasPrefix(head, "@") {
			if strings.HasPrefix(head, "@media") && !strings.Contains(head, "prefers") && !strings.Contains(head, "print") {
				css = body + css
			}
			order++
			continue
		}
		decls := parseDecls(body)
		for sel := range strings.SplitSeq(head, ",") {
			if r, ok := parseSelector(sel); ok {
				r.decls, r.order = decls, order
				s.add(r)
			}
			order++
		}
	}
	return s
}

func (s *sheet) add(r *rule) {
	for _, d := range r.decls {
		if strings.HasPrefix(d.name, "--") {
			s.vars[d.name] = d.value
		}
	}
	key := r.steps[0].tag
	if len(r.steps[0].classes) > 0 {
		key = "." + r.steps[0].classes[0]
	}
	if r.steps[0].id != "" {
		key = "#" + r.steps[0].id
	}
	s.rules[key] = append(s.rules[key], r)
}

// blockEnd finds the brace that closes the one at s[0].
func blockEnd(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(s)
}

func stripComments(s string) string {
	s = strings.NewReplacer("<!--", "", "-->", "").Replace(s)
	var sb strings.Builder
	for {
		i := strings.Index(s, "/*")
		if i < 0 {
			break
		}
		sb.WriteString(s[:i])
		j := strings.Index(s[i+2:], "*/")
		if j < 0 {
			return sb.String()
		}
		s = s[i+2+j+2:]
	}
	sb.WriteString(s)
	return sb.String()
}

// parseDecls reads the declarations of a block or a style attribute.
func parseDecls(s string) []decl {
	if strings.Contains(s, "/*") {
		s = stripComments(s)
	}
	var list []decl
	for part := range strings.SplitSeq(s, ";") {
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		d := decl{name: strings.TrimSpace(name), value: strings.TrimSpace(value)}
		if !strings.HasPrefix(d.name, "--") {
			d.name = strings.ToLower(d.name)
		}
		if v, ok := strings.CutSuffix(d.value, "!important"); ok {
			d.value, d.important = strings.TrimSpace(v), true
		}
		list = append(list, d)
	}
	return list
}

// parseSelector reads a complex selector. Those with pseudo-classes other than
// :root, or with sibling combinators, never match here and are left out.
func parseSelector(s string) (*rule, bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, ">", " > "))
	if s == "" || strings.ContainsAny(s, "+~") {
		return nil, false
	}
	r := &rule{}
	child := false
	for _, f := range strings.Fields(s) {
		if f == ">" {
			child = true
			continue
		}
		st, spec, ok := parseStep(f)
		if !ok {
			return nil, false
		}
		if len(r.steps) > 0 {
			r.steps[len(r.steps)-1].child = child
		}
		child = false
		r.spec += spec
		r.steps = append(r.steps, st)
	}
	if len(r.steps) == 0 || len(r.steps) > maxDepth {
		return nil, false
	}
	// steps[i].child said that steps[i+1] is a child of it; turned round, it
	// says so of the one before.
	slices.Reverse(r.steps)
	return r, true
}

// parseStep reads a compound selector, "g.node#a[href]".
func parseStep(s string) (step, int, bool) {
	st, spec := step{}, 0
	for s != "" {
		end := 1 + strings.IndexAny(s[1:], ".#[:")
		if end == 0 {
			end = len(s)
		}
		part := s[:end]
		switch s[0] {
		case '.':
			st.classes = append(st.classes, part[1:])
			spec += 100
		case '#':
			st.id = part[1:]
			spec += 10000
		case ':':
			if part != ":root" {
				return st, 0, false
			}
			st.root = true
			spec += 100
		case '[':
			end = strings.IndexByte(s, ']') + 1
			if end == 0 {
				return st, 0, false
			}
			name, value, _ := strings.Cut(s[1:end-1], "=")
			if strings.ContainsAny(name, "*^$|") {
				return st, 0, false
			}
			st.attrs = append(st.attrs, [2]string{name, strings.Trim(value, `'"`)})
			spec += 100
		case '*':
		default:
			st.tag = part
			spec++
		}
		s = s[end:]
	}
	return st, spec, true
}

func (st *step) matches(n *node) bool {
	if st.tag != "" && st.tag != n.name || st.id != "" && st.id != n.attr("id") ||
		st.root && n.parent != nil {
		return false
	}
	for _, a := range st.attrs {
		if !n.has(a[0]) || a[1] != "" && n.attr(a[0]) != a[1] {
			return false
		}
	}
	if len(st.classes) == 0 {
		return true
	}
	have := strings.Fields(n.attr("class"))
	for _, c := range st.classes {
		if !slices.Contains(have, c) {
			return false
		}
	}
	return true
}

func (r *rule) matches(n *node) bool {
	tries := maxTries
	return r.steps[0].matches(n) && climb(r.steps[1:], n.parent, &tries)
}

// climb matches the outer steps against n and what is around it. A descendant
// takes the nearest match; only before a child combinator can that be wrong,
// and then the ones further out are tried too.
func climb(steps []step, n *node, tries *int) bool {
	if len(steps) == 0 {
		return true
	}
	for ; n != nil; n = n.parent {
		if *tries--; *tries < 0 {
			return false
		}
		if steps[0].matches(n) {
			if climb(steps[1:], n.parent, tries) {
				return true
			}
			if len(steps) == 1 || !steps[1].child {
				return false
			}
		}
		if steps[0].child {
			return false
		}
	}
	return false
}

// declarations lists what applies to an element, in the order of the cascade:
// presentation attributes, sheets, the style attribute, important ones last.
func (s *sheet) declarations(n *node) []decl {
	var list []decl
	for _, a := range n.attrs {
		if a.Name.Space == "" && presentation[a.Name.Local] {
			list = append(list, decl{name: a.Name.Local, value: a.Value})
		}
	}
	for _, r := range s.matching(n) {
		list = append(list, r.decls...)
	}
	if st := n.attr("style"); st != "" {
		list = append(list, parseDecls(st)...)
	}
	slices.SortStableFunc(list, func(a, b decl) int { return weight(a) - weight(b) })
	for i := range list {
		if strings.Contains(list[i].value, "var(") {
			list[i].value = s.expand(list[i].value, 0)
		}
	}
	return list
}

// weight sorts what other properties depend on to the front, and important
// declarations to the end of their kind.
func weight(d decl) int {
	w := 2
	if d.name == "font-size" || d.name == "font" || d.name == "color" {
		w = 0
	}
	if d.important {
		w++
	}
	return w
}

func (s *sheet) matching(n *node) []*rule {
	if len(s.rules) == 0 {
		return nil
	}
	var found []*rule
	look := func(key string) {
		for _, r := range s.rules[key] {
			if r.matches(n) {
				found = append(found, r)
			}
		}
	}
	look("")
	look(n.name)
	if id := n.attr("id"); id != "" {
		look("#" + id)
	}
	classes := strings.Fields(n.attr("class"))
	for i, c := range classes {
		if !slices.Contains(classes[:i], c) {
			look("." + c)
		}
	}
	slices.SortStableFunc(found, func(a, b *rule) int {
		if a.spec != b.spec {
			return a.spec - b.spec
		}
		return a.order - b.order
	})
	return found
}

// expand replaces var(--name, fallback). Custom properties do not inherit
// here: each has one value in a picture.
func (s *sheet) expand(v string, depth int) string {
	i := strings.Index(v, "var(")
	if i < 0 || depth > maxRefs {
		return v
	}
	end, level := len(v), 0
	for j := i + 3; j < len(v); j++ {
		if v[j] == '(' {
			level++
		} else if v[j] == ')' {
			if level--; level == 0 {
				end = j
				break
			}
		}
	}
	name, fallback, _ := strings.Cut(v[i+4:end], ",")
	value, ok := s.vars[strings.TrimSpace(name)]
	if !ok {
		value = fallback
	}
	rest := v[min(end+1, len(v)):]
	if len(value)+len(rest) > 1<<12 {
		return v[:i]
	}
	return s.expand(v[:i]+strings.TrimSpace(value)+rest, depth+1)
}
