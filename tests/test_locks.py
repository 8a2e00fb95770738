"""The lock files hold what pyproject.toml asks for, every file by its hash, and no address."""

import json
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
BROUGHT = [line for extra in ("encryption", "mail", "demo") for line in EXTRAS[extra]]
RUN = [*PROJECT["project"]["dependencies"], *BROUGHT, *PROJECT["build-system"]["requires"]]
DEV = [*RUN, *EXTRAS["dev"]]
AIOGRAM = "tests/sandbox/bots/aiogram/requirements"
LOCKS = [
    ("requirements.lock", RUN),
    ("requirements-dev.lock", DEV),
    (f"{AIOGRAM}.lock", (ROOT / f"{AIOGRAM}.in").read_text(encoding="utf-8").splitlines()),
]


def entries(lock: str) -> dict[str, str]:
    """Return each locked name, and what follows it."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line.strip()]
    return {requirement.partition("==")[0]: f"{requirement} {rest}" for requirement, rest in lines}


@pytest.mark.parametrize(("lock", "wanted"), LOCKS)
def test_what_is_asked_for_is_locked(lock: str, wanted: list[str]) -> None:
    locked = entries(lock)
    for line in wanted:
        asked = Requirement(line)
        name = re.sub(r"[-_.]+", "-", asked.name).lower()
        assert name in locked, f"{name} is not in {lock}: make lock"
        version = Requirement(locked[name].split()[0]).specifier
        assert asked.specifier.contains(str(version).removeprefix("==")), f"{lock} holds {name}{version}: make lock"


@pytest.mark.parametrize(("lock", "_wanted"), LOCKS)
def test_every_file_is_held_by_its_hash_and_nothing_names_an_address(lock: str, _wanted: list[str]) -> None:
    assert all("--hash=sha256:" in rest for rest in entries(lock).values())
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "-index" not in text
    assert "find-links" not in text


def test_node_packages_are_held_by_their_hash_and_nothing_names_an_address() -> None:
    text = (ROOT / "tests/sandbox/bots/grammy/package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert packages.pop("")["dependencies"] == {"grammy": packages["node_modules/grammy"]["version"]}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert "://" not in text


def test_the_work_is_done_with_the_versions_that_run() -> None:
    run, dev = entries("requirements.lock"), entries("requirements-dev.lock")
    assert {name: dev.get(name) for name in run} == run


# What is wanted though no line of ours imports it, and why.
UNSEEN = {
    "python-multipart": "starlette reads forms and uploads with it",
    "sniffio": "httpcore looks for it at every request",
    "tzdata": "zoneinfo reads it where the system has no zones",
}
ROOMS = ("bot", "handlers", "helpdesk", "storage", "sandbox")


def imported() -> set[str]:
    """Return the distributions that our rooms import."""
    of_modules = packages_distributions()
    text = "\n".join(file.read_text(encoding="utf-8") for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    modules = set(re.findall(r"^\s*(?:from|import) (\w+)", text, re.MULTILINE))
    found = {name for module in modules for name in of_modules.get(module, ())}
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def test_nothing_is_wanted_that_is_not_used() -> None:
    wanted = {re.sub(r"[-_.]+", "-", Requirement(line).name).lower() for line in RUN} - {"setuptools"}
    assert wanted - imported() == set(UNSEEN)


def test_what_a_release_says_it_brings_along_is_what_the_lock_holds() -> None:
    text = (ROOT / "sbom.cdx.json").read_text(encoding="utf-8")
    told = json.loads(text)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["version"] == PROJECT["project"]["version"]
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {line.split()[0].replace("==", "@") for line in lines if "==" in line}
    assert {one["purl"] for one in told["components"]} == {f"pkg:pypi/{ref}" for ref in locked}, "make sbom"
    refs = [one["bom-ref"] for one in told["components"]]
    assert len(refs) == len(set(refs))
    assert {one["ref"] for one in told["dependencies"]} == {*refs, "mukta-helpdesk"}
    assert {needed for one in told["dependencies"] for needed in one["dependsOn"]} <= set(refs)
    unknown = {one["name"] for one in told["components"] if "licenses" not in one}
    assert unknown & imported() <= {"pyrage"}  # it brings a licence (MIT), but does not say which
    assert "://" not in text
