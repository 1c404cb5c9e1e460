"""Recovery as a state machine: whatever crashes when, the newest state that was copied can be had back."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from simulator.app.documents import processes, recovery
from simulator.app.documents.processes import Process
from simulator.app.documents.recovery import Copy, Recovery
from simulator.language import phrase
from simulator.problems import Refusal, refuse


class Crash(BaseException):
    """The process is gone in the middle of what it did."""


@dataclass
class Instance:
    """A running window: one document on the table."""

    process: Process
    recovery: Recovery
    work: bytes | None = None
    """What was copied last and is neither saved nor given up."""


class RecoveryMachine(RuleBasedStateMachine):
    """The model is ``lost``: by document, the newest copied state of those whose window has crashed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="recovery-"))
        self.living: dict[int, str] = {}
        self.instances: list[Instance] = []
        self.lost: dict[str, bytes] = {}
        self.count = 0
        self.patched = patch.object(processes, "started", lambda number: self.living.get(number, ""))
        self.patched.start()

    def teardown(self) -> None:
        self.patched.stop()
        shutil.rmtree(self.folder)

    def instance(self, data: st.DataObject) -> Instance:
        return data.draw(st.sampled_from(self.instances))

    def crash(self, instance: Instance) -> None:
        del self.living[instance.process.number]
        self.instances.remove(instance)
        if instance.work is not None:
            self.lost[instance.recovery.document_id] = instance.work

    @precondition(lambda self: len(self.instances) < 3)
    @rule(reuse=st.booleans())
    def start(self, reuse: bool) -> None:
        self.count += 1
        number = 7 if reuse and 7 not in self.living else 100 + self.count
        process = Process(number, f"start {self.count}")
        self.living[number] = process.started
        self.instances.append(Instance(process, Recovery(self.folder, process)))

    @precondition(lambda self: self.instances)
    @rule(data=st.data())
    def edit_and_copy(self, data: st.DataObject) -> None:
        instance = self.instance(data)
        self.count += 1
        instance.work = b"state %d" % self.count
        instance.recovery.write(instance.work, "net", None)

    @precondition(lambda self: self.instances)
    @rule(data=st.data())
    def edit_on_a_full_disk(self, data: st.DataObject) -> None:
        """The copy before stays."""
        instance = self.instance(data)
        full = refuse(phrase("Test", "The disk is full."))
        with patch.object(recovery, "save", side_effect=full), pytest.raises(Refusal):
            instance.recovery.write(b"never", "net", None)

    @precondition(lambda self: self.instances)
    @rule(data=st.data())
    def save_or_give_up(self, data: st.DataObject) -> None:
        instance = self.instance(data)
        instance.recovery.discard()
        instance.work = None

    @precondition(lambda self: self.instances)
    @rule(data=st.data())
    def open_another(self, data: st.DataObject) -> None:
        instance = self.instance(data)
        instance.recovery.discard()
        instance.recovery.begin()
        instance.work = None

    @precondition(lambda self: self.instances)
    @rule(data=st.data())
    def die(self, data: st.DataObject) -> None:
        self.crash(self.instance(data))

    @precondition(lambda self: self.instances)
    @rule(data=st.data())
    def die_while_copying(self, data: st.DataObject) -> None:
        """The save function is all or nothing; dying before it replaces the file keeps the copy before."""
        instance = self.instance(data)
        with patch.object(recovery, "save", side_effect=Crash), pytest.raises(Crash):
            instance.recovery.write(b"never", "net", None)
        self.crash(instance)

    def offered(self, data: st.DataObject, instance: Instance) -> Copy:
        return data.draw(st.sampled_from(instance.recovery.abandoned()))

    def take_over(self, instance: Instance, mine: Copy) -> None:
        instance.recovery.discard()
        instance.recovery.resume(mine)
        instance.work = self.lost.pop(mine.document_id)

    @precondition(lambda self: self.instances and self.lost)
    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        instance = self.instance(data)
        copy = self.offered(data, instance)
        self.take_over(instance, instance.recovery.adopt(copy))

    @precondition(lambda self: len(self.instances) > 1 and self.lost)
    @rule(data=st.data())
    def two_windows_want_the_same(self, data: st.DataObject) -> None:
        first, second = self.instances[:2]
        copy = self.offered(data, first)
        self.take_over(first, first.recovery.adopt(copy))
        with pytest.raises(Refusal):
            second.recovery.adopt(copy)

    @precondition(lambda self: self.instances and self.lost)
    @rule(data=st.data())
    def die_while_bringing_back(self, data: st.DataObject) -> None:
        instance = self.instance(data)
        copy = self.offered(data, instance)
        with patch.object(Recovery, "throw_away", side_effect=Crash), pytest.raises(Crash):
            instance.recovery.adopt(copy)
        self.crash(instance)

    @precondition(lambda self: self.instances and self.lost)
    @rule(data=st.data())
    def throw_away(self, data: st.DataObject) -> None:
        instance = self.instance(data)
        copy = self.offered(data, instance)
        instance.recovery.throw_away(copy)
        del self.lost[copy.document_id]

    @rule(moment=st.integers(0, 4_000_000_000))
    def the_clock_jumps(self, moment: int) -> None:
        for path in self.folder.iterdir():
            os.utime(path, (moment, moment))

    @invariant()
    def exactly_the_lost_work_is_offered(self) -> None:
        offered = {c.document_id: c.document.encode() for c in Recovery(self.folder).abandoned()}
        assert offered == self.lost


TestRecovery = RecoveryMachine.TestCase
TestRecovery.settings = settings(max_examples=30, stateful_step_count=25)


def run(examples: int, phases: tuple[Phase, ...] = tuple(Phase)) -> None:
    chosen = settings(max_examples=examples, stateful_step_count=25, phases=phases)
    run_state_machine_as_test(RecoveryMachine, settings=chosen)


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_recovery_for_long() -> None:
    run(3000)


FAULTS = {
    "what is saved is offered again": ("discard", lambda self: None),
    "work of the living is offered": (
        "abandoned",
        lambda self: tuple(recovery._readable(self.folder.iterdir())),
    ),
    "the dead keep their file": ("throw_away", lambda self, copy: None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str) -> None:
    name, planted = FAULTS[fault]
    with patch.object(Recovery, name, planted), pytest.raises(AssertionError):
        run(200, phases=(Phase.generate,))  # found is enough: no need to make it small
