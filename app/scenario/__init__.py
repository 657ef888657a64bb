"""From the author's text to an immutable Scenario, or to a list of located problems.

Imports nothing of ours but `app.errors` and `app.i18n`. Never touches the network, a clock or a show.
"""
