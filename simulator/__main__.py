"""``python -m simulator`` opens the window."""

from __future__ import annotations

import gc
import sys

from simulator.ending import end


def main() -> int:
    """Load the program and run it; its exit status."""
    gc.disable()  # nothing that is loaded or built is garbage; the window collects once it stands
    # Late on purpose: looking for garbage would take a twentieth of the time until the window is seen.
    from simulator.app.main import main as run  # noqa: PLC0415

    return end(run())


if __name__ == "__main__":
    sys.exit(main())
