"""What is served over HTTP: in come Telegram's updates, by webhook, out go answers to Telegram alone."""
