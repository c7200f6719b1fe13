// Labsh is a network lab in a shell: one Python-like prompt for both ends of the
// wire.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"labsh/shell"
	"labsh/shell/console"
	"labsh/shell/editor"
	"labsh/shell/locale"
	program "labsh/shell/module/signal"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// settings are what the command line says.
type settings struct {
	lang, color, store string
	timeout            float64
	lines              string // -c
	hasLines           bool
	module             string // -m
	hasModule          bool
	interactive        bool
	trace, ladder      bool
	version            bool
	rest               []string
}

func run(args []string, stdin, stdout, stderr *os.File) int {
	// A closed pipe is an error of a write, not the end of the process. It is not
	// ignored: the programs that this one starts would ignore it, too.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	shell.CollectSeldom()

	lang, err := locale.Detect(langFlag(args), os.Getenv)
	set, errFlags := parse(args, lang, stdout, stderr)
	switch {
	case errors.Is(errFlags, flag.ErrHelp):
		return shell.StatusDone
	case errFlags == nil:
		errFlags = err
	}
	color, errColor := console.ParseColorMode(set.color)
	if errFlags == nil {
		errFlags = errColor
	}
	if errFlags == nil && set.timeout < 0 {
		errFlags = fmt.Errorf("--timeout: %v is negative", set.timeout)
	}
	if errFlags != nil {
		fmt.Fprintf(stderr, "labsh: %v\n", errFlags)
		return shell.StatusUsage
	}
	if set.version {
		fmt.Fprintln(stdout, "labsh", shell.Version)
		return shell.StatusDone
	}

	script := set.hasLines || set.hasModule || len(set.rest) > 0
	interactive := set.interactive || !script && isTerminal(stdin)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	sh := shell.New(ctx, shell.Options{
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Lang: lang, Color: color, Store: set.store, Timeout: time.Duration(set.timeout * float64(time.Second)),
		Argv: argv(set), History: editor.HistoryPath(os.LookupEnv),
		// What a program alone has done nobody will ask for.
		Unrecorded: (set.hasModule || shell.IsPython(set.script())) && !interactive && !set.trace && !set.ladder,
	})
	ended := heed(sh, cancel)
	if set.trace {
		sh.Trace()
	}
	code := perform(ctx, sh, set, interactive)
	if set.ladder {
		sh.ShowLadder()
	}
	if err := sh.Close(); err != nil && code == shell.StatusDone && !console.IsClosedPipe(err) {
		fmt.Fprintf(stderr, "labsh: %v\n", err)
		code = shell.StatusError
	}
	select {
	case s := <-ended:
		shell.Die(s)
	default:
		if sh.Interrupted() {
			shell.Die(syscall.SIGINT)
		}
	}
	return code
}

// heedlessness is how long a signal may go unheeded before it ends the process:
// longer than the shell takes to close what is open.
const heedlessness = 3 * time.Second

// heed gives signals to the program that runs and handles them itself. Without that it
// interrupts the shell at SIGINT and ends it, by cancel, at SIGTERM, SIGHUP
// and SIGQUIT; that signal is then in ended, for the process to die of when all
// is closed. A system call that nothing interrupts, such as a write to a pipe
// that nobody reads, must not keep the process alive: SIGTERM ends it after
// heedlessness, and so does SIGINT, sent for the third time.
func heed(sh *shell.Shell, cancel context.CancelFunc) (ended <-chan syscall.Signal) {
	ends := make(chan os.Signal, 1)
	for _, s := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(s) { // nohup(1) says so
			signal.Notify(ends, s)
		}
	}
	first := make(chan syscall.Signal, 1)
	end := func(s syscall.Signal) {
		select {
		case first <- s:
		default: // another was quicker
		}
		cancel()
		time.AfterFunc(heedlessness, func() { shell.Die(s) })
	}
	go func() {
		for s := range ends {
			if sh.Signal(s) != program.Handled {
				end(s.(syscall.Signal))
				return
			}
		}
	}()
	interrupts := make(chan os.Signal, 1)
	if !signal.Ignored(os.Interrupt) { // a script may have said so
		signal.Notify(interrupts, os.Interrupt)
	}
	go func() {
		var first time.Time
		sent := 0
		for s := range interrupts {
			switch sh.Signal(s) {
			case program.Handled:
				continue
			case program.Fatal:
				end(syscall.SIGINT)
			}
			if !sh.Thread().Pending() { // those before were taken
				first, sent = time.Now(), 0
			}
			if sent++; sent >= 3 && time.Since(first) > heedlessness {
				shell.Die(syscall.SIGINT)
			}
			sh.Thread().Interrupt()
		}
	}()
	return first
}

