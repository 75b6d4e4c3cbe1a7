"""What is served over HTTP, by one ASGI app in the bot's process: in come Telegram's updates and readers' requests, out
go pages to cite, feeds, and whether all is well.

Starlette, uvicorn and Jinja2 are imported only where something is served, so a bot that polls pays nothing for them.
"""
