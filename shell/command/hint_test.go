package command

import (
	"slices"
	"syscall"
	"testing"

	"labsh/shell/locale"
)

// said is a hint in English, "" for none.
func said(h locale.Hint) string {
	if h == nil {
		return ""
	}
	return h(locale.English)
}

// TestErrnoHints: the hint for an errno and the address that failed.
func TestErrnoHints(t *testing.T) {
	t.Parallel()
	en := locale.English
	for _, tt := range []struct {
		errno   syscall.Errno
		address string
		want    string
	}{
		{syscall.ECONNREFUSED, "h:80", ""}, {syscall.EADDRINUSE, "h:80", ""}, // an attempt tells more: attemptHint
		{syscall.ETIMEDOUT, "h:80", locale.LostPeerHint.En},
		{syscall.EACCES, "h:80", said(locale.PrivilegedPortHint.Hint())}, {syscall.EACCES, "h:1024", ""}, {syscall.EACCES, "h:1023", said(locale.PrivilegedPortHint.Hint())}, {syscall.EACCES, "h:0", ""}, {syscall.EACCES, "", ""},
		{syscall.EADDRNOTAVAIL, "h:80", locale.NotOursHint.Format(en, "h")}, {syscall.EADDRNOTAVAIL, "[::1]:80", locale.NotOurs6Hint.Format(en, "::1")}, {syscall.EADDRNOTAVAIL, "", ""},
		{syscall.ENOTCONN, "", locale.NotConnectedHint.En}, {syscall.EBADF, "h:80", locale.ClosedHint.En}, {syscall.EPIPE, "", locale.BrokenPipeHint.En}, {syscall.EMFILE, "", locale.TooManyFilesHint.En}, {syscall.EIO, "h:80", ""}, {syscall.EIO, "", ""},
		{syscall.ENOENT, "/p", locale.UnixMissingHint.Format(en, "/p")}, {syscall.ECONNREFUSED, "@p", locale.UnixRefusedHint.Format(en, "@p")}, {syscall.EADDRINUSE, "./p", locale.UnixInUseHint.Format(en, "./p")}, {syscall.EACCES, "/p", ""}, {syscall.ENOENT, "h:80", ""},
	} {
		if got := said(errnoHint(tt.errno, tt.address)); got != tt.want {
			t.Errorf("%v at %q: %q, want %q", tt.errno, tt.address, got, tt.want)
		}
	}
	for address, want := range map[string]string{"": "", "h:80": locale.UnknownHostHint.Format(en, "h"), "h": locale.UnknownHostHint.Format(en, "h"), "[h]": locale.NoBracketsHint.Format(en, "h")} {
		if got := said(unresolvedHint(address)); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

// TestTable: a name alone and a method are told apart.
func TestTable(t *testing.T) {
	t.Parallel()
	table := NewTable([]Command{
		{Name: "a", Group: GroupHTTP, Usage: "X [--y]"}, {Name: "b", Group: GroupShell, On: AnySocket}, {Name: "b", Group: GroupShell, On: AnySocket, MethodOnly: true, Usage: "N"}, {Name: "c", On: AnySocket, MethodOnly: true},
	})
	if got := table.Names(); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("%q", got)
	}
	for name, want := range map[string]string{"a": "a X [--y]", "b": "b", "x.b": "NAME.b N", "x.y.c": "NAME.c", "c": "NAME.c"} {
		if c := table.Named(name); c == nil || c.UsageLine() != want {
			t.Errorf("%s: %+v", name, c)
		}
	}
	if table.Named("nothing") != nil || table.Standing("c") != nil || table.Following("a") != nil || table.Standing("a") == nil || table.Following("c") == nil {
		t.Error("which are there")
	}
	if c, _ := table.Method("a"); c != nil || len(table.Methods()) != 2 || len(table.All()) != 4 {
		t.Error("methods")
	}
	head := "| " + locale.HeadCommand.En + " | " + locale.HeadSummary.En + " |\n| --- | --- |\n"
	want := "### " + GroupSockets.Title().En + "\n\n" + head + "| `NAME.c` |  |\n\n### " + GroupHTTP.Title().En + "\n\n" + head + "| `a X` |  |\n\n### " + GroupShell.Title().En + "\n\n" + head + "| `b` |  |\n| `NAME.b N` |  |\n\n"
	if got := table.Reference(locale.English); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for i, g := range Groups {
		for _, other := range Groups[:i] {
			if g.Title() == other.Title() {
				t.Errorf("groups %d and %d are called alike", g, other)
			}
		}
	}
}
