"""Mutation testing: change one thing in the engine at a time, and see whether a test notices.

    pip install cosmic-ray
    nice python -m tests.mutation                          all of numerics and model, for hours
    nice python -m tests.mutation --every 4                every fourth change
    nice python -m tests.mutation simulator/model/ranks.py

The changes are Cosmic Ray's. It would start Python anew for each, and write it into the working tree. Here a
process that has everything but the program imported is forked, reads one module with a change in it, and runs
the tests that know this module. What nobody noticed is printed with its line; the score comes last. Nothing
is written to any file.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import os
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import ModuleType

import hypothesis
import mpmath
import numpy
import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("simulator/numerics", "simulator/model")
LEFT_OUT = ("compiled", "loading.py", "cache.py", "choice.py")
"""What numba compiles is compared with NumPy as a whole, and a minute each time; numba is hidden here."""

SECONDS = 120
PRELOADED = (hypothesis, mpmath, numpy)
"""Imported once, for all that are forked."""

SWAPS = {
    "ReplaceBinaryOperator": "Add_Sub Sub_Add Mul_Div Div_Mul Mul_Add FloorDiv_Mul Mod_FloorDiv Pow_Mul"
    " BitOr_BitAnd BitAnd_BitOr",
    "ReplaceComparisonOperator": "Eq_NotEq NotEq_Eq Lt_LtE Lt_Gt LtE_Lt LtE_Gt Gt_GtE Gt_Lt GtE_Gt GtE_Lt"
    " Is_IsNot IsNot_Is",
    "ReplaceUnaryOperator": "Delete_USub Delete_Invert Delete_Not",
}
OTHERS = (
    "AddNot ReplaceTrueWithFalse ReplaceFalseWithTrue ReplaceAndWithOr ReplaceOrWithAnd"
    " ReplaceBreakWithContinue ReplaceContinueWithBreak NumberReplacer ZeroIterationForLoop"
)
OPERATORS = [*(f"{kind}_{swap}" for kind in SWAPS for swap in SWAPS[kind].split()), *OTHERS.split()]

# fmt: off
TESTS = (
    # the first beginning of a path that fits says which tests are run, and in which order
    ("simulator/numerics/executors/costs", "numerics/test_costs"),
    ("simulator/numerics/executors/buffered/formula", "numerics/test_formula training/test_optimizers"),
    ("simulator/numerics/executors/buffered/moving", "numerics/test_stride training/test_optimizers"),
    ("simulator/numerics/executors/buffered/numpy_s", "numerics/test_stride training/test_session"
                                             " training/test_divergence training/test_determinism"),
    ("simulator/numerics/executors/stride", "numerics/test_stride training/test_session"),
    ("simulator/numerics/executors/plain", "model/test_gradient_check model/test_random_drawings"),
    ("simulator/numerics/executors", "numerics/test_executor model/test_random_drawings model/test_compiler"),
    ("simulator/numerics/normal",    "numerics/test_normal numerics/test_precision"),
    ("simulator/numerics/init",      "numerics/test_initializers model/test_parameters"),
    ("simulator/numerics/losses",    "numerics/test_losses numerics/test_precision model/test_complex_step"),
    ("simulator/numerics/opt",       "training/test_optimizers"),
    ("simulator/numerics/a",         "numerics/test_activations numerics/test_arithmetic"
                                     " numerics/test_precision"),
    ("simulator/numerics",           "numerics/test_executor model/test_compiler model/test_random_drawings"
                                     " model/test_parameters"),
    ("simulator/model/gradient",     "model/test_gradient_check model/test_gradient_trials"),
    ("simulator/model/divergence",   "model/test_divergence"),
    ("simulator/model/domain",       "model/test_domain"),
    ("simulator/model/rules",        "model/test_rules"),
    ("simulator/model/layers",       "model/test_layers model/test_compiler"),
    ("simulator/model/arguments",    "model/test_arguments model/test_compiler"),
    ("simulator/model",              "model/test_compiler model/test_parameters model/test_arguments"
                                     " model/test_several_outputs model/test_rules"
                                     " model/test_random_drawings"),
)
# fmt: on


@dataclass(frozen=True)
class Mutant:
    """A module with one change in it."""

    path: str
    line: int
    before: str
    after: str
    source: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Every change of a file that is one for the program: not in annotations, nor in what dataclasses are."""
    from cosmic_ray import mutating, plugins  # installed only by those who ask for it

    source = path.read_text()
    seen = {_meaning(source)}
    for name in OPERATORS:
        operator = plugins.get_operator(f"core/{name}")()
        count = 0
        while (changed := mutating.mutate_code(source, operator, count)) is not None:
            count += 1
            meaning = _meaning(changed)
            if meaning and meaning not in seen:
                seen.add(meaning)
                yield _mutant(path, source, changed)


