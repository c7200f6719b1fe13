package time

import (
	"encoding/binary"
	"math"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"time"
)

// localZone is the local time zone, and what the module says of it.
type localZone struct {
	location         *time.Location
	standard, summer int       // seconds east of UTC
	names            [2]string // standard time's and summer time's
}

var local atomic.Pointer[localZone]

// zone gives the local time zone, read at the first call or by tzset.
func zone() *localZone {
	if z := local.Load(); z != nil {
		return z
	}
	return readZone()
}

// readZone takes the zone from the environment, as tzset(3) does.
func readZone() *localZone {
	z := &localZone{location: time.Local}
	if name, ok := os.LookupEnv("TZ"); ok {
		z.location = namedZone(strings.TrimPrefix(name, ":"))
	}
	// As CPython: what holds at the beginning of a year and half a year later.
	const year = (365*24 + 6) * 3600
	begin := now().Unix() / year * year
	winter, july := time.Unix(begin, 0).In(z.location), time.Unix(begin+year/2, 0).In(z.location)
	var other string
	z.names[0], z.standard = winter.Zone()
	other, z.summer = july.Zone()
	z.names[1] = other
	if z.standard > z.summer { // south of the equator
		z.standard, z.summer = z.summer, z.standard
		z.names[0], z.names[1] = z.names[1], z.names[0]
	}
	local.Store(z)
	return z
}

// namedZone is a zone of the system's database, or one that a rule of POSIX describes
// (CET-1CEST,M3.5.0,M10.5.0/3); for what is neither it is UTC, under the letters that
// the name begins with, as in glibc.
func namedZone(name string) *time.Location {
	if strings.HasPrefix(name, "/") {
		if data, err := os.ReadFile(name); err == nil {
			if l, err := time.LoadLocationFromTZData(name, data); err == nil {
				return l
			}
		}
		return time.UTC
	}
	if l, err := time.LoadLocation(name); err == nil && name != "Local" {
		return l
	}
	if l := posixZone(name); l != nil {
		return l
	}
	if letters := leadingLetters.FindString(name); letters != "" {
		return time.FixedZone(letters, 0)
	}
	return time.UTC
}

var leadingLetters = regexp.MustCompile(`^[A-Za-z]{3,}`)

// posixZone has Go read the rule as the footer of a file of the database (RFC 8536),
// whose only transition is before all times; nil for what Go cannot read.
func posixZone(rule string) *time.Location {
	if rule == "" || strings.ContainsAny(rule, "\n\x00") {
		return nil
	}
	header := func(transitions, types, chars uint32) []byte {
		h := append([]byte("TZif2"), make([]byte, 15)...)
		for _, n := range []uint32{0, 0, 0, transitions, types, chars} {
			h = binary.BigEndian.AppendUint32(h, n)
		}
		return h
	}
	data := append(header(0, 1, 4), 0, 0, 0, 0, 0, 0, 'U', 'T', 'C', 0) // version 1, which is skipped
	data = append(data, header(1, 1, 4)...)
	data = binary.BigEndian.AppendUint64(data, 1<<63) // the earliest time
	data = append(data, 0)                            // is of type 0:
	data = append(data, 0, 0, 0, 0, 0, 0, 'U', 'T', 'C', 0)
	data = append(data, "\n"+rule+"\n"...)
	l, err := time.LoadLocationFromTZData(rule, data)
	if err != nil {
		return nil
	}
	if name, _ := time.Unix(0, 0).In(l).Zone(); !strings.HasPrefix(strings.TrimPrefix(rule, "<"), name) {
		if name, _ := time.Unix(15552000, 0).In(l).Zone(); !strings.Contains(rule, name) {
			return nil // Go fell back on type 0
		}
	}
	return l
}

// The first second on the wall that a struct tm can hold, whose year is a C int that
// counts from 1900, and the first that it cannot any more.
var (
	firstSecond = dayNumber(math.MinInt32+1900, 1, 1) * 86400
	pastSeconds = dayNumber(math.MaxInt32+1901, 1, 1) * 86400
)

// holds reports whether a struct tm holds the time.
func holds(at time.Time) bool {
	_, offset := at.Zone()
	wall := at.Unix() + int64(offset)
	return wall >= firstSecond && wall < pastSeconds
}

// yearOf is the year of a time that a struct tm holds. Go's goes around where an int has
// 32 bits.
func yearOf(at time.Time) int64 {
	year := int64(at.Year())
	if year < math.MinInt32+1900 {
		year += 1 << 32
	}
	return year
}

// instant is C's mktime: the seconds since 1970 of a local time, any of whose fields
// may be out of range; false for a year that struct tm cannot hold. A dst that is not
// negative says which of summer and standard time is meant.
func (f *fields) instant() (int64, bool) {
	wall := f.civil()
	location := zone().location
	offset := func(at int64) int64 {
		_, o := time.Unix(at, 0).In(location).Zone()
		return int64(o)
	}
	isDST := func(at int64) bool { return time.Unix(at, 0).In(location).IsDST() }
	wanted := func(at int64) bool { return f.dst < 0 || isDST(at) == (f.dst > 0) }

	before, after := offset(wall-86400), offset(wall+86400)
	at := wall - before // in the hour that the clock skips, as it ran before
	if second := wall - after; before != after {
		switch {
		case offset(at) != before && offset(second) == after:
			at = second
		case offset(at) == before && offset(second) == after && !wanted(at):
			at = second
		case offset(at) != before && offset(second) != after && f.dst > 0 && isDST(wall+86400):
			at = second // the skipped hour, counted as summer time
		}
	}
	if !wanted(at) {
		at = f.withDST(at, wall, offset, wanted)
	}
	return at, holds(time.Unix(at, 0).In(location))
}

// withDST gives a time the dst that is asked for, as glibc does: by the offset of the
// nearest time that has it, or by one hour where there is none.
func (f *fields) withDST(at, wall int64, offset func(int64) int64, wanted func(int64) bool) int64 {
	const stride, most = 601200, 536454000/2 + 601200
	for delta := int64(stride); delta < most; delta += stride {
		for _, other := range []int64{at - delta, at + delta} {
			if wanted(other) {
				return wall - offset(other)
			}
		}
	}
	if f.dst > 0 {
		return at - 3600
	}
	return at + 3600
}
