"""The form that asks for the token of a server that is open to a network."""

from __future__ import annotations

from variorum.web.calls import Answer, Call
from variorum.web.guard import COOKIE, is_token, make_cookie, make_login_csrf


def show_login(call: Call) -> Answer:
    """Answer with the form."""
    context = {"login_csrf": make_login_csrf(call.site.options), "is_wrong": False, "is_error": True}
    return Answer("login.html", context, {"login": "send the token as Authorization: Bearer"})


def log_in(call: Call) -> Answer:
    """Give the cookie for the right token."""
    options = call.site.options
    if options.token and not is_token(options, call.form.get("token", "").strip()):
        context = {"login_csrf": make_login_csrf(options), "is_wrong": True, "is_error": True}
        plain = {"error": {"code": "V807", "message": "the token is wrong", "place": "/login"}}
        return Answer("login.html", context, plain, status=401)
    cookie = f"{COOKIE}={make_cookie(options)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800"
    return Answer(plain={"ok": True}, location="/", headers={"set-cookie": cookie})


def log_out(call: Call) -> Answer:  # noqa: ARG001
    """Take the cookie back."""
    cookie = f"{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
    return Answer(plain={"ok": True}, location="/login", headers={"set-cookie": cookie})
