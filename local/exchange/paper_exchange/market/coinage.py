# SPDX-License-Identifier: Apache-2.0
"""Made-up coins that fill the list after the well-known ones."""

from collections.abc import Iterator

import numpy as np

from paper_exchange.model.hashing import draw, key_of, uniform

_HEADS = "B BR C CR D DR F FL G GR H K KR L M N P PL QU R S ST T TR V W X Z"
_VOWELS = "A E I O U Y"
_TAILS = "B CK D F G K L M N NX P R RA S T TA V X XO Z"


def made_up_codes(seed: int, taken: set[str]) -> Iterator[str]:
    """Endless distinct codes of three to six letters that are not in `taken`."""
    seen = set(taken)
    key = key_of(seed, "coinage")
    number = 0
    while True:
        picks = uniform(draw(key, np.arange(number * 4, number * 4 + 4, dtype=np.int64))).tolist()
        number += 1
        code = "".join(
            _pick(letters, pick)
            for letters, pick in zip((_HEADS, _VOWELS, _TAILS), picks, strict=False)
        )
        if code in seen:
            code += _pick(_VOWELS, picks[3])
        if len(code) > 2 and code not in seen:  # noqa: PLR2004 - shorter codes look wrong
            seen.add(code)
            yield code


def _pick(letters: str, share: float) -> str:
    choices = letters.split()
    return choices[int(share * len(choices))]
