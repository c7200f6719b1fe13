package eval

import "labsh/shell/python/syntax"

// resumableMatch compiles a match statement with a yield in it: the subject is kept,
// its mark is the case that is looked at, or runs, and whether it runs.
func (c *compiler) resumableMatch(n *syntax.Match) stmt {
	subject := c.keep(n.Subject)
	value := c.expr(subject)
	choosers, bodies := make([]chooser, len(n.Cases)), make([]stmt, len(n.Cases))
	guards := make([]func(*frame) (bool, error), len(n.Cases))
	for i, k := range n.Cases {
		one := syntax.Match{Span: n.Span, Subject: subject.reread(), Cases: []syntax.Case{k}}
		if k.Guard != nil && c.yields(k.Guard) {
			one.Cases[0].Guard = nil
			guards[i] = c.test(k.Guard, k.Guard.Range())
		}
		choosers[i], bodies[i] = c.chooser(&one), c.block(k.Body)
	}
	k := c.mark()
	const inSubject, perCase = 0, 3 // then 1, 2, 3 for the pattern, guard and body of case 0, and so on
	return func(f *frame) (exit, error) {
		r := f.gen
		if !r.resuming || r.marks[k] == inSubject {
			r.marks[k] = inSubject
			if _, err := value(f); err != nil {
				return atEnd, err
			}
			r.marks[k] = 1
		}
		for i := int(r.marks[k]-1) / perCase; i < len(bodies); i++ {
			part := (int(r.marks[k]) - 1) % perCase
			if part == 0 {
				matched, err := choosers[i](f)
				if err != nil {
					return atEnd, err
				}
				if part = 1; matched < 0 {
					r.marks[k] += perCase
					continue
				}
				r.marks[k]++
			}
			if part == 1 {
				if guards[i] != nil {
					ok, err := guards[i](f)
					if err != nil {
						return atEnd, err
					}
					if !ok {
						r.marks[k] += perCase - 1
						continue
					}
				}
				r.marks[k]++
			}
			f.locals[subject.at] = nil
			return bodies[i](f)
		}
		return atEnd, nil
	}
}
