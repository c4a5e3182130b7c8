#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Compares our reader of workbooks with an independent one, openpyxl, over workbooks of all sorts.

compare-reader.py DUMP MAATWERK: DUMP lists the cells that our reader finds, MAATWERK is the program. The
workbooks follow from their number, so that a difference can be seen again. Every cell that we read must be
the same to openpyxl, or told to be in doubt; and a value that openpyxl reads must not be missing.
"""

import datetime
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import urllib.parse
import warnings
import zipfile

try:
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel
except ImportError:
    print("python3-openpyxl is not installed: nothing to compare with")
    sys.exit(77)

WORKBOOKS = 300
REGISTERS = 6
SURE, MERGED, CURRENCY, UNIT, NOT_CALCULATED, DAMAGED, GARBLED, CUT = range(8)

FORMATS = ["General", "0", "0.00", "#,##0.00", "0%", "0.0 %", '"€ "#,##0.00', '_-[$€-413] * #,##0.00_-', "0.00E+00", "000000", '00-00-00',
           '#,##0" k"', '0.0,," mln"', '#,##0,"K"', "[$$-409]#,##0.00", '[$USD] #,##0', '0" %"', "# ?/?", "@", '[Red]0;[Blue]-0', "mm-dd-yy",
           "dd-mm-yyyy", "[$-413]d mmmm yyyy", "mmm-yy", "yyyy-mm-dd hh:mm:ss", "h:mm", "[h]:mm:ss"]
FOREIGN = {"[$$-409]#,##0.00": CURRENCY, "[$USD] #,##0": CURRENCY, '#,##0" k"': UNIT, '0" %"': UNIT, "h:mm": UNIT, "[h]:mm:ss": UNIT}
TEXTS = ["Groenonderhoud", "  Jansen & Zn. <B.V.>  ", "Coöperatie Café", "twee\nregels", "1.234,56", "01-02-2026", "00123", "=geen formule", "🌳 bos", "ﬁ", "'s-Gravenhage",
         "\u00a0nbsp\u00a0", "ja", "#N/A", "x" * 4000]
ERRORS = ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"]


def make_value(rnd):
    kind = rnd.randrange(9)
    if kind == 0:
        return rnd.choice(TEXTS)
    if kind == 1:
        return rnd.randrange(-10 ** rnd.randrange(1, 12), 10 ** rnd.randrange(1, 15))
    if kind == 2:
        return round(rnd.uniform(-1000, 10 ** rnd.randrange(1, 12)), rnd.randrange(0, 9))
    if kind == 3:
        return datetime.date(1905, 1, 1) + datetime.timedelta(days=rnd.randrange(90000))
    if kind == 4:
        return datetime.datetime(1960, 1, 1) + datetime.timedelta(seconds=rnd.randrange(5 * 10 ** 9))
    if kind == 5:
        return rnd.random() < 0.5
    if kind == 6:
        return "=%d*2" % rnd.randrange(100)
    if kind == 7:
        return rnd.choice(ERRORS)
    return None


def put_value(rnd, cell):
    value = make_value(rnd)
    cell.value = value
    if value in ERRORS:
        cell.data_type = "e"
    elif isinstance(value, str) and value.startswith("=") and not re.fullmatch(r"=\d+\*2", value):
        cell.data_type = "s"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and rnd.random() < 0.7:
        cell.number_format = rnd.choice(FORMATS)
    if rnd.random() < 0.2:
        cell.font = Font(bold=True, size=rnd.randrange(8, 20))


def rewrite_sheets(rnd, path):
    """Gives half of the formulas a result, and puts some texts in the cell itself: what openpyxl never writes."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        sheet = parts[name].decode("utf-8")

        def give_result(match):
            return match.group(1) + ("<v>%d</v>" % rnd.randrange(1, 500) if rnd.random() < 0.5 else match.group(2))

        sheet = re.sub(r"(<f>[^<]*</f>)(<v ?/>|<v></v>)", give_result, sheet)
        if rnd.random() < 0.3:
            sheet = re.sub(r'(<c r="[A-Z]+\d+"[^>]*?) t="s"><v>\d+</v></c>', r'\1 t="inlineStr"><is><t>in de cel</t></is></c>', sheet)
        if rnd.random() < 0.2:
            sheet = re.sub(r'<row r="\d+"', "<row", sheet)
        parts[name] = sheet.encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def make_workbook(seed, path):
    rnd = random.Random(seed)
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904 if rnd.random() < 0.3 else CALENDAR_WINDOWS_1900
    sheet = book.active
    if rnd.random() < 0.3:
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet("Contracten ")
        book.active = 1
    first = rnd.randrange(1, 5)
    for row in range(first, first + rnd.randrange(1, 15)):
        for column in range(1, rnd.randrange(2, 12)):
            put_value(rnd, sheet.cell(row, column))
    if rnd.random() < 0.4:
        sheet.merge_cells(start_row=first, end_row=first + rnd.randrange(1, 4), start_column=1, end_column=rnd.randrange(1, 3))
    book.save(path)
    rewrite_sheets(rnd, path)


def read_dump(program, paths):
    """Returns: per path, per (row, column): kind, doubt, text, shown"""
    output = subprocess.run([program] + paths, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    books = {}
    for line in output.splitlines():
        if line.startswith("# "):
            cells = books[line[2:]] = {}
            continue
        row, column, kind, doubt, text, shown = line.split("\t")
        cells[int(row), int(column)] = (kind, int(doubt), urllib.parse.unquote(text[1:]), None if shown == "=-" else urllib.parse.unquote(shown[1:]))
    return books


def is_close(a, b):
    return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-12)


