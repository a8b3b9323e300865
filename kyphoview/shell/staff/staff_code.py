"""The staff code: what it may be, and how it is kept."""

import hashlib
import hmac
import os
from itertools import pairwise

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.shell.state.settings import CodeHash

LEAST_DIGITS, MOST_DIGITS = 6, 12
_COST, _BLOCK, _LANES = 2**14, 8, 1  # scrypt's N, r and p: 16 MB and about 50 ms for each try


def make_code(digits: str) -> CodeHash:
    """The salted hash of a code.

    Raises:
        BadInput: it is not 6 to 12 digits, or it is one that is guessed first.
    """
    if not (digits.isascii() and digits.isdigit() and LEAST_DIGITS <= len(digits) <= MOST_DIGITS):
        raise BadInput(
            _(
                "A staff code has {least_digits} to {most_digits} digits and nothing else.",
                least_digits=LEAST_DIGITS,
                most_digits=MOST_DIGITS,
            )
        )
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    if steps in ({0}, {1}, {9}):
        raise BadInput(_("Choose a staff code that is harder to guess: not one digit again and again, not 123456."))
    salt = os.urandom(16)
    return CodeHash(salt.hex(), _digest(digits, salt).hex())


def is_code(digits: str, kept: CodeHash) -> bool:
    """Whether these are the digits that the hash was made from."""
    return hmac.compare_digest(_digest(digits, bytes.fromhex(kept.salt)), bytes.fromhex(kept.digest))


def _digest(digits: str, salt: bytes) -> bytes:
    return hashlib.scrypt(digits.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32)
