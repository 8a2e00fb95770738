"""Cut words alike: the index is made anew, of words that no database cuts once more.

Why: SQLite's tokenizer cut at letters of which it knew another class than we did (the box of a keycap emoji), and
then a word asked for was a phrase, which such an index refuses. What the index holds can be made anew at any time.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.search import word_index
from storage.tables.types import is_sqlite

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

FORMER = (
    "CREATE VIRTUAL TABLE ticket_words USING fts5(words, detail=none, prefix='2 3 4', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)


def upgrade() -> None:
    word_index.drop(op.get_bind())
    word_index.create(op.get_bind())


def downgrade() -> None:
    if is_sqlite(op.get_bind()):
        word_index.drop(op.get_bind())
        op.execute(sa.text(FORMER))
    word_index.rebuild(op.get_bind())
