package eval

import (
	"errors"
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// RunSource runs the octets of a module's file with vars for its variables.
func RunSource(t *object.Thread, file, octets string, vars *object.Namespace) error {
	text, err := decode(file, octets)
	if err != nil {
		return err
	}
	mode := syntax.FileMode
	if strings.HasPrefix(file, object.LibraryPath) {
		mode = syntax.LibraryMode
	}
	tree, err := syntax.Parse(file, text, mode, nil)
	var wrong *syntax.Error
	switch {
	case errors.As(err, &wrong):
		return SyntaxException(wrong)
	case err != nil:
		return err
	}
	return Run(t, tree, &Env{Globals: vars, Builtins: t.Interpreter().Builtins}, true)
}

// DecodeProgram is the text of the file of a program, which is not imported.
func DecodeProgram(file, octets string) (string, error) {
	text, err := syntax.DecodeFile(file, octets, decoded)
	var wrong *syntax.Error
	if errors.As(err, &wrong) {
		return "", SyntaxException(wrong)
	}
	return text, err
}

// decode is the text of a source that is imported, or given to compile().
func decode(file, octets string) (string, error) {
	if err := withoutNull(octets); err != nil {
		return "", err
	}
	text, err := syntax.Decode(file, octets, decoded)
	var wrong *syntax.Error
	if errors.As(err, &wrong) {
		msg := wrong.Msg
		if !strings.HasSuffix(msg, " with BOM") {
			msg = strings.Replace(msg, "encoding problem", "unknown encoding", 1)
		}
		return "", object.NewException(object.SyntaxErrorType, object.Str(msg),
			object.NewTuple(object.Str(file), object.NewInt(0), object.NewInt(-1), object.None))
	}
	return text, err
}

func decoded(octets, encoding string) (string, error) {
	return object.Decode(octets, encoding, "strict")
}

func withoutNull(source string) error {
	if strings.IndexByte(source, 0) < 0 {
		return nil
	}
	return object.Errorf(object.SyntaxErrorType, "source code string cannot contain null bytes")
}
