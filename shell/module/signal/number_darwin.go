package signal

// others are names of macOS's own.
var others []numbered

func reserved(n int) bool { return n > 31 }

func moreDescriptions(int) string { return "" }
