"""Measures a running house with real sockets and real seats, beside a bare loop in the same run.

Starts `theatre serve` and the bare loop as processes of their own, pinned to one core, and holds the phones from
another. Asserts what it measures: acknowledged is counted is recorded. Imports nothing of the house, so that it knows
no more than a phone does; only the command line imports it.
"""
