"""HTTP and sockets. Thin: read who asks and what, ask the showrunner, answer. Never decides a rule of the play.

Imports `app.live`, `app.show`, `app.ledger`, `app.scenario`.
"""
