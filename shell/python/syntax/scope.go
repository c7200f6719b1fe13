package syntax

func checkScopes(src *source, body []Stmt) *Error { return nil }
func checkFlow(src *source, body []Stmt) *Error   { return nil }
func checkExpr(src *source, e Expr) *Error        { return nil }
