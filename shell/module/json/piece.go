package json

import "labsh/shell/python/object"

// pieces is what JSONEncoder.iterencode gives: the document in pieces. It is encoded
// whole when the first of them is asked for; an error comes behind those before it.
type pieces struct {
	e     *encoder
	v     object.Value
	level int
	begun bool
	from  int
	ends  []int
	err   error
}

var piecesType = object.NewIteratorType("generator")

func (*pieces) Type() *object.Type { return piecesType }

func (p *pieces) Next(t *object.Thread) (object.Value, error) {
	if !p.begun {
		p.begun = true
		p.e.t, p.e.pieces = t, true
		p.err = p.e.value(p.v, p.level)
		p.ends, p.v = p.e.ends, nil
	}
	for len(p.ends) > 0 {
		from := p.from
		p.from, p.ends = p.ends[0], p.ends[1:]
		if p.from > from {
			return object.Str(p.e.b[from:p.from]), nil
		}
	}
	err := p.err
	p.err = nil
	return nil, err
}
