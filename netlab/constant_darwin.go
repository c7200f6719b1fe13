package netlab

import "golang.org/x/sys/unix"

// systemConstants are Darwin's own constants of Python's socket module.
var systemConstants = []map[string]int64{unixConstants, {
	"AF_SYSTEM":        unix.AF_SYSTEM,
	"MSG_EOF":          unix.MSG_EOF,
	"PF_SYSTEM":        unix.AF_SYSTEM,
	"SCM_CREDS":        unix.SCM_CREDS,
	"SYSPROTO_CONTROL": 2,
}}

// textConstants are Python's constants that are no numbers: none.
var textConstants map[string]string
