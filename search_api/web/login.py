"""Signing in on the web page with a key, and what people see who are not let in."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from search_api.http.doorway import COOKIE, Doorway
from search_api.http.keys import SESSION_SECONDS
from search_api.http.problems import problem
from search_api.web.rendering import Renderer, language_of
from search_api.web.texts import load_texts


def make_login(doorway: Doorway, renderer: Renderer) -> APIRouter:
    """Return the pages for signing in and out."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/login")
    def show_login(request: Request, back: str = "/") -> HTMLResponse:
        return _page(request, renderer, doorway, back=back)

    @router.post("/login", response_model=None)
    def sign_in(
        request: Request, key: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/"
    ) -> Response:
        found = doorway.keys.find(key.strip())
        if found is None:
            return _page(request, renderer, doorway, back=back, wrong=True)
        answer = RedirectResponse(_inside(back), status_code=303)
        answer.set_cookie(
            COOKIE,
            doorway.keys.begin_session(found),
            max_age=SESSION_SECONDS,
            httponly=True,
            samesite="lax",  # with `strict`, a link in a mail would end at the sign-in page
            secure=request.url.scheme == "https",
        )
        return answer

    @router.post("/logout")
    def sign_out(request: Request) -> RedirectResponse:
        doorway.keys.end_session(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/login", status_code=303)
        answer.delete_cookie(COOKIE)
        return answer

    return router


def make_refuse(renderer: Renderer) -> Callable[[Request, HTTPStatus, str], Response]:
    """Return what answers who is refused: people with a page, programs with a problem detail."""

    def refuse(request: Request, status: HTTPStatus, detail: str) -> Response:
        page = "text/html" in request.headers.get("accept", "")
        if not page or request.url.path.startswith("/api/"):
            return problem(request, status, detail)
        if status is HTTPStatus.UNAUTHORIZED:
            back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            target = back if request.method == "GET" else "/"
            return RedirectResponse(f"/login?back={quote(target, safe='')}", status_code=303)
        heading = load_texts(language_of(request))["refused"]
        return renderer.page(request, "error.html", status=status, heading=heading, message=detail)

    return refuse


def _page(
    request: Request, renderer: Renderer, doorway: Doorway, *, back: str, wrong: bool = False
) -> HTMLResponse:
    return renderer.page(
        request,
        "login.html",
        status=HTTPStatus.UNAUTHORIZED if wrong else HTTPStatus.OK,
        back=_inside(back),
        wrong=wrong,
        signed_in=doorway.key_of(request),
    )


def _inside(back: str) -> str:
    """Return an address of this service: `//elsewhere` would lead away from it."""
    inside = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if inside else "/"
