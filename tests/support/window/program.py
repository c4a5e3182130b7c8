# SPDX-License-Identifier: EUPL-1.2
"""The program in a session: whether it lives, answers and has nothing to complain of."""

import os
import re
import signal
import subprocess
import time

from .session import wait_until

# What a program may use of the processor without looking at an event, and how long it may wait for others meanwhile.
BUSY_SECONDS = 20
WAITING_SECONDS = 180

# What a display without settings, portal and graphics card lets libraries say.
ALLOWED = re.compile(r"dconf|[Pp]ortal|session bus|fd limit|libEGL|MESA|Vulkan|[Tt]racker|LocalSearch|org\.gtk\.vfs|gvfs"
                     r"|recently-used\.xbel|AT-SPI|atk-bridge|a11y bus|accessibility bus")
COMPLAINT = re.compile(r"CRITICAL|WARNING \*\*|-WARNING|\bERROR\b|Sanitizer|runtime error|invalid \(NULL\)"
                       r"|assertion .* failed")


class Fault(Exception):
    """The program did what it must not do."""


class Hang(Fault):
    """The program was busy without looking at an event. On a machine that is slow this could be chance: a hang counts
    when it comes again."""


class Program:
    def __init__(self, session, command, *arguments):
        self.session = session
        self.screen = session.screen
        self.log = os.path.join(session.folder, "program.log")
        self.read = os.path.getsize(self.log) if os.path.exists(self.log) else 0
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([command, *arguments], stdout=log, stderr=log, cwd=session.home,
                                            env=session.environment, start_new_session=True)
        session.children.append(self.process)
        if not wait_until(lambda: self.has_ended() or self.windows(), 120):
            raise Hang("no window two minutes after the start")

    def windows(self):
        return self.screen.windows(self.process.pid)

    def has_ended(self):
        return self.process.poll() is not None

    def check_end(self):
        """The program ended: that must be of its own will."""
        self.check_log()
        status = self.process.returncode
        if status < 0:
            raise Fault("it was ended by %s" % signal.Signals(-status).name)
        if status != 0:
            raise Fault("it ended with status %d" % status)

    def check_log(self):
        """Whatever the program or a sanitizer complained of since the last look is a fault."""
        for line in self.new_lines():
            if COMPLAINT.search(line) and not ALLOWED.search(line):
                if "Sanitizer" in line:  # its report follows
                    wait_until(self.has_ended, 60)
                raise Fault(line.strip())

    def new_lines(self):
        with open(self.log, "rb") as log:
            log.seek(self.read)
            text = log.read()
        whole = text[:text.rfind(b"\n") + 1]
        self.read += len(whole)
        return whole.decode(errors="replace").splitlines()

    def used(self):
        """Seconds that the main thread had the processor."""
        try:
            with open("/proc/%d/schedstat" % self.process.pid) as stat:
                return int(stat.read().split()[0]) / 1e9
        except (OSError, ValueError, IndexError):
            return 0.0

    def settle(self):
        """Waits until the program has looked at all events that came before. False where it has ended."""
        windows = self.windows()
        if self.has_ended():
            return False
        if not windows:  # one goes before the next one comes
            wait_until(lambda: self.has_ended() or self.windows(), 30)
            return not self.has_ended()
        began, used = time.monotonic(), self.used()
        stamp = self.screen.ping(windows[-1])
        while not self.screen.answered(stamp):
            if self.has_ended():
                return False
            if self.used() - used > BUSY_SECONDS:
                raise Hang("it was busy for %d seconds of processor time and looked at nothing" % BUSY_SECONDS)
            if time.monotonic() - began > WAITING_SECONDS:
                raise Hang("it waited for %d seconds and looked at nothing" % WAITING_SECONDS)
            if windows[-1].id not in [window.id for window in self.windows()]:
                return self.settle()
            time.sleep(0.002)
        return True

    def rest(self):
        """Waits until the program has nothing to do but to look at events. False where it has ended."""
        began = self.used()
        while self.settle():
            used = self.used()
            time.sleep(0.25)
            if self.used() - used < 0.05:
                return True
            if self.used() - began > BUSY_SECONDS:
                raise Hang("it was busy for %d seconds of processor time with nothing to do" % BUSY_SECONDS)
        return False

    def wait_end(self, seconds=60):
        """Whether the program ended; the time is that of the processor."""
        used, began = self.used(), time.monotonic()
        while not self.has_ended():
            if self.used() - used > seconds or time.monotonic() - began > 3 * seconds:
                return False
            time.sleep(0.05)
        return True

    def kill(self):
        if not self.has_ended():
            self.process.kill()
            self.process.wait()
