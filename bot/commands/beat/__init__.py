"""`dateline beat`: makes, checks, tries, teaches and explains a beat."""
