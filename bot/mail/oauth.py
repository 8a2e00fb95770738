"""Tokens for XOAUTH2: a refresh token gets a new one whenever the former is about to end."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
from collections import deque
from pathlib import Path

import httpx

from bot.base.monotonic import Machine
from bot.config.mail import MailServer, OAuth2, read_secret

EARLY = 120.0  # seconds before its end at which a token is no longer used
AN_HOUR = 3600.0
PATIENCE = 20.0  # seconds
SECRET = "[secret]"
REMEMBERED = 10  # tokens that are struck from what servers say
# What only an admin can mend, as RFC 6749 calls it; all else is tried again.
FINAL = frozenset({"invalid_grant", "invalid_client", "unauthorized_client", "invalid_scope", "invalid_request"})

log = logging.getLogger(__name__)


class NoToken(Exception):
    """No token could be had; the sentence says why, and holds no secret. ``final``: only an admin can mend it."""

    def __init__(self, why: str, *, final: bool = False) -> None:
        super().__init__(why)
        self.final = final


class Tokens:
    """The present token of one account; asked from threads, one after another.

    A server may give another refresh token with each token, and take the former back: it is written into the file of
    the former. The file is read each time, so that an admin can put a new one there.
    """

    def __init__(self, settings: OAuth2, machine: Machine) -> None:
        self._settings = settings
        self._machine = machine
        self._lock = threading.Lock()
        self._token = ""
        self._until = 0.0
        self._refresh = ""  # the one that came last, where no file keeps it
        self._stems_from = ""  # what was configured when it came
        self._known: deque[str] = deque(maxlen=REMEMBERED)

    def get(self) -> str:
        """Return a token that still holds; raise ``NoToken``."""
        with self._lock:
            if self._token and self._machine.now() < self._until:
                return self._token
            said = self._asked()
            self._token = str(said["access_token"])
            self._known.append(self._token)
            lasts = said.get("expires_in")
            lasts = float(lasts) if isinstance(lasts, int | float | str) and str(lasts).isdecimal() else AN_HOUR
            self._until = self._machine.now() + max(30.0, lasts - EARLY)
            if said.get("refresh_token"):
                self._keep(str(said["refresh_token"]))
            return self._token

    def refused(self) -> None:
        """The server did not take it: the next one is asked for anew."""
        with self._lock:
            self._token = ""

    def struck(self, text: str) -> str:
        """Return what a server has said without any token that it may have quoted."""
        for secret in sorted(self._known, key=len, reverse=True):
            text = text.replace(secret, SECRET)
        return text

    def _asked(self) -> dict[str, object]:
        """Ask for a token; if the file has another refresh token by then, once more with that."""
        used = self._secret()
        try:
            return self._ask(used)
        except NoToken as error:
            if not error.final or (now := self._secret()) == used:
                raise
            return self._ask(now)

    def _ask(self, refresh: str) -> dict[str, object]:
        settings = self._settings
        form = {"grant_type": "refresh_token", "client_id": settings.client_id, "refresh_token": refresh}
        if settings.client_secret is not None:
            form["client_secret"] = settings.client_secret.get_secret_value()
        if settings.scope:
            form["scope"] = settings.scope
        try:
            answer = httpx.post(settings.token_url, data=form, timeout=PATIENCE)
            said = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise NoToken(f"no token from {settings.token_url}: {type(error).__name__}") from error
        if not isinstance(said, dict) or "access_token" not in said:
            why = str(said.get("error", answer.status_code) if isinstance(said, dict) else answer.status_code)
            raise NoToken(self.struck(f"no token from {settings.token_url}: {why}"), final=why in FINAL)
        return said

    def _keep(self, refresh: str) -> None:
        """Keep the refresh token that came with a token: in the file, so that the next start has it."""
        former, path = self._secret(), self._settings.refresh_token_file
        self._known.append(refresh)
        if refresh == former:
            return
        self._refresh, self._stems_from = refresh, self._configured()
        if path is None:
            log.warning("the refresh token was renewed, and no file keeps it: set mail's refresh_token_file")
            return
        try:
            _write(path, refresh)
        except OSError as error:
            log.warning("%s can't be written (%s): the refresh token was renewed", path, error.strerror)

    def _secret(self) -> str:
        """Return the refresh token that is to be used: what is configured now, or what came after just that."""
        configured = self._configured()
        found = self._refresh if self._refresh and configured == self._stems_from else configured
        if found and found not in self._known:
            self._known.append(found)
        return found

    def _configured(self) -> str:
        if self._settings.refresh_token is not None:
            return self._settings.refresh_token.get_secret_value()
        try:
            return read_secret(self._settings.refresh_token_file or Path())
        except (OSError, ValueError) as error:
            raise NoToken(f"{self._settings.refresh_token_file} can't be read", final=True) from error


class Account:
    """How one logs in at a server: by password or by token, as it is at that moment."""

    def __init__(self, server: MailServer, machine: Machine, *, like: Account | None = None) -> None:
        """``like``: another account; if both get tokens in the same way, they have one between them."""
        self.user = server.user
        self._server = server
        self.tokens: Tokens | None = None
        if server.oauth2 is not None:
            shared = like is not None and like._server.oauth2 == server.oauth2
            self.tokens = like.tokens if shared and like is not None else Tokens(server.oauth2, machine)

    def password(self) -> str:
        """Return the password as it stands in the file now; raise ``NoToken`` if that can't be read."""
        if self._server.password_file is None:
            return self._server.password.get_secret_value() if self._server.password is not None else ""
        try:
            return read_secret(self._server.password_file)
        except (OSError, ValueError) as error:
            raise NoToken(f"{self._server.password_file} can't be read", final=True) from error

    def struck(self, text: str) -> str:
        """Return what a server has said without what lets us in there, which it may have quoted."""
        if self.tokens is not None:
            return self.tokens.struck(text)
        try:
            password = self.password()
        except NoToken:
            return text
        return text.replace(password, SECRET) if password else text


def _write(path: Path, secret: str) -> None:
    """Write a file that holds one secret, whole or not at all, for its owner only."""
    number, half = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(secret + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(path)
    except OSError:
        Path(half).unlink(missing_ok=True)
        raise
