from prelude import escape_lines, indent_json
import json


def report(response):
    """What the shell shows of an answer: its status, and the body."""
    shown = f"{response.status_code} {response.reason}".strip() + "\n"
    body = response.content.decode("utf-8", "surrogateescape")
    try:
        json.loads(body)
    except ValueError:
        return shown + escape_lines(body) if body.strip(" \t\r\n") else shown
    return shown + (indent_json(body) if body.lstrip()[0] in "[{" else escape_lines(body))
