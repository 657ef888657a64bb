# One command per wish; tools/bootstrap.py does the work (on Windows: py tools/bootstrap.py run).
PYTHON ?= python3
CHORES := run test unit browser check format lock wheel bench gallery accessible fault fuzz translations example clean setup

.PHONY: help $(CHORES)
help:
	@echo "make run            an evening on this laptop (ROOM=40 make run: with forty simulated residents)"
	@echo "make test           everything that must hold; make unit, make browser: one part"
	@echo "make check          format, lint, types, layers, translations; make format puts the first two right"
	@echo "make translations   gather the sentences of app/locale/parts into app/locale/en.po"
	@echo "make example        the record in docs/examples again, from its ledger (ARGS=--anew plays it first)"
	@echo "make lock           pin the dependencies anew (UPGRADE=1: the newest)"
	@echo "make wheel          the program as one file; make clean removes what can be made again"
	@echo "make bench gallery accessible fault fuzz   load, pictures and axe for every page, broken disks, random input"

$(CHORES):
	@$(PYTHON) tools/bootstrap.py $@ $(ARGS)
