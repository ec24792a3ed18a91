# SPDX-License-Identifier: Apache-2.0
"""Finds objects in the cluster, and ends the command with a sentence when that fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation

T = TypeVar("T")


class Named(Protocol):
    """What Kubernetes tells apart by namespace and name."""

    @property
    def namespace(self) -> str: ...

    @property
    def name(self) -> str: ...


def items(invocation: Invocation, *words: str) -> list[dict[str, Any]]:
    """`kubectl get …`; ends the command when the API server does not answer."""
    try:
        return invocation.kubectl.items(*words)
    except KubectlFailed as error:
        raise PilotFailure(
            ExitCode.NOT_READY, f"The API server does not answer: {error}"
        ) from error


def one_named(
    every: Sequence[T],
    named: Callable[[T], Named],
    kinds: tuple[str, str],
    name: str,
    namespace: str,
) -> T:
    """The one of that name; `namespace` may be empty while the name is unique.

    `kinds`: what one is called and what several are, as in `("pool", "Pools")`.
    """
    found = [
        one
        for one in every
        if named(one).name == name and namespace in ("", named(one).namespace)
    ]  # fmt: skip
    if not found:
        names = ", ".join(sorted({named(one).name for one in every})) or "none"
        raise PilotFailure(
            ExitCode.NOT_FOUND, f"There is no {kinds[0]} {name!r}; there are: {names}."
        )
    if len(found) > 1:
        places = ", ".join(named(one).namespace for one in found)
        raise PilotFailure(
            ExitCode.USAGE,
            f"{kinds[1]} named {name!r} are in several namespaces ({places}): add --namespace.",
        )
    return found[0]
