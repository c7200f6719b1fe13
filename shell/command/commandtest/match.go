package commandtest

import (
	"regexp"
	"strings"
)

// Matches compares output with what is wanted: … is anything on a line; alone
// on one it is any number of lines. Several spaces, as between the columns of a
// table, stand for any number of them.
func Matches(got, want string) bool {
	pattern := regexp.QuoteMeta(want)
	pattern = regexp.MustCompile(`(?m)^…\n`).ReplaceAllString(pattern, `(?:.*\n)+`)
	pattern = strings.ReplaceAll(pattern, "…", ".*")
	pattern = regexp.MustCompile(`  +`).ReplaceAllString(pattern, " +")
	return regexp.MustCompile(`\A` + pattern + `\z`).MatchString(got)
}
