# SPDX-License-Identifier: Apache-2.0
"""Makes the cluster's certificates. Run as a program in the runtime environment.

usage: certificates.py DIRECTORY
"""

from __future__ import annotations

import datetime
import ipaddress
import os
import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_VALID = datetime.timedelta(days=3650)
_SERVER = ExtendedKeyUsageOID.SERVER_AUTH
_CLIENT = ExtendedKeyUsageOID.CLIENT_AUTH
_CA_USAGE = x509.KeyUsage(
    digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False,
    key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False,
    decipher_only=False,
)  # fmt: skip
_NAMES = ("localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc")
_ADDRESSES = ("127.0.0.1", "10.77.0.1")


class Authority:
    """The cluster's own certificate authority; its key is forgotten once all are signed."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("pilot-ca")
        builder = self._builder(self._name, self._key)
        public = self._key.public_key()
        builder = (
            builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
            .add_extension(_CA_USAGE, True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), False)
        )
        certificate = builder.sign(self._key, hashes.SHA256())
        (directory / "ca.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def issue(self, file: str, subject: str, *usages: x509.ObjectIdentifier) -> None:
        """Writes `file`.key and `file`.crt."""
        key = ec.generate_private_key(ec.SECP256R1())
        names: list[x509.GeneralName] = [x509.DNSName(name) for name in _NAMES]
        names += [x509.IPAddress(ipaddress.ip_address(address)) for address in _ADDRESSES]
        builder = (
            self._builder(_name(subject), key)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
            .add_extension(x509.ExtendedKeyUsage(usages), False)
            .add_extension(x509.SubjectAlternativeName(names), False)
            .add_extension(self._signed_by_us(), False)
        )
        certificate = builder.sign(self._key, hashes.SHA256())
        write_key(self._directory / f"{file}.key", key)
        pem = certificate.public_bytes(serialization.Encoding.PEM)
        (self._directory / f"{file}.crt").write_bytes(pem)

    def _signed_by_us(self) -> x509.AuthorityKeyIdentifier:
        # Python 3.13 refuses certificates that do not name the key they are signed with.
        return x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey
    ) -> x509.CertificateBuilder:
        now = datetime.datetime.now(datetime.UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            # An hour back: clocks of virtual machines jump.
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + _VALID)
        )


def write_key(file: Path, key: ec.EllipticCurvePrivateKey) -> None:
    """PEM in the older format, the only one the API server takes; for the owner alone."""
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
        handle.write(pem)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def main(directory: Path) -> None:
    authority = Authority(directory)
    authority.issue("api-server", "kube-apiserver", _SERVER)
    authority.issue("etcd", "etcd", _SERVER, _CLIENT)
    authority.issue("etcd-client", "kube-apiserver-etcd-client", _CLIENT)
    write_key(directory / "service-account.key", ec.generate_private_key(ec.SECP256R1()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
