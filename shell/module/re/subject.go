package re

import (
	"unsafe"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// subject is text that patterns are matched with: its characters, or the bytes of what
// is not text, by number.
type subject struct {
	value  object.Value // as given
	text   string       // what is in it
	isText bool
	plain  bool // one byte of text for each character
	ascii  bool
	runes  []rune
	marks  []int32 // where every markEvery-th character begins in text, unless plain
}

const (
	markEvery = 32
	// keepFrom and keepTo are the lengths of a subject that is remembered: a program that
	// goes through a text calls match for each of its words.
	keepFrom = 64
	keepTo   = 1 << 22
)

func newSubject(v object.Value) (*subject, error) {
	s := &subject{value: v, isText: true, ascii: true, plain: true}
	switch b := object.Plain(v).(type) {
	case object.Str:
		s.text = string(b)
	case object.Buffer:
		p, err := native.Octets(v)
		if err != nil {
			return nil, err
		}
		s.text, s.isText = string(p), false
	default:
		return nil, object.Errorf(object.TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
	}
	if err := object.CheckSize(int64(len(s.text)), 4); err != nil {
		return nil, err
	}
	s.ascii = isASCII(s.text)
	s.plain = s.ascii || !s.isText
	if s.plain {
		s.runes = make([]rune, len(s.text))
		for i := range s.runes {
			s.runes[i] = rune(s.text[i])
		}
		return s, nil
	}
	s.runes = make([]rune, 0, len(s.text))
	for i := 0; i < len(s.text); {
		if len(s.runes)%markEvery == 0 {
			s.marks = append(s.marks, int32(i))
		}
		r, n := object.DecodeRune(s.text[i:])
		s.runes = append(s.runes, r)
		i += n
	}
	return s, nil
}

// offset is where a character begins in the text.
func (s *subject) offset(i int) int {
	if s.plain {
		return i
	}
	if i == len(s.runes) {
		return len(s.text)
	}
	at := int(s.marks[i/markEvery])
	for i %= markEvery; i > 0; i-- {
		_, n := object.DecodeRune(s.text[at:])
		at += n
	}
	return at
}

// slice is a part of the subject.
func (s *subject) slice(from, to int) object.Value {
	if from == 0 && to == len(s.runes) && (object.Is(s.value, object.StrType) || object.Is(s.value, object.BytesType)) {
		return object.Plain(s.value)
	}
	part := s.text[s.offset(from):s.offset(to)]
	if s.isText {
		return object.Str(part)
	}
	return object.Bytes(part)
}

// subjectKey is where an interpreter keeps the subject last used, if it is long.
type subjectKey struct{}

// subjectOf is newSubject, or the one made of the same text before.
func subjectOf(t *object.Thread, v object.Value) (*subject, error) {
	text, known := "", true
	switch b := v.(type) {
	case object.Str:
		text = string(b)
	case object.Bytes:
		text = string(b)
	default:
		known = false
	}
	if !known || len(text) < keepFrom || len(text) > keepTo {
		return newSubject(v)
	}
	in := t.Interpreter()
	last, _ := in.State(subjectKey{}).(*subject)
	if last != nil && len(last.text) == len(text) && unsafe.StringData(last.text) == unsafe.StringData(text) {
		if _, isText := v.(object.Str); isText == last.isText {
			return last, nil
		}
	}
	s, err := newSubject(v)
	if err == nil {
		in.SetState(subjectKey{}, s)
	}
	return s, err
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
