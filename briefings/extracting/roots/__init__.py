"""Claims and attributions come in; where each claim first comes from goes out, as a chain."""
