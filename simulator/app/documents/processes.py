"""Whether the process that wrote something still lives: its number may be reused, its start time is not."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """A process and when it started, in whatever words the system has for that."""

    number: int
    started: str

    @property
    def alive(self) -> bool:
        """Whether that very process still runs; where the system does not tell, it counts as dead."""
        return bool(self.started) and started(self.number) == self.started


def this_process() -> Process:
    """The process we are."""
    return Process(os.getpid(), started(os.getpid()))


def started(number: int) -> str:
    """When a process started; empty if there is none."""
    if sys.platform == "win32":
        return _started_windows(number)
    if Path("/proc/self/stat").exists():
        return _started_linux(number)
    return _started_by_ps(number)


def _started_linux(number: int) -> str:
    try:
        stat = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    # The name stands in parentheses and may hold anything; after it come state (1st) and start time (20th).
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else f"{boot} {fields[19]}"


def _started_by_ps(number: int) -> str:
    command = ["/bin/ps", "-o", "lstart=", "-p", str(number)]
    plain = {"LC_ALL": "C"}
    answer = subprocess.run(command, capture_output=True, check=False, env=plain)  # noqa: S603
    return answer.stdout.decode("ascii", "replace").strip()


def _started_windows(number: int) -> str:
    """The creation time in 100 ns since 1601, by way of the kernel."""
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    query_limited_information = 0x1000
    handle = kernel.OpenProcess(query_limited_information, False, number)
    if not handle:
        return ""
    times = (ctypes.c_uint64 * 4)()
    known = kernel.GetProcessTimes(handle, *(ctypes.byref(times, 8 * i) for i in range(4)))
    kernel.CloseHandle(handle)
    has_ended = times[1] != 0
    return str(times[0]) if known and not has_ended else ""
