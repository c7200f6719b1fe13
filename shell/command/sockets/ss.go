package sockets

import (
	"context"
	"slices"
	"strings"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
)

// ssCommand is ss(8) of iproute2, as far as a networking class types it: its options,
// its filters, its display.
func ssCommand() command.Command {
	return command.Command{
		Name: "ss", Group: command.GroupSockets, Looks: true, Usage: "[-antulxp46Hs] [PORT|FILTER…]", Yields: true, Shows: true,
		Compares: []string{"sport", "dport"}, Summary: locale.SsSummary, Detail: locale.SsDetail,
		Words: map[string]command.Words{
			"": ssWordsFor, "state": command.Listed(ssStateWords()...), "exclude": command.Listed(ssStateWords()...),
			"sport": command.Listed("= :"), "dport": command.Listed("= :"),
		},
		Examples: []command.Example{{
			Lines: ">>> listen 0\nWaiting for a client on localhost:…\n>>> port = server.getsockname()[1]\n>>> ss -ltn sport = :$port\nState … Recv-Q  Send-Q  Local Address:Port … Peer Address:Port  Process\nLISTEN … 0 … 1  127.0.0.1:… 0.0.0.0:*\n>>> ss -tan state time-wait | count\n…\n>>> ss -tan '( sport = :5000 or dport = :5000 )' | grep -c LISTEN\n…\n>>> close all",
			Fr:    ">>> listen 0\nAttente Connexion client localhost:…\n>>> port = server.getsockname()[1]\n>>> ss -ltn sport = :$port\nState … Recv-Q  Send-Q  Local Address:Port … Peer Address:Port  Process\nLISTEN … 0 … 1  127.0.0.1:… 0.0.0.0:*\n>>> ss -tan state time-wait | count\n…\n>>> ss -tan '( sport = :5000 or dport = :5000 )' | grep -c LISTEN\n…\n>>> close all",
		}},
		Raises: []command.Raise{{Name: "ValueError", Means: locale.RaiseSsFilter}, {Name: "OverflowError", Means: locale.RaisePortRange}, {Name: "NotImplementedError", Means: locale.RaiseSystemSilent}},
		Run:    runSs,
	}
}

// ssWordsFor offers options, the long ones behind --, and the words of filters.
func ssWordsFor(_ *command.Session, stem string) []string {
	words := []string{"-antp", "-tulpn", "-tan", "-uan", "-xa", "-s", "state ", "exclude ", "sport ", "dport ", "src ", "dst "}
	if strings.HasPrefix(stem, "--") {
		for _, o := range ssOptions {
			if o.here() {
				words = append(words, "--"+o.long)
			}
		}
	}
	return words
}

// readSs reads the line whole: what is wrong in it is found before anything is asked.
func readSs(c *command.Call) (*ssTables, ssTest, []*ssHost, error) {
	flags := c.Args("-antulxp46Hs")
	var texts []string
	for _, a := range c.Args("PORT|FILTER") {
		texts = append(texts, a.Text())
	}
	words := ssWords(texts)
	letters, err := ssFlags(flags)
	if err != nil {
		return nil, nil, nil, err
	}
	if len(flags) == 0 && len(words) == 1 && isPortWord(words[0]) {
		letters = []byte("antup") // labsh's own short form: who has that port?
	}
	w := readSsLetters(letters)
	if w.help || w.version {
		return w, nil, nil, nil
	}
	if words, err = w.takeStates(words); err != nil {
		return nil, nil, nil, err
	}
	w.settle()
	test, hosts, err := parseSsFilter(words, w)
	return w, test, hosts, err
}

// runSs asks for the machine's table.
func runSs(c *command.Call) (command.Result, error) {
	w, test, hosts, err := readSs(c)
	switch {
	case err != nil:
		return command.Result{}, err
	case w.help:
		return c.Help()
	case w.version:
		return command.Result{Report: func() error { c.Console.Report(locale.SsVersionIs, command.Version); return nil }}, nil
	}
	if err := resolveSsHosts(c.Thread, hosts); err != nil {
		return command.Result{}, err
	}
	var summary *ssSummary
	if w.summary {
		if summary, err = readSsSummary(); err != nil {
			return command.Result{}, socket.Exception(err)
		}
		if w.everything && len(c.Args("PORT|FILTER")) == 0 {
			return command.Result{Value: summary.table().List(), Report: func() error { summary.draw(c.Console); return nil }}, nil
		}
	}
	var all []netlab.Connection
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		if all, err = netlab.Connections(ctx, w.wanted()...); err == nil {
			err = netlab.FindProcesses(ctx, all) // without -p as well: the value has them
		}
		return err
	})
	if err != nil {
		return command.Result{}, socket.Exception(err)
	}
	rows := w.rows(w.choose(all, test))
	if summary != nil {
		return command.Result{Value: rows.List(), Report: func() error {
			summary.draw(c.Console)
			rows.Draw(c.Console)
			return nil
		}}, nil
	}
	return command.Result{Value: rows.List(), Rows: rows}, nil
}

// wanted are the protocols to ask for.
func (w *ssTables) wanted() []netlab.Protocol {
	return slices.DeleteFunc(slices.Concat(unixProtocols, inetProtocols), func(p netlab.Protocol) bool { return !w.protocols[p] })
}
