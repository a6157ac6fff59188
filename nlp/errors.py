"""What can go wrong while understanding a text. Every message says what to do next.

NlpError
ModelMissing        a model is neither bundled, nor a folder, nor downloaded before
"""


class NlpError(Exception):
    """A text that could not be understood, or a model that could not be used."""


class ModelMissing(NlpError):
    """A model that is not on this machine; the message names the command that fetches it."""
