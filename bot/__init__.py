"""What faces people: Telegram, a chat in the terminal, the command line, web pages. `app.py` joins the parts."""
