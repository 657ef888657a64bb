"""Projects, what comes after an evening, evidence, keys for programs."""

import sqlalchemy as sa
from alembic import op

revision = "programme_0002"
down_revision = "ledger_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "community",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
    )
    op.create_table(
        "answer",
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("flag", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_answer_show", "answer", ["show"])
    op.create_table(
        "apikey",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("shows", sa.Boolean, nullable=False),
        sa.Column("state", sa.Boolean, nullable=False),
        sa.Column("record", sa.Boolean, nullable=False),
        sa.Column("live", sa.Boolean, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, sa.ForeignKey("community.id", ondelete="CASCADE")),
        sa.Column("hash", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
        sa.Column("revoked", sa.BigInteger),
    )
    op.create_table(
        "lesson",
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_lesson_show", "lesson", ["show"])
    op.create_table(
        "letter",
        sa.Column("to", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("sent", sa.Text, nullable=False),
        sa.Column("answered", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_letter_show", "letter", ["show"])
    op.create_table(
        "photo",
        sa.Column("caption", sa.Text, nullable=False),
        sa.Column("taken", sa.Text, nullable=False),
        sa.Column("consent", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_photo_show", "photo", ["show"])
    op.create_table(
        "press",
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_press_show", "press", ["show"])
    op.create_table(
        "project",
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("convenor", sa.Text, nullable=False),
        sa.Column("purchaser", sa.Text, nullable=False),
        sa.Column("contract", sa.Text, nullable=False),
        sa.Column("needs", sa.Integer, nullable=False),
        sa.Column("begins", sa.Text, nullable=False),
        sa.Column("ends", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, sa.ForeignKey("community.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_project_community", "project", ["community"])
    op.create_table(
        "remark",
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_remark_show", "remark", ["show"])
    op.create_table(
        "selfcheck",
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("item", sa.Text, primary_key=True),
    )
    op.create_table(
        "stamp",
        sa.Column("arrived", sa.Text, nullable=False),
        sa.Column("left", sa.Text, nullable=False),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("guest", sa.Text, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "verdict",
        sa.Column("needs", sa.Integer, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("rules", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("pleased", sa.Integer, nullable=False),
        sa.Column("proof", sa.Integer, nullable=False),
        sa.Column("again", sa.Integer, nullable=False),
        sa.Column("stake", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("reviewer", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("bench", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "volunteer",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("planned", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer),
        sa.Column("said", sa.BigInteger),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_volunteer_show", "volunteer", ["show"])
    op.create_table(
        "voucher",
        sa.Column("serial", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("fen", sa.Integer, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("payee", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_voucher_show", "voucher", ["show"])
    op.create_table(
        "activity",
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("paper", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_activity_project", "activity", ["project"])
    op.create_table(
        "blank",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_blank_project", "blank", ["project"])
    op.create_table(
        "evening",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_evening_project", "evening", ["project"])
    op.create_table(
        "growth",
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("steps", sa.Text, nullable=False),
    )
    op.create_table(
        "target",
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("wanted", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("got", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_target_project", "target", ["project"])
    op.create_table(
        "task",
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_task_project", "task", ["project"])
    op.create_table(
        "topic",
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_topic_project", "topic", ["project"])
    op.create_table(
        "visit",
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("project", sa.Text, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("first", sa.Boolean, nullable=False),
    )
    op.create_index("ix_visit_project", "visit", ["project"])
    op.create_table(
        "signin",
        sa.Column("activity", sa.Text, sa.ForeignKey("activity.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("score", sa.Integer, nullable=False),
    )
    op.create_table(
        "value",
        sa.Column("show", sa.Text, sa.ForeignKey("show.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("blank", sa.Text, sa.ForeignKey("blank.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "wish",
        sa.Column("topic", sa.Text, sa.ForeignKey("topic.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("token", sa.Text, primary_key=True),
    )


def downgrade() -> None:
    for name in (
        "wish",
        "value",
        "signin",
        "visit",
        "topic",
        "task",
        "target",
        "growth",
        "evening",
        "blank",
        "activity",
        "voucher",
        "volunteer",
        "verdict",
        "stamp",
        "selfcheck",
        "remark",
        "project",
        "press",
        "photo",
        "letter",
        "lesson",
        "apikey",
        "answer",
        "community",
    ):
        op.drop_table(name)
