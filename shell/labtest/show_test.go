package labtest

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/projector/browsertest"
)

// The lab sheet's exchange on the projector page, in a real browser, as it is typed.
func TestProjectorPage(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	p := start(t, labsh("--lang", "fr", "-i"))
	typed := func(format string, args ...any) {
		t.Helper()
		if _, err := fmt.Fprintf(p.stdin, format+"\n", args...); err != nil {
			t.Fatal(err)
		}
	}
	typed("show")
	url := regexp.MustCompile(`http://localhost:\d+/`).FindString(p.await("/\n"))
	page := b.Open(t, url, browsertest.Look{Width: 1024, Height: 768})
	page.UntilText("#empty", "Rien n'a encore circulé")

	typed("listen 0")
	page.UntilText(".row.now", "listen 1LISTEN")
	page.UntilText("#line .twin", "server.listen(1)")
	typed("port = server.getsockname()[1]")
	page.UntilText("#line .typed", ">>> port = server.getsockname()[1]")
	typed("connect localhost $port")
	page.UntilText(".card", "client")
	page.UntilText(".arrow", "SYN ACK")
	typed("accept")
	page.UntilText(".card", "server, peer")
	page.UntilText(".row.now", "accept")
	typed(`client.send "Message Client vers Serveur\n"`)
	page.UntilText(".row.now", `"Message Client vers Serveur\n"send 28`)
	page.UntilText("#line .value", "28")
	page.UntilText("#bytes .text", "Message Client vers Serveur↵")
	typed("peer.recv 500")
	page.UntilText(".row.now", "recv 500 → 28")
	page.UntilText("#line .value", `b'Message Client vers Serveur\n'`)
	typed("connect localhost 1")
	page.UntilText("#line .error", "ConnectionRefusedError: [Errno 111] Connection refused")
	page.UntilText("#line .hint", "rien n'écoute sur localhost:1")

	// What waits long is seen, and goes on.
	typed("client.recv")
	page.UntilText("#line.open .typed", ">>> client.recv")
	page.Key("ArrowLeft")
	page.UntilText("#status", "en pause")
	page.Key("End")
	page.UntilText("#line.open .value", "attend…")
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	page.UntilText("#line .error", "KeyboardInterrupt")

	typed("client.setblocking 0")
	typed(`n = client.send(b"</script><script>document.title='no'</script>\x00\xe2\x80\xae\x1b[31m" * 100000)`)
	page.UntilText("#bytes .what", "les 4096 premiers sont gardés")
	page.UntilText(".row.now", `"</script><script>document.title='no'</script>\x00\u202e\x1b[31m`)
	typed("lang en")
	page.UntilText("#status", "live")
	second := b.Open(t, url, browsertest.Look{Width: 1920, Height: 1080, Dark: true})
	second.UntilText("#moment", strings.TrimSpace(page.Text("#moment")))
	typed("stop show")
	page.UntilText("#status", "labsh does not answer")
	p.await("Stopped localhost:")
	_, _ = io.WriteString(p.stdin, "exit\n")
	<-p.ended
	for _, request := range page.Requests() {
		if !strings.HasPrefix(request, url) {
			t.Errorf("the page asks for %s", request)
		}
	}
}
