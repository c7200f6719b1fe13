"""Differences between sequences, of lines above all."""

__all__ = ["SequenceMatcher", "get_close_matches", "Differ", "ndiff", "restore", "unified_diff", "context_diff", "Match",
           "IS_CHARACTER_JUNK", "IS_LINE_JUNK"]

from collections import namedtuple

Match = namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds what two sequences have in common, the longest stretches first."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Compare these two."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Have another first sequence."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Have another second sequence, of which most is kept for many first ones."""
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        self.b2j = b2j = {}
        for i, element in enumerate(b):
            b2j.setdefault(element, []).append(i)
        self.bjunk = {e for e in b2j if self.isjunk and self.isjunk(e)}
        for e in self.bjunk:
            del b2j[e]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            most = len(b) // 100 + 1
            self.bpopular = {e for e, places in b2j.items() if len(places) > most}
            for e in self.bpopular:
                del b2j[e]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Return the longest stretch in a[alo:ahi] and b[blo:bhi], the first of those."""
        a, b, b2j, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        besti, bestj, size = alo, blo, 0
        lengths = {}  # of the stretch that ends at j, before the element of a
        for i in range(alo, ahi):
            following = {}
            for j in b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = following[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    besti, bestj, size = i - k + 1, j - k + 1, k
            lengths = following
        # Popular elements beside it belong to it, then junk beside that.
        for wanted in False, True:
            while besti > alo and bestj > blo and (b[bestj - 1] in junk) is wanted and a[besti - 1] == b[bestj - 1]:
                besti, bestj, size = besti - 1, bestj - 1, size + 1
            while (besti + size < ahi and bestj + size < bhi and (b[bestj + size] in junk) is wanted
                   and a[besti + size] == b[bestj + size]):
                size += 1
        return Match(besti, bestj, size)

    def get_matching_blocks(self):
        """Return a list of Match(i, j, n): a[i:i+n] is b[j:j+n]. The last is of nothing."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        found, todo = [], [(0, len(self.a), 0, len(self.b))]
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    todo.append((i + size, ahi, j + size, bhi))
        found.sort()
        joined, last = [], Match(0, 0, 0)
        for match in found:
            if last.a + last.size == match.a and last.b + last.size == match.b:
                last = Match(last.a, last.b, last.size + match.size)
                continue
            if last.size:
                joined.append(last)
            last = match
        if last.size:
            joined.append(last)
        joined.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = joined
        return joined

    def get_opcodes(self):
        """Return a list of (tag, i1, i2, j1, j2) that make b of a."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = codes = []
        for ai, bj, size in self.get_matching_blocks():
            tag = ""
            if i < ai:
                tag = "replace" if j < bj else "delete"
            elif j < bj:
                tag = "insert"
            if tag:
                codes.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                codes.append(("equal", ai, i, bj, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        """Yield the changes in groups, with up to n equal elements around them."""
        def begin(tag, i1, i2, j1, j2):
            return tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)

        def end(tag, i1, i2, j1, j2):
            return tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2

        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            codes[0] = end(*codes[0])
        if codes[-1][0] == "equal":
            codes[-1] = begin(*codes[-1])
        group = []
        for code in codes:
            if code[0] == "equal" and code[2] - code[1] > 2 * n:
                yield [*group, begin(*code)]
                group, code = [], end(*code)
            group.append(code)
        if any(code[0] != "equal" for code in group):
            yield group

    def ratio(self):
        """Return how alike they are, from 0 to 1."""
        return _ratio(sum([match[-1] for match in self.get_matching_blocks()]), len(self.a) + len(self.b))

    def quick_ratio(self):
        """Return an upper bound of ratio()."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for e in self.b:
                self.fullbcount[e] = self.fullbcount.get(e, 0) + 1
        left, matches = dict(self.fullbcount), 0
        for e in self.a:
            if left.get(e, 0) > 0:
                matches += 1
                left[e] -= 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """Return an upper bound of ratio() that needs the lengths alone."""
        la, lb = len(self.a), len(self.b)
        return _ratio(min(la, lb), la + lb)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Return up to n of the possibilities that are alike a word, the best first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    scored = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for x in possibilities:
        matcher.set_seq1(x)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            scored.append((matcher.ratio(), x))
    scored.sort(reverse=True)
    return [x for _, x in scored[:n]]


