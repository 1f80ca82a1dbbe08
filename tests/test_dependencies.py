"""One set of packages on every machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, version

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def pinned(lines: list[str]) -> dict[str, str]:
    """Names to versions. Fails on what is not pinned with `==`."""
    pins: dict[str, str] = {}
    for line in lines:
        requirement = Requirement(line)
        (specifier,) = requirement.specifier
        assert specifier.operator == "==", line
        pins[canonicalize_name(requirement.name)] = specifier.version
    return pins


def locked() -> dict[str, str]:
    return pinned(re.findall(r"^([A-Za-z0-9][^\s;]*==[^\s;\\]+)", LOCK, re.M))


def constrained() -> dict[str, str]:
    return pinned(PROJECT["tool"]["uv"]["constraint-dependencies"])


def test_the_lock_and_the_constraints_are_equal() -> None:
    assert locked() == constrained()


def test_what_is_asked_for_is_pinned_to_the_same_versions() -> None:
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert pinned(asked).items() <= constrained().items()
    built_with = PROJECT["build-system"]["requires"]
    assert pinned(built_with) == pinned(PROJECT["tool"]["uv"]["build-constraint-dependencies"])


def test_what_is_installed_is_what_is_locked() -> None:
    for name, wanted in locked().items():
        try:
            assert version(name) == wanted, name
        except PackageNotFoundError:
            marker = re.search(rf"^{re.escape(name)}==\S+ ; (.+?)\s*\\?$", LOCK, re.M)
            assert marker, f"{name} is not installed and has no condition"


def test_every_package_of_the_lock_has_a_hash() -> None:
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.M)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block.split("\n")[0])


def test_no_file_in_git_carries_a_download_address() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    assert "uv.lock" not in files
    address = r"https?://\S+\.(?:whl|tar\.gz|tgz|zip)\b|^\s*--(?:index-url|extra-index-url|find-links)|\"resolved\":"
    for name in filter(None, files):
        path = ROOT / name
        if path.suffix in {".lock", ".toml", ".json", ".txt", ".yml", ".yaml", ".cfg", ".sh", ""} and path.is_file():
            assert not re.search(address, path.read_text("utf-8", "replace"), re.M), name
