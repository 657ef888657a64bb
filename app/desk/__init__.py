"""What an author needs before the evening: packages, drafts, versions, plain lines, stories, translation tables.

Imports `app.scenario`, `app.errors` and `app.i18n`, nothing else of ours. Knows no request, no show, no database.
"""
