"""The tables, by what they are for. Whoever needs one needs all: they stand in one schema."""

from app.programme.tables.after import *
from app.programme.tables.evidence import *
from app.programme.tables.keys import *
from app.programme.tables.season import *
