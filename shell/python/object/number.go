package object

func initNumbers()    {}
func initText()       {}
func initContainers() {}
