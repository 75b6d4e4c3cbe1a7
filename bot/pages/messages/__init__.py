"""What subscribers are sent, as Telegram messages: digests, alerts and corrections."""
