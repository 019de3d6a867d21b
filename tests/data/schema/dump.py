#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""dump.py replica|hub VERSION: a store of that schema version with sample records, as SQL text.

Run once, when the version is released, and kept: MigrationsTest brings each of these files up to the
newest schema. Every table gets three rows, every column a value of its own, or NULL where it may be.
"""
import hashlib
import pathlib
import re
import sqlite3
import sys

TOP = pathlib.Path(__file__).resolve().parents[3]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
WORDS = {  # columns that hold one of a few words
    'type': ['branch', 'town', 'county'], 'role': ['secretary', 'reviewer', 'county'],
    'sex': ['male', 'female', None], 'category': ['full', 'probationary', 'full'],
    'standing': ['normal', 'suspended', None], 'kinds': ['theme_day', 'branch_assembly|lesson', 'committee'],
    'mark': ['present', 'absent', 'excused'], 'op': ['new', 'set', 'del'],
    'outcome': ['applied', 'refused', None], 'level': ['info', 'warning', 'error'],
    'kind': ['member', 'meeting', 'attachment'], 'editor': ['member', 'meeting', 'agenda'],
    'action': ['reveal', 'export', 'print'],
}
STATES = {'meetings': ['draft', 'recorded', 'submitted'], 'media': ['stored', 'remote', 'partial'],
          'conflicts': ['open', 'decided', 'open']}
ATTACHMENT_ROLES = ['photo', 'video', 'document']


def identity_number(row):
    """Area code 990000, which no authority issues."""
    digits = '990000' + f'19{60 + row:02d}0{row + 1}15' + f'{row:02d}1'
    check = '10X98765432'[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]
    return digits + check


def value(table, name, declared, nullable, row):
    if name == 'identity_number':
        return identity_number(row) if row < 2 else None
    if name == 'state':
        return STATES.get(table, ['open', 'waiting', 'done'])[row]
    if name == 'role' and table == 'attachments':
        return ATTACHMENT_ROLES[row]
    if name in WORDS and declared == 'TEXT':
        return WORDS[name][row]
    if nullable and row == 2:
        return None
    mark = hashlib.sha256(f'{table}.{name}.{row}'.encode()).digest()
    if name.endswith('_on'):
        return f'20{10 + row:02d}-0{row + 1}-15'
    if declared == 'TEXT':
        return f'样例{name}{row}'
    if declared == 'BLOB':
        return mark[:16] if re.fullmatch(r'id|org|parent|meeting|member|person|actor|incarnation', name) else mark
    if re.search(r'_at$|hlc', name):
        return 1_794_000_000_000 + mark[0] * 1000 + row
    return row + 1


def main(which, version):
    database = sqlite3.connect(':memory:')
    scripts = sorted((TOP / 'resources/schema' / which).glob('[0-9]*.sql'))[:version]
    assert len(scripts) == version, 'no such version'
    for script in scripts:
        database.executescript(script.read_text())
    tables = [name for name, in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
    for table in tables:
        columns = database.execute(f'PRAGMA table_info({table})').fetchall()
        already = database.execute(f'SELECT count(*) FROM {table}').fetchone()[0]
        for row in range(3):
            if already:
                break
            values = [value(table, name, declared, not (required or key), row)
                      for _, name, declared, required, _, key in columns]
            names = ', '.join(f'"{column[1]}"' for column in columns)
            marks = ', '.join('?' * len(columns))
            database.execute(f'INSERT INTO {table} ({names}) VALUES ({marks})', values)
    database.commit()
    print(f'-- {which} schema, version {version}, with sample records; made by dump.py, never edited.')
    print('\n'.join(database.iterdump()))
    print(f'PRAGMA user_version={version};')


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]))
