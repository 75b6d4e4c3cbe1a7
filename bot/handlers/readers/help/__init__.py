"""What Dateline can do, for who begins or asks: the greeting, help by section, menus, examples, language."""
