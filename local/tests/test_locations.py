# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace
from pathlib import Path

import pytest

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.locations import locate
from pilot_cli.ports import Ports, pod_subnet_for


def test_defaults_are_in_the_checkout_and_the_users_cache(tmp_path):
    found = locate({"HOME": "/home/u"}, tmp_path)
    assert found.home == tmp_path / ".pilot"
    assert found.cache == Path("/home/u/.cache/crypto-pilot")
    assert found.ports.api_server == 21003
    assert found.pod_subnet == "127.77.0.0/16"


def test_environment_overrides_everything(tmp_path):
    env = {
        "PILOT_HOME": "/x/home",
        "PILOT_CACHE": "/x/cache",
        "PILOT_PORT_BASE": "22800",
        "PILOT_POD_SUBNET": "127.5.0.0/16",
    }
    found = locate(env, tmp_path)
    assert (found.home, found.cache) == (Path("/x/home"), Path("/x/cache"))
    assert (found.ports.base, found.pod_subnet) == (22800, "127.5.0.0/16")


def test_xdg_cache_home_is_respected(tmp_path):
    assert locate({"XDG_CACHE_HOME": "/c"}, tmp_path).cache == Path("/c/crypto-pilot")


@pytest.mark.parametrize("text", ["80", "abc", "-1", "60000", "21000.5"])
def test_a_bad_port_base_is_named(tmp_path, text):
    with pytest.raises(PilotFailure) as refused:
        locate({"PILOT_PORT_BASE": text}, tmp_path)
    assert refused.value.code is ExitCode.USAGE
    assert "PILOT_PORT_BASE" in str(refused.value)
    assert text in str(refused.value)


@pytest.mark.parametrize("text", ["nonsense", "10.0.0.0/16", "127.5.0.0/30", "127.5.0.1/16", "::1"])
def test_a_bad_pod_subnet_is_named(tmp_path, text):
    with pytest.raises(PilotFailure) as refused:
        locate({"PILOT_POD_SUBNET": text}, tmp_path)
    assert refused.value.code is ExitCode.USAGE
    assert "PILOT_POD_SUBNET" in str(refused.value)
    assert text in str(refused.value)


def test_no_two_ports_of_a_cluster_are_the_same():
    ports = Ports(21000)
    names = [name for name, kind in vars(Ports).items() if isinstance(kind, property)]
    values = [getattr(ports, name) for name in names]
    assert len(values) == 10
    assert len(set(values)) == len(values)


def test_neighbouring_clusters_have_pods_elsewhere():
    subnets = [pod_subnet_for(base) for base in range(1100, 32600, 100)]
    assert len(set(subnets[:254])) == 254
    for subnet in subnets:
        octet = int(subnet.split(".")[1])
        assert 1 <= octet <= 254


def test_home_files(locations):
    # A home with a long path has its sockets elsewhere; that of a test may be long.
    locations = replace(locations, home=Path("/short"))
    assert locations.kubeconfig == locations.home / "kubeconfig"
    assert locations.supervisor_socket.parent == locations.home / "run"
    assert locations.logs == locations.home / "logs"
