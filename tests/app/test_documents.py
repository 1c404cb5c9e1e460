"""Documents: opening is all or nothing, saving is verified, and what is unsaved is known."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.app.documents.documents import Documents, differences
from simulator.app.documents.examples import EXAMPLES, example_path
from simulator.app.documents.opening import read_bytes
from simulator.app.documents.recovery import Recovery
from simulator.drawing import edits
from simulator.drawing.drawing import Drawing
from simulator.drawing.files import decode, document_of, encode
from simulator.drawing.presets import from_layers
from simulator.drawing.records import Data, Group, Node, Training
from simulator.exporting import EXPORTERS, Trained
from simulator.language import phrase
from simulator.problems import Refusal
from simulator.training.frame import Frame
from simulator.workbench.workbench import Workbench

XOR = example_path("xor")


@pytest.fixture
def bench() -> Iterator[Workbench]:
    bench = Workbench(Drawing())
    yield bench
    bench.trainer.close()


@pytest.fixture
def documents(bench: Workbench, tmp_path: Path) -> Documents:
    (tmp_path / "recovery").mkdir()
    return Documents(bench, Recovery(tmp_path / "recovery"))


def add(bench: Workbench) -> None:
    change, _ = edits.add_node(bench.drawing, "neuron", 0.0, 500.0)
    bench.history.do(phrase("Test", "Add"), change)


def look(bench: Workbench, enough: Callable[[Frame], bool] = lambda frame: True) -> Frame:
    """Pull until a frame says enough, as the window's timer does."""
    deadline = time.monotonic() + 20.0
    while time.monotonic() < deadline:
        bench.trainer.pull()
        frame = bench.trainer.frame
        if frame is not None and enough(frame):
            return frame
    raise TimeoutError


def snapshot(bench: Workbench, documents: Documents) -> tuple[object, ...]:
    return (
        dict(bench.drawing.records),
        tuple(bench.history.done),
        documents.path,
        documents.name,
        bench.selection.ids,
        bench.trainer.learned(),
    )


