#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a specification of any size, shaped as those of real registries: half of the entries
belong to the registry, the others to vendors, every third has a former name, and the texts have
the lengths of texts that people wrote. The same number gives the same bytes, on every machine.

    synthetic.py ENTRIES >FILE
"""
import sys

WORDS = (
    'account address agent amount archive article balance batch billing block branch bucket buffer '
    'cache callback card certificate channel client cluster code column command connection content '
    'contract cookie country counter credit currency customer date deadline debit delivery device '
    'digest discount document domain endpoint entry event export feature field filter folder format '
    'gateway group handle header host identity image import index input invoice item journal key '
    'label language ledger length limit link list location lock login machine mailbox message method '
    'mirror model module name network node number object offer option order origin output owner '
    'package page parameter partner password path payment period permission phone policy pool port '
    'price priority process product profile project protocol proxy queue quota range rate receipt '
    'record region registry relay request reservation resource response result role route rule '
    'sample schedule schema scope secret segment sender series server service session shard shipment '
    'signature site snapshot source stage state storage stream subject subscription switch table '
    'target task template tenant ticket token topic transfer transport tunnel unit upload user value '
    'vendor version volume voucher wallet warehouse window worker zone').split()
STATES = (
    'blocked broken closed deleted denied disabled empty expired failed forbidden frozen full hidden '
    'incomplete invalid locked lost missing moved outdated pending refused rejected reserved '
    'revoked stopped suspended unknown unreachable unsupported').split()
VENDORS = 'alder birch cedar hazel larch maple rowan willow'.split()
CLASSES = 10
FIRST = 1000  # the least number


class Generator:
    """The congruential generator of Knuth's MMIX, so that no library can change the numbers."""

    def __init__(self):
        self.state = 1

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def one_of(self, words):
        return words[self.below(len(words))]


def new_words(random, taken):
    """The words of a name that no entry has."""
    while True:
        count = 2 + random.below(2)
        words = [random.one_of(WORDS) for _ in range(count)] + [random.one_of(STATES)]
        if tuple(words) not in taken:
            taken.add(tuple(words))
            return words


def sentence(random, length):
    """A sentence a little longer than that."""
    text = 'The ' + random.one_of(WORDS)
    while len(text) < length:
        link = random.one_of(('is', 'of', 'and', 'for', 'with', 'or', 'to', 'by'))
        article = random.one_of(('a', 'the', 'its', 'one', 'this', 'that', 'each', 'no'))
        text += f' {link} {article} {random.one_of(WORDS)}'
    return text + '.'


def folded(text, indent, width=118):
    """The lines of a folded block scalar."""
    line = indent
    for word in text.split(' '):
        if len(line) + 1 + len(word) > width and line != indent:
            yield line
            line = indent
        line += word if line == indent else ' ' + word
    yield line


def reference(random, number):
    """An RFC, or a page of a vendor."""
    if random.below(2):
        section = f'{1 + random.below(19)}.{1 + random.below(9)}.{1 + random.below(29)}'
        yield f'      - {{rfc: {2000 + random.below(7500)}, section: "{section}"}}'
    else:
        yield f'      - title: Handbook of the service, chapter {1 + random.below(90)}'
        yield f'        url: https://docs.example.com/handbook/errors/{number}'


def entry(random, number, vendor, taken):
    words = new_words(random, taken)
    yield f'  - code: {number}'
    yield f'    id: {"_".join(words)}'
    if vendor:
        yield f'    vendor: {vendor}'
    yield f'    phrase: {" ".join(words).title()}'
    yield '    summary: >-'
    yield from folded(sentence(random, 40 + random.below(40)), ' ' * 6)
    yield '    description: >-'
    text = ' '.join(sentence(random, 60 + random.below(60)) for _ in range(2 + random.below(2)))
    yield from folded(text, ' ' * 6)
    yield '    reference:'
    yield from reference(random, number)
    if random.below(3) == 0:
        former = new_words(random, taken)
        yield f'    formerly: [{{id: {"_".join(former)}, phrase: {" ".join(former).title()}}}]'
    yield ''


def specification(count):
    random, taken = Generator(), set()
    step = count // CLASSES + 1
    yield '# A synthetic specification for measurements; its texts mean nothing.'
    yield 'statusgen: 1'
    yield ''
    yield 'registry:'
    yield '  id: synthetic'
    yield '  title: Synthetic codes'
    yield '  module: synthetic'
    yield f'  range: {{first: {FIRST}, last: {FIRST + CLASSES * step - 1}}}'
    yield '  acronyms: [ID, URI]'
    yield '  unknown: Unknown'
    yield ''
    yield 'classes:'
    for i in range(CLASSES):
        first = FIRST + i * step
        yield f'  - id: class_{STATES[i]}'
        yield f'    first: {first}'
        yield f'    last: {first + step - 1}'
        yield f'    title: {STATES[i].title()}'
        yield f'    summary: The answer is that something is {STATES[i]}.'
        yield f'    fallback: {first}'
        yield f'    error: {"true" if i % 2 else "false"}'
        yield ''
    yield 'vendors:'
    yield '  - {id: core, title: Core registry, registered: true, url: "https://core.example.com/"}'
    for vendor in VENDORS:
        yield f'  - {{id: {vendor}, title: {vendor.title()}, url: "https://{vendor}.example.com/"}}'
    yield ''
    yield 'vendor: core'
    yield 'codes:'
    number, users = FIRST, set()
    first_of_class = {FIRST + i * step for i in range(CLASSES)}
    for _ in range(count):
        vendor = '' if number in first_of_class or random.below(2) else random.one_of(VENDORS)
        # Now and then a vendor has a meaning of its own for the number before.
        if users and vendor and vendor not in users and random.below(10) == 0:
            yield from entry(random, number - 1, vendor, taken)
            users.add(vendor)
        else:
            yield from entry(random, number, vendor, taken)
            users = {vendor}
            number += 1


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    for line in specification(int(sys.argv[1])):
        print(line)


if __name__ == '__main__':
    main()
