"""Everything that people meet: Telegram, a chat in the terminal, the command line. The parts are joined here."""
