#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A robot uses the program as somebody who reads nothing: it clicks, drags, types and presses keys at random, on all
pages and in all dialogs, and ends by Ctrl+Q. Whatever happens, the program must not crash, hang or complain, and its
file must be sound. Over all seeds every widget class that has a template must have come on the screen, so that a new
page or dialog is not left out; the program tells of that itself (src/gui/mw-shown-log.c).

  robot.py PROGRAM                              what the tests do: fixed seeds, two minutes
  robot.py PROGRAM --seeds 1-10 --events 2000   20,000 events by hand (a quarter of an hour), or any other seeds
  robot.py PROGRAM --replay FOLDER              the events of a run that failed once more, from the folder it named

PROGRAM is src/maatwerk of a build with sanitizers. data/run tells which variables it needs; the tests set them. Every
second seed has the accessibility bus, and then also aims at what the bus says is there. What a seed does depends on
nothing but its number and what the program shows."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "support"))
try:
    from window.accessible import SENSITIVE, Gone, Tree
    from window.program import Fault, Hang, Program
    from window.session import Session, Unusable
except ImportError as missing:
    print("skipped: %s" % missing)
    sys.exit(77)

# Faults of GTK itself, each in a part of it that nothing of the program takes part in. The program is then started
# again: a CRITICAL ends it, so that its place is told.
GTK_OWN = re.compile(
    "gtk_tree_sortable_get_sort_column_id"  # 4.8: a click on a column of an empty file chooser
    r"|GtkLabel \S+ \(label\) reported min width -4"  # 4.8: the window of shortcuts, when it has pages
    "|gdk_monitor_get_geometry"  # 4.8: a list of a drop-down in a window that was dragged off the screen
)

SEEDS, EVENTS = "1-6", 700
TODAY = "2026-11-23"

KEYS = """Tab Tab Tab Tab shift+Tab Return Return Escape Escape Down Down Up Left Right space Delete BackSpace Home End
  Page_Down Page_Up F10 F9 F2 F1 Menu ctrl+z ctrl+z ctrl+shift+z ctrl+n ctrl+i ctrl+o ctrl+f ctrl+r ctrl+t ctrl+comma
  ctrl+s ctrl+shift+s ctrl+a ctrl+c ctrl+v ctrl+x ctrl+d ctrl+e ctrl+l ctrl+p ctrl+1 ctrl+2 ctrl+3
  ctrl+shift+n ctrl+shift+t ctrl+shift+a ctrl+shift+r ctrl+shift+c ctrl+shift+m ctrl+question alt+1 alt+2 alt+3 alt+4
  alt+Left shift+F10 ctrl+Tab ctrl+Home ctrl+End ctrl+space""".split()
TEXTS = ["31-12-2027", "31-2-2026", "1.250.000", "-5", "0", "12", "9999999999999999", "€ 1,2 mln", "abc", "e",
         "Jansen & Zn <b>", "Coöperatie “De Brug”", "%s %n", "   "]
REGISTER = """Contractnummer;Titel;Leverancier;Opdrachtgever;Ingangsdatum;Einddatum;Waarde
C-1;Interim inkoop;Van Dam BV;RWS;01-02-2024;03-04-2027;1.250.000
C-2;Schoonmaak & beheer;Blink <BV>;BZK;05-06-2025;07-08-2028;"900.000,50"
C-3;Catering;;;09-10-2025;;
"""


def templates():
    """Every widget class with a template, and the window with the shortcuts."""
    found = {"GtkShortcutsWindow"}
    for file in (TESTS.parent / "ui").glob("*.ui"):
        found |= set(re.findall(r'<template class="(\w+)"', file.read_text()))
    return found


