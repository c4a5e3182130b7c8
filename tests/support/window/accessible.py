# SPDX-License-Identifier: EUPL-1.2
"""What stands in the windows of a program and where, as the accessibility bus tells it.

GTK 4.8 has its ways. Places are relative to the window, and those of a popover to that of its window. A page of a
stack that is not shown keeps its place, so what is found is asked for again by its place before it counts as shown.
The name of a widget with a mnemonic holds the underscore. The text of a row of a form is never told as focused."""

import re

from gi.repository import Gio, GLib

from .program import Fault
from .session import Unusable, wait_until

ATSPI = "org.a11y.atspi."
ACTIVE, CHECKED, FOCUSED, SELECTED, SENSITIVE, VISIBLE = 1, 4, 12, 23, 24, 30
POINTS = ((0.5, 0.5), (0.2, 0.5), (0.8, 0.5), (0.5, 0.2), (0.5, 0.8))
SHADOW = 120  # the most that an X window is larger than what stands in it


class Gone(Exception):
    """What was asked about is no longer there."""


def plain(name):
    """A name as it is read."""
    return re.sub(r"\s+", " ", name.replace("_", "").replace("\xa0", " ")).strip()


class Element:
    """One thing in the tree, as it was when the tree was read."""

    def __init__(self, bus, path, parent, extents):
        self.bus, self.path, self.parent = bus, path, parent
        self.x, self.y, self.width, self.height = extents
        self.role, self.name, self.states, self.children = "", "", frozenset(), []

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def up(self):
        element = self
        while element is not None:
            yield element
            element = element.parent

    def window(self):
        return [element for element in self.up()][-1]

    def surface(self):
        """What has an X window of its own around it: the outermost popover, or the window."""
        popovers = [e for e in self.up() if e.name.startswith("GtkPopover")]
        return popovers[-1] if popovers else self.window()

    def seen(self):
        """Left, top, right and bottom of the part that nothing around it cuts off."""
        left, top, right, bottom = self.x, self.y, self.x + self.width, self.y + self.height
        surface = self.surface()
        for around in self.up():
            if around is surface:
                break
            if around.width > 0 and around.height > 0:
                left, top = max(left, around.x), max(top, around.y)
                right, bottom = min(right, around.x + around.width), min(bottom, around.y + around.height)
        if surface.parent is None:
            left, top = max(left, 0), max(top, 0)
            right, bottom = min(right, surface.width), min(bottom, surface.height)
        return left, top, max(left, right), max(top, bottom)

    def is_seen(self, part=0.6):
        left, top, right, bottom = self.seen()
        return self.width > 0 and right - left >= part * self.width and bottom - top >= part * self.height

    def find(self, name=None, role=None, state=None):
        """Those below, in the order in which they stand, whose name holds all the words; role may be several."""
        roles = (role,) if isinstance(role, str) else role
        return [e for e in self.walk()
                if (name is None or name.lower() in e.name.lower())
                and (roles is None or e.role in roles) and (state is None or state in e.states)]

    def texts(self):
        """All that can be read in it."""
        names = dict.fromkeys(e.name for e in self.walk() if e.name and not re.match("(Gtk|Adw|Mw)[A-Z]", e.name))
        return " · ".join(names)

    def __repr__(self):
        return "<%s “%s” %d,%d %d×%d>" % (self.role, self.name, self.x, self.y, self.width, self.height)


