package lib_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/lib"
	"labsh/shell/module/moduletest"
	"labsh/shell/python/syntax"
)

// place is where a module's file is, which only CPython has on the disk.
var place = regexp.MustCompile(`"[^"]*/(\w+\.py)", line [0-9]+|\([^()]*/(\w+\.py)\)`)

func steady(s string) string { return place.ReplaceAllString(s, "<$1$2>") }

// TestAsCPython runs the statements of testdata in python3 and here.
func TestAsCPython(t *testing.T) {
	corpora, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(corpora) == 0 {
		t.Fatal(corpora, err)
	}
	for _, file := range corpora {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			chunks := moduletest.Chunks(string(text))
			want := moduletest.InCPython(t, chunks)
			s := moduletest.New(t)
			for i, c := range chunks {
				got := s.Do(c)
				if got.Out != want[i].Out || steady(got.Err) != steady(want[i].Err) {
					t.Errorf("%s\n  here    %q %s\n  CPython %q %s", c, got.Out, got.Err, want[i].Out, want[i].Err)
				}
			}
		})
	}
}

// TestTraceback compares a traceback that goes through a module with CPython's.
func TestTraceback(t *testing.T) {
	const program = "import base64\ndef f(s):\n    return base64.urlsafe_b64decode(s)\nf('abc')\n"
	file := t.TempDir() + "/program.py"
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), moduletest.Python3(t), file)
	cmd.Stderr = &stderr
	if cmd.Run() == nil {
		t.Fatal("python3 raised nothing")
	}
	got := moduletest.New(t).Traceback(file, program)
	if !strings.Contains(got, `"<labsh>/base64.py", line `) {
		t.Errorf("no line of the module: %s", got)
	}
	if steady(got) != steady(stderr.String()) {
		t.Errorf("here:\n%s\nCPython:\n%s", steady(got), steady(stderr.String()))
	}
}

// TestReadWhenImported has a module's text read at its first import, once, and not
// before: not by a start, nor by an import of another module.
func TestReadWhenImported(t *testing.T) {
	var read []string
	defer lib.Watch(func(name string) { read = append(read, name) })()
	s := moduletest.New(t)
	module.Names()
	if o := s.Do("import json, socket, requests"); o.Err != "" || len(read) != 0 {
		t.Errorf("%v; %v was read", o, read)
	}
	if o := s.Do("import base64\nimport base64"); o.Err != "" || !slices.Equal(read, []string{"base64.py"}) {
		t.Errorf("%v; %v was read", o, read)
	}
}

// TestReadWhenUsed has the part of threading that is in Python read when one of its
// names is first used, however that is, and not before.
func TestReadWhenUsed(t *testing.T) {
	for _, use := range []string{
		"threading.Timer", "from threading import Condition", "from threading import *\nBarrier", "hasattr(threading, 'Semaphore')", "vars(threading)",
	} {
		var read []string
		restore := lib.Watch(func(name string) { read = append(read, name) })
		s := moduletest.New(t)
		if o := s.Do("import threading\nthreading.Thread(target=len, args=[()]).start()\nprint('Timer' in dir(threading), hasattr(threading, 'Nothing'))"); o.Out != "True False\n" || len(read) != 0 {
			t.Errorf("%v; %v was read", o, read)
		}
		if o := s.Do(use + "\n" + use); o.Err != "" || !slices.Equal(read, []string{"threading.py"}) {
			t.Errorf("%s: %v; %v was read", use, o, read)
		}
		restore()
	}
}

// TestTexts parses every file with the checks that an import leaves out.
func TestTexts(t *testing.T) {
	for _, name := range lib.Names() {
		file, _ := lib.Source(name)
		text, err := lib.Read(file)
		if err == nil {
			_, err = syntax.Parse(file, text, syntax.FileMode, nil)
		}
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestNames imports every module that has a file here.
func TestNames(t *testing.T) {
	names := lib.Names()
	if len(names) < 8 {
		t.Fatal(names)
	}
	for _, name := range names {
		if strings.HasSuffix(name, ".__main__") {
			continue // a program
		}
		if o := moduletest.New(t).Do("import " + name); o.Err != "" {
			t.Errorf("import %s: %s", name, o.Err)
		}
		if !slices.Contains(module.Names(), name) && !strings.Contains("."+name, "._") {
			t.Errorf("%s is not among the modules that people are told", name)
		}
	}
}
