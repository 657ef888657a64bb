"""The play itself, pure: commands, events, state, rules, tallies, views, transcript.

Imports `app.scenario`, `app.errors` and `app.i18n` only. Never reads a clock, a random source, a file or a socket.
"""
