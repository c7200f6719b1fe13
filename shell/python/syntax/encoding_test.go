package syntax

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// What comment declares an encoding, and how CPython spells its name.
func TestDeclaredEncoding(t *testing.T) {
	for text, want := range map[string]string{
		"# -*- coding: latin-1 -*-\n":            "iso-8859-1",
		"# vim: set fileencoding=cp1252 :":       "cp1252",
		"#!/usr/bin/python\r\n# coding: UTF_8":   "utf-8",
		"\n \t\f# coding: l1\n":                  "l1",
		"# coding:\n# coding: x\n":               "x",
		"# coding coding:x\n":                    "x",
		"# coding : x\n":                         "",
		"\n\n# coding: x\n":                      "",
		"x = 1\n# coding: x\n":                   "",
		"x = '# coding: y'\n":                    "",
		"# coding: utf-8-unix\n":                 "utf-8",
		"# coding: Latin_1-dos\n":                "iso-8859-1",
		"# coding: iso-latin-1\n":                "iso-8859-1",
		"# coding: ISO_8859-15\n":                "ISO_8859-15",
		"# coding: x-y_Z.q é\n":                  "x-y_Z.q",
		"#\r# coding: cp1252\rprint(1)":          "cp1252",
		strings.Repeat("#\n", 2) + "# coding: x": "",
	} {
		if got := declaredEncoding(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzDecodeFile(f *testing.F) {
	for _, text := range []string{
		"# coding: latin-1\nx = '\xe9'\n", "\ufeff# \xff\n", "# coding: utf-8\nx = f'\\n\xe9{1}'\n", "# coding: utf-8\n\xe9t\xe9 = b'\xe9'", "x = '\xe9'",
		"# coding: utf-8\n'''\n\xe2\x82", "# coding: utf-8\n\"\xe9", "# coding: utf-8\n\x00\xe9\r\n",
	} {
		f.Add(text)
	}
	latin := func(octets, _ string) (string, error) {
		var b strings.Builder
		for i := range len(octets) {
			b.WriteRune(rune(octets[i]))
		}
		return b.String(), nil
	}
	f.Fuzz(func(t *testing.T, octets string) {
		text, err := DecodeFile("x.py", octets, latin)
		var wrong *Error
		if err != nil && !errors.As(err, &wrong) {
			t.Fatalf("%T: %v", err, err)
		}
		if err != nil {
			return
		}
		tree, err := Parse("x.py", text, FileMode, nil)
		if err == nil && !utf8.ValidString(tree.Text) {
			t.Errorf("%q", tree.Text)
		}
		if errors.As(err, &wrong) && (wrong.Span.Start.Col < 0 || int(wrong.Span.Start.Col) > len(wrong.Line)+1) {
			t.Errorf("%q: column %d of %q", octets, wrong.Span.Start.Col, wrong.Line)
		}
	})
}
