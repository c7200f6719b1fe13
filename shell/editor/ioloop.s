// An assembly file lets engine.go declare a function without a body.
