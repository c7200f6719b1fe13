package re_test

import (
	"testing"

	"labsh/shell/module/moduletest"
)

func BenchmarkMatch(b *testing.B) {
	s := moduletest.New(b)
	s.Do("import re\np = re.compile(r'(?P<ip>\\S+) \\S+ \\S+ \\[(?P<when>[^\\]]+)\\] \"(?P<method>\\w+) (?P<path>\\S+) [^\"]*\" (?P<status>\\d{3}) (?P<size>\\d+|-)')\nl='192.168.1.33 - - [10/Oct/2023:13:55:36 +0200] \"GET /page33.html HTTP/1.1\" 200 444'\ndef f(n):\n    for i in range(n): p.match(l)\n")
	for b.Loop() {
		s.Do("f(10000)")
	}
}

func BenchmarkTokens(b *testing.B) {
	s := moduletest.New(b)
	s.Do("import re\np = re.compile(r'(?P<NUM>\\d+)|(?P<ID>[a-z]+)|(?P<WS>\\s+)|(?P<OP>.)')\nw='the quick brown fox 123 ' * 400\ndef f(n):\n    for i in range(n):\n        for m in p.finditer(w): m.lastgroup, m.group()\n")
	for b.Loop() {
		s.Do("f(10)")
	}
}
