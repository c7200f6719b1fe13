package syntax

// IdentifierLen is the length in bytes of the identifier that text begins with, 0
// where none does.
func IdentifierLen(text string) int {
	for i, r := range text {
		if !isNameRune(r, i > 0) {
			return i
		}
	}
	return len(text)
}
