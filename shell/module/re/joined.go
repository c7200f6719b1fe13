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

func (j *joined) template(tmpl *template, s *subject, at spans) error {
	if tmpl.isText != j.isText && (len(tmpl.parts) > 1 || len(tmpl.parts) == 1 && tmpl.parts[0].text != "") {
		return j.value(tmpl.sample())
	}
	for _, part := range tmpl.parts {
		j.text = append(j.text, part.text...)
		if g := part.group; g >= 0 && at[2*g] >= 0 {
			j.text = append(j.text, s.text[s.offset(at[2*g]):s.offset(at[2*g+1])]...)
		}
	}
	j.items++
	return object.CheckSize(int64(len(j.text)), 1)
}

// sample is text of the template's kind.
func (tmpl *template) sample() object.Value {
	if tmpl.isText {
		return object.Str("")
	}
	return object.Bytes("")
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
