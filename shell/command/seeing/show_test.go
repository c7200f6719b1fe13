package seeing_test

import (
	"bufio"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"labsh/netlab/record"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// shown is a session that is recorded.
func shown(t *testing.T, lang locale.Lang) *commandtest.Session {
	t.Helper()
	h := commandtest.New(t, lang)
	if h.Recorder == nil {
		h.Recorder = record.New(record.Limits{})
		h.Sockets.Observer = h.Recorder
	}
	return h
}

var pageAddress = regexp.MustCompile(`http://(\S+):(\d+)/`)

// hear hears the events of a page; until waits until they hold a text.
func hear(t *testing.T, url string) (until func(text string)) {
	t.Helper()
	got, err := http.Get(url + "events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = got.Body.Close() })
	r, all := bufio.NewReader(got.Body), ""
	return func(text string) {
		t.Helper()
		for !strings.Contains(all, text) {
			line, err := r.ReadString('\n')
			if err != nil {
				t.Fatalf("no %q in %s: %v", text, all, err)
			}
			all += line
		}
	}
}

// TestShow: show opens the page, says again where it is, moves it, and stop show closes it.
func TestShow(t *testing.T) {
	t.Parallel()
	h := shown(t, locale.French)
	out, _ := h.Run("show")
	url := pageAddress.FindString(out)
	if out != "Page à projeter : "+url+"\n" || !strings.HasPrefix(url, "http://localhost:") {
		t.Fatal(out)
	}
	if again, _ := h.Run("show"); again != out {
		t.Errorf("again: %s", again)
	}
	if again, _ := h.Run("show " + pageAddress.FindStringSubmatch(out)[2]); again != out {
		t.Errorf("at its own port: %s", again)
	}
	until := hear(t, url)
	until(`"lang":"fr"`)
	h.Run("server = listen 0\nport = server.getsockname()[1]\nclient = connect localhost $port\nclient.send <b>Bonjour")
	until(`send 10`)
	until(`client.send(b\"\u003cb\u003eBonjour\")`)
	h.Fails("connect localhost 1")
	until("rien n'écoute sur localhost:1")
	h.Run("lang en")
	until(`"lang":"en"`)
	for _, e := range h.Recorder.Events() {
		if e.Remote != nil && strings.Contains(url, e.Remote.String()) || e.Local != nil && strings.Contains(e.Local.String(), pageAddress.FindStringSubmatch(out)[2]) {
			t.Errorf("the page is part of what it shows: %+v", e)
		}
	}
	if got, _ := h.Run("sockets"); strings.Contains(got, pageAddress.FindStringSubmatch(out)[2]) {
		t.Errorf("sockets: %s", got)
	}

	moved, _ := h.Run("show 127.0.0.1 0")
	if !strings.Contains(moved, "Stopped localhost:") || !strings.Contains(moved, "1 connection\n") || !strings.Contains(moved, "Projector page: http://127.0.0.1:") {
		t.Errorf("moved: %s", moved)
	}
	url = pageAddress.FindString(moved)
	hear(t, url)(`"lang":"en"`)
	port := h.Value("port")
	if got := h.Fails("show " + port); !strings.HasPrefix(got, "OSError: [Errno 98] Address already in use\n  hint: ") {
		t.Errorf("a port in use: %s", got)
	}
	hear(t, url)(`"lang":"en"`) // it is where it was
	for line, want := range map[string]string{
		"twin stop show": "", "stop all": "", "wait nobody": "",
	} {
		got, _, _ := h.Try(line)
		if strings.Contains(got, "show.") || want != "" {
			t.Errorf("%s: %q", line, got)
		}
	}
	hear(t, url)(`"lang":"en"`) // stop all is for the servers of the lab
	if got, _ := h.Run("stop show"); !strings.HasPrefix(got, "Stopped 127.0.0.1:") || !strings.HasSuffix(got, ", 3 connections\n") {
		t.Errorf("stop show: %q", got)
	}
	if _, err := http.Get(url); err == nil {
		t.Error("it still answers")
	}
	h.Run("wait show\nstop show")
	if got, _ := h.Run("show"); !strings.HasPrefix(got, "Projector page: http://localhost:") {
		t.Errorf("once more: %s", got)
	}
}

// What show is not given right, and what it can't do.
func TestShowFails(t *testing.T) {
	t.Parallel()
	h := shown(t, locale.English)
	for line, want := range map[string]string{
		"show 70000":     "OverflowError: bind(): port must be 0-65535.\n",
		"show h x":       "ValueError: ",
		"show 1 2 3":     "TypeError: show: unexpected argument '3'\n",
		"show 192.0.2.1": "OSError: [Errno 99] Cannot assign requested address\n",
		"stop show":      "NameError: name 'show' is not defined",
		"wait show":      "NameError: name 'show' is not defined",
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// A page beyond this machine is told as what it is: the class reads along.
func TestShowBeyond(t *testing.T) {
	t.Parallel()
	h := shown(t, locale.English)
	out, errOut := h.Run("show 0.0.0.0 0")
	if said := out + errOut; !strings.HasPrefix(out, "Projector page: http://localhost:") || !strings.Contains(said, "passwords too: http://") && !strings.Contains(said, locale.ReachableByNone.En) {
		t.Errorf("%q, %q", out, errOut)
	}
	port := pageAddress.FindStringSubmatch(out)[2]
	for _, own := range addresses(t) {
		got, err := http.Get("http://" + net.JoinHostPort(own, port) + "/")
		if err != nil {
			t.Error(err)
			continue
		}
		if got.Body.Close(); got.StatusCode != http.StatusOK {
			t.Errorf("at %s: %s", own, got.Status)
		}
	}
}

// addresses are the IPv4 addresses of this machine.
func addresses(t *testing.T) (all []string) {
	t.Helper()
	found, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range found {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil {
			all = append(all, n.IP.String())
		}
	}
	return all
}
