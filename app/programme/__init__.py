"""What an organizer keeps between the evenings: projects, plans, evidence, letters, comments, keys. Ordinary rows in
ordinary tables, in the house's database. Reads shows through ledger and record and changes none. Imports ledger, record
and show, never web or live.
"""
