package object

func formatInt(t *Thread, v Value, spec string) (string, error)   { return Repr(t, v) }
func formatFloat(t *Thread, v Value, spec string) (string, error) { return Repr(t, v) }
