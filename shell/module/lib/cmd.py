"""Interpreters of commands: a class whose methods do_NAME are the commands."""

import sys

__all__ = ["Cmd"]


class Cmd:
    """A loop that reads lines and calls the method do_WORD for each; a program has subclasses of it."""

    prompt = "(Cmd) "
    identchars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
    ruler = "="
    lastcmd = ""
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def cmdloop(self, intro=None):
        """Read lines and do them until one of the methods returns a true value."""
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write("%s\n" % str(self.intro))
        done = False
        while not done:
            line = self.precmd(self.cmdqueue.pop(0) if self.cmdqueue else self._read())
            done = self.postcmd(self.onecmd(line), line)
        self.postloop()

    def _read(self):
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return "EOF"
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip("\r\n") if line else "EOF"

    def precmd(self, line):
        """Called with a line before it is done; returns the line to do."""
        return line

    def postcmd(self, stop, line):
        """Called after a line was done; returns whether the loop is to end."""
        return stop

    def preloop(self):
        """Called before the loop."""

    def postloop(self):
        """Called after the loop."""

    def parseline(self, line):
        """Return the command, its argument and the line; None for what is not there."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == "?":
            line = "help " + line[1:]
        elif line[0] == "!":
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = "shell " + line[1:]
        n = 0
        while n < len(line) and line[n] in self.identchars:
            n += 1
        return line[:n], line[n:].strip(), line

    def onecmd(self, line):
        """Do a line, and return whether the loop is to end."""
        name, arg, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if name is not None:
            self.lastcmd = "" if line == "EOF" else line
        do = getattr(self, "do_" + name, None) if name else None
        return self.default(line) if do is None else do(arg)

    def emptyline(self):
        """Called for an empty line: does the last one again."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        """Called for a line that is no command."""
        self.stdout.write("*** Unknown syntax: %s\n" % line)

    def completedefault(self, *ignored):
        return []

    def get_names(self):
        return dir(self.__class__)

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            func = getattr(self, "help_" + arg, None)
            if func is not None:
                func()
                return
            doc = getattr(getattr(self, "do_" + arg, None), "__doc__", None)
            self.stdout.write("%s\n" % (doc or self.nohelp % (arg,)))
            return
        names = sorted(set(self.get_names()))
        topics = [name[5:] for name in names if name.startswith("help_")]
        documented, undocumented = [], []
        for name in names:
            if name.startswith("do_"):
                command = name[3:]
                if command in topics:
                    documented.append(command)
                    topics.remove(command)
                elif getattr(self, name).__doc__:
                    documented.append(command)
                else:
                    undocumented.append(command)
        self.stdout.write("%s\n" % str(self.doc_leader))
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, topics, 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        if not cmds:
            return
        for line in (header, self.ruler * len(header)) if self.ruler else (header,):
            self.stdout.write("%s\n" % str(line))
        self.columnize(cmds, maxcol - 1)
        self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Write words in as few lines as they fit into, from top to bottom."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        for rows in range(1, len(list) + 1):
            columns = [list[i:i + rows] for i in range(0, len(list), rows)]
            widths = [max([len(word) for word in column]) for column in columns]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth or rows == len(list):
                break
        if rows == len(list):
            widths = [max([len(word) for word in list])]
        for row in range(rows):
            words = [column[row] if row < len(column) else "" for column in columns]
            while words and not words[-1]:
                words.pop()
            self.stdout.write("%s\n" % "  ".join([word.ljust(width) for word, width in zip(words, widths)]))
