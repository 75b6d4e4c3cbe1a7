"""The engine and its sessions, errors in plain words, migrations, backups, the courier's lock."""
