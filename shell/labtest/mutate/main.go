// Command mutate breaks the code on purpose, one place at a time, and says
// which breaks no test noticed. It is started by hand, from the repository:
//
//	go run ./shell/labtest/mutate -n 80 -seed 1 ./netlab
//
// A mutant is the code with one small fault: a condition negated, a guard whose
// block never runs, < for <=, && for ||, a call or an assignment to a field
// left out, a nil error returned, a limit doubled or moved by one, a break
// removed. The mutants are a sample, spread over the functions in proportion to
// their size; a seed always draws the same ones, also after a function has
// moved to another file or package, so that two versions of the code can be
// compared. Each is given to `go test` as an overlay: no file of the tree is
// written.
//
// A mutant is killed when a test fails or hangs, and survives when all pass.
// One that does not compile is not counted, the next takes its place. The score
// is the share that was killed. A survivor is either no fault at all (the code
// does the same, faster or slower) or a test that is missing; which, only a
// reader can tell. It is printed as `file:line: function: what was changed`.
//
// The tests that judge are those of the mutated package (of all packages under
// shell/command for one that is there), in their quick form;
// -long takes the slow ones too, and -tests names other packages. A survivor that
// has got a test is judged again by its place:
//
//	go run ./shell/labtest/mutate -only 'framing.go:57:' ./netlab
//
// A mutant of what replaces files may replace any that its user may write: it is
// not run as root unless -root says so.
//
// go-gremlins/gremlins was weighed: it draws no sample, so that one of our
// packages takes hours, and removes neither a guard nor a call.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"syscall"
	"time"
)

// options are what the command line asks for.
type options struct {
	dir      string         // of the module
	count    int            // mutants that are wanted
	seed     int64          // of the sample
	timeout  time.Duration  // for one mutant; 0: from how long the tests take
	only     *regexp.Regexp // nil, or what the mutants' lines match
	tests    string         // packages whose tests judge; "": see testsOf
	long     bool           // without -short
	workers  int            // mutants at a time
	list     bool           // print the sample, run nothing
	root     bool           // run as root too
	patterns []string       // packages to mutate
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	switch err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); {
	case errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// errUsage is an error of the command line that has been told.
var errUsage = errors.New("usage")

// readOptions reads the command line; what is wrong with it goes to w.
func readOptions(args []string, w io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("mutate", flag.ContinueOnError)
	flags.SetOutput(w)
	flags.StringVar(&o.dir, "C", ".", "`directory` of the module")
	flags.IntVar(&o.count, "n", 60, "how many mutants")
	flags.Int64Var(&o.seed, "seed", 1, "which sample")
	flags.DurationVar(&o.timeout, "timeout", 0, "time for the tests of one mutant (default 10s and three times what the unchanged code takes)")
	flags.Func("only", "only mutants whose line, as it is printed, matches this `regexp`", func(text string) (err error) {
		o.only, err = regexp.Compile(text)
		return err
	})
	flags.BoolVar(&o.long, "long", false, "run the tests without -short")
	flags.StringVar(&o.tests, "tests", "", "`packages` whose tests judge, with spaces between them (default the mutated package; all of shell/command for a package in it)")
	flags.IntVar(&o.workers, "p", 1, "how many mutants at a time")
	flags.BoolVar(&o.list, "list", false, "print the sample and run nothing")
	flags.BoolVar(&o.root, "root", false, "run as root too, where a mutant may replace any file")
	flags.Usage = func() {
		fmt.Fprintln(w, "usage: mutate [options] package...")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return o, err
	} else if err != nil {
		return o, errUsage
	}
	o.patterns = flags.Args()
	if len(o.patterns) == 0 || o.count < 1 || o.workers < 1 {
		flags.Usage()
		return o, errUsage
	}
	return o, nil
}

// run draws the sample, has it judged and writes the result to out; progress
// tells how far it is. An interrupt ends the run early, with the score so far.
func run(ctx context.Context, args []string, out, progress io.Writer) error {
	o, err := readOptions(args, progress)
	if err != nil {
		return err
	}
	if os.Geteuid() == 0 && !o.list && !o.root {
		return errors.New("as root a mutant may replace any file, /dev/null too: run it as another user, or with -root where that does no harm")
	}
	packages, err := listPackages(ctx, o.dir, o.patterns)
	if err != nil {
		return err
	}
	var all []mutant
	for _, p := range packages {
		found, err := p.mutants()
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	drawn := draw(all, o.seed)
	if o.only != nil {
		drawn = slices.DeleteFunc(drawn, func(m mutant) bool { return !o.only.MatchString(m.String()) })
	}
	if o.list {
		for _, m := range drawn[:min(o.count, len(drawn))] {
			fmt.Fprintln(out, m)
		}
		return nil
	}
	r, err := newRunner(ctx, o, packages, progress)
	if err != nil {
		return err
	}
	defer r.close()
	t, err := judgeAll(drawn, o, func(m mutant) (verdict, string, error) { return r.judge(ctx, m) }, progress)
	if err == nil || errors.Is(err, context.Canceled) {
		t.write(out, len(drawn))
	}
	return err
}
