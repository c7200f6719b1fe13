package labtest

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// replayPeers are what a session talks to. They behave the same each time, and note what
// they receive.
type replayPeers struct {
	dir         string
	environment []string
	ports       map[string]string // by the name that stands for it in a session
	fill        *strings.Replacer

	mu        sync.Mutex
	seen      []*replayConnection
	datagrams []string
	flushed   map[string]chan struct{} // the test's own connections and datagrams
	open      sync.WaitGroup
	listeners []net.Listener
	packets   net.PacketConn
}

// A replayConnection notes what is read from it.
type replayConnection struct {
	net.Conn
	peers  *replayPeers
	name   string
	number int
	secure bool // what is read is encrypted, and noted by its reader
	got    bytes.Buffer
	closed sync.Once
}

func (c *replayConnection) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if !c.secure {
		c.got.Write(p[:n])
	}
	return n, err
}

func (c *replayConnection) Close() error {
	err := c.Conn.Close()
	c.closed.Do(c.peers.open.Done)
	return err
}

func (c *replayConnection) closeWrite() {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite() // the other side may be gone
	}
}

// The peers by name: what each does with a connection.
var replayTalk = map[string]func(c *replayConnection){
	"echo":  func(c *replayConnection) { _, _ = io.Copy(c, struct{ io.Reader }{c}) },
	"lines": replayLines,
	"greeting": func(c *replayConnection) {
		_, _ = io.WriteString(c, replayGreeting)
		_, _ = io.Copy(io.Discard, c)
	},
	"source": func(c *replayConnection) {
		_, _ = io.WriteString(c, replayGreeting)
		c.closeWrite()
		_, _ = io.Copy(io.Discard, c)
	},
	"closes": func(c *replayConnection) {
		c.closeWrite()
		_, _ = io.Copy(io.Discard, c)
	},
	"resets": func(c *replayConnection) {
		_, _ = c.Read(make([]byte, 100))
		if tcp, ok := c.Conn.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0)
		}
	},
	"silent": func(c *replayConnection) { _, _ = io.Copy(io.Discard, c) },
	"unix":   replayLines,
}

const replayGreeting = "Bonjour\nBienvenue à tous\nprix=12;fin\n"

// replayLines answers each line with its number.
func replayLines(c *replayConnection) { answerLines(c) }

func answerLines(c io.ReadWriter) {
	lines := bufio.NewReader(c)
	for n := 1; ; n++ {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		if _, err := fmt.Fprintf(c, "%d: %s", n, line); err != nil {
			return
		}
	}
}

// newReplayPeers starts them all, until the test ends.
func newReplayPeers(t *testing.T, store string) *replayPeers {
	t.Helper()
	p := &replayPeers{dir: t.TempDir(), environment: environment(t), ports: map[string]string{"store": store}, flushed: map[string]chan struct{}{}}
	for name, talk := range replayTalk {
		p.serve(t, name, talk)
	}
	p.serve(t, "tls", func(c *replayConnection) {
		secure := tls.Server(c, &tls.Config{Certificates: []tls.Certificate{replayCertificate(t)}, MinVersion: tls.VersionTLS12})
		c.secure = true
		answerLines(struct {
			io.Reader
			io.Writer
		}{io.TeeReader(secure, &c.got), secure})
		_ = secure.Close()
	})
	web := &http.Server{Handler: replayWeb()} //nolint:gosec // this test's own clients
	for _, name := range []string{"web", "hand"} {
		l := p.listen(t, name)
		go func() { _ = web.Serve(&replayListener{l, p, name}) }()
	}
	t.Cleanup(func() { _ = web.Close() })

	packets, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.packets = packets
	p.ports["udp"] = listeningPort(packets.LocalAddr())
	var done sync.WaitGroup
	done.Go(p.answerDatagrams)
	p.ports["refused"] = "1"
	t.Cleanup(func() { _ = packets.Close(); done.Wait() })
	var pairs []string
	for name, port := range p.ports {
		pairs = append(pairs, "<"+name+">", port)
	}
	p.fill = strings.NewReplacer(pairs...)
	return p
}

func listeningPort(a net.Addr) string {
	return strconv.Itoa(int(netip.MustParseAddrPort(a.String()).Port()))
}

