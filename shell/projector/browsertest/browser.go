// Package browsertest drives a real browser in tests: Chromium without a window, by
// its DevTools protocol over a pipe.
package browsertest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"
)

// limit is how long anything may take; nothing waits for it that goes well.
const limit = 60 * time.Second

// A Browser is a running Chromium.
type Browser struct {
	in  *os.File
	mu  sync.Mutex
	n   int
	ask map[int]chan answer
	// told are the listeners to the pages' events, by session.
	told map[string]func(method string, params json.RawMessage)
	gone chan struct{} // closed when it says no more
}

type answer struct {
	Result json.RawMessage
	Error  *struct{ Message string }
}

// Start starts a browser, which ends with the test; without one the test is skipped.
func Start(t testing.TB) *Browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("chromium is not installed")
	}
	// Not t.TempDir: the last of its processes may still write when that is removed.
	dir, err := os.MkdirTemp("", "browser")
	if err != nil {
		t.Fatal(err)
	}
	commandsOut, commandsIn, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	eventsOut, eventsIn, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--remote-debugging-pipe", "--user-data-dir="+dir, "--disable-gpu", "--disable-dev-shm-usage",
		"--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-breakpad", "--mute-audio", "--hide-scrollbars", "--lang=en", "--no-proxy-server", "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_CACHE_HOME="+dir)
	cmd.ExtraFiles = []*os.File{commandsOut, eventsIn}
	group(cmd)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = commandsOut.Close()
	_ = eventsIn.Close()
	b := &Browser{in: commandsIn, ask: map[int]chan answer{}, told: map[string]func(string, json.RawMessage){}, gone: make(chan struct{})}
	go b.listen(eventsOut)
	t.Cleanup(func() {
		_, _ = b.call("", "Browser.close", nil) // it may be gone already
		select {
		case <-b.gone:
		case <-time.After(limit):
		}
		kill(cmd) // what is left of it
		_ = cmd.Wait()
		_ = commandsIn.Close()
		_ = eventsOut.Close()
		_ = os.RemoveAll(dir)
	})
	return b
}

// listen hands on what the browser says.
func (b *Browser) listen(from *os.File) {
	defer close(b.gone)
	r := bufio.NewReaderSize(from, 1<<20)
	for {
		text, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var m struct {
			ID        int
			SessionID string
			Method    string
			Params    json.RawMessage
			answer
		}
		if json.Unmarshal(text[:len(text)-1], &m) != nil {
			continue
		}
		b.mu.Lock()
		waiting, heard := b.ask[m.ID], b.told[m.SessionID]
		delete(b.ask, m.ID)
		b.mu.Unlock()
		switch {
		case waiting != nil:
			waiting <- m.answer
		case heard != nil && m.Method != "":
			heard(m.Method, m.Params)
		}
	}
}

// call asks the browser for something and waits for its answer.
func (b *Browser) call(session, method string, params any) (json.RawMessage, error) {
	if params == nil {
		params = struct{}{}
	}
	b.mu.Lock()
	b.n++
	id, got := b.n, make(chan answer, 1)
	b.ask[id] = got
	message := map[string]any{"id": id, "method": method, "params": params}
	if session != "" {
		message["sessionId"] = session
	}
	text, err := json.Marshal(message)
	if err == nil {
		_, err = b.in.Write(append(text, 0))
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	timeout := time.NewTimer(limit)
	defer timeout.Stop()
	select {
	case a := <-got:
		if a.Error != nil {
			return nil, errors.New(a.Error.Message)
		}
		return a.Result, nil
	case <-b.gone:
		return nil, errors.New("the browser is gone")
	case <-timeout.C:
		return nil, fmt.Errorf("%s: no answer", method)
	}
}