def _mutant(path: Path, source: str, changed: str) -> Mutant:
    lines = zip(source.splitlines(), changed.splitlines(), strict=False)
    number, (before, after) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
    return Mutant(str(path.relative_to(ROOT)), number, before.strip(), after.strip(), changed)


class _Bare(ast.NodeTransformer):
    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.decorator_list = []
        return self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """A type that has a name of its own is no more than an annotation."""
        if isinstance(node.value, ast.BinOp | ast.Subscript) and isinstance(node.targets[0], ast.Name):
            names = {part.id for part in ast.walk(node.value) if isinstance(part, ast.Name)}
            if all(name[0].isupper() or name in ("tuple", "int", "float", "str", "dict") for name in names):
                return ast.Pass()
        return self.generic_visit(node)


def _meaning(source: str) -> str:
    """What is left of it without names of types; nothing, where it is not Python any more."""
    try:
        return ast.dump(_Bare().visit(ast.parse(source)))
    except SyntaxError:
        return ""


class _Reader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a text."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = mutant.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        self.mutant = mutant

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        file = str(ROOT / self.mutant.path)
        found = importlib.machinery.ModuleSpec(
            name, self, origin=file, is_package=file.endswith("__init__.py")
        )
        if found.submodule_search_locations is not None:
            found.submodule_search_locations.append(str(Path(file).parent))
        return found

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(ROOT / self.mutant.path)
        exec(compile(self.mutant.source, module.__file__, "exec"), module.__dict__)


def survives(mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether all tests pass with this change, in a process of its own."""
    child = os.fork()
    if child == 0:
        os._exit(_run(mutant, tests))
    _, status = os.waitpid(child, 0)
    return status == 0


def _run(mutant: Mutant, tests: Sequence[str]) -> int:
    signal.alarm(SECONDS)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    sys.meta_path.insert(0, _Reader(mutant))
    sys.modules["numba"] = None  # type: ignore[assignment]
    # The first example that fails is enough; nobody will read it.
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutation", max_examples=20, phases=phases, derandomize=True, database=None, deadline=None
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    without_screen = [
        "-c",
        os.devnull,
        "--rootdir",
        str(ROOT),
        "-p",
        "no:pytest-qt",
        "-p",
        "no:cacheprovider",
    ]
    strict = ["-x", "--tb=no", "--import-mode=importlib", "-W", "error::RuntimeWarning"]
    return int(pytest.main([*without_screen, *strict, *tests]))


def tests_of(path: str) -> list[str]:
    """The tests that know a module, those that know it best first."""
    wanted = next(tests for start, tests in TESTS if path.startswith(start))
    files = [ROOT / "tests" / f"{name}.py" for name in wanted.split()]
    return [str(file) for file in files if file.exists()]


def main() -> None:
    """Print what survives, module by module, and the score."""
    asked = ArgumentParser(description="Change the engine one thing at a time.")
    asked.add_argument("paths", nargs="*", default=FOLDERS)
    asked.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth change only")
    wanted = asked.parse_args()
    paths = [ROOT / path for path in wanted.paths]
    found = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    counts = [_try(file, wanted.every) for file in found if not {*file.parts} & {*LEFT_OUT}]
    noticed, total = (sum(column) for column in zip(*counts, strict=True))
    print(f"{noticed} of {total} changes were noticed, {noticed / max(total, 1):.1%}")


def _try(file: Path, every: int) -> tuple[int, int]:
    """How many changes of a module were noticed, and of how many."""
    path = str(file.relative_to(ROOT))
    tests, tried = tests_of(path), list(islice(mutants(file), 0, None, every))
    if not tried:
        return 0, 0
    unchanged = Mutant(path, 0, "", "", file.read_text())
    assert survives(unchanged, tests), f"The tests of {path} fail as it is."
    alive = 0
    for mutant in tried:
        if survives(mutant, tests):
            alive += 1
            print(f"  {path}:{mutant.line}  {mutant.before}  ->  {mutant.after}", flush=True)
    print(f"{path}: {len(tried) - alive} of {len(tried)} noticed", flush=True)
    return len(tried) - alive, len(tried)


if __name__ == "__main__":
    main()
