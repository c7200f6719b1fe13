package labtest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// noDelay asks the kernel for TCP_NODELAY of the program's end of c. Both addresses
// tell the connections apart: the kernel gives one client port to several, when
// they go to different servers.
func (p *process) noDelay(c net.Conn) bool {
	p.t.Helper()
	pidfd, err := unix.PidfdOpen(p.cmd.Process.Pid, 0)
	if err != nil {
		p.t.Skip(err)
	}
	defer unix.Close(pidfd)
	is := func(name unix.Sockaddr, err error, addr net.Addr) bool {
		v4, ok := name.(*unix.SockaddrInet4)
		return err == nil && ok && netip.AddrPortFrom(netip.AddrFrom4(v4.Addr), uint16(v4.Port)).String() == addr.String()
	}
	links, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", p.cmd.Process.Pid))
	if err != nil {
		p.t.Fatal(err)
	}
	for _, link := range links {
		if to, err := os.Readlink(link); err != nil || !strings.HasPrefix(to, "socket:") {
			continue
		}
		n, err := strconv.Atoi(filepath.Base(link))
		if err != nil {
			p.t.Fatal(err)
		}
		fd, err := unix.PidfdGetfd(pidfd, n, 0)
		if err != nil {
			p.t.Skip(err)
		}
		defer unix.Close(fd)
		here, hereErr := unix.Getsockname(fd)
		there, thereErr := unix.Getpeername(fd)
		if is(here, hereErr, c.RemoteAddr()) && is(there, thereErr, c.LocalAddr()) {
			value, err := unix.GetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY)
			if err != nil {
				p.t.Fatal(err)
			}
			return value != 0
		}
	}
	p.t.Fatalf("%s: no connection with %s", p.name, c.LocalAddr())
	return false
}

// On a kept connection each answer of labsh's HTTP servers comes in one segment,
// and none waits for an acknowledgement (Nagle). Sockets that a class looks at
// are as the kernel gives them.
func TestKeptConnections(t *testing.T) {
	t.Parallel()
	p := start(t, labsh("-i"))
	dial := func(address string) *net.TCPConn {
		t.Helper()
		c, err := net.Dial("tcp4", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		return c.(*net.TCPConn)
	}
	for _, line := range []string{"web 0", "store serve 0", "r = store products limit=1\nprint('on', r.url)"} {
		p.enter(line + "\n")
		p.await("http://")
		address, _, _ := strings.Cut(strings.TrimSpace(p.await("\n")), "/")
		c := dial(address)
		raw, err := c.SyscallConn()
		if err != nil {
			t.Fatal(err)
		}
		segments := func() (n uint32) {
			t.Helper()
			if err := raw.Control(func(fd uintptr) {
				info, err := unix.GetsockoptTCPInfo(int(fd), unix.IPPROTO_TCP, unix.TCP_INFO)
				if err != nil {
					t.Fatal(err)
				}
				n = info.Data_segs_in
			}); err != nil {
				t.Fatal(err)
			}
			return n
		}
		answers := bufio.NewReader(c)
		for _, path := range []string{"/products", "/products/1", "/products", "/users", "/nothing"} {
			before := segments()
			if _, err := fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: h\r\n\r\n", path); err != nil {
				t.Fatal(err)
			}
			resp, err := http.ReadResponse(answers, nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, resp.Body); err != nil {
				t.Fatal(err)
			}
			if n := segments() - before; n != 1 {
				t.Errorf("%s: %s came in %d segments", line, path, n)
			}
		}
		if !p.noDelay(c) {
			t.Errorf("%s: no TCP_NODELAY", line)
		}
	}

	p.enter("serve 0 echo\n")
	p.await("localhost:")
	c := dial("127.0.0.1:" + strings.TrimSpace(p.await("\n")))
	if _, err := io.WriteString(c, "x"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if p.noDelay(c) {
		t.Error("serve: TCP_NODELAY")
	}
	p.enter("l = listen 0\nprint('port', l.getsockname()[1])\nc = l.accept\nprint('accepted')\n")
	c = dial("127.0.0.1:" + p.port("port"))
	p.await("accepted\n")
	if p.noDelay(c) {
		t.Error("accept: TCP_NODELAY")
	}
}
