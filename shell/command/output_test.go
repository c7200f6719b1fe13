package command_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// TestFailedOutputKeeps: what was taken off a socket and went into no filter or
// file is in _, and an error says so.
func TestFailedOutputKeeps(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "folder")
	take := func(*command.Call) (command.Result, error) {
		// The folder goes after the check and before the write.
		return command.Result{Value: object.Bytes("taken")}, os.RemoveAll(folder)
	}
	written := func(*command.Call) (command.Result, error) {
		return command.Result{Value: object.NewInt(5), Written: true}, nil
	}
	table := command.NewTable([]command.Command{
		{Name: "take", Yields: true, Receives: true, Run: take}, {Name: "look", Yields: true, Run: take}, {Name: "write", Yields: true, Receives: true, Run: written},
	})
	for _, tt := range []struct {
		line        string
		interactive bool
		want, under string
	}{
		{"take | nothing", true, "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n  hint: " + locale.BothHints.Format(locale.English, locale.NotJSONHint.En, locale.ReceivedKept.En) + "\n", "b'taken'"},
		{"take | nothing", false, "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n  hint: " + locale.BothHints.Format(locale.English, locale.NotJSONHint.En, locale.ReceivedWas.Format(locale.English, "b'taken'")) + "\n", "b'taken'"},
		{"take > FOLDER/file", true, "FileNotFoundError: [Errno 2] No such file or directory: 'FOLDER/file'\n  hint: " + locale.ReceivedKept.En + "\n", "b'taken'"},
		{"take >> FOLDER/file", false, "FileNotFoundError: [Errno 2] No such file or directory: 'FOLDER/file'\n  hint: " + locale.ReceivedWas.Format(locale.English, "b'taken'") + "\n", "b'taken'"},
		{"take > FOLDER", true, "IsADirectoryError: [Errno 21] Is a directory: 'FOLDER'\n", "0"}, // before anything is taken
		{"look > FOLDER/file", true, "FileNotFoundError: [Errno 2] No such file or directory: 'FOLDER/file'\n", "0"},
	} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		h := commandtest.With(t, locale.English, table)
		h.Interactive = tt.interactive
		h.Env.Builtins.Set("_", object.NewInt(0))
		got := strings.ReplaceAll(h.Fails(strings.ReplaceAll(tt.line, "FOLDER", folder)), folder, "FOLDER")
		if got != tt.want {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
		if got := h.Value("_"); got != tt.under {
			t.Errorf("%s: _ is %s, want %s", tt.line, got, tt.under)
		}
	}
	h := commandtest.With(t, locale.English, table)
	h.Interactive = true
	path := filepath.Join(t.TempDir(), "written")
	if got := h.Prompt("write > " + path); got != "" { // its report tells the number
		t.Errorf("a command that wrote its file itself: %q", got)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("its file was written again")
	}
}

// TestEcho: numbers and bytes that a command gives are shown at the prompt, once.
func TestEcho(t *testing.T) {
	t.Parallel()
	gives := func(expression string) func(c *command.Call) (command.Result, error) {
		return func(c *command.Call) (command.Result, error) {
			v, _, err := c.Python(expression)
			return command.Result{Value: v}, err
		}
	}
	var all []command.Command
	for name, expression := range map[string]string{
		"int": "7", "long": "2 ** 70", "float": "1.5", "octets": "b'x'", "text": "'x'", "none": "None", "list": "[1]", "boolean": "True", "large": "b'x' * 70000",
	} {
		all = append(all, command.Command{Name: "give_" + name, Run: gives(expression)}, command.Command{Name: "show_" + name, Shows: true, Run: gives(expression)})
	}
	h := commandtest.With(t, locale.English, command.NewTable(all))
	for line, want := range map[string]string{
		"give_int": "7\n", "give_long": "1180591620717411303424\n", "give_float": "1.5\n", "give_octets": "b'x'\n",
		"give_text": "", "give_none": "", "give_list": "", "give_boolean": "", "x = give_int": "", "show_int": "",
		"give_large": "b'" + strings.Repeat("x", 70000) + "'\n", // no terminal
	} {
		h.Env.Builtins.Set("_", object.Str("before"))
		if got := h.Prompt(line); got != want {
			t.Errorf("%s: %.100q, want %.100q", line, got, want)
		}
		if kept := h.Value("_ == 'before'"); kept != map[bool]string{true: "True", false: "False"}[want == ""] {
			t.Errorf("%s: _ is before: %s", line, kept)
		}
	}
	h.Interactive = false
	if got, _ := h.Run("give_int"); got != "" {
		t.Errorf("in a script: %q", got)
	}
}

// TestEchoLong: of a value too long for a terminal its beginning is shown, with
// its length; _ has all of it.
func TestEchoLong(t *testing.T) {
	t.Parallel()
	const most = console.MaxShown
	h := commandtest.New(t, locale.English)
	screen := terminal(t, h)
	show := func(expression string) string {
		h.Run("v = " + expression)
		v, _ := h.LookupName("v")
		h.Do(func() error { return h.Echo(h.Thread, v) })
		if err := h.Console.Flush(); err != nil {
			t.Fatal(err)
		}
		return screen()
	}
	for _, tt := range []struct {
		expression, begins string
		length             int
	}{
		{"b'y' * 100", "b'" + strings.Repeat("y", 100) + "'", 0},
		{"b'y' * 70000", "b'yyy", 70000}, {"'é' * 70000", "'ééé", 70000}, {"'x' * 65537", "'xxx", 65537},
	} {
		got := show(tt.expression)
		if tt.length == 0 {
			if got != tt.begins+"\n" {
				t.Errorf("%s: %q", tt.expression, got)
			}
			continue
		}
		end := locale.CutValue.Format(locale.English, tt.length) + "\n"
		if !strings.HasPrefix(got, tt.begins) || !strings.HasSuffix(got, end) || len(got) > most+len(end)+10 {
			t.Errorf("%s: %d bytes, %.20q … %q", tt.expression, len(got), got, got[max(0, len(got)-60):])
		}
		if got := h.Value("_ == " + tt.expression); got != "True" {
			t.Errorf("%s: _ is another", tt.expression)
		}
	}
}

// terminal gives the session a terminal; screen is what that has shown since it
// was last asked.
func terminal(t *testing.T, h *commandtest.Session) (screen func() string) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip(err)
	}
	out := console.New(console.Options{Stdout: slave, Stderr: slave, Color: console.ColorNever, Lang: locale.English, Getenv: func(string) string { return "" }})
	h.Session.Console = out
	const end = "-- all --"
	texts := make(chan string)
	go func() {
		defer close(texts)
		var b strings.Builder
		for in := bufio.NewReader(master); ; {
			line, err := in.ReadString('\n')
			if err != nil {
				return
			}
			if line = strings.ReplaceAll(line, "\r\n", "\n"); line != end+"\n" {
				b.WriteString(line)
				continue
			}
			texts <- b.String()
			b.Reset()
		}
	}()
	t.Cleanup(func() {
		if err := out.Close(); err != nil {
			t.Error(err)
		}
		slave.Close()
		<-texts
		master.Close()
	})
	return func() string {
		fmt.Fprintln(slave, end)
		return <-texts
	}
}
