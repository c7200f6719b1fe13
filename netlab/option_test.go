package netlab_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"
	"time"

	"labsh/netlab"
)

func TestOptions(t *testing.T) {
	s := tcp(t)
	for _, test := range []struct {
		name, value, want string
	}{
		{"SO_REUSEADDR", "1", "1"},
		{"so_reuseaddr", "off", "0"},
		{"TCP_NODELAY", "on", "1"},
		{"SO_LINGER", "5", "5"},
		{"SO_LINGER", "1,0", "0"},
		{"SO_LINGER", "off", "off"},
		{"SO_LINGER", "0", "0"},
		{"SO_RCVTIMEO", "1.5", "1.5"},
		{"SO_RCVBUF", "8192", "16384"}, // the kernel doubles it, socket(7)
		{"TCP_CONGESTION", "reno", "reno"},
		{"IP_TTL", "0x10", "16"},
	} {
		t.Run(test.name+" "+test.value, func(t *testing.T) {
			must(t, s.SetOption(test.name, test.value))
			got, err := s.Option(test.name)
			must(t, err)
			if got.String() != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	for name, value := range map[string]string{"SO_REUSEADDR": "maybe", "SO_LINGER": "x", "SO_RCVTIMEO": "-1", "IP_ADD_MEMBERSHIP": "here", "IP_TTL": ""} {
		if err := s.SetOption(name, value); err == nil || err.(*netlab.Error).Name != "ValueError" {
			t.Errorf("%s %q: %v", name, value, err)
		}
	}
	wantError(t, s.SetOption("SO_NOSUCH", "1"), "OSError: [Errno 92] Protocol not available")
	wantError(t, s.SetsockoptInt(1, 9999, 1), "OSError: [Errno 92] Protocol not available")
	_, err := s.GetsockoptInt(6, 9999)
	wantError(t, err, "OSError: [Errno 92] Protocol not available")
	_, err = s.GetsockoptBytes(1, 2, 5000)
	wantError(t, err, "OSError: getsockopt buflen out of range")
	raw, err := s.GetsockoptBytes(1, 13, 8)
	must(t, err)
	if !bytes.Equal(raw, []byte{1, 0, 0, 0, 0, 0, 0, 0}) {
		t.Errorf("SO_LINGER is %v", raw)
	}
}

// TestDecode: a value that is too short for its kind, or of another kind, is left
// alone.
func TestDecode(t *testing.T) {
	t.Parallel()
	five := []byte{5, 0, 0, 0, 7, 0, 0, 0}
	timeval, err := netlab.OptionName{Kind: netlab.OptionTimeval}.Encode("1.5")
	must(t, err)
	for _, test := range []struct {
		kind netlab.OptionKind
		raw  []byte
		n    int
		d    time.Duration
	}{
		{netlab.OptionLinger, five, 5, 7 * time.Second},
		{netlab.OptionLinger, five[:7], 0, 0},
		{netlab.OptionLinger, five[:4], 0, 0},
		{netlab.OptionLinger, nil, 0, 0},
		{netlab.OptionInt, five, 5, 0},
		{netlab.OptionInt, five[:4], 5, 0},
		{netlab.OptionInt, five[:3], 0, 0},
		{netlab.OptionInt, five[:1], 5, 0},
		{netlab.OptionBool, five[:1], 5, 0},
		{netlab.OptionBool, nil, 0, 0},
		{netlab.OptionTimeval, timeval, 0, 1500 * time.Millisecond},
		{netlab.OptionTimeval, timeval[:len(timeval)-1], 0, 0},
		{netlab.OptionString, five, 0, 0},
		{netlab.OptionAddress, five, 0, 0},
		{netlab.OptionInterface, five, 5, 0},
	} {
		v := netlab.OptionName{Kind: test.kind}.Decode(test.raw)
		if v.Kind != test.kind || !bytes.Equal(v.Raw, test.raw) || v.Int != test.n || v.Duration != test.d {
			t.Errorf("kind %d of %v: %+v", test.kind, test.raw, v)
		}
	}
}

// Every constant that CPython has too is the same number there.
func TestConstants(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("python3", "-c", "import socket, json; print(json.dumps({k: int(v) for k, v in vars(socket).items() if k.isupper() and isinstance(v, int)}))").Output()
	if err != nil {
		t.Skipf("no python3: %v", err)
	}
	var theirs map[string]int64
	must(t, json.Unmarshal(out, &theirs))
	same := 0
	for name, number := range netlab.Constants() {
		if want, ok := theirs[name]; ok && want != number {
			t.Errorf("%s is %d, in Python %d", name, number, want)
		} else if ok {
			same++
		}
	}
	if same < 100 {
		t.Errorf("only %d constants in common", same)
	}
}

func FuzzOption(f *testing.F) {
	f.Add("SO_LINGER", "1,0")
	f.Add("IP_ADD_MEMBERSHIP", "224.0.0.1 127.0.0.1")
	f.Fuzz(func(t *testing.T, name, value string) {
		o, ok := netlab.LookupOption(name)
		if !ok {
			return
		}
		raw, err := o.Encode(value)
		if err != nil {
			return
		}
		text := o.Decode(raw).String()
		again, err := o.Encode(text)
		if err != nil && o.Kind != netlab.OptionMembership && len(raw) > 0 {
			t.Fatalf("%s: %q is written %q, which is no value: %v", name, value, text, err)
		}
		if err == nil && o.Kind == netlab.OptionInt && !bytes.Equal(raw, again) {
			t.Fatalf("%s: %q gives %x, then %x", name, value, raw, again)
		}
	})
}
