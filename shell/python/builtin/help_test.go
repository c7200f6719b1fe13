package builtin_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"labsh/shell/python/builtin"
	"labsh/shell/python/object"
)

// The texts are those that help() of CPython 3.11 prints.
func TestHelp(t *testing.T) {
	in := object.NewInterpreter(&bytes.Buffer{}, &bytes.Buffer{})
	builtin.Install(in)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	th := in.NewThread(ctx)
	get := func(name string) object.Value {
		v, _ := in.Builtins.Get(name)
		return v
	}
	for _, c := range []struct {
		v    object.Value
		want string
	}{
		{get("len"), "Help on built-in function len in module builtins:\n\nlen(obj, /)\n    Return the number of items in a container.\n\n"},
		{object.Str("len"), "Help on built-in function len in module builtins:\n\nlen(obj, /)\n    Return the number of items in a container.\n\n"},
		{object.Str("nosuch"), "No Python documentation found for 'nosuch'.\nUse help() to get the interactive help utility.\nUse help(str) for help on the str class.\n\n"},
		{get("enumerate"), "Help on class enumerate in module builtins:\n\nclass enumerate(object)\n |  Return an enumerate object.\n"},
	} {
		err := th.Run(func() error {
			got, err := builtin.Describe(th, c.v)
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("help:\n%s\nwant\n%s", got, c.want)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
