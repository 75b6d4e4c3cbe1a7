"""The beat: a TOML file becomes a checked `Beat`, with its terms and words made ready to be found in texts."""
