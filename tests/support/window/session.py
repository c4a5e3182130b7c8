# SPDX-License-Identifier: EUPL-1.2
"""A desktop of its own for a test: a display, a window manager, a session bus, and a home folder, all under the
Dutch locale and with nothing of the user's. It goes when the test ends."""

import locale
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from Xlib import X, XK, Xatom
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.protocol import event as xevent

LOCALE = "nl_NL.UTF-8"

MANAGER_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "openbox.xml")

# What is typed that no key of an American keyboard has; each gets a key of its own before the program starts.
MORE_CHARACTERS = "€“”‘’…–éëïöüÉ"

# Keys that go down with another one.
MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}


class Unusable(Exception):
    """What the test itself needs is not there: no display, or no bus."""


def wait_until(look, seconds, every=0.05):
    """What look() finds as soon as it finds something; a false value once the seconds are over."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found or time.monotonic() > end:
            return found
        time.sleep(every)


def is_known(name):
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    return True


class Screen:
    """Mouse and keyboard of an X display, by its test extension, and what the window manager tells."""

    def __init__(self, name):
        self.display = Display(name)
        self.display.set_error_handler(lambda *_: None)  # a window may go while it is asked about
        self.root = self.display.screen().root
        self.width = self.display.screen().width_in_pixels
        self.height = self.display.screen().height_in_pixels
        self.pongs = set()
        self.stamp = 0
        self.root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self.keys = self.find_keys()

    def atom(self, name):
        return self.display.intern_atom(name)

    def find_keys(self):
        """For every keysym the key and whether Shift belongs to it."""
        low, high = self.display.display.info.min_keycode, self.display.display.info.max_keycode
        mapping = self.display.get_keyboard_mapping(low, high - low + 1)
        keys, free = {}, []
        for code, syms in enumerate(mapping, low):
            if not any(syms):
                free.append(code)
            for shift, sym in enumerate(syms[:2]):
                if sym:
                    keys.setdefault(sym, (code, bool(shift)))
        for character in MORE_CHARACTERS:
            sym = keysym_of(character)
            if sym not in keys:
                code = free.pop()
                self.display.change_keyboard_mapping(code, [(sym, sym)])
                keys[sym] = (code, False)
        self.display.sync()
        return keys

    # Acts. Each returns once the server has done it.

    def move(self, x, y):
        xtest.fake_input(self.display, X.MotionNotify, x=int(x), y=int(y))
        self.display.sync()

    def press(self, button=1):
        xtest.fake_input(self.display, X.ButtonPress, button)
        self.display.sync()

    def release(self, button=1):
        xtest.fake_input(self.display, X.ButtonRelease, button)
        self.display.sync()

    def click(self, x, y, button=1, times=1):
        self.move(x, y)
        for _ in range(times):
            self.press(button)
            self.release(button)

    def key(self, chord):
        """A key with its modifiers, such as ctrl+shift+z or Page_Down."""
        *modifiers, name = chord.split("+")
        code, shift = self.keys[XK.string_to_keysym(name) or keysym_of(name)]
        held = [self.keys[XK.string_to_keysym(MODIFIERS[m])][0] for m in modifiers]
        if shift and "shift" not in modifiers:
            held.append(self.keys[XK.XK_Shift_L][0])
        for each in held + [code]:
            xtest.fake_input(self.display, X.KeyPress, each)
        for each in [code] + held[::-1]:
            xtest.fake_input(self.display, X.KeyRelease, each)
        self.display.sync()

    def type(self, text):
        for character in text:
            code, shift = self.keys[keysym_of(character)]
            held = [self.keys[XK.XK_Shift_L][0]] if shift else []
            for each in held + [code]:
                xtest.fake_input(self.display, X.KeyPress, each)
            for each in [code] + held:
                xtest.fake_input(self.display, X.KeyRelease, each)
        self.display.sync()

    # Windows

    def windows(self, pid):
        """The windows of a program that the window manager manages, in the order in which they came."""
        found = self.root.get_full_property(self.atom("_NET_CLIENT_LIST"), Xatom.WINDOW)
        windows = [self.display.create_resource_object("window", i) for i in (found.value if found else [])]
        return [w for w in windows if self.pid_of(w) == pid]

    def pid_of(self, window):
        try:
            found = window.get_full_property(self.atom("_NET_WM_PID"), Xatom.CARDINAL)
        except Exception:  # python-xlib raises what the server says of a window that went
            return None
        return found.value[0] if found else None

    def active(self):
        """The id of the window with the keyboard; 0 where there is none."""
        found = self.root.get_full_property(self.atom("_NET_ACTIVE_WINDOW"), Xatom.WINDOW)
        return found.value[0] if found and found.value else 0

    def tell_manager(self, window, message, *data):
        told = xevent.ClientMessage(window=window, client_type=self.atom(message),
                                    data=(32, (list(data) + [0] * 5)[:5]))
        self.root.send_event(told, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        self.display.sync()

    def activate(self, window):
        """Brings a window back that was minimised or lies below."""
        self.tell_manager(window, "_NET_ACTIVE_WINDOW", 2)

    def ping(self, window):
        """Asks a window whether its program still looks at events; the answer comes in answered()."""
        self.stamp += 1
        asked = xevent.ClientMessage(window=window, client_type=self.atom("WM_PROTOCOLS"),
                                     data=(32, [self.atom("_NET_WM_PING"), self.stamp, window.id, 0, 0]))
        window.send_event(asked)
        self.display.sync()
        return self.stamp

    def answered(self, stamp):
        while self.display.pending_events():
            event = self.display.next_event()
            if event.type == X.ClientMessage and event.data[1][0] == self.atom("_NET_WM_PING"):
                self.pongs.add(event.data[1][1])
        return stamp in self.pongs


def keysym_of(character):
    """By the rules of X: Latin-1 as it is, the rest of Unicode above 0x1000000."""
    code = ord(character)
    return code if code < 0x100 else 0x1000000 + code


class Session:
    """with Session(…) as session: session.screen is the display, session.environment what a program is started with."""

    def __init__(self, accessible, size="1280x800", folder=None):
        self.accessible = accessible
        self.size = size
        self.given = folder
        self.children = []

    def __enter__(self):
        self.folder = self.given or tempfile.mkdtemp(prefix="maatwerk-")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started goes, also then
        try:
            self.environment = self.make_environment()
            self.environment["DISPLAY"] = self.start_display()
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.start_bus()
            self.start_manager()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            try:
                os.killpg(child.pid, signal.SIGKILL)  # also what the bus started
            except ProcessLookupError:
                pass
            child.wait()
        if self.given is None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def make_environment(self):
        if "LOCPATH" not in os.environ and not is_known(LOCALE):
            raise Unusable("there is no locale %s; the build makes it, and LOCPATH says where" % LOCALE)
        environment = dict(os.environ, LC_ALL=LOCALE, LANGUAGE="nl", GDK_BACKEND="x11", GSK_RENDERER="cairo",
                           GDK_DEBUG="gl-disable", GDK_DISABLE="gl", GSETTINGS_BACKEND="memory",
                           GIO_USE_VFS="local", NO_AT_BRIDGE="1")
        for name in ("WAYLAND_DISPLAY", "DISPLAY", "GTK_A11Y", "GTK_MODULES", "AT_SPI_BUS_ADDRESS", "G_DEBUG",
                     "DBUS_SESSION_BUS_ADDRESS"):
            environment.pop(name, None)
        if not self.accessible:
            environment["GTK_A11Y"] = "none"
        for variable, name in (("HOME", "home"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"),
                               ("XDG_CACHE_HOME", "cache"), ("XDG_RUNTIME_DIR", "run")):
            environment[variable] = os.path.join(self.folder, name)
            os.makedirs(environment[variable], 0o700, exist_ok=True)
        self.home = environment["HOME"]
        return environment

    def start(self, *command, **how):
        log = open(os.path.join(self.folder, os.path.basename(command[0]) + ".log"), "ab")
        with log:
            child = subprocess.Popen(command, stderr=log, env=self.environment, start_new_session=True,
                                     stdin=subprocess.DEVNULL, **{"stdout": log, **how})
        self.children.append(child)
        return child

    def start_display(self):
        """The server chooses a free number itself, and tells it once it can be used."""
        told, tell = os.pipe()
        self.start("Xvfb", "-displayfd", str(tell), "-screen", "0", self.size + "x24", "-noreset",
                   "-nolisten", "tcp", pass_fds=[tell])
        os.close(tell)
        with os.fdopen(told) as answer:
            number = answer.readline().strip()
        if not number:
            raise Unusable("Xvfb did not start")
        self.screen = Screen(":" + number)
        return ":" + number

    def start_bus(self):
        bus = self.start("dbus-daemon", "--session", "--nofork", "--print-address=1",
                         stdout=subprocess.PIPE, text=True)
        address = bus.stdout.readline().strip()
        if not address:
            raise Unusable("dbus-daemon did not start")
        return address

    def start_manager(self):
        self.start("openbox", "--sm-disable", "--config-file", MANAGER_FILE)
        checks = self.screen.atom("_NET_SUPPORTING_WM_CHECK")
        if not wait_until(lambda: self.screen.root.get_full_property(checks, Xatom.WINDOW), 30):
            raise Unusable("openbox did not start")
