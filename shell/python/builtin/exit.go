package builtin

import "labsh/shell/python/object"

// quitter is exit or quit: named alone at the prompt it tells how to leave.
type quitter string

var quitterType = object.NewType(&object.Type{
	Name: "Quitter", Module: "_sitebuiltins", Final: true,
	Repr: func(_ *object.Thread, v object.Value) (string, error) {
		return "Use " + string(v.(quitter)) + "() or Ctrl-D (i.e. EOF) to exit", nil
	},
	Call: func(t *object.Thread, _ object.Value, args object.Args) (object.Value, error) {
		// Python's is a method written in Python, which counts self.
		if n := len(args.Pos); n > 1 {
			return nil, object.Errorf(object.TypeError, "Quitter.__call__() takes from 1 to 2 positional arguments but %d were given", n+1)
		}
		return object.CallArgs(t, quitCall, args)
	},
	GetAttr: func(_ *object.Thread, v object.Value, name string) (object.Value, error) {
		switch name {
		case "name":
			return object.Str(v.(quitter)), nil
		case "eof":
			return object.Str("Ctrl-D (i.e. EOF)"), nil
		}
		return nil, nil
	},
})

func (quitter) Type() *object.Type { return quitterType }

var quitCall = &object.Builtin{Name: "Quitter.__call__", Mod: "_sitebuiltins", Sig: "code=None", Fn: func(_ *object.Thread, a []object.Value) (object.Value, error) {
	if a[0] == nil {
		return nil, object.NewException(object.SystemExit, object.None)
	}
	return nil, object.NewException(object.SystemExit, a[0])
}}
