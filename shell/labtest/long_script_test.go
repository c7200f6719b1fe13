package labtest

import (
	"fmt"
	"strings"
	"testing"
)

// A long program costs less than 1 KiB of memory a line.
func TestLongScript(t *testing.T) {
	t.Parallel()
	const lines = 100_000
	line := map[string]func(i int) string{
		"mixed.lab": func(i int) string {
			switch i % 10 {
			case 0:
				return "quiet on"
			case 1:
				return fmt.Sprintf("if x > %d:", i%7)
			case 2:
				return fmt.Sprintf("    name = 'n%d'", i%100)
			case 3:
				return "# what comes next"
			}
			return fmt.Sprintf("x = %d + 1", i%100)
		},
		"python.py": func(i int) string {
			return []string{fmt.Sprintf("def f%d(a, b):", i), "    c = a + b * 2", "    if c > 10:", "        return c", "    return [c, a]"}[i%5]
		},
	}
	for name, line := range line {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var text strings.Builder
			text.WriteString("x = 0\n")
			for i := range lines {
				text.WriteString(line(i) + "\n")
			}
			peakOf := func(text string) int64 {
				p := start(t, labsh(write(t, name, text+"print('ready', flush=True)\ninput()\n")))
				p.await("ready\n")
				most, ok := peak(t, p.cmd.Process.Pid)
				if !ok {
					t.Skip("the system does not tell")
				}
				p.enter("\n")
				if status := p.end(); status != 0 {
					t.Errorf("exit status %d\n%s", status, p.errors)
				}
				return most
			}
			idle := peakOf("")
			if cost := float64(peakOf(text.String())-idle) / lines; cost >= 1024 && !raceEnabled {
				t.Errorf("%.0f bytes a line", cost)
			}
		})
	}
}
