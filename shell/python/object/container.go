package object

func initContainers() {
	initSlice()
}
