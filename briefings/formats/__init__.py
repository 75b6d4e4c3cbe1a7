"""Domain values as JSON rows and reports: the claim format, the briefing format, the page of one extraction."""