class Robot:
    def __init__(self, session, command, seed, folder):
        self.session = session
        self.screen = session.screen
        self.command = command
        self.random = random.Random(seed)
        self.events = open(os.path.join(folder, "events.log"), "w", buffering=1)
        self.tried = {}
        self.program = self.tree = None
        self.files = {name: os.path.join(session.home, name)
                      for name in ("demo.maatwerk", "kapot.maatwerk", "register.csv", "nieuw", "kopie.maatwerk")}
        self.cli("new", self.files["demo.maatwerk"], "--demo", "--today", TODAY)
        pathlib.Path(self.files["kapot.maatwerk"]).write_text("dit is geen bestand van het programma")
        pathlib.Path(self.files["register.csv"]).write_text(REGISTER)

    def cli(self, *arguments):
        done = subprocess.run([self.command, *arguments], env=self.session.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            raise Fault("%s ended with %d: %s" % (" ".join(arguments), done.returncode, done.stdout.strip()[-2000:]))

    # Events: each is a list of a name and numbers or texts, so that it can be written down and done again.

    def do(self, event):
        self.events.write(json.dumps(event, ensure_ascii=False) + "\n")
        getattr(self, "do_" + event[0])(*event[1:])

    def do_start(self, name):
        arguments = [self.files[name]] if name else []
        self.program = Program(self.session, self.command, *arguments, "--today", TODAY)
        self.tree = None

    def do_click(self, x, y, button, times):
        self.screen.click(x, y, button, times)

    def do_drag(self, x, y, to_x, to_y):
        self.screen.move(x, y)
        self.screen.press()
        self.screen.move((x + to_x) // 2, (y + to_y) // 2)
        self.screen.move(to_x, to_y)
        self.screen.release()

    def do_wheel(self, x, y, button, times):
        self.screen.click(x, y, button, times)

    def do_key(self, chord):
        self.screen.key(chord)

    def do_type(self, text):
        self.screen.type(text)

    def do_show(self):
        """A window that was minimised comes back."""
        for window in self.program.windows():
            self.screen.activate(window)

    # What a person does next

    def anywhere(self):
        return self.random.randrange(self.screen.width), self.random.randrange(self.screen.height)

    def choose(self):
        acts = [(16, self.click), (2, self.double_click), (2, self.right_click), (2, self.turn_wheel), (2, self.drag),
                (4, self.write), (14, self.press_key), (2, self.walk_menu), (2, self.name_file)]
        if self.session.accessible:
            acts.append((16, self.aim))
        return self.random.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    def click(self):
        return [["click", *self.anywhere(), 1, 1]]

    def double_click(self):
        return [["click", *self.anywhere(), 1, 2]]

    def right_click(self):
        return [["click", *self.anywhere(), 3, 1]]

    def turn_wheel(self):
        return [["wheel", *self.anywhere(), self.random.choice([4, 5]), self.random.randint(1, 6)]]

    def drag(self):
        return [["drag", *self.anywhere(), *self.anywhere()]]

    def write(self):
        return [["type", self.random.choice(TEXTS)]]

    def press_key(self):
        return [["key", self.random.choice(KEYS)]] * self.random.choice([1, 1, 1, 2, 5])

    def walk_menu(self):
        return [["key", "F10"]] + [["key", "Down"]] * self.random.randint(0, 12) + [["key", "Return"]]

    def name_file(self):
        """In a file chooser the path of a file may be typed; elsewhere it is a text like any other."""
        return [["type", "~/" + self.random.choice(sorted(self.files))], ["key", "Return"]]

    def aim(self):
        """Clicks what the accessibility bus tells of, rather what was clicked least."""
        try:
            if self.tree is None:
                self.tree = Tree(self.program)
            window = self.tree.front()
        except Gone:
            return []
        found = [e for e in window.walk() if SENSITIVE in e.states and not e.children and e.is_seen()]
        if not found:
            return []
        names = [e.name or "%s in %s" % (e.role, e.parent.name) for e in found]
        weights = [1 / (1 + self.tried.get(name, 0)) ** 2 for name in names]
        index = self.random.choices(range(len(found)), weights)[0]
        self.tried[names[index]] = self.tried.get(names[index], 0) + 1
        try:
            place = self.tree.place(found[index])
        except Gone:
            place = None
        return [["click", *place, 1, self.random.choice([1, 1, 1, 2])]] if place else []

    # A run

    def run(self, count):
        """A file that will not open, then the demo or the file of a first start."""
        first = self.random.random() < 0.25
        self.use("kapot.maatwerk", count // 10)
        self.use("" if first else "demo.maatwerk", count - count // 10)
        self.check_files()

    def use(self, file, count):
        done = 0
        self.do(["start", file])
        while done < count:
            events = self.choose()
            done += max(1, len(events))
            for event in events:
                self.do(event)
                if not self.program.settle():
                    self.check_end()
                    self.do(["start", file])  # it was closed by an event, which is allowed
            if self.random.randrange(8) == 0:
                self.look()
        self.quit()

    def look(self):
        if self.program.has_ended():
            return
        self.program.check_log()
        if self.screen.active() == 0:
            self.do(["show"])
        time.sleep(0.02)

    def quit(self):
        """Whatever is open: dialogs are left by Escape, and what they ask is answered by Discard."""
        self.program.rest()
        for _ in range(12):
            for event in (["show"], ["key", "Escape"], ["key", "alt+w"], ["key", "ctrl+q"]):
                if self.program.has_ended():
                    break
                self.do(event)
                self.program.settle()
            if self.program.wait_end(1):
                break
        else:
            raise Fault("it did not end by Ctrl+Q")
        self.check_end()

    def check_end(self):
        try:
            self.program.check_end()
        except Fault as fault:
            if not GTK_OWN.search(str(fault)):
                raise

    def replay(self, lines):
        for line in lines:
            event = json.loads(line)
            if event[0] == "start" and self.program is not None and not self.program.has_ended():
                self.program.rest()
                if not self.program.wait_end(1):
                    raise Fault("another run of events: the program still runs where it had ended")
            if event[0] == "start" or not self.program.has_ended():
                self.do(event)
                self.program.settle()
            if self.program.has_ended():
                self.check_end()
            else:
                self.program.check_log()
        self.program.rest()

    def check_files(self):
        for folder in (self.session.home, self.session.environment["XDG_DATA_HOME"]):
            for file in sorted(pathlib.Path(folder).rglob("*.maatwerk")):
                if file.name != "kapot.maatwerk" and file.is_file():
                    self.cli("check", str(file))


def shown_in(folder):
    try:
        with open(os.path.join(folder, "program.log"), errors="replace") as log:
            return set(re.findall(r"mw-shown-DEBUG: .*?(\w+)$", log.read(), re.MULTILINE))
    except OSError:
        return set()


def take_picture(session, folder):
    if shutil.which("import"):
        subprocess.run(["import", "-window", "root", os.path.join(folder, "screen.png")], check=False,
                       env=session.environment, stderr=subprocess.DEVNULL)


def run_seed(command, seed, count, folder, lines=None):
    """Returns: what went wrong, or None"""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    with Session(accessible=seed % 2 == 0, folder=folder) as session:
        session.environment["G_MESSAGES_DEBUG"] = "mw-shown"
        session.environment["G_DEBUG"] = "fatal-criticals"  # the sanitizer then tells where it came from
        session.environment["ASAN_OPTIONS"] += ":handle_sigtrap=2"
        robot = None
        try:
            robot = Robot(session, command, seed, folder)
            if lines is None:
                robot.run(count)
            else:
                robot.replay(lines)
        except Fault as fault:
            take_picture(session, folder)
            return ("hang: " if isinstance(fault, Hang) else "") + str(fault)
        finally:
            if robot is not None and robot.program is not None:
                robot.program.kill()
    return None


def run_and_repeat(command, seed, count, folder):
    """A hang counts when the same events bring it about again."""
    said = run_seed(command, seed, count, folder)
    if said and said.startswith("hang: "):
        with open(os.path.join(folder, "events.log")) as log:
            lines = log.readlines()
        again = run_seed(command, seed, count, folder + "-again", lines)
        if again is None:
            print("seed %d: %s; it did not come again" % (seed, said), flush=True)
            said = None
    return said


def tail(path, count):
    try:
        with open(path, errors="replace") as file:
            return "".join(line for line in file.readlines() if "mw-shown-DEBUG" not in line)[-count:]
    except OSError:
        return ""


def run_all(options, folder):
    """Returns: whether nothing was wrong"""
    shown, good, began = set(), True, time.monotonic()
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        runs = {pool.submit(run_and_repeat, options.program, seed, options.events,
                            os.path.join(folder, "seed-%d" % seed)): seed for seed in options.seeds}
        for run in concurrent.futures.as_completed(runs):
            if run.cancelled():
                continue
            seed, said = runs[run], run.result()
            where = os.path.join(folder, "seed-%d" % seed)
            shown |= shown_in(where)
            print("seed %d: %s (after %d s)" % (seed, said or "nothing wrong", time.monotonic() - began), flush=True)
            if said:
                good = False
                print("the last events in %s:\n%s\nwhat the program said:\n%s"
                      % (where, tail(os.path.join(where, "events.log"), 1000),
                         tail(os.path.join(where, "program.log"), 12000)), flush=True)
                for other in runs:
                    other.cancel()
    print("on the screen: " + " ".join(sorted(shown)))
    missing = sorted(templates() - shown)
    if good and missing:
        print("never on the screen: " + " ".join(missing))
    return good and not missing


def parse_seeds(text):
    seeds = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        seeds += range(int(first), int(last or first) + 1)
    return seeds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("--seeds", type=parse_seeds, default=parse_seeds(SEEDS))
    parser.add_argument("--events", type=int, default=EVENTS, help="of each seed")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--replay", metavar="FOLDER", help="of a seed")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="maatwerk-robot-")
    try:
        if options.replay:
            seed = int(re.sub(r"\D+", "", re.findall(r"seed-\d+", options.replay)[-1]))
            with open(os.path.join(options.replay, "events.log")) as log:
                lines = log.readlines()
            said = run_seed(options.program, seed, len(lines), os.path.join(folder, "seed-%d" % seed), lines)
            print(said or "nothing wrong", "(%s)" % folder)
            return 1 if said else 0
        good = run_all(options, folder)
    except Unusable as reason:
        print("skipped: %s" % reason)
        return 77
    if good:
        shutil.rmtree(folder)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
