"""The append-only sealed record: store, seal, export, backup, doorbell. Knows SQL, knows no play.

Event bodies and ballots are opaque bytes here. Imports `app.errors` and `app.i18n` only. Never decides anything about
a show, never answers before its transaction is durable.
"""
