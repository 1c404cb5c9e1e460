"""Why a text is not JSON, in words of our own for what Python's reader says of it."""

from __future__ import annotations

from json import JSONDecodeError

from simulator.language import phrase
from simulator.reasons import Foreign, Reason

TOO_SHORT = phrase("Syntax", "it ends too early")
ELSE = phrase("Syntax", "something else is needed here")

_KNOWN = (
    ("Unterminated string", phrase("Syntax", "the text that begins here has no closing quotation mark")),
    ("Expecting value", phrase("Syntax", "a value is needed here")),
    ("Expecting ',' delimiter", phrase("Syntax", "a comma or a closing bracket is needed here")),
    ("Expecting ':' delimiter", phrase("Syntax", "a colon is needed here")),
    ("Expecting property name", phrase("Syntax", "a name in double quotation marks is needed here")),
    ("Illegal trailing comma", phrase("Syntax", "nothing follows this comma")),
    ("Extra data", phrase("Syntax", "it should end here")),
    ("Invalid control character", phrase("Syntax", "a line break or control character stands in a text")),
    ("Invalid \\", phrase("Syntax", "the backslash begins nothing that is known")),
)


def why_not_json(error: JSONDecodeError) -> Reason:
    """What is wrong at the place of the error; a text that was cut off says so."""
    if error.pos >= len(error.doc.rstrip()):
        return TOO_SHORT
    return next((reason for said, reason in _KNOWN if error.msg.startswith(said)), Foreign(error.msg, ELSE))
