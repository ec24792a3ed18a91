# SPDX-License-Identifier: GPL-3.0-only
"""Settings from the environment."""

from pathlib import Path

import pytest

from pilot_runtime import pod
from pilot_runtime.preload.settings import PodSettings, SettingInvalidError


def test_defaults_are_those_of_the_pod_protocol() -> None:
    settings = PodSettings.from_environment({})
    assert settings == PodSettings(
        Path("/run/pilot"), Path("/var/lib/pilot"), True, True, 4.0, ("binance",)
    )


def test_everything_can_be_set() -> None:
    settings = PodSettings.from_environment(
        {
            "PILOT_RUN_DIR": "/r",
            "PILOT_DATA_DIR": "/d",
            "PILOT_PRELOAD": "FALSE",
            "PILOT_IMMORTAL": "no",
            "PILOT_REHEARSE_SECONDS": "2.5",
            "PILOT_EXCHANGES": "okx, Binance,okx",
        }
    )
    assert settings == PodSettings(Path("/r"), Path("/d"), False, False, 2.5, ("okx", "binance"))


@pytest.mark.parametrize(
    ("variable", "value", "allowed"),
    [
        ("PILOT_PRELOAD", "maybe", "true or false"),
        ("PILOT_REHEARSE_SECONDS", "-1", "0 to 600"),
        ("PILOT_REHEARSE_SECONDS", "soon", "0 to 600"),
        ("PILOT_RUN_DIR", "relative", "an absolute path"),
        ("PILOT_EXCHANGES", "bin ance", "comma separated"),
    ],
)
def test_wrong_values_are_named_with_what_is_allowed(variable, value, allowed) -> None:
    with pytest.raises(SettingInvalidError, match=allowed) as caught:
        PodSettings.from_environment({variable: value})
    assert caught.value.variable == variable


def test_pod_says_what_is_wrong_and_ends(monkeypatch, capsys, tmp_path) -> None:
    monkeypatch.setenv("PILOT_RUN_DIR", str(tmp_path))
    monkeypatch.setenv("PILOT_IMMORTAL", "perhaps")
    assert pod.main() == 64
    assert "PILOT_IMMORTAL='perhaps' is not valid" in capsys.readouterr().err


def test_pod_says_when_its_run_directory_cannot_be_written(monkeypatch, capsys, tmp_path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PILOT_RUN_DIR", str(tmp_path / "file" / "below"))
    monkeypatch.delenv("PILOT_IMMORTAL", raising=False)
    assert pod.main() == 66
    assert "PILOT_RUN_DIR cannot be written" in capsys.readouterr().err


def test_without_a_preload_nothing_is_forked() -> None:
    assert pod.launchers(preloaded=False) == {}
    assert set(pod.launchers(preloaded=True)) == {"pilot-bot", "pilot-agent"}
