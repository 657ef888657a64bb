"""What an evening borrows, who has which skill, groups that play, and what was declared of an evening."""

import sqlalchemy as sa
from alembic import op

revision = "programme_0003"
down_revision = "programme_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "declared",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_declared_show", "declared", ["show"])
    op.create_table(
        "resource",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("sure", sa.Boolean, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_resource_show", "resource", ["show"])
    op.create_table(
        "helper",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("skill", sa.Text, nullable=False),
        sa.Column("offer", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_helper_project", "helper", ["project"])
    op.create_table(
        "troupe",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("members", sa.Text, nullable=False),
        sa.Column("play", sa.Text, nullable=False),
        sa.Column("rehearsals", sa.Text, nullable=False),
        sa.Column("next", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_troupe_project", "troupe", ["project"])


def downgrade() -> None:
    for name in ("troupe", "helper", "resource", "declared"):
        op.drop_table(name)
