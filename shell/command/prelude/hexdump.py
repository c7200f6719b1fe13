def hexdump(data):
    """The bytes as hexdump -C shows them."""
    out, before = "", None
    for i in range(0, len(data), 16):
        line = data[i:i + 16]
        if line != before:
            left, right = line[:8].hex(" "), line[8:].hex(" ")
            out += f"{i:08x}  {left:23}  {right:23}  |{''.join(chr(c) if 32 <= c < 127 else '.' for c in line)}|\n"
        elif not out.endswith("*\n"):
            out += "*\n"
        before = line
    return out + f"{len(data):08x}\n" if data else ""
