"""Community experimental theatre. Layers, top to bottom: web, live and rehearse, record, ledger and show, scenario."""
