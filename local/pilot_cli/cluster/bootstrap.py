# SPDX-License-Identifier: Apache-2.0
"""Puts into a fresh API server what the product needs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pilot_cli.cluster.kubectl import Kubectl

_CRD_SECONDS = 30
BASE = Path(__file__).parent.parent / "manifests" / "base.yaml"


def crd_files(checkout: Path) -> list[Path]:
    """The checked-in CRDs."""
    return sorted((checkout / "crds" / "src" / "main" / "resources" / "crds").glob("*.yaml"))


def apply_base(kubectl: Kubectl, checkout: Path) -> None:
    """Applies base objects, CRDs and our manifests; returns when they can be used."""
    with ThreadPoolExecutor() as pool:
        crds = pool.submit(_apply_crds, kubectl, checkout)
        kubectl.apply("-f", BASE)
        kubectl.apply(
            "-f", checkout / "operator" / "manifests",
            "-f", checkout / "api-server" / "manifests",
        )  # fmt: skip
        crds.result()


def _apply_crds(kubectl: Kubectl, checkout: Path) -> None:
    files = crd_files(checkout)
    kubectl.apply(*[word for file in files for word in ("-f", str(file))])
    names = ("bots", "botpools", "strategies")
    crds = [f"crd/{name}.crypto-pilot.dev" for name in names]
    kubectl.run("wait", "--for=condition=Established", f"--timeout={_CRD_SECONDS}s", *crds)
