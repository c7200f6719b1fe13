package main

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// byText judges as a mutant's own text says.
func byText(m mutant) (verdict, string, error) {
	if m.what == "error" {
		return "", "", errors.New("no go command")
	}
	return verdict(m.what), "", nil
}

func mutantsOf(verdicts ...verdict) []mutant {
	var all []mutant
	for i, v := range verdicts {
		all = append(all, mutant{shown: "f.go", line: i + 1, what: string(v)})
	}
	return all
}

func TestScore(t *testing.T) {
	t.Parallel()
	drawn := mutantsOf(survived, unbuilt, killed, unbuilt, hung, killed, survived, killed)
	slices.Reverse(drawn) // survivors are printed by line all the same
	tally, err := judgeAll(drawn, options{count: 100, workers: 1}, byText, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	tally.write(&out, 42)
	want := "f.go:1: survived\nf.go:7: survived\n" +
		"score: 66%: 4 of 6 killed (1 by a timeout), 2 survived; 2 did not compile; drawn from 42\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestWhatDoesNotCompileIsReplaced(t *testing.T) {
	t.Parallel()
	for _, workers := range []int{1, 2, 8} {
		drawn := mutantsOf(killed, unbuilt, unbuilt, survived, unbuilt, killed, killed, killed, killed, killed, killed, killed)
		var progress strings.Builder
		tally, err := judgeAll(drawn, options{count: 3, workers: workers}, byText, &progress)
		if err != nil {
			t.Fatal(err)
		}
		if tally.judged() != 3 || tally.killed+len(tally.survivors) != 3 {
			t.Errorf("%d workers judged %d of 3:\n%s", workers, tally.judged(), progress.String())
		}
	}
}

func TestWorkersJudgeAtTheSameTime(t *testing.T) {
	t.Parallel()
	meet := make(chan bool) // both judges must be there for either to go on
	judge := func(m mutant) (verdict, string, error) {
		if m.line == 1 {
			meet <- true
		} else {
			<-meet
		}
		return killed, "", nil
	}
	tally, err := judgeAll(mutantsOf(killed, killed), options{count: 2, workers: 2}, judge, io.Discard)
	if err != nil || tally.killed != 2 {
		t.Errorf("%d killed, %v", tally.killed, err)
	}
}

func TestErrorEndsTheRunWithTheScoreSoFar(t *testing.T) {
	t.Parallel()
	drawn := mutantsOf(killed, "error", killed)
	tally, err := judgeAll(drawn, options{count: 3, workers: 1}, byText, io.Discard)
	if err == nil || tally.killed != 1 {
		t.Errorf("%d killed, %v", tally.killed, err)
	}
}
