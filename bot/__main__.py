"""The door: `helpdesk`, or `python -m bot`."""

import os
import sys

from bot.commands.cli import main as run


def main() -> None:
    """Run the command line on this process's arguments and environment."""
    os.umask(0o077)  # what we write (database, backups, exports) holds people's names and numbers
    sys.exit(run(sys.argv[1:], os.environ))


if __name__ == "__main__":
    main()
