package shell

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

var soak = flag.Int("soak", 500, "how many connections TestSoak makes, with two commands each")

// usage is what a process has taken.
type usage struct {
	descriptors, goroutines int
	heap, resident          int64 // bytes
}

func used(t *testing.T) (u usage) {
	t.Helper()
	open, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.ParseInt(strings.Fields(string(statm))[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return usage{len(open), runtime.NumGoroutine(), int64(m.HeapAlloc), pages * int64(os.Getpagesize())}
}

// TestSoak: connections and commands by the thousand in one session leave nothing
// behind, whether what they open is closed or forgotten.
//
//	go test ./shell -run TestSoak -soak 50000 -v
func TestSoak(t *testing.T) {
	tr := newTrial(t, "")
	run := func(text string) {
		t.Helper()
		if status := tr.RunText("<soak>", text); status != 0 {
			t.Fatalf("status %d: %s", status, tr.errOut)
		}
		if err := tr.out.Truncate(0); err != nil { // of no interest
			t.Fatal(err)
		}
	}
	// Its own network's addresses are many: ports wait a minute to be used again.
	run(`import threading
server = socket.create_server(("0.0.0.0", 0))
port = server.getsockname()[1]
def handle(conn):
    conn.sendall(conn.recv(100).upper())
def forget(host):
    c = connect $host $port
    t = threading.Thread(target=handle, args=(server.accept()[0],))
    t.start()
    c.send hello
    data = c.recv(100)
    t.join()
    return data
def close(host):
    c = connect $host $port
    with server.accept()[0] as p, p.makefile("rb") as f:
        c.send "hello\n"
        data = f.readline()
    c.close()
    return data
def rounds(first, n):
    for i in range(first, first + n):
        host = "127.0.%d.%d" % (i // 250 % 250, i % 250 + 1)
        assert (forget if i % 2 else close)(host)
`)
	const batch = 50
	done := 0
	rounds := func(n int) {
		t.Helper()
		for end := done + n; done < end; done += batch {
			run(fmt.Sprintf("rounds(%d, %d)\n", done, batch))
		}
		// The current socket is one that is closed.
		run("c = connect 127.0.0.1 $port\np = server.accept\nc.close\np.close\nc = p = None\n")
	}
	// settled is what is used once that is no more than most, or patience is over.
	settled := func(most usage) (u usage) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); ; {
			run("time.sleep(0.002)\n")  // what is forgotten is closed at waits
			tr.session.Recorder.Clear() // what is recorded has a bound of its own
			runtime.GC()
			u = used(t)
			if u.descriptors <= most.descriptors && u.goroutines <= most.goroutines && u.heap <= most.heap || time.Now().After(deadline) {
				return u
			}
		}
	}
	before := used(t)
	before.heap += 16 << 20
	rounds(max(batch, *soak/10))
	before = settled(before)
	began := time.Now()
	rounds(*soak)
	took := time.Since(began).Round(time.Millisecond)
	most := before
	most.heap += 2 << 20
	after := settled(most)
	t.Logf("%d connections, %d commands: %v", *soak, 2**soak, took)
	t.Logf("before: %+v", before)
	t.Logf("after:  %+v", after)
	if after.descriptors > most.descriptors || after.goroutines > most.goroutines || after.heap > most.heap {
		t.Errorf("left: %d descriptors, %d goroutines, %d bytes", after.descriptors-before.descriptors, after.goroutines-before.goroutines, after.heap-before.heap)
	}
}
