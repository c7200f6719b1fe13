package command

import (
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
		"tkinter turtle customtkinter pygame PyQt5 PyQt6 wx curses": locale.WindowsHint,
		"array bz2 cgi cmath cProfile ctypes curses dbm dis email.mime ftplib gzip imaplib locale lzma marshal mmap nntplib optparse pdb pickle poplib pty " +
			"readline resource sched shelve smtplib sqlite3 syslog tarfile telnetlib timeit tokenize unicodedata webbrowser xml xmlrpc zipfile": locale.NotHereModuleHint,
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
