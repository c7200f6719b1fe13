package module_test

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"labsh/netlab"
	"labsh/shell/module"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// session is our Python at its prompt.
type session struct {
	*object.Thread
	env     *eval.Env
	out     bytes.Buffer
	sockets module.Sockets
}

func newSession(t testing.TB) *session {
	s := new(session)
	in := object.NewInterpreter(&s.out, &s.out)
	builtin.Install(in)
	s.sockets.Install(in)
	in.Load = (&module.Host{Traceback: eval.Traceback}).Load
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(func() {
		cancel()
		s.sockets.Close()
	})
	s.Thread = in.NewThread(ctx)
	s.env = &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	s.env.Globals.Set("__name__", object.Str("__main__"))
	client, server := module.ClientType, module.ServerType
	s.env.Globals.Set("Client", client)
	s.env.Globals.Set("Serveur", server)
	s.env.Echo = func(t *object.Thread, v object.Value) error {
		if v == object.None {
			return nil
		}
		text, err := object.Repr(t, v)
		s.out.WriteString(text + "\n")
		return err
	}
	return s
}

// run runs a text and gives what it printed and the last line of its error.
func (s *session) run(text string) outcome {
	s.out.Reset()
	err := s.Run(func() error {
		tree, err := syntax.Parse("<stdin>", text+"\n", syntax.FileMode, nil)
		if wrong, ok := err.(*syntax.Error); ok {
			return eval.SyntaxException(wrong)
		}
		return eval.Run(s.Thread, tree, s.env, false)
	})
	o := outcome{Out: s.out.String()}
	if err != nil {
		_ = s.Run(func() error {
			o.Err = eval.LastLine(s.Thread, err.(*object.Exception))
			return nil
		})
	}
	return o
}

// program runs a text as a file, which echoes nothing.
func (s *session) program(text string) outcome {
	echo := s.env.Echo
	s.env.Echo = nil
	defer func() { s.env.Echo = echo }()
	return s.run(text)
}

// outcome is what a chunk printed and the last line of its error.
type outcome struct{ Out, Err string }

// chunks splits a text into what is typed at once: a line and the indented
// ones after it.
func chunks(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case regexp.MustCompile(`^(\s|else\b|elif\b|except\b|finally\b)`).MatchString(line):
			out[len(out)-1] += "\n" + line
		default:
			out = append(out, line)
		}
	}
	return out
}

const socketDriver = `
import contextlib, io, json, sys, warnings
warnings.simplefilter("ignore")
space = {"__name__": "__main__"}
results = []
for chunk in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            exec(compile(chunk + "\n", "<stdin>", "single"), space)
        except BaseException:
            sys.excepthook(*sys.exc_info()[:2], None)
    results.append({"Out": out.getvalue(), "Err": err.getvalue().rstrip("\n").split("\n")[-1]})
json.dump(results, sys.stdout)
`

// python3 gives the interpreter to compare with.
func python3(t testing.TB) string {
	t.Helper()
	return judge.Python(t)
}

func inCPython(t *testing.T, cs []string) []outcome {
	in, err := json.Marshal(cs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), python3(t), "-c", socketDriver)
	cmd.Stdin = bytes.NewReader(in)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	var results []outcome
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatal(err)
	}
	return results
}

// certificateDir makes a directory with a certificate for localhost, c.pem, and
// its key, k.pem.
func certificateDir(t testing.TB) string {
	certificate, err := netlab.LocalhostCertificate()
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string][]byte{
		"c.pem": netlab.CertificatePEM(certificate),
		"k.pem": pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key}),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// varying is what differs from run to run: descriptors, ports, places in memory.
var varying = regexp.MustCompile(`0x[0-9a-f]{6,}|fd=[0-9]+|\b[1-9][0-9]{4}\b|name=[0-9]+`)

func steady(s string) string { return varying.ReplaceAllString(s, "…") }

// TestSocketAsCPython runs the statements of testdata/socket_*.txt and ssl_*.txt in python3
// and here.
func TestSocketAsCPython(t *testing.T) {
	files, err := filepath.Glob("testdata/s[os][cl]*_*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			cs := chunks(strings.ReplaceAll(string(text), "@DIR@", certificateDir(t)))
			want := inCPython(t, cs)
			s := newSession(t)
			agree := 0
			for i, c := range cs {
				got := s.run(c)
				if steady(got.Out) != steady(want[i].Out) || steady(got.Err) != steady(want[i].Err) {
					t.Errorf("%s\n  here    %q %s\n  CPython %q %s", c, got.Out, got.Err, want[i].Out, want[i].Err)
				} else {
					agree++
				}
			}
			t.Logf("%d of %d agree", agree, len(cs))
		})
	}
}
