"""The process that plants breaches in a copy of the tree, one after the other, and says which contracts break.

It is run in the copy, is told the breaches as JSON, and answers so. One process: a start takes as long as a look.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from importlinter.application import use_cases
from importlinter.configuration import configure

CACHE = ".read"  # in the copy: what stands in the files that have not changed


def broken() -> list[str]:
    """Return the contracts that the tree does not keep."""
    configure()
    options = use_cases.read_user_options()
    use_cases._register_contract_types(options)
    report = use_cases.create_report(options, cache_dir=CACHE)
    return [contract.name for contract, check in report.get_contracts_and_checks() if not check.kept]


def broken_by(file: str, line: str) -> list[str]:
    """Return them while a line stands in a file."""
    planted = Path(file)
    former = planted.read_text(encoding="utf-8") if planted.exists() else None
    planted.write_text(f"{former or ''}\n{line}\n", encoding="utf-8")
    try:
        return broken()
    finally:
        if former is None:
            planted.unlink()
        else:
            planted.write_text(former, encoding="utf-8")


def main() -> None:
    """Answer: without a breach, then with each, then without one again."""
    sys.path.insert(0, str(Path.cwd()))
    found = [broken(), *(broken_by(file, line) for file, line in json.load(sys.stdin)), broken()]
    print(f"\n{json.dumps(found)}")  # noqa: T201 - the linter says something, too


if __name__ == "__main__":
    main()
