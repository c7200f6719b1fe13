package netlab

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// socketUsers finds, by inode, the processes that have each socket open, the youngest
// number first as in ss. This process is looked at first: what it has is known also when
// ctx is done before all are.
func socketUsers(ctx context.Context) (map[uint64][]Process, error) {
	users := make(map[uint64][]Process)
	processes, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil, err
	}
	own := "/proc/" + strconv.Itoa(os.Getpid())
	if i := slices.Index(processes, own); i > 0 {
		processes[0], processes[i] = own, processes[0]
	}
	for _, dir := range processes {
		if dir != own && ctx.Err() != nil {
			err = asError("ss", ctx.Err(), nil)
			break
		}
		pid, err := strconv.Atoi(filepath.Base(dir))
		if err != nil {
			continue
		}
		descriptors, err := os.ReadDir(dir + "/fd")
		if err != nil {
			continue // another user's, or gone
		}
		name := ""
		for _, d := range descriptors {
			link, err := os.Readlink(dir + "/fd/" + d.Name())
			number, isSocket := strings.CutPrefix(link, "socket:[")
			if err != nil || !isSocket {
				continue
			}
			inode, err := strconv.ParseUint(strings.TrimSuffix(number, "]"), 10, 64)
			fd, errFD := strconv.Atoi(d.Name())
			if err != nil || errFD != nil {
				continue
			}
			if name == "" {
				comm, _ := os.ReadFile(dir + "/comm")
				name = strings.TrimSpace(string(comm))
			}
			users[inode] = append(users[inode], Process{Name: name, PID: pid, FD: fd})
		}
	}
	for _, all := range users {
		slices.SortFunc(all, func(a, b Process) int { return cmp.Or(b.PID-a.PID, b.FD-a.FD) })
	}
	return users, err
}
