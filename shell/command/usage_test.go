package command_test

import (
	"fmt"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// probe is a session with one command, probe, which prints which of its
// parameters were given what.
func probe(t *testing.T, usage string, change func(c *command.Command)) *commandtest.Session {
	t.Helper()
	c := command.Command{Name: "probe", Group: command.GroupShell, Usage: usage}
	c.Run = func(c *command.Call) (command.Result, error) {
		var said []string
		g := c.Command.Grammar()
		for _, p := range g.Params {
			var words []string
			for _, a := range c.Args(p.Name) {
				words = append(words, a.Whole())
			}
			if len(words) > 0 {
				said = append(said, p.Name+"="+strings.Join(words, " "))
			}
		}
		for _, o := range g.Options {
			if a := c.Option(o.Name); a != nil {
				said = append(said, o.Name+":"+a.Text())
			}
		}
		for _, a := range c.TextWords() {
			said = append(said, fmt.Sprintf("<%s>", a.Text()))
		}
		return command.Result{Report: func() error { c.Console.Line(strings.Join(said, ", ")); return nil }}, nil
	}
	if change != nil {
		change(&c)
	}
	return commandtest.With(t, locale.English, command.NewTable([]command.Command{c}))
}

// TestBindWords: which word goes to which parameter, and what is said where one
// is missing, too many, or no choice.
func TestBindWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ usage, words, want string }{
		{"", "", ""},
		{"", "x", "TypeError: probe: unexpected argument 'x'\n  hint: usage: probe"},
		{"HOST PORT", "a b", "HOST=a, PORT=b"},
		{"HOST PORT", "a", "TypeError: probe: PORT is missing\n  hint: usage: probe HOST PORT"},
		{"HOST PORT", "", "TypeError: probe: HOST is missing\n  hint: usage: probe HOST PORT"},
		{"HOST PORT", "a b c", "TypeError: probe: unexpected argument 'c'\n  hint: usage: probe HOST PORT"},
		{"[HOST] PORT", "1", "PORT=1"},
		{"[HOST] PORT", "h 1", "HOST=h, PORT=1"},
		{"[HOST] PORT", "h 1 x", "TypeError: probe: unexpected argument 'x'\n  hint: usage: probe [HOST] PORT"},
		{"HOST [PORT]", "h", "HOST=h"},
		{"HOST [PORT]", "h 1", "HOST=h, PORT=1"},
		{"[HOST] [NAME] PORT", "h 1", "HOST=h, PORT=1"},
		{"[HOST] [NAME] PORT", "h n 1", "HOST=h, NAME=n, PORT=1"},
		{"[HOST] PORT [tls]", "1 tls", "PORT=1, tls=tls"},
		{"[HOST] PORT [tls]", "h 1 tls", "HOST=h, PORT=1, tls=tls"},
		{"[HOST] PORT [tls]", "h 1", "HOST=h, PORT=1"},
		{"[HOST] PORT [tls]", "h 1 ssl", "TypeError: probe: unexpected argument 'ssl'"},
		{"HOST [PORT] [tls] [insecure]", "h tls insecure", "HOST=h, tls=tls, insecure=insecure"},
		{"HOST [PORT] [tls] [insecure]", "h 1 insecure", "HOST=h, PORT=1, insecure=insecure"},
		{"HOST [PORT] [tls] [insecure]", "h insecure tls", "HOST=h, tls=tls, insecure=insecure"},
		{"HOST [PORT] [tls] [insecure]", "h insecure insecure", "TypeError: probe: unexpected argument 'insecure'"},
		{"[tcp|udp] [ipv4|ipv6]", "ipv6", "ipv4|ipv6=ipv6"},
		{"[tcp|udp] [ipv4|ipv6]", "udp ipv6", "tcp|udp=udp, ipv4|ipv6=ipv6"},
		{"[tcp|udp] [ipv4|ipv6]", "ipv6 udp", "tcp|udp=udp, ipv4|ipv6=ipv6"},
		{"[tcp|udp] [ipv4|ipv6]", "ipv6 ipv4", "TypeError: probe: unexpected argument 'ipv4'"},
		{"rd|wr|rdwr", "wr", "rd|wr|rdwr=wr"},
		{"rd|wr|rdwr", "", "TypeError: probe: rd|wr|rdwr is missing\n  hint: usage: probe rd|wr|rdwr"},
		{"rd|wr|rdwr", "both", "ValueError: probe: 'both' is not one of rd, wr, rdwr\n  hint: usage: probe rd|wr|rdwr"},
		{"0|1", "1", "0|1=1"},
		{"0|1", "2", "ValueError: probe: '2' is not one of 0, 1"},
		{"[NAME…]", "", ""},
		{"[NAME…]", "a b c", "NAME=a b c"},
		{"FILE [ARG…]", "f a=1 --x", "FILE=f, ARG=a=1 --x"},
		{"FILE [ARG…]", "", "TypeError: probe: FILE is missing"},
		{"[-antp] [PORT]", "", ""},
		{"[-antp] [PORT]", "-a -n 80", "-antp=-a -n, PORT=80"},
		{"[-antp] [PORT]", "- antp", "-antp=- antp"},
		{"[-antp] [PORT]", "- antp 80", "-antp=- antp, PORT=80"},
		{"[-antp] [PORT]", "-", "-antp=-"},
		{"[-antp] [PORT]", "80", "PORT=80"},
		{"[-a] [HOST] PORT", "-a 80", "-a=-a, PORT=80"},
		{"[-a] [HOST] PORT", "- a 80", "-a=- a, PORT=80"},
		{"[-a] [HOST] PORT", "-a h 80", "-a=-a, HOST=h, PORT=80"},
		{"[HOST] [tls] [PORT]", "tls 80", "tls=tls, PORT=80"},
		{"[-antp] [PORT]", "80 -a", "-antp=-a, PORT=80"},
		{"[-antp] [NAME…]", "a -n b - t c", "-antp=-n - t, NAME=a b c"},
		{"[-antp] [NAME…]", "-a -- -n b", "-antp=-a, NAME=-n b"},
		{"[-antp] [FILTER…]", "a=b != c -n", "-antp=-n, FILTER=a=b != c"},
		{"[HOST] PORT [backlog=1] [reuse=yes]", "h 1 backlog=5", "HOST=h, PORT=1, backlog:5"},
		{"[HOST] PORT [backlog=1] [reuse=yes]", "backlog=5 1 reuse=no", "PORT=1, backlog:5, reuse:no"},
		{"[HOST] PORT [backlog=1]", "1 baklog=5", "TypeError: probe: unknown option 'baklog'\n  hint: usage: probe [HOST] PORT [backlog=1]"},
		{"[HOST] PORT [backlog=1]", "a==b", "TypeError: probe: unknown option 'a'"},
		{"[HOST] PORT [backlog=1]", "'a=b'", "PORT=a=b"},
		{"NAME VALUE…", "n a=b c", "NAME=n, VALUE=a=b c"},
		{"[N=1024] [flags=peek|oob]", "5 flags=peek", "N=5, flags:peek"},
		{"[eol=lf] [TEXT…]", "eol=crlf a  b ", "eol:crlf, <a  b>"},
		{"[eol=lf] [TEXT…]", "eol=crlf", "eol:crlf"},
		{"[eol=lf] [TEXT…]", "eul=crlf", "<eul=crlf>"},
		{"TEXT…", `"a" 'b'`, "<a>, <b>"},
		{"TEXT…", `"a" b`, `<"a" b>`},
		{"HOST [PORT] TEXT…", "h 1 some text", "HOST=h, PORT=1, <some text>"},
		{"HOST [PORT] TEXT…", "/path some text", "HOST=/path, <some text>"},
		{"HOST [PORT] TEXT…", "@name 'a'", "HOST=@name, <a>"},
		{"on|off|COMMAND…", "on", "on|off|COMMAND=on"},
	} {
		got, errOut, err := probe(t, tt.usage, nil).Try("probe " + tt.words)
		if err != nil {
			got = errOut
		}
		if got = strings.TrimSuffix(got, "\n"); got != tt.want && !(strings.Contains(tt.want, "Error: ") && strings.HasPrefix(got, tt.want)) {
			t.Errorf("%s: probe %s\n got %q\nwant %q", tt.usage, tt.words, got, tt.want)
		}
	}
}

func TestUsageLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		command     command.Command
		long, short string
	}{
		{command.Command{Name: "a"}, "a", "a"},
		{command.Command{Name: "a", Usage: "B [c]"}, "a B [c]", "a B [c]"},
		{command.Command{Name: "a", Usage: "[B] [--c] [--d=E] F…", MethodOnly: true}, "NAME.a [B] [--c] [--d=E] F…", "NAME.a [B] F…"},
		{command.Command{Name: "a", MethodOnly: true}, "NAME.a", "NAME.a"},
	} {
		if long, short := tt.command.UsageLine(), tt.command.ShortUsage(); long != tt.long || short != tt.short {
			t.Errorf("%q, %q; want %q, %q", long, short, tt.long, tt.short)
		}
	}
}
