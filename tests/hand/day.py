#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A day of a category manager by mouse and keyboard, in the Dutch locale: the first start, a register with dates that
can be read in two ways, the rules, an edit and Ctrl+Z, a sort, a link, the best plan, a talk, the report, Ctrl+Q.
Nothing is called in the program: what is clicked is found as the accessibility bus tells it, and each step waits until
the window shows what must follow. At the end the file holds what the same acts by command line give.

  day.py PROGRAM [--keep FOLDER]

It is run by hand until all of it passes: what comes after the initiative does not yet.

PROGRAM is src/maatwerk of a build; data/run tells which variables it needs, and LOCPATH is the folder tests of the
build. What happened stands in FOLDER, with a picture of where it stopped."""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
try:
    from window.hand import Hand
    from window.program import Fault, Program
    from window.session import Session, Unusable
except ImportError as missing:
    print("skipped: %s" % missing)
    sys.exit(77)

TODAY = "2026-11-23"
CATEGORY = "Inhuur Professionals"
HEADERS = ["Contractnummer", "Titel", "Leverancier", "Opdrachtgever", "Soort", "Ingangsdatum", "Einddatum",
           "Contractwaarde"]
# Every date can be read in two ways; they are day first.
CONTRACTS = [
    ["H-001", "Interim-inkopers", "Van Dam Advies BV", "Rijkswaterstaat", "Diensten", "01-02-2026", "03-04-2029",
     "1.250.000"],
    ["H-002", "Projectleiders infra", "Brugman & Zn BV", "Rijkswaterstaat", "Diensten", "05-06-2025", "07-08-2028",
     "900.000,50"],
    ["H-003", "Juridisch advies", "De Heer Advocaten", "BZK", "Diensten", "09-10-2025", "11-12-2027", "410.000"],
    ["H-004", "Financieel beheer", "Van Dam Advies BV", "SZW", "Diensten", "02-03-2026", "04-05-2028", "260.000"],
    ["H-005", "Kleine klus", "Blink BV", "BZK", "Diensten", "03-05-2026", "02-06-2027", "40.000"],
    ["H-006", "Zonder waarde", "Blink BV", "BZK", "Diensten", "06-07-2026", "08-09-2028", ""],
]


def write_register(path, contracts):
    pathlib.Path(path).write_text("".join(";".join(row) + "\n" for row in [HEADERS] + contracts))


def iso(date):
    day, month, year = date.split("-")
    return "-".join((year, month, day))


class Day:
    def __init__(self, session, command):
        self.session = session
        self.command = command
        self.register = os.path.join(session.home, "register.csv")
        self.report = os.path.join(session.home, "rapport.xlsx")
        write_register(self.register, CONTRACTS)

    def cli(self, *arguments):
        done = subprocess.run([self.command, *arguments, "--today", TODAY], env=self.session.environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False)
        if done.returncode != 0:
            raise Fault("%s ended with %d: %s" % (" ".join(arguments), done.returncode, done.stdout))
        return done.stdout

    def list(self, file, what):
        return json.loads(self.cli("list", file, what, "--json"))

    def live(self):
        """The steps in their order."""
        for step in (self.start, self.import_register, self.choose_rules, self.sort, self.edit_and_undo,
                     self.add_initiative, self.add_request, self.link, self.take_over_plan, self.plan_talk,
                     self.write_report, self.quit, self.compare):
            began = time.monotonic()
            step()
            print("%s: %.1f s" % (step.__name__, time.monotonic() - began), flush=True)

    def start(self):
        self.program = Program(self.session, self.command, "--today", TODAY)
        self.hand = Hand(self.program)
        self.hand.read("Nog geen contracten")

    def import_register(self):
        hand = self.hand
        hand.click(CATEGORY, "list item")
        hand.press("ctrl+i")
        hand.choose_file("Contractregister inlezen", self.register)
        hand.read("register.csv")
        for column in ("Ingangsdatum", "Einddatum"):
            hand.pick("Hoe deze waarden zijn geschreven", "Dag eerst", within=column)
        hand.click("Verder", "button")
        hand.read("6 nieuwe contracten")
        hand.click("Inlezen", "button")
        hand.read("Alle 6")

    def choose_rules(self):
        hand = self.hand
        hand.click("Regels kiezen", "button")
        hand.await_title("Regels kiezen")
        hand.pick("Regelset", "Maatwerk voor Mensen 2018, contractwaarde")
        hand.pick("Waardetabel", "Utrecht, huidig")
        hand.click("Kiezen", "button")
        hand.read("Verplicht 4")

    def titles(self):
        """The titles in the list, from top to bottom."""
        titles = [row[1] for row in CONTRACTS] + ["Klus van de dag"]
        cells = [e for e in self.hand.tree.front().find(role="grid cell") for t in e.walk() if t.name in titles]
        return [next(t.name for t in e.walk() if t.name in titles) for e in sorted(cells, key=lambda e: e.y)]

    def await_titles(self, titles):
        self.hand.look(lambda window: self.titles() == titles, "the order %s" % ", ".join(titles))

    def sort(self):
        """By a click on the header of a column, and once more the other way round."""
        self.hand.click("Einddatum")
        by_end = [row[1] for row in sorted(CONTRACTS, key=lambda row: iso(row[6]))]
        self.await_titles(by_end)
        self.hand.click("Einddatum")
        self.await_titles(by_end[::-1])

    def edit_and_undo(self):
        hand = self.hand
        hand.click("Kleine klus", "label")
        hand.fill("Titel", "Klus van de dag")
        hand.press("Tab")
        hand.look(lambda window: "Klus van de dag" in self.titles(), "the new title")
        hand.press("ctrl+z")
        hand.look(lambda window: "Kleine klus" in self.titles(), "the title that was undone")
        hand.fill("Titel", "Klus van de dag")
        hand.press("Tab")
        hand.look(lambda window: "Klus van de dag" in self.titles(), "the new title again")

    def add_initiative(self):
        hand = self.hand
        hand.press("ctrl+shift+i")
        hand.await_title("Nieuw: Initiatief")
        hand.write("Leer-werkplek inkoop")
        hand.pick("Leverancier", "Van Dam Advies BV")
        hand.fill("Plaatsen", "5")
        hand.tick("Doelgroepen", "Statushouders")
        hand.pick("Laagste opleidingsniveau", "mbo 2")
        hand.pick("Hoogste opleidingsniveau", "mbo 4")
        hand.pick("Aan een plaats gebonden", "Nee")
        hand.fill("Vanaf", "01-01-2027")
        hand.fill("Tot en met", "31-12-2027")
        hand.press("ctrl+s")
        hand.await_gone("Nieuw: Initiatief")

    def add_request(self):
        hand = self.hand
        hand.press("ctrl+shift+n")
        hand.await_title("Nieuw: Vraag")
        hand.write("Statushouders in de inkoop")
        hand.pick("Doelgroep", "Statushouders")
        hand.fill("Gevraagde plaatsen", "4")
        hand.pick("Laagste opleidingsniveau", "mbo 2")
        hand.pick("Hoogste opleidingsniveau", "mbo 4")
        hand.fill("Vanaf", "01-01-2027")
        hand.fill("Tot en met", "31-12-2027")
        hand.press("ctrl+s")
        hand.await_gone("Nieuw: Vraag")

    def link(self):
        hand = self.hand
        hand.press("alt+2")
        hand.click("Leer-werkplek inkoop", "list item")
        hand.click("Koppel met", "button")
        hand.look(lambda window: window.find("Koppel “Leer-werkplek"), "the question how many places")
        hand.press("ctrl+a")
        hand.write("1")
        hand.click("Koppelen", "button")
        hand.read("3 plaatsen")

    def take_over_plan(self):
        hand = self.hand
        hand.press("ctrl+3")
        hand.click("Alles overnemen", "button")
        hand.read("Alle open plaatsen")

    def plan_talk(self):
        hand = self.hand
        hand.press("ctrl+shift+t")
        hand.await_title("Nieuw: Gesprek")
        hand.pick("Leverancier", "Van Dam Advies BV")
        hand.fill("Onderwerp", "Leer-werkplekken")
        hand.fill("Datum", "26-11-2026")
        hand.press("ctrl+s")
        hand.await_gone("Nieuw: Gesprek")

    def write_report(self):
        hand = self.hand
        hand.press("ctrl+r")
        hand.await_title("Rapport voor directies")
        hand.click("Opslaan", "button")
        hand.choose_file("Rapport opslaan", self.report)
        hand.read("Het rapport is klaar")
        hand.click("Sluiten", "button")

    def quit(self):
        self.hand.quit()

    def compare(self):
        """The same acts by command line; where there is no command, what they must have given."""
        file = os.path.join(self.session.environment["XDG_DATA_HOME"], "maatwerk", "maatwerk.maatwerk")
        other = os.path.join(self.session.home, "ander.maatwerk")
        source = os.path.join(self.session.home, "ander.csv")
        write_register(source, [row[:5] + [iso(row[5]), iso(row[6])] + row[7:] for row in CONTRACTS])
        self.cli("new", other)
        self.cli("import", other, source, "--category", CATEGORY)
        expect("contracts", comparable(self.list(file, "contracts")),
               comparable(self.list(other, "contracts"), {"H-005": {"title": "Klus van de dag"}}))
        duties = {c["number"]: (c["duty"]["applies"], c["duty"]["amount_cents"]) for c in self.list(file, "contracts")}
        expect("duties", duties, {"H-001": ("yes", 6250000), "H-002": ("yes", 4500003), "H-003": ("yes", 2050000),
                                  "H-004": ("yes", 1300000), "H-005": ("no", None), "H-006": ("unknown", None)})
        expect("initiatives", pick(self.list(file, "initiatives"), "title", "places", "free_places", "level_min"),
               [("Leer-werkplek inkoop", 5, 1, "mbo_2")])
        expect("requests", pick(self.list(file, "nominations"), "title", "wanted_places", "open_places"),
               [("Statushouders in de inkoop", 4, 0)])
        expect("linked places", sum(match["places"] for match in self.list(file, "matches")), 4)
        expect("talks", pick(self.list(file, "conversations"), "subject", "date", "status"),
               [("Leer-werkplekken", "2026-11-26", "planned")])
        self.cli("check", file)
        again = os.path.join(self.session.home, "opnieuw.xlsx")
        self.cli("report", file, again, "--category", CATEGORY)
        expect("sheets of the report", sheets(self.report), sheets(again))


def expect(what, found, wanted):
    if found != wanted:
        raise Fault("%s: %r, where it must be %r" % (what, found, wanted))


def pick(records, *names):
    return [tuple(record[name] for name in names) for record in records]


def comparable(contracts, edits={}):
    """By number, without what differs in every file; who a supplier is stands as the first contract it has."""
    first, result = {}, {}
    for contract in sorted(contracts, key=lambda contract: contract["number"]):
        kept = {k: v for k, v in contract.items() if k not in ("id", "duty", "category_id") and not k.endswith("_set_id")}
        for name in ("supplier_id", "client_id"):
            kept[name] = first.setdefault((name, kept[name]), contract["number"])
        result[contract["number"]] = {**kept, **edits.get(contract["number"], {})}
    return result


def sheets(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--keep", metavar="FOLDER")
    options = parser.parse_args()
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    try:
        with Session(accessible=True, folder=options.keep) as session:
            try:
                Day(session, options.program).live()
            except Fault as fault:
                print("fault: %s" % fault)
                if options.keep and shutil.which("import"):
                    subprocess.run(["import", "-window", "root", os.path.join(options.keep, "screen.png")],
                                   env=session.environment, check=False)
                return 1
    except Unusable as reason:
        print("skipped: %s" % reason)
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main())
