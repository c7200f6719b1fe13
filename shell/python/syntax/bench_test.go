package syntax

import (
	"strings"
	"testing"
)

func BenchmarkLine(b *testing.B) {
	const line = "c.send(\"Message Client vers Serveur\\n\".encode(\"utf-8\"))\n"
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("<stdin>", line, InteractiveMode, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFile(b *testing.B) {
	text := strings.Repeat(programs[:strings.Index(programs, "\n%%\n")+1], 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("f.py", text, FileMode, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLongLine reads one line of ten megabytes.
func BenchmarkLongLine(b *testing.B) {
	text := "x = [" + strings.Repeat("12345, ", 10<<20/7) + "]"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("f.py", text, FileMode, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLongWrongLine reads one that is wrong at its end.
func BenchmarkLongWrongLine(b *testing.B) {
	text := "x = [" + strings.Repeat("12345, ", 10<<20/7) + "1 2]"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Parse("f.py", text, FileMode, nil); err == nil {
			b.Fatal("no error")
		}
	}
}
