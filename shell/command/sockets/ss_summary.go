package sockets

import (
	"fmt"
	"strings"

	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// ssSummary is what the kernel counts of its sockets (proc(5): /proc/net/sockstat,
// sockstat6, snmp).
type ssSummary struct {
	used int // sockets of all kinds
	// Of TCP: ESTABLISHED and CLOSE-WAIT ones, those without a descriptor, those in
	// TIME-WAIT, and all but the latter.
	established, orphaned, wait, allocated int
	// raw, udp and tcp are sockets that have a place in the kernel's tables, frag
	// packets that are being put together.
	raw, udp, tcp, frag perFamily
}

// perFamily counts for IPv4 and IPv6.
type perFamily struct{ four, six int }

func (f perFamily) sum() int { return f.four + f.six }

// readCounters reads lines such as "TCP: inuse 3 orphan 0", into the number behind
// each word under "TCP inuse".
func readCounters(text string) map[string]int {
	found := map[string]int{}
	for line := range strings.Lines(text) {
		name, rest, _ := strings.Cut(line, ":")
		words := strings.Fields(rest)
		for i := 0; i+1 < len(words); i += 2 {
			var n int
			if _, err := fmt.Sscan(words[i+1], &n); err == nil {
				found[name+" "+words[i]] = n
			}
		}
	}
	return found
}

// readSNMP reads /proc/net/snmp, where a line of names stands over one of numbers.
func readSNMP(text string) map[string]int {
	found := map[string]int{}
	heads := map[string][]string{}
	for line := range strings.Lines(text) {
		name, rest, _ := strings.Cut(line, ":")
		words := strings.Fields(rest)
		names, known := heads[name]
		if !known {
			heads[name] = words
			continue
		}
		for i, word := range words[:min(len(words), len(names))] {
			var n int
			if _, err := fmt.Sscan(word, &n); err == nil {
				found[name+" "+names[i]] = n
			}
		}
	}
	return found
}

// newSsSummary puts the kernel's counters together.
func newSsSummary(four, six, snmp string) *ssSummary {
	v4, v6 := readCounters(four), readCounters(six)
	both := func(name string) perFamily {
		protocol, counter, _ := strings.Cut(name, " ")
		return perFamily{v4[name], v6[protocol+"6 "+counter]}
	}
	return &ssSummary{
		used: v4["sockets used"], established: readSNMP(snmp)["Tcp CurrEstab"], orphaned: v4["TCP orphan"], wait: v4["TCP tw"], allocated: v4["TCP alloc"],
		raw: both("RAW inuse"), udp: both("UDP inuse"), tcp: both("TCP inuse"), frag: both("FRAG inuse"),
	}
}

// closed is what ss(8) calls so: the TCP sockets that have no place in the kernel's
// table, and those in TIME-WAIT.
func (s *ssSummary) closed() int { return s.allocated - (s.tcp.sum() - s.wait) }

// table is the part with columns.
func (s *ssSummary) table() *command.Rows {
	rows := &command.Rows{Format: console.Aligned, Columns: []command.Column{
		{Key: "transport", Head: locale.Same("Transport")}, {Key: "total", Head: locale.Same("Total")},
		{Key: "ip", Head: locale.Same("IP")}, {Key: "ipv6", Head: locale.Same("IPv6")},
	}}
	inet := perFamily{s.raw.four + s.udp.four + s.tcp.four, s.raw.six + s.udp.six + s.tcp.six}
	for _, line := range []struct {
		name  string
		count perFamily
	}{{"RAW", s.raw}, {"UDP", s.udp}, {"TCP", s.tcp}, {"INET", inet}, {"FRAG", s.frag}} {
		rows.Cells = append(rows.Cells, []command.Cell{
			command.TextCell(line.name), command.NumberCell(line.count.sum()), command.NumberCell(line.count.four), command.NumberCell(line.count.six),
		})
	}
	return rows
}

// draw shows the summary as ss -s does.
func (s *ssSummary) draw(out *console.Console) {
	out.Line(fmt.Sprintf("Total: %d", s.used))
	out.Line(fmt.Sprintf("TCP:   %d (estab %d, closed %d, orphaned %d, timewait %d)", s.allocated+s.wait, s.established, s.closed(), s.orphaned, s.wait))
	out.Line("")
	s.table().Draw(out)
	out.Line("")
}
