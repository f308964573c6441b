package formula

// scripted reads the scripts of an atom.
func (p *parser) scripted(base *Node) *Node {
	if base == nil {
		return nil
	}
	var sub, sup *Node
	primes, at := 0, token{}
	end := base.End
	for p.err == nil {
		t := p.next()
		switch {
		case t.command("limits"):
			base.Limits = Always
		case t.command("nolimits"):
			base.Limits = Beside
		case t.command("displaylimits"):
			base.Limits = InDisplay
		case t.is("'") && sup == nil:
			primes++
			at, end = t, t.end
		case t.is("^"):
			if sup != nil {
				return p.fail(t.begin, "put braces around what the second one belongs to", "there are two superscripts")
			}
			sup = p.arg(t)
			end = max(end, sup.End)
		case t.is("_"):
			if sub != nil {
				return p.fail(t.begin, "put braces around what the second one belongs to", "there are two subscripts")
			}
			sub = p.arg(t)
			end = max(end, sub.End)
		default:
			p.back(t)
			return p.withScripts(base, sub, p.withPrimes(primes, sup, at), end)
		}
	}
	return base
}

// withPrimes puts primes before a superscript.
func (p *parser) withPrimes(n int, sup *Node, t token) *Node {
	if n == 0 {
		return sup
	}
	row := p.node(Row, t)
	for ; n > 0; n -= 4 {
		row.Kids = append(row.Kids, p.op(t, []string{"′", "″", "‴", "⁗"}[min(n, 4)-1], Ord))
	}
	if sup != nil {
		row.Kids = append(row.Kids, sup)
	}
	if len(row.Kids) == 1 {
		return row.Kids[0]
	}
	return row
}

func (p *parser) withScripts(base, sub, sup *Node, end int) *Node {
	if sub == nil && sup == nil {
		return base
	}
	n := p.node(Scripts, token{begin: base.Begin, end: end})
	n.Kids = []*Node{base, sub, sup}
	core := base.Core()
	n.Class, n.Limits = core.Class, core.Limits
	if base.Limits > n.Limits {
		n.Limits = base.Limits
	}
	return n
}
