package labtest

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// A room where each of four clients reads what the others write: the classical
// server with each of the ways of waiting for several sockets, and a client that
// waits for the keyboard and the server.
func TestChat(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"select", "poll", "epoll", "selectors"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			eachPairing(t, func(t *testing.T, serve, ask runner) { chat(t, way, serve, ask) })
		})
	}
}

func chat(t *testing.T, way string, serve, ask runner) {
	const clients = 4
	server := start(t, serve.command(t, salon(t, way+"_serveur.py"), fmt.Sprint(clients)))
	port := server.port("port")
	var all [clients]*process
	for i := range all {
		all[i] = start(t, ask.command(t, salon(t, "client.py"), port))
		server.await(fmt.Sprintf("client %d arrive\n", i+1))
		all[i].await("connecté\n")
	}
	for i, c := range all {
		c.enter(fmt.Sprintf("été %d\n", i+1))
		for j, other := range all {
			if j != i {
				other.await(fmt.Sprintf("client %d : été %d\n", i+1, i+1))
			}
		}
	}
	for i, c := range all {
		if got := c.succeed(); !strings.HasSuffix(got, "\nau revoir\n") {
			t.Errorf("client %d:\n%s", i+1, got)
		}
		server.await(fmt.Sprintf("client %d part\n", i+1))
	}
	server.await("fermé")
	server.succeed()
}

func salon(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", "salon", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// On a terminal select sees a line once it has ended; input() then gives it, and it
// is not shown twice. What was pasted behind a line counts, too.
func TestSelectTerminal(t *testing.T) {
	t.Parallel()
	program := write(t, "program.py", `import select, sys
print("waiting")
while select.select([sys.stdin], [], [])[0]:
    try:
        print("got", repr(input("? ")))
    except EOFError:
        print("end")
        break
`)
	for _, r := range runners {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			m := openWide(t, r.command(t, program), columns)
			m.awaitThat("whole line", func() bool { return strings.Contains(m.raw.String(), "waiting\r\n") })
			m.typed("hello\n")
			m.awaitThat("whole line", func() bool { return strings.Contains(m.raw.String(), "got 'hello'\r\n") })
			m.typed("\x04")
			m.awaitRow("? end")
			<-m.ended
			m.mu.Lock()
			defer m.mu.Unlock()
			if got, want := strings.Join(m.rows(), "\n"), "waiting\nhello\n? got 'hello'\n? end"; got != want {
				t.Error(difference(got, want))
			}
		})
	}
	m := open(t, labsh())
	m.run("import select, sys")
	m.typed("select.select([sys.stdin], [], [])[1]\n1 + 1\n")
	m.awaitRow("2")
}
