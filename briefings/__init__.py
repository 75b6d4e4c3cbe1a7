"""The domain: reading, extracting, filing, matching, composing. No chat, no database, no network, no clock."""