def test_a_document_comes_back_as_it_was_saved(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    documents.open(XOR)
    path = tmp_path / "mine.json"
    documents.save(path)
    assert decode(path.read_bytes()) == decode(XOR.read_bytes())
    documents.new()
    documents.open(path)
    assert bench.trainer.learned() == pytest.approx(decode(XOR.read_bytes()).weights, rel=1e-15)
    assert look(bench).step == decode(XOR.read_bytes()).step


def test_initial_weights_come_back_too(bench: Workbench, documents: Documents) -> None:
    documents.open(XOR)
    bench.trainer.reset()
    bench.trainer.sync()
    assert bench.trainer.learned() == pytest.approx(decode(XOR.read_bytes()).initial, rel=1e-15)


BAD = [
    b"",
    b"{",
    b"[]",
    b"not json at all",
    XOR.read_bytes()[:-40],
    XOR.read_bytes().replace(b'"version": 2', b'"version": 99'),
    XOR.read_bytes().replace(b'"source":"n1"', b'"source":"n99"'),
    XOR.read_bytes().replace(b'"eta":0.5', b'"eta":1e999'),
    b'{"format": "backprop-weights", "version": 1}',
]


def test_another_document_has_no_check_yet(bench: Workbench, documents: Documents) -> None:
    documents.open(XOR)
    bench.checks.begin()
    while bench.checks.busy:
        bench.checks.work(0.1)
    assert bench.checks.found is not None
    documents.open(example_path("circle"))
    assert (bench.checks.found, bench.checks.points, bench.checks.stale) == (None, (), False)


@pytest.mark.parametrize("data", BAD, ids=range(len(BAD)))
def test_a_failed_open_changes_nothing(
    bench: Workbench, documents: Documents, tmp_path: Path, data: bytes
) -> None:
    documents.open(XOR)
    add(bench)
    bench.selection.set(list(bench.drawing.nodes)[:2])
    before = snapshot(bench, documents)
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    with pytest.raises(Refusal) as refusal:
        documents.open(path)
    assert "bad.json" in str(refusal.value)
    assert snapshot(bench, documents) == before


def test_a_missing_file_is_a_sentence(documents: Documents, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"gone\.json"):
        documents.open(tmp_path / "gone.json")


def test_edits_make_it_modified_and_undo_takes_that_back(bench: Workbench, documents: Documents) -> None:
    documents.open(XOR)
    assert not documents.modified
    add(bench)
    assert documents.modified
    bench.history.undo()
    assert not documents.modified


def test_training_makes_a_file_modified_but_not_an_untouched_example(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    documents.open_example(XOR, EXAMPLES[0].title)
    step = decode(XOR.read_bytes()).step
    look(bench, lambda frame: frame.step == step)
    bench.trainer.step("batch")
    look(bench, lambda frame: frame.step == step + 1)
    assert not documents.modified
    documents.save(tmp_path / "mine.json")
    bench.trainer.step("batch")
    look(bench, lambda frame: frame.step == step + 2)
    assert documents.modified
    documents.save(tmp_path / "mine.json")
    assert not documents.modified


def test_training_tells_the_title_once_and_again_after_saving(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(XOR.read_bytes())
    documents.open(path)
    step = decode(XOR.read_bytes()).step
    look(bench, lambda frame: frame.step == step)
    told: list[bool] = []
    documents.changed.connect(lambda documents: told.append(documents.modified))
    for more in (1, 2):
        bench.trainer.step("batch")
        look(bench, lambda frame, more=more: frame.step == step + more)  # type: ignore[misc]
    assert told == [True]
    documents.save(path)
    bench.trainer.step("batch")
    look(bench, lambda frame: frame.step == step + 3)
    assert told == [True, False, True]


def test_a_trained_example_that_is_left_can_be_brought_back(bench: Workbench, documents: Documents) -> None:
    documents.open_example(XOR, EXAMPLES[0].title)
    step = decode(XOR.read_bytes()).step
    look(bench, lambda frame: frame.step == step)
    bench.trainer.step("batch")
    look(bench, lambda frame: frame.step == step + 1)
    learned, records = bench.trainer.learned(), dict(bench.drawing.records)
    documents.new()
    documents.new()
    assert documents.aside is not None
    assert not documents.modified
    documents.bring_back()
    assert documents.name == str(EXAMPLES[0].title)
    assert bench.trainer.learned() == learned
    assert dict(bench.drawing.records) == records
    assert look(bench, lambda frame: True).step == step + 1
    assert documents.modified, "now it is asked about"
    assert documents.aside is None


def test_an_example_that_learned_nothing_is_not_kept(bench: Workbench, documents: Documents) -> None:
    documents.open_example(XOR, EXAMPLES[0].title)
    documents.new()
    assert documents.aside is None, "it was still on its way to the step of its file"
    documents.open_example(XOR, EXAMPLES[0].title)
    step = decode(XOR.read_bytes()).step
    look(bench, lambda frame: frame.step == step)
    documents.open(XOR)
    assert documents.aside is None


def test_an_example_that_was_begun_anew_is_kept(bench: Workbench, documents: Documents) -> None:
    documents.open_example(XOR, EXAMPLES[0].title)
    step = decode(XOR.read_bytes()).step
    look(bench, lambda frame: frame.step == step)
    bench.trainer.reset()
    bench.trainer.step("batch")
    look(bench, lambda frame: frame.step == 1)
    documents.new()
    assert documents.aside is not None
    assert documents.aside.opened.step == 1


def test_an_example_is_trained_again_to_where_its_file_stands(bench: Workbench, documents: Documents) -> None:
    """So that the first look shows a curve that fell and a gradient on every edge."""
    documents.open_example(XOR, EXAMPLES[0].title)
    document = decode(XOR.read_bytes())
    frame = look(bench, lambda frame: frame.step == document.step)
    assert bench.trainer.learned() == pytest.approx(document.weights, rel=1e-9, abs=1e-12)
    assert len(frame.curve.step) > 10
    assert frame.curve.loss[0] > 2 * frame.curve.loss[-1]
    assert frame.gradient.all()


def test_an_example_has_no_path_and_its_name(documents: Documents) -> None:
    documents.open_example(XOR, EXAMPLES[0].title)
    assert documents.path is None
    assert documents.name == str(EXAMPLES[0].title)


def test_a_save_that_fails_leaves_it_modified(bench: Workbench, documents: Documents, tmp_path: Path) -> None:
    add(bench)
    with pytest.raises(Refusal):
        documents.save(tmp_path / "no folder" / "mine.json")
    assert documents.modified
    assert documents.path is None


def test_a_recovery_copy_goes_only_after_the_save(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    add(bench)
    documents.rescue()
    folder = tmp_path / "recovery"
    assert len(list(folder.iterdir())) == 1
    with pytest.raises(Refusal):
        documents.save(tmp_path / "no folder" / "mine.json")
    assert len(list(folder.iterdir())) == 1
    documents.save(tmp_path / "mine.json")
    assert list(folder.iterdir()) == []


def test_another_program_that_wrote_the_file_is_noticed(documents: Documents, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    documents.save(path)
    assert not documents.changed_on_disk()
    path.write_bytes(XOR.read_bytes())
    assert documents.changed_on_disk()


def test_a_weights_export_opens_and_is_not_overwritten(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    documents.open(XOR)
    trainer = bench.trainer
    frame = look(bench)
    assert trainer.network is not None
    assert trainer.dataset is not None
    path = tmp_path / "weights.json"
    path.write_bytes(
        EXPORTERS[0].write(Trained(bench.drawing, trainer.network, frame.theta, trainer.dataset))
    )
    learned, nodes = trainer.learned(), set(bench.drawing.nodes)
    documents.new()
    documents.open(path)
    assert documents.path is None
    assert set(bench.drawing.nodes) == nodes
    assert trainer.learned() == pytest.approx(learned, rel=1e-15)


def test_a_document_that_was_trained_goes_on_to_the_bit(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    documents.open(_moons(tmp_path))
    for _ in range(11):
        bench.trainer.step("batch")
    bench.trainer.step("sample")
    half, rest, whole = (tmp_path / name for name in ("half.json", "rest.json", "whole.json"))
    documents.save(half)
    for path in (whole, rest):
        for _ in range(30):
            bench.trainer.step("batch")
        documents.save(path)
        documents.open(half)
        assert documents.remark is None
    assert decode(half.read_bytes()).state is not None
    assert decode(half.read_bytes()) != decode(whole.read_bytes())
    assert rest.read_bytes() == whole.read_bytes()


def test_a_state_that_does_not_fit_is_remarked_upon(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    documents.open(_moons(tmp_path))
    bench.trainer.step("batch")
    path = tmp_path / "odd.json"
    documents.save(path)
    path.write_bytes(path.read_bytes().replace(b'"optimizer":"adam"', b'"optimizer":"momentum"'))
    documents.open(path)
    assert "another optimizer" in str(documents.remark)
    assert bench.trainer.learned() == decode(path.read_bytes()).weights
    documents.new()
    assert documents.remark is None


def _moons(folder: Path) -> Path:
    training = Training(batch=4, optimizer="adam", eta=0.01)
    data = Data(dataset="moons", size=18, held_out=0.2)
    drawing = from_layers([2, 3, 1], "tanh", records=[training, data])
    path = folder / "moons.json"
    path.write_bytes(encode(document_of(drawing)))
    return path


def test_opening_is_one_change(bench: Workbench, documents: Documents) -> None:
    changes = []
    bench.drawing.changed.connect(changes.append)
    documents.open(XOR)
    assert len(changes) == 1
    assert not bench.history.done


def test_the_difference_of_two_drawings_makes_the_second_of_the_first() -> None:
    one, two = from_layers((2, 3, 1)), from_layers((3, 2), "tanh")
    (change,) = differences(one, two)
    one.apply(change)
    assert dict(one.records) == dict(two.records)
    assert not any(differences(one, two))


def test_a_file_in_which_an_id_names_another_kind_of_thing_is_opened(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    documents.open(XOR)
    group, edge = next(iter(bench.drawing.groups)), next(iter(bench.drawing.edges))
    other = Drawing([Node(id=group, kind="input", x=0, y=0), Group(id=edge)])
    path = tmp_path / "other.json"
    path.write_bytes(encode(document_of(other)))
    documents.open(path)
    assert dict(bench.drawing.records) == dict(other.records)
    documents.open(XOR)
    assert group in bench.drawing.groups


def test_what_is_saved_is_plain_json(documents: Documents, bench: Workbench) -> None:
    documents.open(XOR)
    assert json.loads(documents.as_bytes())["format"] == "backprop-studio"
    assert documents.as_bytes() == encode(decode(documents.as_bytes()))
    assert document_of(bench.drawing).nodes == decode(XOR.read_bytes()).nodes


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has pipes among files")
def test_what_is_no_file_is_refused_and_not_waited_for(documents: Documents, tmp_path: Path) -> None:
    pipe, folder = tmp_path / "pipe.json", tmp_path / "folder.json"
    os.mkfifo(pipe)
    folder.mkdir()
    for path in (pipe, folder, Path("/dev/zero")):
        with pytest.raises(Refusal, match="it is not a file"):
            documents.open(path)


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    path.write_bytes(b"x" * 100)
    with pytest.raises(Refusal, match="The limit"):
        read_bytes(path, limit=99)
    assert len(read_bytes(path, limit=100)) == 100


def test_a_drawing_is_saved_also_when_its_weights_have_blown_up(
    bench: Workbench, documents: Documents, tmp_path: Path
) -> None:
    documents.open(XOR)
    add(bench)
    large, *others = list(bench.trainer.learned())
    bench.trainer.set_weights({large: -1.4e303})
    path = tmp_path / "mine.json"
    documents.save(path)
    saved = decode(path.read_bytes())
    assert set(saved.weights) == set(others)
    assert saved.state is None
    assert documents.left_out is not None
    assert "(1)" in str(documents.left_out)
    documents.rescue()
    bench.trainer.set_weights({large: 1.0})
    documents.save(path)
    assert documents.left_out is None
    assert decode(path.read_bytes()).weights[large] == 1.0
