"""The web page: rendered on the server, in Danish or English, over the same calls as the API."""