class Differ:
    """Compares lines, and marks within those that are alike what has changed."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Yield the lines of both, behind "- ", "+ ", "  " or, with marks, "? "."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield "%s %s" % (tag, x[i])

    def _replace(self, a, alo, ahi, b, blo, bhi):
        """Find the pair of lines that are most alike, and go on before and after it."""
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        same_i = same_j = best_i = best_j = None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if same_i is None:
                        same_i, same_j = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, best_i, best_j = matcher.ratio(), i, j
        if best < cutoff:
            if same_i is None:
                # The shorter block first, so that a reader has less to remember.
                blocks = [self._dump("-", a, alo, ahi), self._dump("+", b, blo, bhi)]
                for block in reversed(blocks) if bhi - blo < ahi - alo else blocks:
                    yield from block
                return
            best_i, best_j = same_i, same_j
        else:
            same_i = None
        yield from self._between(a, alo, best_i, b, blo, best_j)
        if same_i is None:
            yield from self._marked(matcher, a[best_i], b[best_j])
        else:
            yield "  " + a[best_i]
        yield from self._between(a, best_i + 1, ahi, b, best_j + 1, bhi)

    def _between(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("+", b, blo, bhi)

    def _marked(self, matcher, aline, bline):
        amarks = bmarks = ""
        matcher.set_seqs(aline, bline)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            amarks += {"replace": "^", "delete": "-", "insert": "", "equal": " "}[tag] * (i2 - i1)
            bmarks += {"replace": "^", "delete": "", "insert": "+", "equal": " "}[tag] * (j2 - j1)
        for sign, line, marks in ("-", aline, amarks), ("+", bline, bmarks):
            yield f"{sign} {line}"
            # A tab of the line stays one, so that the marks stand below what they mean.
            marks = "".join([c if m == " " and c.isspace() else m for c, m in zip(line, marks)]).rstrip()
            if marks:
                yield f"? {marks}\n"


def IS_LINE_JUNK(line, pat=None):
    """Report whether a line is blank, or a # alone."""
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Report whether a character is a blank."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Yield what Differ makes of two lists of lines."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Yield the lines of one of the two sequences, 1 or 2, out of what ndiff gave."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


def _check_types(a, b, *args):
    if a and not isinstance(a[0], str):
        raise TypeError("lines to compare must be str, not %s (%r)" % (type(a[0]).__name__, a[0]))
    if b and not isinstance(b[0], str):
        raise TypeError("lines to compare must be str, not %s (%r)" % (type(b[0]).__name__, b[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError("all arguments must be str, not: %r" % (arg,))


def _dated(name, date):
    return name + "\t" + date if date else name


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Yield the lines of a unified diff, as diff -u prints it."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def place(start, stop):
        length = stop - start
        if length == 1:
            return "%d" % (start + 1)
        return "%d,%d" % (start + (length > 0), length)

    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield "--- " + _dated(fromfile, fromfiledate) + lineterm
            yield "+++ " + _dated(tofile, tofiledate) + lineterm
        first, last = group[0], group[-1]
        yield "@@ -%s +%s @@%s" % (place(first[1], last[2]), place(first[3], last[4]), lineterm)
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Yield the lines of a context diff, as diff -c prints it."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def place(start, stop):
        length = stop - start
        start += length > 0
        return "%d" % start if length <= 1 else "%d,%d" % (start, start + length - 1)

    prefix = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield "*** " + _dated(fromfile, fromfiledate) + lineterm
            yield "--- " + _dated(tofile, tofiledate) + lineterm
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield "*** %s ****%s" % (place(first[1], last[2]), lineterm)
        if any(code[0] in ("replace", "delete") for code in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield prefix[tag] + line
        yield "--- %s ----%s" % (place(first[3], last[4]), lineterm)
        if any(code[0] in ("replace", "insert") for code in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield prefix[tag] + line
