package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// joined compiles an f-string.
func (c *compiler) joined(n *syntax.JoinedStr) expr {
	parts := make([]expr, len(n.Parts))
	for i, p := range n.Parts {
		if field, ok := p.(*syntax.FormattedValue); ok {
			// What a field's format refuses, CPython blames on the whole string.
			parts[i] = c.formatted(field, n.Span)
		} else {
			parts[i] = c.expr(p)
		}
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return func(f *frame) (object.Value, error) {
		var room [64]byte
		b := room[:0]
		for _, p := range parts {
			v, err := p(f)
			if err != nil {
				return nil, err
			}
			b = append(b, v.(object.Str)...)
		}
		return object.MakeStr(b), nil
	}
}

// formatted compiles a replacement field of the string at span to the text that
// it gives.
func (c *compiler) formatted(n *syntax.FormattedValue, span syntax.Span) expr {
	operand, at := n.Value, &place{Span: span}
	if n.Spec != nil && c.yields(n.Spec) {
		operand = c.keep(operand)
	}
	value, spec := c.expr(operand), constant(object.Str(""))
	if n.Spec != nil {
		spec = c.expr(n.Spec)
		if len(n.Spec.Parts) == 0 {
			spec = constant(object.Str(""))
		}
	}
	conversion := n.Conversion
	return func(f *frame) (object.Value, error) {
		v, err := value(f)
		if err != nil {
			return nil, err
		}
		s, err := spec(f)
		if err != nil {
			return nil, err
		}
		if conversion != 0 {
			if v, err = convert(f.t, v, conversion); err != nil {
				return nil, f.fail(err, at)
			}
		}
		if s.(object.Str) == "" {
			switch n := v.(type) {
			case object.Str:
				return v, nil
			case object.Int:
				return object.IntStr(n), nil
			}
		}
		text, err := object.Format(f.t, v, string(s.(object.Str)))
		if err != nil {
			return nil, f.fail(err, at)
		}
		return object.Str(text), nil
	}
}

// convert is !r, !s or !a.
func convert(t *object.Thread, v object.Value, conversion byte) (object.Value, error) {
	var text string
	var err error
	switch conversion {
	case 's':
		text, err = object.ToStr(t, v)
	case 'r':
		text, err = object.Repr(t, v)
	case 'a':
		text, err = object.ASCII(t, v)
	}
	return object.Str(text), err
}
