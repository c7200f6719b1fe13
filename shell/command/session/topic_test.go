package session_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"labsh/netlab"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/pipe"
	"labsh/shell/command/session"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// Each topic is found by all that people write for it, in both languages, and by
// no spelling of another.
func TestTopicSpellings(t *testing.T) {
	t.Parallel()
	for words, title := range map[string]locale.Text{
		"TIME_WAIT time_wait TIME-WAIT TimeWait time-wait 2MSL":      locale.TopicTimeWaitTitle,
		"ESTABLISHED ESTAB established estab":                        locale.TopicEstablishedTitle,
		"FIN_WAIT1 FIN-WAIT-1 FIN_WAIT_1 fin_wait1 fin-wait-1":       locale.TopicFinWait1Title,
		"FIN_WAIT2 FIN-WAIT-2 finwait2":                              locale.TopicFinWait2Title,
		"SYN_SENT SYN-SENT syn_sent":                                 locale.TopicSynSentTitle,
		"SYN_RECV SYN-RECV SYN-RECEIVED SYN_RECEIVED SYN_RCVD":       locale.TopicSynRecvTitle,
		"CLOSED closed UNCONN CLOSE":                                 locale.TopicClosedTitle,
		"LISTEN LISTENING":                                           locale.TopicListenTitle,
		"CLOSE_WAIT close-wait":                                      locale.TopicCloseWaitTitle,
		"LAST_ACK LAST-ACK":                                          locale.TopicLastAckTitle,
		"CLOSING closing":                                            locale.TopicClosingTitle,
		"states State états ÉTATS etats état":                        locale.TopicStatesTitle,
		"buffers tampons Tampon fenêtre":                             locale.TopicBuffersTitle,
		"broadcast diffusion":                                        locale.TopicBroadcastTitle,
		"multicast multidiffusion groupe":                            locale.TopicMulticastTitle,
		"segments SYN ack FIN RST MSS":                               locale.TopicSegmentsTitle,
		"udp UDP datagrammes":                                        locale.TopicUDPTitle,
		"tcp TCP":                                                    locale.TopicTCPTitle,
		"ports port":                                                 locale.TopicPortsTitle,
		"backlog attente":                                            locale.TopicBacklogTitle,
		"TIME_WAIT? TIME-WAIT? FIN-WAIT-1? states? états? udp? RST?": {},
	} {
		for _, lang := range []locale.Lang{locale.English, locale.French} {
			h := commandtest.New(t, lang)
			for word := range strings.FieldsSeq(words) {
				line, want := "help "+word, title.In(lang)
				if asked, ok := strings.CutSuffix(word, "?"); ok {
					line, want = word+"  # what", h.Prompt("help "+asked)
				}
				if got := h.Prompt(line); want == "" || !strings.HasPrefix(got, strings.TrimSuffix(want, "\n")+"\n") {
					t.Errorf("%s: %q", line, got[:min(len(got), 80)])
				}
			}
		}
	}
	for i, topic := range session.Topics {
		if topic.State != 0 && topic.State != netlab.TCPClose && topic.State.String() != topic.Name.En {
			t.Errorf("%s is about %s", topic.Name.En, topic.State)
		}
		h := commandtest.New(t, locale.English)
		for _, word := range append([]string{topic.Name.Fr, topic.Name.En}, topic.Aliases...) {
			if c, ok := h.Table.Lookup(word); ok {
				t.Errorf("%s of topic %s is the command %s", word, topic.Name.En, c.Name)
			}
			if _, ok := pipe.Lookup(word); ok {
				t.Errorf("%s of topic %s is a filter", word, topic.Name.En)
			}
			if got := h.Prompt("help " + word); !strings.HasPrefix(got, topic.Title.En+"\n") {
				t.Errorf("topic %d: help %s: %q", i, word, got[:min(len(got), 60)])
			}
		}
	}
	for state := netlab.TCPEstablished; state <= netlab.TCPClosing; state++ {
		if !slices.ContainsFunc(session.Topics, func(topic session.Topic) bool {
			return topic.State == state
		}) {
			t.Errorf("no topic about %s", state)
		}
	}
}

