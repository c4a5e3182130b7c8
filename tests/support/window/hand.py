# SPDX-License-Identifier: EUPL-1.2
"""Mouse and keyboard with eyes: looks where something is, goes there, and waits until it is shown what must follow."""

import time

from .accessible import Gone, Tree
from .program import Fault
from .session import wait_until

SECONDS = 60  # the longest that anything may take to be shown


class Hand:
    def __init__(self, program):
        self.program = program
        self.screen = program.screen
        self.tree = Tree(program)

    def look(self, find, what, seconds=SECONDS):
        """What find(window in front) gives as soon as it gives something."""
        def found():
            self.program.check_log()
            try:
                return find(self.tree.front())
            except Gone:
                return None
        result = wait_until(found, seconds, 0.1)
        if not result:
            raise Fault("%s is not shown; in front: %s" % (what, self.tree.front().texts()[:1500]))
        return result

    def see(self, name, role=None, state=None, seconds=SECONDS):
        """The first that has the words in its name and is really shown."""
        def find(window):
            for element in window.find(name, role, state):
                if self.tree.spot(element):
                    return element
            return None
        return self.look(find, "“%s”" % name, seconds)

    def read(self, text, seconds=SECONDS):
        """Waits until a text stands in the window in front, also where it takes more than one line."""
        self.see(text, ("label", "list item", "button", "toggle button"), seconds=seconds)

    def await_title(self, title):
        """Waits until a window is in front, by its title."""
        return self.look(lambda window: window if title in window.name else None, "the window “%s”" % title)

    def await_gone(self, title):
        self.look(lambda window: title not in window.name, "a window after “%s”" % title)

    def press(self, chord, times=1):
        for _ in range(times):
            self.screen.key(chord)
            self.program.settle()

    def write(self, text):
        self.screen.type(text)
        self.program.settle()

    def click(self, name, role=None, times=1, button=1, **how):
        """Clicks what is shown under that name."""
        def find(window):
            place = self.tree.place(self.see(name, role, **how))
            return place
        self.click_at(self.look(find, "“%s”" % name), times, button)

    def click_element(self, element, times=1, button=1):
        place = self.tree.place(element)
        if place is None:
            raise Fault("%r is not shown" % element)
        self.click_at(place, times, button)

    def click_at(self, place, times=1, button=1):
        self.screen.move(*place)
        self.program.settle()  # what is under the mouse is known then
        self.screen.click(*place, button, times)
        self.program.settle()

    def scroll_to(self, find, what):
        """Turns the wheel until what find(whole window) gives is in sight; returns it."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            window = self.tree.front(cut=False)
            element = find(window)
            if element is None:
                time.sleep(0.1)
                continue
            if element.is_seen() and self.tree.place(element):
                return element
            around = self.scrolled_around(element)
            left, top, right, bottom = around.seen()
            down = element.y + element.height / 2 > (top + bottom) / 2
            place = self.tree.find_origin(around.surface())
            if place:
                self.screen.click(place[0] + (left + right) // 2, place[1] + (top + bottom) // 2, 5 if down else 4)
            self.program.rest()
        raise Fault("%s could not be scrolled into sight" % what)

    def scrolled_around(self, element):
        for around in element.up():
            left, top, right, bottom = around.seen()
            if around is not element and right - left > 60 and bottom - top > 100:
                return around
        raise Fault("nothing around %r can be scrolled" % element)

    # Forms

    def field(self, name, role, within=None):
        """A row of a form, scrolled to; within the list item of that name where there are more."""
        def find(window):
            around = window.find(within, "list item")[:1] if within else [window]
            return next((e for each in around for e in each.find(role=role)
                         if e.name.startswith(name) and e.surface() is window), None)
        return self.scroll_to(find, "the field “%s”" % name)

    def fill(self, name, text):
        self.click_element(self.field(name, "text box"))
        self.press("ctrl+a")
        self.write(text)

    def pick(self, name, option, within=None):
        """Chooses from the list that a field opens; one that is too long to be seen is searched by typing."""
        self.click_element(self.field(name, "combo box", within))
        self.look(lambda window: any(e.surface() is not window for e in window.find(role="label")), "a list that opens")
        self.program.rest()
        if not self.find_in_popover(self.tree.front(), option):
            self.write(option)
        self.click_element(self.in_popover(option))

    def tick(self, name, option):
        """Chooses one of several in a row that opens."""
        self.click_element(self.field(name, "list item"))
        find = lambda window: next(iter(window.find(option, "check box") or window.find(option, "list item")), None)
        self.click_element(self.scroll_to(find, "“%s”" % option))

    def find_in_popover(self, window, text):
        for element in window.find(text, ("label", "button", "menu item")):
            if element.surface() is not window and self.tree.place(element):
                return element
        return None

    def in_popover(self, text):
        return self.look(lambda window: self.find_in_popover(window, text), "“%s” in what was opened" % text)

    def choose_file(self, title, path):
        """In GTK's own file chooser the path is typed."""
        chooser = self.await_title(title)
        self.program.rest()
        self.press("ctrl+a")
        self.write(path)
        self.program.rest()
        self.press("Return")
        self.look(lambda window: window.path != chooser.path, "what follows on “%s”" % title)

    def quit(self):
        self.press("ctrl+q")
        if not self.program.wait_end():
            raise Fault("it did not end by Ctrl+Q")
        self.program.check_end()
