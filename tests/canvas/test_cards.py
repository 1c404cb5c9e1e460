"""Cards: what is said on empty paper can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from simulator.canvas.cards import welcome_box
from simulator.canvas.legend import legend_box
from tests.canvas.conftest import Desk

SENTENCE = "팔레트에서 뉴런을 이곳으로 끌어 오거나, N 키를 누르고 클릭하세요."


@pytest.mark.parametrize("width", [280, 340, 410, 600, 1200])
@pytest.mark.parametrize("height", [150, 180, 226, 280, 400, 900])
def test_the_legend_covers_nothing_of_the_welcome(desk: Desk, width: int, height: int) -> None:
    look = desk.view.stage.look(width, height)
    box = welcome_box(look, legend_box(look), SENTENCE)
    assert not box.intersects(legend_box(look))
    assert QRectF(0, 0, width, height).contains(box)


def test_where_there_is_room_it_stands_in_the_middle(desk: Desk) -> None:
    look = desk.view.stage.look(1200, 900)
    assert abs(welcome_box(look, legend_box(look), SENTENCE).center().y() - 450) <= 1
