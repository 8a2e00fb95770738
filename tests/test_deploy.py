"""What a desk is deployed with says what it must and names what is there; what can't be run here is said loudly."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.config.load import load

yaml = pytest.importorskip("yaml", reason="NOT CHECKED HERE: no PyYAML for compose and Kubernetes")

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "deploy" / "helpdesk.service"
USER = "10001"


def dockerfile() -> list[tuple[str, str]]:
    """Return the instructions, each with what it is told, joined where it is broken over lines."""
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)]


def stages() -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    for word, rest in dockerfile():
        if word == "FROM":
            found.append([])
        found[-1].append((word, rest))
    return found


def compose() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    return said


def kubernetes() -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")))


def unit() -> list[tuple[str, str]]:
    lines = [line.strip() for line in UNIT.read_text(encoding="utf-8").splitlines()]
    pairs = [line.partition("=") for line in lines if line and line[0] not in "#["]
    return [(key, value) for key, _, value in pairs]


# -- the image


def test_the_image_is_built_in_stages_with_locked_dependencies_and_run_without_rights() -> None:
    build, final = stages()
    assert any("--require-hashes" in rest and "requirements.lock" in rest for _, rest in build)
    assert not any("--require-hashes" in rest or "pip install" in rest for _, rest in final)
    assert ("USER", f"{USER}:{USER}") in final
    assert [word for word, _ in final][-2:] == ["ENTRYPOINT", "CMD"]
    (check,) = [rest for word, rest in final if word == "HEALTHCHECK"]
    assert "/healthz" in check
    assert "8081" in check


def test_each_instruction_is_known_and_each_base_image_has_a_tag_and_no_registry() -> None:
    known = {
        "FROM", "WORKDIR", "ENV", "RUN", "COPY", "VOLUME", "USER", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK",
        "ENTRYPOINT", "CMD",
    }  # fmt: skip
    assert {word for word, _ in dockerfile()} <= known
    images = [rest.split()[0] for word, rest in dockerfile() if word == "FROM"]
    assert all(re.fullmatch(r"[a-z]+:[\w.-]+", image) and not image.endswith(":latest") for image in images)
    assert len(set(images)) == 1, "what was compiled in one is run in the other"


def test_all_that_is_copied_is_there_and_let_through_and_nothing_of_ours_is_missing() -> None:
    build, _ = stages()
    copied = [name for word, rest in build if word == "COPY" for name in rest.split()[:-1]]
    through = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in copied:
        assert (ROOT / name).exists(), name
        assert f"!{name}" in through
    packages = re.search(r"\[tool\.setuptools\.packages\.find\]\ninclude = \[(.*?)\]", _pyproject(), re.DOTALL)
    assert packages is not None
    assert {word.rstrip("*.") for word in re.findall(r'"([\w.*]+)"', packages[1])} <= set(copied)


def _pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_lists_of_packages_are_not_left_in_the_image() -> None:
    for word, rest in dockerfile():
        if word == "RUN" and "apt-get install" in rest:
            assert "--no-install-recommends" in rest
            assert "rm -rf /var/lib/apt/lists/*" in rest


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="NOT CHECKED HERE: no hadolint for the Dockerfile")
def test_hadolint_finds_nothing() -> None:
    subprocess.run(["hadolint", str(ROOT / "Dockerfile")], check=True)


# -- compose


def test_the_composed_helpdesk_can_write_nothing_but_its_volume_and_has_no_rights() -> None:
    service = compose()["services"]["helpdesk"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["volumes"] == ["desk:/data"]
    assert service["depends_on"]["database"]["condition"] == "service_healthy"
    assert "ports" not in service
    assert "ports" not in compose()["services"]["database"]


def test_two_processes_are_composed_of_which_one_stands_by() -> None:
    assert compose()["services"]["helpdesk"]["deploy"] == {"replicas": 2}
    assert "container_name" not in compose()["services"]["helpdesk"], "there are two of them"


def test_each_volume_and_secret_that_is_used_is_named_and_no_secret_stands_in_the_file() -> None:
    said = compose()
    for service in said["services"].values():
        assert set(service.get("secrets", ())) <= set(said["secrets"])
        assert {mount.partition(":")[0] for mount in service["volumes"]} <= set(said["volumes"])
    assert all(set(secret) == {"file"} for secret in said["secrets"].values())


# -- what the settings are called


def _environment() -> dict[str, str]:
    found: dict[str, str] = dict(compose()["services"]["helpdesk"]["environment"])
    (container,) = kubernetes()[0]["spec"]["template"]["spec"]["containers"]
    found |= {one["name"]: str(one.get("value", "")) for one in container["env"]}
    return found


def test_the_environment_that_they_set_is_read_as_settings(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("12345:abcdefghijklmnopqrstuvwxyz0123456789\n", encoding="utf-8")
    environ = _environment()
    for listen in ("127.0.0.1:8081", "0.0.0.0:8081"):
        composed = {
            "HELPDESK_TELEGRAM__TOKEN_FILE": str(token), "HELPDESK_HEALTH__LISTEN": listen,
            "HELPDESK_DATABASE__URL": "postgresql+asyncpg://helpdesk@database/helpdesk",
        }  # fmt: skip
        assert set(composed) <= set(environ)
        config = load(None, composed)
        assert config.token().startswith("12345:")
        assert config.health.listen.port == 8081


# -- kubernetes


def test_the_pods_run_without_rights_on_a_read_only_root() -> None:
    pod = kubernetes()[0]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] == int(USER)
    assert pod["automountServiceAccountToken"] is False
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["securityContext"]["allowPrivilegeEscalation"] is False
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}


def test_a_standby_is_live_and_holds_no_rollout_up() -> None:
    deployment, budget = kubernetes()
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert deployment["spec"]["replicas"] == 2
    assert deployment["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 1
    assert deployment["spec"]["selector"]["matchLabels"] == budget["spec"]["selector"]["matchLabels"]
    assert deployment["spec"]["template"]["metadata"]["labels"] == deployment["spec"]["selector"]["matchLabels"]


# -- systemd


def test_the_unit_is_hardened_and_watched() -> None:
    said = dict(unit())
    assert said["Type"] == "notify"
    assert 0 < int(said["WatchdogSec"]) <= 120
    assert said["Restart"] == "always"
    assert said["RestartPreventExitStatus"] == "2"
    assert said["CapabilityBoundingSet"] == ""
    for key in (
        "NoNewPrivileges",
        "ProtectHome",
        "PrivateTmp",
        "PrivateDevices",
        "LockPersonality",
        "RestrictRealtime",
    ):
        assert said[key] == "yes", key
    assert said["ProtectSystem"] == "strict"
    assert int(said["TimeoutStopSec"]) > 10, "a stop takes up to ten seconds"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="NOT CHECKED HERE: no systemd-analyze")
def test_systemd_reads_every_line_of_the_unit_and_finds_it_little_exposed(tmp_path: Path) -> None:
    here = tmp_path / "helpdesk.service"
    text = UNIT.read_text(encoding="utf-8")
    here.write_text(re.sub(r"ExecStart=\S+", f"ExecStart={shutil.which('true')}", text), encoding="utf-8")
    verify = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(here)], check=False, capture_output=True, text=True
    )
    assert (verify.returncode, [line for line in verify.stderr.splitlines() if "helpdesk" in line]) == (0, [])
    exposed = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=20", str(here)],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert exposed.returncode == 0, exposed.stdout[-500:]
