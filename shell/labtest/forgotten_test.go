package labtest

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// limited is cmd where no more than 1024 descriptors may be open.
func limited(cmd *exec.Cmd) *exec.Cmd {
	return exec.Command("sh", append([]string{"-c", `ulimit -n 1024; exec "$@"`, "sh"}, cmd.Args...)...)
}

// sameForgotten runs a program of testdata/forgotten by labsh and python3, with few
// descriptors, and compares what they print.
func sameForgotten(t *testing.T, name string, within ...func(*exec.Cmd) *exec.Cmd) {
	t.Helper()
	var printed []string
	for _, r := range runners {
		run := func() *process {
			cmd := limited(r.command(t, forgotten(t, name)))
			for _, f := range within {
				cmd = f(cmd)
			}
			return start(t, cmd)
		}
		p := run()
		// Who reads the links of /proc/PID/fd (ss -p, lsof) holds a file open for that
		// moment, which keeps its address from python3 as well. What the program itself
		// keeps it does each time.
		for more := 2; more > 0 && p.end() != 0 && strings.Contains(p.errors.String(), "Address already in use"); more-- {
			p = run()
		}
		printed = append(printed, p.succeed())
	}
	if printed[0] != printed[1] {
		t.Error(difference(printed[0], printed[1]))
	}
}

func forgotten(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir + "/testdata/forgotten/" + name
}

// A socket is closed as its last name goes, whatever kind of name that is.
func TestForgottenNames(t *testing.T) {
	t.Parallel()
	sameForgotten(t, "forms.py")
}

// A program that closes the numbers it never opened does no harm to labsh.
func TestForeignNumbers(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("it is not known here which are labsh's own")
	}
	sameForgotten(t, "numbers.py")
}

// A program that closes nothing may open more than the limit, one after another.
func TestForgottenScan(t *testing.T) {
	t.Parallel()
	sameForgotten(t, "scan.py")
}

// An address is free again as the last name of its socket goes.
func TestForgottenAddress(t *testing.T) {
	t.Parallel()
	ns := newNamespace(t)
	sameForgotten(t, "address.py", ns.in)
}

// Servers that close nothing: each of 3,000 clients, fifty at a time, reads its
// connection to the end.
func TestForgottenConnections(t *testing.T) {
	t.Parallel()
	const clients, atOnce = 3000, 50
	for _, name := range []string{"function.py", "loop.py", "threads.py"} {
		for _, r := range runners {
			t.Run(name+" by "+r.name, func(t *testing.T) {
				server := start(t, limited(r.command(t, forgotten(t, name), fmt.Sprint(clients))))
				address := "127.0.0.1:" + server.port("port")
				var all sync.WaitGroup
				for range atOnce {
					all.Go(func() {
						if err := converse(address, clients/atOnce); err != nil {
							t.Error(err)
						}
					})
				}
				all.Wait()
				if t.Failed() {
					return
				}
				if got := server.succeed(); got != "port "+address[len("127.0.0.1:"):]+"\nserved\n" {
					t.Errorf("%q", got)
				}
			})
		}
	}
}

// converse makes n connections: on each something is said and answered, and it is
// read to its end once the next has come so far: that may be what ends it.
func converse(address string, n int) error {
	var before net.Conn
	end := func() error {
		if before == nil {
			return nil
		}
		defer before.Close()
		if rest, err := io.ReadAll(before); len(rest) > 0 || err != nil {
			return fmt.Errorf("at the end: %q, %v", rest, err)
		}
		return nil
	}
	for range n {
		conn, err := net.DialTimeout("tcp", address, patience)
		if err != nil {
			return err
		}
		if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
			return err
		}
		if _, err := conn.Write([]byte("hello\n")); err != nil {
			return err
		}
		answer := make([]byte, len("HELLO\n"))
		if _, err := io.ReadFull(conn, answer); err != nil || string(answer) != "HELLO\n" {
			return fmt.Errorf("answer %q, %v", answer, err)
		}
		if err := end(); err != nil {
			return err
		}
		before = conn
	}
	return end()
}
