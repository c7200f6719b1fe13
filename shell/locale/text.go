package locale

import "fmt"

// A Text is one text in both languages. Both take the same fmt verbs for the
// same arguments; explicit indexes (%[2]s) let them differ in order.
type Text struct{ Fr, En string }

// Same is a text that is the same in both: a name, a term.
func Same(text string) (t Text) {
	t.Fr, t.En = text, text
	return t
}

// In returns the text in language l, its verbs unfilled.
func (t Text) In(l Lang) string {
	if l == French {
		return t.Fr
	}
	return t.En
}

// Format returns the text in language l with args in its verbs, as fmt does.
func (t Text) Format(l Lang, args ...any) string {
	return fmt.Sprintf(t.In(l), args...)
}

// A Plural is a text that counts something: One is for the singular, Many for
// the plural.
type Plural struct{ One, Many Text }

// For returns the text for n things in language l. French uses the singular
// below two (0 connexion, 1 connexion), English for one alone.
func (p Plural) For(l Lang, n int64) Text {
	if n == 1 || n == 0 && l == French {
		return p.One
	}
	return p.Many
}

// A Hint says what to do next after an error; it is an exception's Hint.
type Hint func(l Lang) string

// Hint is the text as a hint, with args in its verbs.
func (t Text) Hint(args ...any) Hint {
	return func(l Lang) string {
		if len(args) == 0 {
			return t.In(l)
		}
		return t.Format(l, args...)
	}
}

// Then is the hint with another one behind it.
func (h Hint) Then(next Hint) Hint {
	return func(l Lang) string {
		between := "; "
		if l == French {
			between = " ; "
		}
		return h(l) + between + next(l)
	}
}
