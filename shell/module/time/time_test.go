package time_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// inBoth runs a program of testdata here and in python3 and compares what it prints.
func inBoth(t *testing.T, name string) {
	t.Helper()
	python := moduletest.Python3(t)
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	want, err := exec.CommandContext(t.Context(), python, "testdata/"+name).Output()
	if err != nil {
		t.Fatal(err)
	}
	got := moduletest.New(t).Program(string(text))
	if got.Err != "" {
		t.Errorf("%s", got.Err)
	}
	here, there := strings.Split(got.Out, "\n"), strings.Split(string(want), "\n")
	differ := 0
	for i := range min(len(here), len(there)) {
		if here[i] == there[i] {
			continue
		}
		if differ++; differ <= 30 {
			t.Errorf("line %d\n  here    %s\n  CPython %s", i+1, here[i], there[i])
		}
	}
	if len(here) != len(there) || differ > 0 {
		t.Errorf("%d of %d lines differ; %d lines here", differ, len(there), len(here))
	}
}

// TestAsCPython compares formats, errors, tuples and clocks, in several time zones:
// of the system's database and by POSIX's rules.
func TestAsCPython(t *testing.T) {
	for zone, programs := range map[string][]string{
		"Europe/Paris":               {"format.py", "strptime.py", "struct_time.py", "limits.py"},
		"CET-1CEST,M3.5.0,M10.5.0/3": {"format.py", "strptime.py"},
		"Australia/Sydney":           {"format.py"},
		"<+0330>-3:30":               {"format.py"},
		":Asia/Tokyo":                {"struct_time.py"},
		"nonsense":                   {"struct_time.py"},
		"":                           {"struct_time.py"},
	} {
		t.Run(zone, func(t *testing.T) {
			t.Setenv("TZ", zone)
			for _, name := range programs {
				t.Run(name, func(t *testing.T) { inBoth(t, name) })
			}
		})
	}
}

// TestThreadTime has each thread's clock go forward, by no more than all of them took:
// Go moves a goroutine from one of the system's threads to another unless told not to.
func TestThreadTime(t *testing.T) {
	const program = `
import threading, time
wrong = []
def work():
    before = time.process_time_ns()
    last = first = time.thread_time_ns()
    for i in range(300):
        time.sleep(0)
        sum(range(i % 7 * 50))
        now = time.thread_time_ns()
        if now < last:
            wrong.append((i, last, now))
        last = now
    if last - first > time.process_time_ns() - before:
        wrong.append((first, last))
threads = [threading.Thread(target=work) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong)
`
	if o := moduletest.New(t).Program(program); o.Out != "[]\n" || o.Err != "" {
		t.Errorf("%+v", o)
	}
}
