package requests_test

import (
	"context"
	"encoding/pem"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"labsh/shell/module"
	"labsh/shell/module/moduletest"
)

// hosts is a web where every host and port is one server: https on 443 and 8443.
// /to?URL redirects there; any other path answers with Authorization. It gives the
// path of the certificate too.
func hosts(t *testing.T) (s *moduletest.Session, certificate string, dialled *int) {
	t.Helper()
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/to":
			w.Header().Set("Location", r.URL.RawQuery)
			w.WriteHeader(http.StatusFound)
		case "/wait":
			select {
			case <-r.Context().Done():
			case <-time.After(10 * time.Second): // the limit did not hold
			}
		default:
			fmt.Fprint(w, r.Header.Get("Authorization"))
		}
	})
	plain, secure := httptest.NewServer(handler), httptest.NewUnstartedServer(handler)
	secure.Config.ErrorLog = quiet
	secure.StartTLS()
	t.Cleanup(plain.Close)
	t.Cleanup(secure.Close)
	certificate = filepath.Join(t.TempDir(), "c.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: secure.Certificate().Raw})
	if err := os.WriteFile(certificate, text, 0o600); err != nil {
		t.Fatal(err)
	}
	dialled = new(int)
	changed := false // what listens at port 9999 is https once, and http from then on
	s = moduletest.NewFor(t, &module.Host{Timeout: 200 * time.Millisecond, Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		*dialled++
		shared := strings.HasSuffix(address, ":9999")
		to := plain.Listener.Addr().String()
		if strings.HasSuffix(address, "443") || shared && !changed {
			changed = changed || shared
			to = secure.Listener.Addr().String()
		}
		return new(net.Dialer).DialContext(ctx, network, to)
	}})
	if o := s.Do("import requests\ns = requests.Session()\ns.verify = False"); o.Err != "" {
		t.Fatal(o.Err)
	}
	return s, certificate, dialled
}

// TestCredentialsStay sends credentials on where a redirect stays at the place that
// they are for, and nowhere else.
func TestCredentialsStay(t *testing.T) {
	s, _, _ := hosts(t)
	for _, c := range []struct {
		from, to string
		stay     bool
	}{
		{"http://lab.example/to?", "/there", true},
		{"http://lab.example/to?", "http://lab.example/there", true},
		{"http://lab.example/to?", "http://other.example/there", false},
		{"http://lab.example/to?", "http://lab.example:8080/there", false},
		{"http://lab.example:8080/to?", "http://lab.example:8080/there", true},
		{"http://lab.example:8080/to?", "http://lab.example/there", false},
		{"http://lab.example/to?", "https://lab.example/there", true},
		{"http://lab.example:80/to?", "https://lab.example:443/there", true},
		{"http://lab.example/to?", "https://lab.example:8443/there", false},
		{"http://lab.example:8080/to?", "https://lab.example/there", false},
		{"http://lab.example/to?", "https://other.example/there", false},
		{"https://lab.example/to?", "http://lab.example/there", false},
		{"https://lab.example:9999/to?", "http://lab.example:9999/there", false},
		{"https://lab.example/to?", "https://lab.example/there", true},
	} {
		want := ""
		if c.stay {
			want = "Basic dTpw"
		}
		if o := s.Do(fmt.Sprintf("print(s.get(%q, auth=('u', 'p')).text)", c.from+c.to)); o.Out != want+"\n" || o.Err != "" {
			t.Errorf("%s%s is sent %q %s, want %q", c.from, c.to, o.Out, o.Err, want)
		}
	}
}

// TestRedirectFragment keeps the part of a page that was asked for, unless the
// redirect names one.
func TestRedirectFragment(t *testing.T) {
	s, _, _ := hosts(t)
	if o := s.Do("print(s.get('http://lab.example/to?/there#part').url, s.get('http://lab.example/there#part').url)"); o.Out != "http://lab.example/there#part http://lab.example/there#part\n" {
		t.Errorf("%+v", o)
	}
}

// TestVerify trusts the certificates that verify names, and never a connection
// again that was made without a check.
func TestVerify(t *testing.T) {
	s, certificate, dialled := hosts(t)
	const refused = "certificate verify failed: "
	for _, c := range []struct{ text, out, err string }{
		{"print(s.get('https://example.com/').status_code)", "200\n", ""},
		{"print(s.get('https://example.com/').status_code)", "200\n", ""},
		{"s.get('https://example.com/', verify=True)", "", refused},
		{"s.verify = True; s.get('https://example.com/')", "", refused},
		{fmt.Sprintf("print(requests.get('https://example.com/', verify=%q).status_code)", certificate), "200\n", ""},
		{fmt.Sprintf("requests.get('https://lab.example/', verify=%q)", certificate), "", "Hostname mismatch"},
		{"requests.get('https://example.com/', verify='/nowhere.pem')", "", "invalid path: /nowhere.pem"},
		{"print(requests.get('https://example.com/', verify=False).status_code)", "200\n", ""},
	} {
		if o := s.Do(c.text); o.Out != c.out || !strings.Contains(o.Err, c.err) || c.err == "" && o.Err != "" {
			t.Errorf("%s: %+v", c.text, o)
		}
	}
	if *dialled != 6 {
		t.Errorf("%d connections for 7 requests, the second of which could use the first's", *dialled)
	}
}

// TestLimitOfHost ends the waits of requests that give no limit, or None.
func TestLimitOfHost(t *testing.T) {
	s, _, _ := hosts(t)
	for _, text := range []string{"s.get('http://lab.example/wait')", "requests.get('http://lab.example/wait', timeout=None)"} {
		if o := s.Do(text); !strings.Contains(o.Err, "Read timed out. (read timeout=0.2)") {
			t.Errorf("%s: %+v", text, o)
		}
	}
}

// TestLeftOut names what requests has and labsh has not.
func TestLeftOut(t *testing.T) {
	s, _, dialled := hosts(t)
	for text, want := range map[string]string{
		"s.get('http://lab.example/', files={'f': 'x'})":             "NotImplementedError: labsh's requests has no files",
		"s.get('http://lab.example/', cert='c.pem')":                 "NotImplementedError: labsh's requests has no cert",
		"s.get('http://lab.example/', proxies={'http': 'http://p'})": "NotImplementedError: labsh's requests has no proxies",
	} {
		if o := s.Do(text); o.Err != want {
			t.Errorf("%s: %+v", text, o)
		}
	}
	if *dialled != 0 {
		t.Errorf("%d connections were made", *dialled)
	}
	if o := s.Do("print(s.get('http://lab.example/', files={}, cert=None, proxies={}).status_code)"); o.Out != "200\n" {
		t.Errorf("%+v", o)
	}
}
