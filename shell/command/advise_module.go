package command

import (
	"path/filepath"
	"slices"
	"strings"

	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/module/importlib"
	"labsh/shell/python/object"
)

// elsewhere are modules that programs of a class import and that are not here, with what
// to do about each.
func elsewhere() map[string]locale.Text {
	texts := map[string]locale.Text{"asyncio": locale.AsyncioHint, "multiprocessing": locale.MultiprocessingHint}
	for names, text := range map[string]locale.Text{
		"asynchat asyncore": locale.AsyncioHint,
		"tkinter turtle customtkinter pygame PyQt5 PyQt6 wx curses": locale.WindowsHint,
		"array ast bz2 cgi cmath code codecs contextvars cProfile crypt ctypes dbm decimal dis doctest email.mime fcntl filecmp fileinput fractions " +
			"ftplib getopt gettext graphlib grp imaplib locale lzma mailbox marshal mmap msvcrt netrc nntplib optparse pdb pickle pipes pkgutil plistlib " +
			"poplib profile pstats pty pwd pydoc readline resource sched shelve site smtpd smtplib sqlite3 sysconfig syslog tarfile telnetlib termios " +
			"timeit tokenize tomllib trace tracemalloc tty unicodedata wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipfile zoneinfo": locale.NotHereModuleHint,
		"aiohttp bcrypt bs4 certifi click colorama Crypto cryptography cv2 django dns dotenv fastapi flask httpx jwt lxml matplotlib mysql netaddr " +
			"netifaces netmiko nmap numpy pandas paho paramiko pexpect PIL psutil psycopg2 pymysql pynput pytest redis rich scapy scipy serial socketio " +
			"tabulate termcolor tornado tqdm twisted urllib3 websocket websockets yaml zmq": locale.OtherModuleHint,
	} {
		for name := range strings.FieldsSeq(names) {
			texts[name] = text
		}
	}
	return texts
}

// moduleHint is for an import of what is not there: what to use instead of a module that
// is known elsewhere, the nearest name, or where the file was looked for.
func moduleHint(missing *importlib.Missing) locale.Hint {
	top, _, inner := strings.Cut(missing.Name, ".")
	for _, name := range []string{missing.Name, top} {
		if text, ok := elsewhere()[name]; ok {
			return text.Hint(name)
		}
	}
	folders, names := missing.Beside()
	if near := object.Closest(missing.Name, slices.Concat(module.Names(), names)); near != "" {
		return locale.NearestModuleHint.Hint(near)
	}
	if inner || len(folders) == 0 {
		return nil
	}
	return locale.NoModuleFileHint.Hint(top, strings.Join(folders, ", "))
}

// hiddenHint is for a file of the user's that has the name of a module of the library: the
// program that wants the module gets the file.
func hiddenHint(e *object.Exception) locale.Hint {
	file := ""
	switch e.Type() {
	case object.AttributeError:
		if m, ok := e.Field("obj").(*object.Module); ok {
			v, _ := m.Vars.Get("__file__")
			text, _ := v.(object.Str)
			file = string(text)
		}
	case object.ImportError:
		text, _ := e.Field("path").(object.Str)
		file = string(text)
	case object.TypeError: // socket.socket() in socket.py
		if e.Error() == "TypeError: 'module' object is not callable" {
			for tb := e.Trace; tb != nil; tb = tb.Next {
				file = tb.Source.File
			}
		}
	}
	name := strings.TrimSuffix(filepath.Base(file), ".py")
	if name == filepath.Base(file) || strings.HasPrefix(file, "<") || !slices.Contains(module.Names(), name) {
		return nil
	}
	return locale.HiddenModuleHint.Hint(filepath.Base(file), name)
}
