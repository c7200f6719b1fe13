"""JSON checked and written for people: a filter of the command line."""

import argparse
import json
import sys


def main():
    """Run the filter with the arguments of the command line."""
    parser = argparse.ArgumentParser(prog='python -m json.tool', description='A simple command line interface for json module '
                                     'to validate and pretty-print JSON objects.')
    parser.add_argument('infile', nargs='?', type=argparse.FileType(encoding='utf-8'), default=sys.stdin,
                        help='a JSON file to be validated or pretty-printed')
    parser.add_argument('outfile', nargs='?', default=None, help='write the output of infile to outfile')
    parser.add_argument('--sort-keys', action='store_true', default=False,
                        help='sort the output of dictionaries alphabetically by key')
    parser.add_argument('--no-ensure-ascii', dest='ensure_ascii', action='store_false',
                        help='disable escaping of non-ASCII characters')
    parser.add_argument('--json-lines', action='store_true', default=False,
                        help='parse input using the JSON Lines format. Use with --no-indent or --compact to produce '
                        'valid JSON Lines output.')
    space = parser.add_mutually_exclusive_group()
    space.add_argument('--indent', default=4, type=int, help='separate items with newlines and use this number of spaces '
                       'for indentation')
    space.add_argument('--tab', action='store_const', dest='indent', const='\t',
                       help='separate items with newlines and use tabs for indentation')
    space.add_argument('--no-indent', action='store_const', dest='indent', const=None,
                       help='separate items with spaces rather than newlines')
    space.add_argument('--compact', action='store_true', help='suppress all whitespace separation (most compact)')
    options = parser.parse_args()
    form = {'sort_keys': options.sort_keys, 'indent': options.indent, 'ensure_ascii': options.ensure_ascii}
    if options.compact:
        form.update(indent=None, separators=(',', ':'))
    with options.infile as infile:
        try:
            if options.json_lines:
                values = (json.loads(line) for line in infile)
            else:
                values = (json.load(infile),)
            if options.outfile is None:
                _write(values, sys.stdout, form)
            else:
                with open(options.outfile, 'w', encoding='utf-8') as out:
                    _write(values, out, form)
        except ValueError as e:
            raise SystemExit(e)


def _write(values, out, form):
    for value in values:
        json.dump(value, out, **form)
        out.write('\n')


if __name__ == '__main__':
    try:
        main()
    except BrokenPipeError as e:
        sys.exit(e.errno)
