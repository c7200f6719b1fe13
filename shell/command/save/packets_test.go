package save_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"labsh/netlab/capture"
	"labsh/netlab/pcapng/pcapngtest"
	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// exchange is the lab sheet's, with an answer that is not ASCII.
var exchange = []string{
	"listen 0", "connect localhost ${server.getsockname()[1]}", "accept",
	`client.send "Message Client vers Serveur"`, "peer.recv 500", `peer.send "réponse"`, "client.recv 500", "close all",
}

// complaints are what tshark has to say against a file.
func complaints(t *testing.T, path string) {
	t.Helper()
	for _, c := range pcapngtest.Complaints(t, path, "connection closing", "Connection reset") {
		t.Error(c)
	}
}

func read(t *testing.T, path string) *pcapngtest.File {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := pcapngtest.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSavePackets(t *testing.T) {
	t.Parallel()
	for lang, want := range map[locale.Lang]struct{ report, comment, answer, section string }{
		locale.French: {
			"Enregistré : %s (11 paquets, reconstitués d'après les appels)\n",
			"reconstitué par labsh d'après les appels : connect", ", par le noyau", locale.PacketsSection.Fr,
		},
		locale.English: {
			"Saved: %s (11 packets, reconstructed from the calls)\n",
			"reconstructed by labsh from the calls: connect", ", by the kernel", locale.PacketsSection.En,
		},
	} {
		h := commandtest.New(t, lang)
		h.Typed(exchange...)
		path := filepath.Join(t.TempDir(), "x.PcapNG")
		if got := h.Prompt("save " + path); got != strings.Replace(want.report, "%s", path, 1) {
			t.Errorf("%s: %q", lang, got)
		}
		f := read(t, path)
		if f.Comment != want.section || f.Application != "labsh "+command.Version || len(f.Packets) != 11 {
			t.Errorf("%s: %q by %q, %d packets", lang, f.Comment, f.Application, len(f.Packets))
			continue
		}
		if c := f.Packets[0].Comments; len(c) != 1 || !strings.HasPrefix(c[0], want.comment) {
			t.Errorf("%s: the first packet says %q", lang, c)
		}
		if c := f.Packets[1].Comments; len(c) != 1 || !strings.Contains(c[0], want.answer) {
			t.Errorf("%s: the second packet says %q", lang, c)
		}
	}
}

// TestSavedPacketsRead has tshark read what was saved.
func TestSavedPacketsRead(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Typed(exchange...)
	h.Typed("s = listen 0", "c = connect localhost ${s.getsockname()[1]}", "p = s.accept", "n = p.send ${'x' * 20000}", "c.recv 1000", "close all")
	path := filepath.Join(t.TempDir(), "x.pcapng")
	got := h.Prompt("save " + path)
	if !strings.HasSuffix(got, "\n1 packet is cut (bytes of data missing: 15904): of a long message labsh keeps the beginning\n") {
		t.Errorf("%q", got)
	}
	complaints(t, path)
	var streams [2]string
	for i := range streams {
		for line := range strings.Lines(pcapngtest.TShark(t, path, "-q", "-z", "follow,tcp,raw,"+strconv.Itoa(i))) {
			b, err := hex.DecodeString(strings.TrimSpace(line))
			if err == nil {
				streams[i] += string(b)
			}
		}
	}
	if want := "Message Client vers Serveurréponse"; streams[0] != want {
		t.Errorf("the first stream is %q, want %q", streams[0], want)
	}
	if want := strings.Repeat("x", 4096); streams[1] != want {
		t.Errorf("the second stream has %d bytes", len(streams[1]))
	}
}

func TestNoPackets(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "x.pcapng")
	tests := []struct {
		name string
		run  []string
		save string
		want string
	}{
		{"nothing yet", nil, path, "RuntimeError: no packets to save\n  hint: " + locale.NoPacketsHint.Format(locale.English, path) + "\n"},
		{"a listener alone", []string{"listen 0"}, path, "RuntimeError: no packets to save\n  hint: " + locale.NoPacketsHint.Format(locale.English, path) + "\n"},
		{"Unix sockets", []string{"a, b = socket.socketpair()", `a.send "x"`}, path, "RuntimeError: no packets to save\n  hint: Left out, for a Unix socket sends no packets: …\n"},
		{"the older format", exchange, filepath.Join(dir, "x.pcap"), "ValueError: packets are saved as .pcapng: '" + filepath.Join(dir, "x.pcap") + "'\n  hint: " + locale.PcapHint.Format(locale.English, path) + "\n"},
	}
	for _, tt := range tests {
		h := commandtest.New(t, locale.English)
		h.Typed(tt.run...)
		if got := h.Prompt("save " + tt.save); !commandtest.Matches(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if _, err := os.Stat(tt.save); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a file was written: %v", tt.name, err)
		}
	}
	h := commandtest.New(t, locale.English)
	if got := h.Prompt("save " + filepath.Join(dir, "x.CAP")); !strings.HasPrefix(got, "ValueError: ") {
		t.Errorf("x.CAP: %q", got)
	}
	h.Session.Recorder = nil
	if got, want := h.Prompt("save "+path), "RuntimeError: save: nothing is recorded\n  hint: "+locale.NotRecordedHint.En+"\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestPacketsLeftOut has TLS and Unix sockets beside plain TCP.
func TestPacketsLeftOut(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Typed("w = serve 0 tls echo", "c = connect localhost ${w.port}", "c.tls insecure", `c.send "secret"`, "c.recv 10", "c.close", "stop w",
		"a, b = socket.socketpair()", `a.send "unix"`)
	h.Typed(exchange...)
	path := filepath.Join(t.TempDir(), "x.pcapng")
	want := "Saved: " + path + " (11 packets, reconstructed from the calls)\n" +
		"Left out, being encrypted by TLS: …. The record has only the plain text; capture on, before the exchange, keeps the real segments\n" +
		"Left out, for a Unix socket sends no packets: …\n"
	if got := h.Prompt("save " + path); !commandtest.Matches(got, want) {
		t.Errorf("%s", got)
	}
	if b, _ := os.ReadFile(path); bytes.Contains(b, []byte("secret")) {
		t.Error("what TLS encrypted stands in the file as text")
	}
	complaints(t, path)
}

// TestPacketsOverwrite: the rules are those of programs.
func TestPacketsOverwrite(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Typed(exchange...)
	path := filepath.Join(t.TempDir(), "x.pcapng")
	if err := os.WriteFile(path, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := h.Prompt("save " + path); !strings.HasPrefix(got, "FileExistsError: ") {
		t.Errorf("%q", got)
	}
	if b, _ := os.ReadFile(path); string(b) != "theirs" {
		t.Errorf("the file is %q", b)
	}
	for _, line := range []string{"save " + path + " overwrite", "save " + path} { // the second finds its own
		if got := h.Prompt(line); !strings.HasPrefix(got, "Saved: ") {
			t.Errorf("%s: %q", line, got)
		}
	}
	if got := h.Prompt("save " + filepath.Join(path, "x.pcapng")); !strings.HasPrefix(got, "NotADirectoryError: ") {
		t.Errorf("%q", got)
	}
}

// TestPacketsCaptured has an exchange that is captured after one that is not.
func TestPacketsCaptured(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.French)
	h.Typed(exchange...)
	if got := h.Prompt("capture on"); strings.Contains(got, "Error: ") {
		t.Skip(got)
	}
	h.Typed(exchange...)
	h.Typed("w = serve 0 tls echo", "c = connect localhost ${w.port}", "c.tls insecure", `c.send "secret"`, "c.recv 10", "c.close", "stop w")
	path := filepath.Join(t.TempDir(), "x.pcapng")
	want := regexp.MustCompile(`^Enregistré : .*x\.pcapng \(paquets capturés : (\d+) ; reconstitués d'après les appels : 11\)\n$`)
	found := want.FindStringSubmatch(h.Prompt("save " + path))
	if found == nil {
		t.Fatalf("the report is not %v", want)
	}
	h.Prompt("capture off")
	packets := map[string]int{}
	f := read(t, path)
	for _, p := range f.Packets {
		packets[f.Interfaces[p.Interface].Name]++
	}
	if packets["reconstructed"] != 11 || strconv.Itoa(packets["lo"]) != found[1] || packets["lo"] < 20 {
		t.Errorf("%s captured; packets by interface: %v", found[1], packets)
	}
	for _, c := range pcapngtest.Complaints(t, path, "") { // what experts remark did happen
		t.Error(c)
	}
}

// In a demo the packets are the demo's alone.
func TestSaveDemosPackets(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	path := filepath.Join(t.TempDir(), "x.pcapng")
	for _, line := range exchange {
		h.Prompt(line)
	}
	h.Since = time.Now()
	if got := h.Prompt("save " + path); !strings.HasPrefix(got, "RuntimeError: no packets to save\n") {
		t.Errorf("before the demo did anything: %q", got)
	}
	for _, line := range exchange {
		h.Prompt(line)
	}
	if got, want := h.Prompt("save "+path), "Saved: "+path+" (11 packets, reconstructed from the calls)\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSavePacketsLost: that packets passed too fast to be captured is said.
func TestSavePacketsLost(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.French)
	for _, line := range exchange {
		h.Prompt(line)
	}
	h.Recorder.AddPacket(&capture.Packet{Lost: 1, Segment: capture.Segment{Protocol: capture.UDP}})
	if got, want := h.Prompt("save "+filepath.Join(t.TempDir(), "x.pcapng")), "\n1 paquet de la machine, venu trop vite, n'a pas été capturé\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want %q behind it", got, want)
	}
}
