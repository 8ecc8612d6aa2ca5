"""Bytes that nobody wrote, for everything that reads bytes of others: nothing may escape but what is promised."""
