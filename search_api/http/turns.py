"""Searches take turns: as many are worked on at a time as there are processors, first come first.

Most of a search is Python, which runs in one thread at a time. Thirty at once are no faster than a
few, and any of them may come last again and again; in turn, who waits holds no thread.
"""

import os
from asyncio import Semaphore
from collections.abc import AsyncIterator

from fastapi import Depends, Request

_MEANWHILE = 4
"""How many searches a processor works on where it mostly waits for a server's index."""


def make_turns(*, away: bool) -> Semaphore:
    """Return the turns of one service; AWAY where the index is on a server."""
    processors = os.cpu_count() or 1
    return Semaphore(_MEANWHILE * processors if away else max(2, processors))


async def _turn(request: Request) -> AsyncIterator[None]:
    turns: Semaphore = request.app.state.turns
    async with turns:
        yield


IN_TURN = Depends(_turn, scope="function")
"""Makes an address wait for its turn, which ends before the answer is sent, however slowly."""
