# SPDX-License-Identifier: GPL-3.0-only
"""Files of a strategy, as Git directories and ConfigMap volumes have them."""

import json

import pytest

from pilot_runtime.validate.source.manifest import ManifestInvalidError, read_manifest
from pilot_runtime.validate.source.parse import parse
from pilot_runtime.validate.source.read import LONGEST_BYTES, NoSuchProgramError, read


def codes(reading):
    return [one.code for one in reading.findings]


def test_a_volume_of_a_configmap_is_links_within_itself(tmp_path):
    data = tmp_path / "..2026_11_21"
    data.mkdir()
    (data / "Ema.py").write_text("x = 1\n")
    (data / "metadata.json").write_text(
        json.dumps({"className": "Ema", "requirements": {"tradingMode": "futures"}})
    )
    (data / "parameters.json").write_text('{"buy": {"fast": 3}}')
    (tmp_path / "..data").symlink_to("..2026_11_21")
    for name in ("Ema.py", "metadata.json", "parameters.json"):
        (tmp_path / name).symlink_to(f"..data/{name}")
    reading = read(tmp_path)
    assert reading.findings == ()
    program = reading.program
    assert program.files == {"Ema.py": "x = 1\n"}
    assert (program.class_name, program.trading_mode) == ("Ema", "futures")
    assert program.parameters == {"buy": {"fast": 3}}


def test_a_link_to_the_outside_is_not_followed(tmp_path):
    (tmp_path / "secret.py").write_text("token = 1\n")
    home = tmp_path / "strategy"
    home.mkdir()
    (home / "Linked.py").symlink_to(tmp_path / "secret.py")
    (home / "Broken.py").symlink_to("nowhere.py")
    (home / "Loop.py").symlink_to("Loop.py")
    (home / "Folder.py").mkdir()
    reading = read(home)
    assert codes(reading) == ["BrokenLink", "NotAFile", "LeavesDirectory", "BrokenLink"]
    assert reading.program.files == {}


def test_files_that_are_no_text_too_large_or_hide_a_module(tmp_path):
    (tmp_path / "Bytes.py").write_bytes(b"x = '\xff'")
    (tmp_path / "Large.py").write_bytes(b"#" * (LONGEST_BYTES + 1))
    (tmp_path / "random.py").write_text("x = 1\n")
    reading = read(tmp_path)
    assert codes(reading) == ["NotUtf8", "TooLarge", "ShadowsModule"]
    assert list(reading.program.files) == ["random.py"]


def test_a_file_is_read_alone_and_its_class_may_be_named(tmp_path):
    (tmp_path / "A.py").write_text("")
    (tmp_path / "B.py").write_text("")
    program = read(tmp_path / "A.py", "A").program
    assert (list(program.files), program.class_name, program.trading_mode) == (
        ["A.py"],
        "A",
        "spot",
    )
    assert program.digest != read(tmp_path).program.digest


def test_nothing_to_read(tmp_path):
    with pytest.raises(NoSuchProgramError, match=r"no file that ends in \.py"):
        read(tmp_path)


def test_a_manifest_that_is_none(tmp_path):
    manifest = tmp_path / "strategy.yaml"
    manifest.write_text("a: [")
    (tmp_path / "A.py").write_text("")
    assert codes(read(tmp_path)) == ["ManifestInvalid"]
    manifest.write_text("- a")
    with pytest.raises(ManifestInvalidError, match="holds no mapping"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("x = 1\ndef f(:\n", "SyntaxError", 2),
        ("x = 1\0\n", "SyntaxError", 0),
        ("x = " + "-" * 250 + "1\n", "TooDeep", 1),
        ("x = " + "(" * 5000 + "\n", "SyntaxError", 1),
    ],
)
def test_text_that_has_no_tree(text, code, line):
    trees, findings = parse({"A.py": text})
    assert trees == {}
    assert [(one.code, one.line) for one in findings] in ([(code, line)], [("NotParsed", 0)])
