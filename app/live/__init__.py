"""Shows running in memory: the showrunner, the house, the clock, frames, the crowd of sockets.

The only place where time, storage and rules meet. Imports `app.show`, `app.ledger`, `app.scenario`; never `app.web`.
"""
