"""Find what cards show: the index is made anew, with module and caller, and with spellings folded further.

Why: people look for a ticket by what they remember of it, and that is as often who called, or what it was about, as
the words in it. What the index holds can be made anew at any time.
"""

from __future__ import annotations

from alembic import op

from storage.search import word_index

revision = "0021"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    word_index.rebuild(op.get_bind())


def downgrade() -> None:
    word_index.rebuild(op.get_bind())