// filled is a session's text with the peers' ports in it.
func (p *replayPeers) filled(text string) string { return p.fill.Replace(text) }

func (p *replayPeers) listen(t *testing.T, name string) net.Listener {
	t.Helper()
	network, address := "tcp", "127.0.0.1:0"
	if name == "unix" {
		dir, err := os.MkdirTemp("", "lt") // a socket's path is short
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.RemoveAll(dir) })
		network, address = "unix", filepath.Join(dir, "s")
	}
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	p.listeners = append(p.listeners, l)
	if network == "unix" {
		p.ports[name] = address
	} else {
		p.ports[name] = listeningPort(l.Addr())
	}
	return l
}

func (p *replayPeers) serve(t *testing.T, name string, talk func(*replayConnection)) {
	t.Helper()
	l := &replayListener{p.listen(t, name), p, name}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				talk(c.(*replayConnection))
				_ = c.Close()
			}()
		}
	}()
}

// A replayListener gives the connections of sessions, and answers those by which the
// test learns that it has given them all.
type replayListener struct {
	net.Listener
	peers *replayPeers
	name  string
}

func (l *replayListener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		p := l.peers
		p.mu.Lock()
		if flushed, ok := p.flushed[c.RemoteAddr().String()]; ok {
			p.mu.Unlock()
			_ = c.Close()
			close(flushed)
			continue
		}
		n := 0
		for _, other := range p.seen {
			if other.name == l.name {
				n++
			}
		}
		made := &replayConnection{Conn: c, peers: p, name: l.name, number: n}
		p.seen = append(p.seen, made)
		p.open.Add(1)
		p.mu.Unlock()
		return made, nil
	}
}

func (p *replayPeers) answerDatagrams() {
	b := make([]byte, 70000)
	for {
		n, from, err := p.packets.ReadFrom(b)
		if errors.Is(err, net.ErrClosed) {
			return
		} else if err != nil {
			continue
		}
		p.mu.Lock()
		flushed, ours := p.flushed[from.String()]
		if !ours {
			p.datagrams = append(p.datagrams, string(b[:n]))
		}
		p.mu.Unlock()
		if ours {
			close(flushed)
			continue
		}
		_, _ = p.packets.WriteTo(append([]byte("re: "), b[:n]...), from)
	}
}

// take gives what the peers have seen of a program that has ended, and begins anew.
func (p *replayPeers) take(t *testing.T) map[string]string {
	t.Helper()
	for i, l := range p.listeners {
		p.flush(t, func(d *net.Dialer) (net.Conn, error) {
			if l.Addr().Network() == "unix" {
				d.LocalAddr = &net.UnixAddr{Net: "unix", Name: fmt.Sprintf("%s.%d", l.Addr(), i)}
				defer func() { _ = os.Remove(d.LocalAddr.String()) }()
			}
			return d.DialContext(t.Context(), l.Addr().Network(), l.Addr().String())
		})
	}
	p.flush(t, func(d *net.Dialer) (net.Conn, error) {
		c, err := d.DialContext(t.Context(), "udp", p.packets.LocalAddr().String())
		if err == nil {
			_, err = c.Write([]byte("flush"))
		}
		return c, err
	})
	p.open.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	seen := map[string]string{}
	for _, c := range p.seen {
		if c.name == "web" { // what follows a redirect may come on the same connection or on another
			seen["web"] += requestsIn(c.got.String())
			continue
		}
		seen[fmt.Sprintf("%s %d", c.name, c.number)] = c.got.String()
	}
	for i, text := range p.datagrams {
		seen[fmt.Sprint("datagram ", i)] = text
	}
	p.seen, p.datagrams = nil, nil
	return seen
}

// flush waits until a peer has met all who came before.
func (p *replayPeers) flush(t *testing.T, dial func(*net.Dialer) (net.Conn, error)) {
	t.Helper()
	met := make(chan struct{})
	p.mu.Lock()
	c, err := dial(&net.Dialer{})
	if err != nil {
		p.mu.Unlock()
		t.Fatal(err)
	}
	ours := c.LocalAddr().String()
	p.flushed[ours] = met
	p.mu.Unlock()
	<-met
	_ = c.Close()
	p.mu.Lock()
	delete(p.flushed, ours)
	p.mu.Unlock()
}
