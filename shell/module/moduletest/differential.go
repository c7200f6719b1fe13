package moduletest

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// varying is what differs from run to run: descriptors, ports, places in memory.
var varying = regexp.MustCompile(`0x[0-9a-f]{6,}|fd=[0-9]+|\b[1-9][0-9]{4}\b|name=[0-9]+`)

func steady(s string) string { return varying.ReplaceAllString(s, "…") }

// AsCPython runs the statements of the files testdata/*.txt in python3 and here; @DIR@ in
// them is a [CertificateDir]. A statement that has one of the texts machine is left out
// where integers have 32 bits: what it shows is the machine's, and python3's of 64.
func AsCPython(t *testing.T, machine ...string) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			cs := Chunks(strings.ReplaceAll(string(text), "@DIR@", CertificateDir(t)))
			want := InCPython(t, cs)
			s := New(t)
			agree := 0
			for i, c := range cs {
				got := s.Do(c)
				if strconv.IntSize == 32 && slices.ContainsFunc(machine, func(m string) bool { return strings.Contains(c, m) }) {
					continue
				}
				if steady(got.Out) != steady(want[i].Out) || steady(got.Err) != steady(want[i].Err) {
					here, there := differing(got.Out, want[i].Out)
					t.Errorf("%s\n  here    %q %s\n  CPython %q %s", c, here, got.Err, there, want[i].Err)
				} else {
					agree++
				}
			}
			t.Logf("%d of %d agree", agree, len(cs))
		})
	}
}

// differing leaves out the lines that two long outputs have in common.
func differing(a, b string) (string, string) {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	if len(as) < 5 || len(as) != len(bs) {
		return a, b
	}
	a, b = "", ""
	for i := range as {
		if steady(as[i]) != steady(bs[i]) {
			a, b = a+as[i]+"\n", b+bs[i]+"\n"
		}
	}
	return a, b
}