class Tree:
    """Reads the tree of one program."""

    def __init__(self, program):
        self.program = program
        self.screen = program.screen
        address = program.session.environment["DBUS_SESSION_BUS_ADDRESS"]
        session = self.connect(address)
        accessibility = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                          0, 60000, None).unpack()[0]
        self.connection = self.connect(accessibility)
        if not wait_until(self.find_root, 60, 0.2):
            raise Unusable("the program is not on the accessibility bus")

    def connect(self, address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def call(self, bus, path, interface, method, arguments=None):
        try:
            return self.connection.call_sync(bus, path, interface, method, arguments, None, 0, 60000, None).unpack()
        except GLib.Error as error:
            raise Gone(error.message) from error

    def find_root(self):
        pid = self.program.process.pid
        try:
            found = self.call(ATSPI + "Registry", "/org/a11y/atspi/accessible/root", ATSPI + "Accessible",
                              "GetChildren")[0]
            for bus, path in found:
                owner = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "GetConnectionUnixProcessID", GLib.Variant("(s)", (bus,)))[0]
                if owner == pid:
                    self.root = (bus, path)
                    return True
        except Gone:
            pass
        return False

    def ask(self, questions):
        """The answers in the order of the questions, which are all sent at once; None for what is gone."""
        answers, open_questions = [None] * len(questions), [len(questions)]

        def answered_cb(connection, result, index):
            try:
                answers[index] = connection.call_finish(result).unpack()[0]
            except GLib.Error:
                pass
            open_questions[0] -= 1

        for index, (bus, path, interface, method, arguments) in enumerate(questions):
            self.connection.call(bus, path, ATSPI + interface if "." not in interface else interface, method,
                                 arguments, None, 0, 60000, None, answered_cb, index)
        while open_questions[0]:
            GLib.MainContext.default().iteration(True)
        return answers

    def read_front(self, cut):
        """The window with the keyboard, or else the last that is shown, with all that is drawn in it."""
        references = self.call(*self.root, ATSPI + "Accessible", "GetChildren")[0]
        states = self.ask([(bus, path, "Accessible", "GetState", None) for bus, path in references])
        shown = [reference for reference, bits in zip(references, states) if bits and bits[0] >> VISIBLE & 1]
        active = [reference for reference, bits in zip(references, states) if bits and bits[0] >> ACTIVE & 1]
        windows, level = [], [(None, reference) for reference in (active or shown)[-1:]]
        while level:
            level = self.read_level(level, windows, cut)
        return windows[0] if windows and windows[0].width > 0 else None

    def read_level(self, level, windows, cut):
        boxes = self.ask([(bus, path, "Component", "GetExtents", GLib.Variant("(u)", (1,)))
                          for _, (bus, path) in level])
        elements = [Element(bus, path, parent, box) for (parent, (bus, path)), box in zip(level, boxes) if box]
        elements = [e for e in elements if e.parent is None or self.is_drawn(e, cut)]
        name = GLib.Variant("(ss)", (ATSPI + "Accessible", "Name"))
        answers = self.ask([question for e in elements for question in (
            (e.bus, e.path, "Accessible", "GetRoleName", None),
            (e.bus, e.path, "org.freedesktop.DBus.Properties", "Get", name),
            (e.bus, e.path, "Accessible", "GetState", None),
            (e.bus, e.path, "Accessible", "GetChildren", None))])
        below = []
        for index, element in enumerate(elements):
            role, label, states, children = answers[4 * index:4 * index + 4]
            bits = states[0] | states[1] << 32 if states else 0
            if role is None or not bits >> VISIBLE & 1:
                continue
            element.role, element.name = role, plain(label or "")
            element.states = frozenset(state for state in range(64) if bits >> state & 1)
            (windows if element.parent is None else element.parent.children).append(element)
            below += [(element, child) for child in children or []]
        return below

    def is_drawn(self, element, cut):
        if element.width <= 0 or element.height <= 0:
            return False
        if not cut or element.surface().parent is not None:
            return True
        window = element.window()
        return (element.x < window.width and element.x + element.width > 0
                and element.y < window.height and element.y + element.height > 0)

    def front(self, cut=True):
        """The window with the keyboard."""
        def look():
            if self.program.has_ended():
                self.program.check_end()
                raise Fault("the program has ended")
            return self.read_front(cut)
        window = wait_until(look, 60, 0.1)
        if not window:
            raise Fault("no window is shown")
        return window

    def focus(self, window):
        focused = window.find(state=FOCUSED)
        return focused[-1] if focused else None

    def text(self, element):
        """The text of an entry; GTK 4.8 gives nothing where the end is told as -1."""
        return self.call(element.bus, element.path, ATSPI + "Text", "GetText",
                         GLib.Variant("(ii)", (0, 1 << 20)))[0].replace("\xa0", " ")

    def spot(self, element):
        """A point of the window at which the program itself finds the element; None where it is not shown."""
        left, top, right, bottom = element.seen()
        if right - left < 2 or bottom - top < 2:
            return None
        spots = [(int(left + (right - left) * x), int(top + (bottom - top) * y)) for x, y in POINTS]
        surface = element.surface()
        if surface.parent is not None:
            return spots[0]
        at = self.ask([(surface.bus, surface.path, "Component", "GetAccessibleAtPoint",
                        GLib.Variant("(iiu)", (x, y, 1))) for x, y in spots])
        inside = {e.path for e in element.walk()}
        for spot, found in zip(spots, at):
            is_text = element.role == "text box" and found and not found[0]  # the text in an entry is not in the tree
            if is_text or found and self.is_below(found, inside):
                return spot
        return None

    def is_below(self, reference, paths):
        """Whether it is one of the elements or stands in one; parts of a row are not always told as its children."""
        parent = GLib.Variant("(ss)", (ATSPI + "Accessible", "Parent"))
        for _ in range(12):
            if reference is None or not reference[0]:  # nothing is told as the path of nothing, on no bus
                return False
            if reference[1] in paths:
                return True
            bus, path = reference
            reference = self.ask([(bus, path, "org.freedesktop.DBus.Properties", "Get", parent)])[0]
        return False

    def place(self, element):
        """Where on the screen the mouse goes for the element; None where it is not shown."""
        spot = self.spot(element)
        surface = element.surface()
        origin = self.find_origin(surface) if spot else None
        if origin is None:
            return None
        if surface.parent is not None:
            spot = (spot[0] - surface.x, spot[1] - surface.y)
        return origin[0] + spot[0], origin[1] + spot[1]

    def find_origin(self, surface):
        """Where the X window of a surface begins. Nothing but the size tells which of them it is."""
        best = None
        for x, y, width, height in self.shown_windows(surface.parent is not None):
            more, higher = width - surface.width, height - surface.height
            if -2 <= more <= SHADOW and -2 <= higher <= SHADOW and (best is None or more + higher <= best[0]):
                best = (more + higher, x + more // 2, y + higher // 2)
        return best[1:] if best else None

    def shown_windows(self, popovers):
        """Places and sizes of the X windows, the lowest first."""
        if not popovers:
            windows = self.program.windows()
        else:
            windows = self.screen.root.query_tree().children
        places = []
        for window in windows:
            try:
                attributes = window.get_attributes()
                if attributes.map_state != 2 or popovers and not attributes.override_redirect:
                    continue
                size = window.get_geometry()
                place = window.translate_coords(self.screen.root, 0, 0)
            except Exception:  # it went meanwhile
                continue
            places.append((-place.x, -place.y, size.width, size.height))
        return places
