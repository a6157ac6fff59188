"""Keys over HTTP, for who has the scope `admin`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from search_api.http.keys import Key, KeyRing, Scope
from search_api.http.problems import NotHere

router = APIRouter(tags=["keys"])


class NewKey(BaseModel):
    """What a key is to be: whose, and what it opens."""

    name: str = Field(min_length=1, max_length=100, description="Whose key it is.")
    scope: Scope = Scope.READ


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key with its secret, which is shown this once."""

    key: Key
    secret: str


def _keys(request: Request) -> KeyRing:
    keys: KeyRing = request.app.state.keys
    return keys


TheKeys = Annotated[KeyRing, Depends(_keys)]


@router.get("/api/keys")
def list_keys(keys: TheKeys) -> list[Key]:
    """List the keys; what they are themselves is known to nobody."""
    return keys.everyone()


@router.post("/api/keys", status_code=201)
def add_key(new: NewKey, keys: TheKeys) -> MadeKey:
    """Make a key; the secret is in this answer and nowhere else."""
    return MadeKey(*keys.add(new.name, new.scope))


@router.delete("/api/keys/{key_id}", status_code=204)
def remove_key(key_id: str, keys: TheKeys) -> None:
    """Remove a key and end what was begun with it."""
    if not keys.remove(key_id):
        msg = "there is no such key"
        raise NotHere(msg)
