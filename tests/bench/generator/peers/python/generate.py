# SPDX-License-Identifier: MIT
"""A generator as it is written in Python: PyYAML with its C loader, Jinja2, json. It validates
nothing.

    generate.py TEMPLATES OUTPUT SPEC
"""
import bisect
import json
import os
import sys

import jinja2
import yaml

WIDTH = 92


# Names and texts ---------------------------------------------------------------------------------


def screaming(text):
    return text.upper().replace('-', '_')


def pascal(text):
    return ''.join(word.capitalize() for word in text.replace('-', '_').split('_'))


def initialism(text, acronyms):
    words = text.split('_')
    return ''.join(w.upper() if w.upper() in acronyms else w.capitalize() for w in words)


def lines(text):
    found, line = [], ''
    for word in text.split():
        if line and len(line) + 1 + len(word) > WIDTH:
            found.append(line)
            line = word
        else:
            line = line + ' ' + word if line else word
    if line:
        found.append(line)
    return found


def literal(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def c_literal(text):
    quoted = literal(text).replace('?', '\\?')
    if quoted.isascii():
        return quoted
    return ''.join(chr(b) if b < 128 else f'\\{b:03o}' for b in quoted.encode())


def comment(text):
    return text.replace('*/', '* /').replace('/*', '/ *')


MARKDOWN = str.maketrans({c: '\\' + c for c in '\\`*_[]<&|~'})


def markdown(text):
    return text.translate(MARKDOWN)


# The specification -------------------------------------------------------------------------------


def load(path):
    """The top file, with the entries of all files; each knows its vendor."""
    with open(path, 'rb') as file:
        top = yaml.load(file, Loader=yaml.CSafeLoader)
    top.setdefault('codes', [])
    for entry in top['codes']:
        entry.setdefault('vendor', top.get('vendor'))
    for name in top.get('include', []):
        with open(os.path.join(os.path.dirname(path), name), 'rb') as file:
            part = yaml.load(file, Loader=yaml.CSafeLoader)
        for entry in part['codes']:
            entry.setdefault('vendor', part.get('vendor'))
        top['codes'] += part['codes']
    return top


def complete(reference):
    """Adds what the reference is called, and where it is."""
    section = reference.get('section')
    if 'rfc' in reference:
        label = f'RFC {reference["rfc"]}'
        url = f'https://www.rfc-editor.org/rfc/rfc{reference["rfc"]}.html'
        if section:
            url += f'#section-{section}'
        reference['url'] = url
    elif 'draft' in reference:
        label = reference['draft']
        reference['url'] = f'https://datatracker.ietf.org/doc/html/{label}'
    else:
        label = reference['title']
    reference['label'] = f'{label}, section {section}' if section else label


def complete_entry(entry, classes, firsts, vendors):
    """Adds what follows from the rest of the specification."""
    place = bisect.bisect_right(firsts, entry['code']) - 1
    if place >= 0 and entry['code'] <= classes[place]['last']:
        entry['class'] = classes[place]['id']
    if 'state' not in entry:
        registered = vendors[entry['vendor']].get('registered')
        entry['state'] = 'permanent' if registered else 'unregistered'
    entry.setdefault('wire', 'sent')
    entry.pop('allow', None)
    for date in 'registered', 'extended', 'expires':
        if date in entry:
            entry[date] = str(entry[date])
    for reference in entry.get('reference', []):
        complete(reference)
    for reference in entry.get('sources', {}).values():
        complete(reference)
    for header in entry.get('headers', []):
        if 'source' in header:
            complete(header['source'])


# What templates see ------------------------------------------------------------------------------


def view_entry(entry, top):
    vendor = top['by_vendor'][entry['vendor']]
    acronyms, registry = top['acronyms'], top['registry']
    registered = bool(vendor.get('registered'))
    c_prefix = '' if registered else vendor['id'].upper() + '_'
    go_prefix = initialism(registry['id'] if registered else vendor['id'], acronyms)
    first = entry['reference'][0] if entry.get('reference') else {}
    retry = entry.get('retry', {})
    return {
        'code': entry['code'],
        'id': entry['id'],
        'vendor': vendor['id'],
        'vendor_title': vendor['title'],
        'registered': registered,
        'c_name': c_prefix + entry['id'].upper(),
        'go_name': go_prefix + initialism(entry['id'], acronyms),
        'phrase': entry.get('phrase', ''),
        'summary': entry.get('summary', ''),
        'description': entry.get('description', ''),
        'class_id': entry.get('class', 'none'),
        'class_go_name': initialism(entry.get('class', 'none'), acronyms),
        'state': entry['state'],
        'reference': first.get('label', ''),
        'url': first.get('url', ''),
        'references': [
            {'label': reference['label'], 'url': reference.get('url', '')}
            for reference in entry.get('reference', [])],
        'since': entry.get('registered', ''),
        'extended': entry.get('extended', ''),
        'expires': entry.get('expires', ''),
        'cacheable': entry.get('cacheable', ''),
        'content': entry.get('content', ''),
        'wire': entry['wire'],
        'wire_code': entry.get('wire_code', 0),
        'redirect': entry.get('redirect', {}).get('method', ''),
        'retry': retry.get('level', ''),
        'retry_when': retry.get('when', ''),
        'headers': [
            {'field': h['field'], 'level': h.get('level', ''), 'when': h.get('when', '')}
            for h in entry.get('headers', [])],
        'header_count': len(entry.get('headers', [])),
        'former': [
            {'id': former['id'], 'c_name': c_prefix + former['id'].upper(),
             'go_name': go_prefix + initialism(former['id'], acronyms),
             'edition': top['editions_by_id'].get(former.get('edition'), '')}
            for former in entry.get('formerly', []) if 'id' in former],
    }


def names_of(entries, order):
    """Every name with the number that it means: present ones first, by precedence of vendors."""
    names = {}
    entries = sorted(entries, key=lambda e: order[e['vendor']])
    for entry in entries:
        names.setdefault(entry['id'], entry['code'])
        if not entry['registered']:
            names.setdefault(entry['vendor'] + '_' + entry['id'], entry['code'])
    for entry in entries:
        for former in entry['former']:
            names.setdefault(former['id'], entry['code'])
    return [{'text': text, 'code': names[text]} for text in sorted(names)]


def view(top, source):
    registry = top['registry']
    order = {vendor['id']: place for place, vendor in enumerate(top['vendors'])}
    entries = [view_entry(entry, top) for entry in top['codes']]
    for place, entry in enumerate(entries):
        entry['opens'] = place == 0 or entries[place - 1]['code'] != entry['code']
        entry['closes'] = place + 1 == len(entries) or entries[place + 1]['code'] != entry['code']
    by_vendor = {vendor: [] for vendor in order}
    for entry in entries:
        by_vendor[entry['vendor']].append(entry)
    return {
        'source': source,
        'title': registry['title'],
        'module': registry['module'],
        'prefix': registry['module'].upper() + '_',
        'unknown': registry['unknown'],
        'has_facts': any('cacheable' in entry for entry in top['codes']),
        'classes': [
            {'id': c['id'], 'first': c['first'], 'last': c['last'], 'title': c['title'],
             'summary': c.get('summary', ''), 'error': c.get('error', False),
             'go_name': initialism(c['id'], top['acronyms'])}
            for c in top['classes']],
        'vendors': [
            {'id': v['id'], 'title': v['title'], 'url': v.get('url', ''),
             'summary': v.get('summary', ''), 'entries': by_vendor[v['id']]}
            for v in top['vendors'] if by_vendor[v['id']]],
        'entries': entries,
        'names': names_of(entries, order),
    }


def main():
    templates, output, path = sys.argv[1:]
    top = load(path)
    order = {vendor['id']: place for place, vendor in enumerate(top['vendors'])}
    top['by_vendor'] = {vendor['id']: vendor for vendor in top['vendors']}
    top['editions_by_id'] = {e['id']: e['title'] for e in top.get('editions', [])}
    top['acronyms'] = set(top['registry'].get('acronyms', []))
    classes = sorted(top['classes'], key=lambda c: c['first'])
    firsts = [c['first'] for c in classes]
    for entry in top['codes']:
        complete_entry(entry, classes, firsts, top['by_vendor'])
    top['codes'].sort(key=lambda e: (e['code'], order[e['vendor']]))

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates), keep_trailing_newline=True)
    environment.filters.update(
        screaming=screaming, pascal=pascal, lines=lines, literal=literal, c_literal=c_literal,
        comment=comment, markdown=markdown)
    registry = view(top, os.path.basename(path))
    for template, suffix in (('c', 'h'), ('go', 'go'), ('rust', 'rs')):
        text = environment.get_template(template + '.tmpl').render(registry=registry)
        with open(os.path.join(output, f'{registry["module"]}.{suffix}'), 'w') as file:
            file.write(text)
    data = {'registry': top['registry'], 'editions': top.get('editions', []),
            'classes': top['classes'], 'vendors': top['vendors'], 'peers': top.get('peers', []),
            'entries': top['codes']}
    with open(os.path.join(output, registry['module'] + '.json'), 'w') as file:
        json.dump(data, file, indent=2, default=str)
        file.write('\n')


if __name__ == '__main__':
    main()