// Of a command, a topic and a variable with one name, the command comes first,
// then the topic, which mentions the variable.
func TestTopicBesideOthers(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	plain := h.Prompt("help udp")
	h.Typed("udp = 3", "tampon = 4", "close = 5")
	for line, want := range map[string]string{
		"help listen":     "listen [HOST] PORT",
		"help LISTEN":     locale.TopicListenTitle.En,
		"help close":      "close [NAME…]",
		"help CLOSE":      locale.TopicClosedTitle.En,
		"help udp.real":   "Help on int object:",
		"help(udp)":       "Help on int object:",
		"help TIME_WAITS": "NameError: name 'TIME_WAITS' is not defined. Did you mean: 'TIME_WAIT'?",
		"TIME_WAIIT?":     "NameError: name 'TIME_WAIIT' is not defined. Did you mean: 'TIME_WAIT'?",
		"help time_wiat":  "NameError: name 'time_wiat' is not defined. Did you mean: 'time_wait'?",
		"help segmets":    "NameError: name 'segmets' is not defined. Did you mean: 'segments'?",
		"help stattus":    "NameError: name 'stattus' is not defined. Did you mean: 'status'?",
		"help nothing":    "NameError: name 'nothing' is not defined\n",
	} {
		if got := h.Prompt(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q", line, got[:min(len(got), 100)])
		}
	}
	for _, word := range []string{"udp", "tampon"} {
		if got, note := h.Prompt("help "+word), locale.TopicIsVariable.Format(locale.English, word, word); !strings.HasSuffix(got, "\n  "+note+"\n") {
			t.Errorf("help %s:\n%s", word, got)
		}
	}
	if got := h.Prompt("help UDP"); got != plain {
		t.Errorf("help UDP mentions a variable:\n%s", got)
	}
}

// A topic fits a screen and a half, its lines are labsh's, and what it leads on to
// is there; the commands that it is about lead back to it.
func TestTopicPages(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.English, locale.French} {
		h := commandtest.New(t, lang)
		list := strings.Join(strings.Fields(h.Prompt("help")), " ")
		states := wide(t, h, "help states")
		for _, topic := range session.Topics {
			name := topic.Name.In(lang)
			got := wide(t, h, "help "+name)
			lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
			if len(lines) > 36 {
				t.Errorf("help %s has %d lines", name, len(lines))
			}
			for _, l := range lines {
				if utf8.RuneCountInString(l) > 80 || strings.HasSuffix(l, " ") {
					t.Errorf("help %s: %q", name, l)
				}
			}
			if topic.State == 0 && !strings.Contains(list, " "+name+",") && !strings.Contains(list, " "+name+";") && !strings.Contains(list, " "+name+" ;") {
				t.Errorf("help does not list %s", name)
			}
			if topic.State != 0 && !strings.Contains(states, " "+name+",") {
				t.Errorf("help states does not list %s", name)
			}
			for line := range strings.SplitSeq(topic.Lines, "\n") {
				if _, err := syntax.Parse("<topic>", line+"\n", syntax.InteractiveMode, commandtest.Reader()); err != nil {
					t.Errorf("%s: %s: %v", name, line, err)
				}
			}
			for _, other := range topic.Related {
				i := slices.IndexFunc(session.Topics, func(t session.Topic) bool { return t.Name.En == other })
				shown := other
				if i >= 0 {
					shown = session.Topics[i].Name.In(lang)
				} else if _, ok := h.Table.Lookup(other); !ok {
					t.Errorf("%s: there is no %s", name, other)
				} else if back := h.Prompt("help " + other); !strings.Contains(lastLines(back), " "+name) {
					t.Errorf("help %s does not lead to %s:\n%s", other, name, back)
				}
				if !strings.Contains(lastLines(got), " "+shown) {
					t.Errorf("help %s does not lead to %s", name, shown)
				}
			}
		}
	}
}

// lastLines is the last paragraph of a help: what to read on with.
func lastLines(help string) string {
	return strings.Join(strings.Fields(help[strings.LastIndex(help, "\n\n"):]), " ")
}

// wide is what a screen of 80 columns shows.
func wide(t *testing.T, h *commandtest.Session, line string) string {
	t.Helper()
	var b bytes.Buffer
	was := h.Session.Console
	h.Session.Console = console.New(console.Options{Stdout: &b, Stderr: &b, Color: console.ColorNever, Lang: was.Lang(), Getenv: func(name string) string {
		return map[string]string{"COLUMNS": "80"}[name]
	}})
	h.Prompt(line)
	if err := h.Session.Console.Close(); err != nil {
		t.Error(err)
	}
	h.Session.Console = was
	return b.String()
}

// The README's table of topics is the table's.
func TestTopicsInReadme(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := session.TopicReference(locale.English); !strings.Contains(string(text), "\n"+want) {
		t.Errorf("README.md's table of topics is stale; it is to be\n%s", want)
	}
}
