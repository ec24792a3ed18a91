# SPDX-License-Identifier: Apache-2.0
"""Refusals in the words of the real exchange, so that clients take the same paths."""

from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class ApiError(Exception):
    """A refusal: HTTP status, the exchange's error number and its message."""

    status: int
    code: int
    message: str
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> web.Response:
        return web.json_response(
            {"code": self.code, "msg": self.message}, status=self.status, headers=self.headers
        )


def invalid_symbol() -> ApiError:
    return ApiError(400, -1121, "Invalid symbol.")


def invalid_interval() -> ApiError:
    return ApiError(400, -1120, "Invalid interval.")


def missing(name: str) -> ApiError:
    text = f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed."
    return ApiError(400, -1102, text)


def illegal(name: str, legal: str) -> ApiError:
    text = f"Illegal characters found in parameter '{name}'; legal range is '{legal}'."
    return ApiError(400, -1100, text)


def bad_value(name: str) -> ApiError:
    return ApiError(400, -1130, f"Data sent for parameter '{name}' is not valid.")


def bad_combination() -> ApiError:
    return ApiError(400, -1128, "Combination of optional parameters invalid.")


def too_many(limit: int, retry_after: int) -> ApiError:
    text = (
        f"Too much request weight used; current limit is {limit} request weight per 1 MINUTE. "
        "Please use WebSocket Streams for live updates to avoid polling the API."
    )
    return ApiError(429, -1003, text, {"Retry-After": str(retry_after)})


def unavailable(status: int) -> ApiError:
    text = "Internal error; unable to process your request. Please try again."
    return ApiError(status, -1001, text)
