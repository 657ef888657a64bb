"""An evening with nobody in the hall: simulated residents, experts and a facilitator, with or without a server.

May import `app.live`, `app.show` and what lies below them. The simulated people know only
what a phone may know and act through the same public acts as everybody. Chance comes from one seed that is handed in;
nothing here reads a clock but `online`, which talks to a running server.
"""
