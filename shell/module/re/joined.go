package re

import "labsh/shell/python/object"

// joined is the text that sub makes, of items that join would take.
type joined struct {
	isText bool
	text   []byte
	items  int
	wrong  error // the first item that is of no such kind
}

func (j *joined) part(s *subject, from, to int) {
	j.text = append(j.text, s.text[s.offset(from):s.offset(to)]...)
	j.items++
}

// value adds what a function has given.
func (j *joined) value(v object.Value) error {
	switch b := object.Plain(v).(type) {
	case object.Str:
		if j.isText {
			j.text = append(j.text, b...)
		} else {
			j.refuse(v)
		}
	case object.Buffer:
		p, err := object.Borrow(v)
		if err != nil {
			return err
		}
		defer p.Return()
		if !j.isText {
			j.text = append(j.text, p.P...)
		} else {
			j.refuse(v)
		}
	default:
		j.refuse(v)
	}
	j.items++
	return object.CheckSize(int64(len(j.text)), 1)
}

// refuse keeps the error of an item that is no text, or not of the same kind.
func (j *joined) refuse(v object.Value) {
	if j.wrong != nil {
		return
	}
	kind := "a bytes-like object"
	if j.isText {
		kind = "str instance"
	}
	j.wrong = object.Errorf(object.TypeError, "sequence item %d: expected %s, %s found", j.items, kind, v.Type().Name)
}

// template adds the parts of a template.
func (j *joined) template(parts []object.Value, s *subject, at spans) error {
	for _, part := range parts {
		g, isGroup := part.(object.Int)
		if !isGroup {
			if err := j.value(part); err != nil {
				return err
			}
		} else if at[2*g] >= 0 {
			j.part(s, at[2*g], at[2*g+1])
		}
	}
	return object.CheckSize(int64(len(j.text)), 1)
}

func (j *joined) made() (object.Value, error) {
	switch {
	case j.wrong != nil:
		return nil, j.wrong
	case j.isText:
		return object.Str(j.text), nil
	}
	return object.Bytes(j.text), nil
}
