package labtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Source files in the encodings that people have, and in none; each file's name
// and its octets.
var encoded = map[string]string{
	"latin":         "# -*- coding: latin-1 -*-\nprint(ascii('caf\xe9'))\n",
	"second line":   "#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nprint(ascii('\x80 \xe9'))\n",
	"third line":    "\n\n# coding: latin-1\nprint(ascii('\xe9'))\n",
	"behind code":   "x = 1\n# coding: latin-1\nprint(ascii('\xe9'))\n",
	"blank":         "\n# coding: latin-1\nprint(ascii('\xe9'))\n",
	"latin 9":       "# coding=iso-8859-15\nprint(ascii('\xa4'))\n",
	"mark":          "\xef\xbb\xbfprint(ascii('\xc3\xa9'))\n",
	"mark, utf-8":   "\xef\xbb\xbf# coding: utf-8\nprint(ascii('\xc3\xa9'))\n",
	"mark, latin":   "\xef\xbb\xbf# coding: latin-1\nprint(ascii('\xc3\xa9'))\n",
	"utf-8-sig":     "\xef\xbb\xbf# coding: utf-8-sig\nprint(ascii('\xc3\xa9'))\n",
	"Latin_1":       "# coding: Latin_1\nprint(ascii('\xe9'))\n",
	"windows":       "# coding: windows-1252\nprint(ascii('\x80'))\n",
	"names":         "# coding: latin-1\n\xe9t\xe9 = 1\nprint(\xe9t\xe9)\nprint(undefin\xe9)\n",
	"syntax error":  "# coding: latin-1\nprint('\xe9\xe9\xe9') 1\n",
	"traceback":     "# coding: latin-1\nx = 1/0 # \xe9\n",
	"bytes":         "# coding: latin-1\nprint(b'\xe9')\n",
	"crlf":          "# coding: latin-1\r\nprint(ascii('\xe9'))\r\n",
	"undeclared":    "x = 1\nprint('caf\xe9')\n",
	"comment":       "print(1)\nx = 1/0\n# \xff\n",
	"cut":           "print(1)\n#\xe2\x82",
	"surrogate":     "print('\xed\xa0\x80')\n",
	"long line":     "x = '" + strings.Repeat("a", 9000) + "\xe9'\n",
	"also wrong":    "x = = 1\nprint('\xe9')\n",
	"declared":      "# coding: utf-8\nprint('Bonjour \xe9l\xe8ve')\n",
	"declared name": "# coding: utf-8\nx = 1\nprint(\xe9)\n",
	"its comment":   "# coding: utf-8\n# \xe9\nprint(1)\n",
	"its escape":    "# coding: utf-8\nx = 'a\\n\xe9z'\n",
	"three quotes":  "# coding: utf-8\nx = '''ab\n\xe9 c'''\n",
	"two octets":    "# coding: utf-8\nx = 'ab\xe2\x82z'\n",
	"unknown":       "# coding: x-y_Z.q\nprint(1)\n",
	"unknown 2":     "#!/bin/x\n# coding: xyz\nprint(1)\n",
	"no text":       "# coding: hex\nprint(1)\n",
	"wide":          "# coding: utf-16\nprint(1)\n",
	"ascii":         "# coding: ascii\nprint('\xc3\xa9')\n",
	"undefined":     "# coding: cp1252\nx = 1\nprint(ascii('\x81'))\n",
	"nul":           "print(1)\nx = '\x00'\n",
	"nul, declared": "# coding: latin-1\nx='\x00'\n",
}

// A source file is read in the encoding that it is in, by whichever door it comes
// in, and what is wrong with it is told as python3 tells it.
func TestEncodings(t *testing.T) {
	t.Parallel()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	for name, octets := range encoded {
		base := strings.ReplaceAll(strings.ReplaceAll(name, " ", "_"), ",", "")
		path, mixed := filepath.Join(dir, base+".py"), filepath.Join(dir, base+".lab")
		for _, p := range []string{path, mixed} {
			if err := os.WriteFile(p, []byte(octets), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said := func(cmd *exec.Cmd) (said string, status int) {
				p := start(t, cmd)
				p.wait()
				return p.output.String() + p.errors.String(), p.cmd.ProcessState.ExitCode()
			}
			want, status := said(exec.Command(python, path))
			if got, s := said(labsh(path)); got != want || s != status {
				t.Errorf("FILE.py: exit status %d, %q\npython3: %d, %q", s, got, status, want)
			}
			// A mixed script and run FILE know more than Python, and say the same of this.
			same := func(how, got string, s int) {
				t.Helper()
				if last(got) != last(want) || s != status {
					t.Errorf("%s: exit status %d, %q\npython3: %d, %q", how, s, got, status, want)
				}
			}
			got, s := said(labsh(mixed))
			same("a mixed script", strings.ReplaceAll(got, mixed, path), s)
			for _, command := range []string{"python ", "run "} {
				got, s = said(labsh("-c", command+path))
				same(command+"FILE", got, s)
			}
			input := func(cmd *exec.Cmd) *exec.Cmd {
				file, err := os.Open(path) // python3 decodes no pipe
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = file.Close() })
				cmd.Stdin = file
				return cmd
			}
			wantInput, statusInput := said(input(exec.Command(python)))
			if got, s := said(input(labsh())); got != wantInput || s != statusInput {
				t.Errorf("standard input: exit status %d, %q\npython3: %d, %q", s, got, statusInput, wantInput)
			}
		})
	}
}

func last(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return lines[len(lines)-1]
}
