"""What every handler uses: the context, pages and buttons, replies, roles, open questions. Imports no handler."""
