# SPDX-License-Identifier: Apache-2.0
"""What should go wrong, as a test asks for it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

_LOWEST_ERROR, _HIGHEST_ERROR = 400, 599
_LONGEST_MS: Final = 120_000


class InvalidFault(Exception):  # noqa: N818 - named for its cause
    """A field of a fault request is wrong; the message names it and says what is allowed."""


@dataclass(frozen=True)
class FaultPlan:
    """What goes wrong.

    `latencyMs` and `jitterMs` delay answers (ms, jitter is drawn from 0 to that). `errorRate`
    (0 to 1) is the share of requests that fail, with HTTP `status`, or by a cut connection when
    `resetConnections`. `outageSeconds`: from now on for so long every connection is cut.
    `routes`: only paths that end with one of these, all when empty. `retryAfter`: seconds, sent
    with 418 and 429.
    """

    latencyMs: float = 0.0  # noqa: N815 - the JSON names
    jitterMs: float = 0.0  # noqa: N815
    errorRate: float = 0.0  # noqa: N815
    status: int = 503
    outageSeconds: float = 0.0  # noqa: N815
    routes: tuple[str, ...] = ()
    resetConnections: bool = False  # noqa: N815
    retryAfter: int = 5  # noqa: N815

    @staticmethod
    def parsed(fields: object) -> "FaultPlan":
        """Read a JSON object; raises InvalidFault for unknown or impossible fields."""
        if not isinstance(fields, Mapping):
            raise InvalidFault("the body must be a JSON object")
        unknown = set(fields) - set(FaultPlan.__dataclass_fields__)
        if unknown:
            known = ", ".join(FaultPlan.__dataclass_fields__)
            raise InvalidFault(f"{min(unknown)} is not a field; use some of {known}")
        reset = fields.get("resetConnections", False)
        if not isinstance(reset, bool):
            raise InvalidFault("resetConnections must be true or false")
        rate = _number(fields, "errorRate", 1.0 if reset else 0.0, 0, 1)
        routes = fields.get("routes", [])
        if not isinstance(routes, list) or not all(isinstance(each, str) for each in routes):
            raise InvalidFault('routes must be a list of path endings such as ["/klines"]')
        return FaultPlan(
            latencyMs=_number(fields, "latencyMs", 0, 0, _LONGEST_MS),
            jitterMs=_number(fields, "jitterMs", 0, 0, _LONGEST_MS),
            errorRate=rate,
            status=int(_number(fields, "status", 503, _LOWEST_ERROR, _HIGHEST_ERROR)),
            outageSeconds=_number(fields, "outageSeconds", 0, 0, 86_400),
            routes=tuple(routes),
            resetConnections=reset,
            retryAfter=int(_number(fields, "retryAfter", 5, 0, 86_400)),
        )

    def document(self) -> dict[str, Any]:
        return asdict(self)


def _number(fields: Mapping[str, Any], name: str, usual: float, least: float, most: float) -> float:
    value = fields.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise InvalidFault(f"{name} must be a number from {least} to {most}")
    return value