// script is the file that the command line asks for, "" for none.
func (s settings) script() string {
	if s.hasLines || s.hasModule || len(s.rest) == 0 {
		return ""
	}
	return s.rest[0]
}

// perform runs what the command line asks for.
func perform(ctx context.Context, sh *shell.Shell, set settings, interactive bool) int {
	code := shell.StatusDone
	switch {
	case set.hasModule:
		code = sh.RunModule(set.module)
	case set.hasLines:
		code = sh.RunText("<string>", set.lines)
	case len(set.rest) > 0:
		code = sh.RunFile(set.rest[0])
	case !interactive:
		return sh.RunInput()
	}
	if !interactive {
		return code
	}
	return sh.Interact(ctx)
}

// argv is sys.argv, as Python has it.
func argv(set settings) []string {
	switch {
	case set.hasModule:
		return append([]string{"-m"}, set.rest...)
	case set.hasLines:
		return append([]string{"-c"}, set.rest...)
	case len(set.rest) > 0:
		return set.rest
	}
	return []string{""}
}

// langFlag finds --lang before the flags are read, since their help is in it.
func langFlag(args []string) string {
	for i, a := range args {
		a = strings.TrimPrefix(a, "-")
		switch {
		case strings.HasPrefix(a, "-lang="), strings.HasPrefix(a, "lang="):
			return a[strings.IndexByte(a, '=')+1:]
		case (a == "-lang" || a == "lang") && i+1 < len(args):
			return args[i+1]
		}
	}
	return ""
}

// ignored are flags of python3 that change nothing here: a program that starts another
// with sys.executable may give them. What is written reaches a pipe at once in any case.
var ignored = []string{"u", "B", "E", "I", "O", "OO", "P", "q", "s", "S"}

// errModule ends the options.
var errModule = errors.New("the module's arguments follow")

func parse(args []string, lang locale.Lang, stdout, stderr io.Writer) (settings, error) {
	var set settings
	flags := flag.NewFlagSet("labsh", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&set.lang, "lang", "", "")
	flags.StringVar(&set.color, "color", "auto", "")
	flags.StringVar(&set.store, "store", "", "")
	flags.Float64Var(&set.timeout, "timeout", 0, "")
	flags.BoolVar(&set.interactive, "i", false, "")
	flags.BoolVar(&set.trace, "trace", false, "")
	flags.BoolVar(&set.ladder, "ladder", false, "")
	flags.BoolVar(&set.version, "version", false, "")
	for _, name := range ignored {
		flags.Bool(name, false, "")
	}
	flags.String("W", "", "")
	flags.String("X", "", "")
	flags.Func("c", "", func(lines string) error {
		set.lines, set.hasLines = lines, true
		return nil
	})
	flags.Func("m", "", func(name string) error {
		set.module, set.hasModule = name, true
		return errModule
	})
	err := flags.Parse(apart(args))
	if set.hasModule { // what follows are the module's arguments, options too
		err = nil
	}
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, locale.Invocation.In(lang))
		return set, err
	}
	set.rest = flags.Args()
	if name, ok := strings.CutPrefix(fmt.Sprint(err), "flag provided but not defined: "); ok {
		err = errors.New(locale.UnknownOption.Format(lang, name))
	}
	return set, err
}

// apart takes python3's -Wd and -Xdev apart, up to where a program begins.
func apart(args []string) []string {
	for i := 0; i < len(args) && strings.HasPrefix(args[i], "-") && args[i] != "-c" && args[i] != "-m"; i++ {
		switch option := args[i]; {
		case len(option) > 2 && (option[1] == 'W' || option[1] == 'X'):
			args = slices.Concat(args[:i], []string{option[:2], option[2:]}, args[i+1:])
			i++
		case slices.Contains([]string{"-W", "-X", "--lang", "--color", "--store", "--timeout"}, option):
			i++ // its value
		}
	}
	return args
}

func isTerminal(f *os.File) bool { return editor.IsTerminal(f) }
