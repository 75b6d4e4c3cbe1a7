"""What tests share: fakes of our own ports, makers of values, and a Bot API server on loopback."""
