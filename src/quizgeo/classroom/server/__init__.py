"""The server of a room: a keeper that joins room, log and connections, limits at the gate, and routes of HTTP.

Only what is called `app` here knows aiohttp; the others are tried without a network.
"""