def as_number(value, epoch):
    if isinstance(value, datetime.time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86400
    if isinstance(value, datetime.timedelta):
        return value.total_seconds() / 86400
    if isinstance(value, (datetime.datetime, datetime.date)):
        return to_excel(value, epoch)
    return value


def is_same(ours, cell, epoch):
    """Whether what we read of a cell is what openpyxl reads."""
    kind, doubt, text, shown = ours
    value = cell.value
    if kind == ".":
        return doubt == NOT_CALCULATED and value is None
    if value is None:
        return False
    if kind == "t" and isinstance(value, str):
        return text == value
    if kind == "t":
        return text.endswith("%") and "%" in cell.number_format and is_close(float(text[:-1]) / 100, value)
    if kind == "d":
        return isinstance(value, (datetime.datetime, datetime.date)) and text == value.strftime("%Y-%m-%d").zfill(10)
    if kind == "b":
        return isinstance(value, bool) and text == str(int(value))
    if kind == "e":
        return text == value
    if value == "#VALUE!":
        # To openpyxl a number that is shown as a date and cannot be one is an error; Excel keeps the number.
        return not 0 <= float(text) < 2958466
    if isinstance(value, (bool, str)):
        return False
    if isinstance(value, (int, float)):
        return is_close(float(text), value)
    # openpyxl rounds times to a thousandth of a second, and has no 29 February 1900.
    return abs(float(text) - as_number(value, epoch)) < (1e-7 if float(text) >= 61 else 1.1)


def is_told(ours, cell):
    """Whether a format that makes another amount of a number for the eye is in doubt, and only such a one."""
    kind, doubt, text, shown = ours
    if kind != "n" or doubt == NOT_CALCULATED:
        return True
    if cell.number_format == "000000" and text.isdigit():
        return doubt == SURE and (shown or text) == text.zfill(6)
    return doubt == FOREIGN.get(cell.number_format, SURE)


def compare_books(dump, folder):
    paths = [os.path.join(folder, "%d.xlsx" % seed) for seed in range(WORKBOOKS)]
    for seed, path in enumerate(paths):
        make_workbook(seed, path)
    counts = {}
    faults = 0
    for path, cells in read_dump(dump, paths).items():
        book = openpyxl.load_workbook(path, data_only=True)
        sheet = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][0]
        theirs = {(cell.row, cell.column): cell for row in sheet.iter_rows() for cell in row}
        for place in sorted(set(cells) | set(theirs)):
            ours = cells.get(place)
            cell = theirs.get(place)
            if ours is None and (cell is None or cell.value in (None, "")):
                continue
            if ours is None or cell is None or not is_same(ours, cell, book.epoch) or not is_told(ours, cell):
                print("%s %s: we read %r, openpyxl %r as %s" % (os.path.basename(path), place, ours, cell and cell.value, cell and cell.number_format))
                faults += 1
            else:
                counts[ours[0]] = counts.get(ours[0], 0) + 1
    print("%d workbooks, %d cells: %s" % (WORKBOOKS, sum(counts.values()), counts))
    return faults == 0 and all(counts.get(kind, 0) >= 100 for kind in ".tndbe")


def make_register(seed, path):
    rnd = random.Random(seed)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Contractnummer", "Titel", "Contractwaarde", "Loonsom", "Einddatum"])
    for row in range(2, 42):
        sheet.append(["C-%d" % row, "Contract %d" % row, rnd.randrange(1, 10 ** 9) / 100, rnd.randrange(1, 10 ** 7),
                      datetime.date(2026, 1, 1) + datetime.timedelta(days=rnd.randrange(3000))])
        for column in (3, 4):
            sheet.cell(row, column).number_format = rnd.choice([code for code in FORMATS if not re.search("[%yhm@]", code)])
        if rnd.random() < 0.1:
            sheet.cell(row, 4).value = "=C%d/3" % row
    sheet.merge_cells("C5:C7")
    book.save(path)


def run(program, *arguments):
    done = subprocess.run([program] + list(arguments), stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode not in (0, 3):
        sys.exit("%s: exit %d" % (" ".join(arguments), done.returncode))
    return json.loads(done.stdout) if "--json" in arguments else None


def compare_register(program, folder, seed):
    """Imports a register and compares the amounts and dates that the file has then; what it lacks must be told."""
    path = os.path.join(folder, "register-%d.xlsx" % seed)
    target = os.path.join(folder, "register-%d.maatwerk" % seed)
    make_register(seed, path)
    run(program, "new", target)
    doubts = {doubt["number"]: doubt for doubt in run(program, "import", target, path, "--json")["doubts"]}
    contracts = {contract["number"]: contract for contract in run(program, "list", target, "contracts", "--json")}
    sheet = openpyxl.load_workbook(path, data_only=True).active
    faults = 0
    for number, _, *values in sheet.iter_rows(min_row=2, values_only=True):
        for field, value in zip(("value_cents", "wage_sum_cents", "end_date"), values):
            taken = contracts[number].get(field)
            wanted = value.strftime("%Y-%m-%d") if isinstance(value, datetime.datetime) else value and round(value * 100)
            if taken is None and number in doubts:
                continue
            if taken != wanted:
                print("register %d, %s: %s is %r, openpyxl reads %r" % (seed, number, field, taken, value))
                faults += 1
    return faults == 0 and len(contracts) == 40 and len(doubts) > 0


def main():
    dump, program = sys.argv[1:]
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        same = compare_books(dump, folder)
        for seed in range(REGISTERS):
            same = compare_register(program, folder, seed) and same
    return 0 if same else 1


sys.exit(main())
