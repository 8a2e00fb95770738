"""Tokens for XOAUTH2: a refresh token gets a new one whenever the former is about to end."""

from __future__ import annotations

import threading
from pathlib import Path

import httpx

from bot.base.monotonic import Machine
from bot.config.mail import MailServer, OAuth2, read_secret

EARLY = 120.0  # seconds before its end at which a token is no longer used
AN_HOUR = 3600.0
PATIENCE = 20.0  # seconds


class NoToken(Exception):
    """No token could be had; the sentence says why, and holds no secret."""


class Tokens:
    """The present token of one account; asked from threads, one after another."""

    def __init__(self, settings: OAuth2, machine: Machine) -> None:
        self._settings = settings
        self._machine = machine
        self._lock = threading.Lock()
        self._token = ""
        self._until = 0.0
        self._refresh: str | None = None  # a server may give a new one with each token

    def get(self) -> str:
        """Return a token that still holds; raise ``NoToken``."""
        with self._lock:
            if self._token and self._machine.now() < self._until:
                return self._token
            said = self._asked()
            self._token = str(said["access_token"])
            lasts = said.get("expires_in")
            lasts = float(lasts) if isinstance(lasts, int | float | str) and str(lasts).isdecimal() else AN_HOUR
            self._until = self._machine.now() + max(30.0, lasts - EARLY)
            self._refresh = str(said["refresh_token"]) if said.get("refresh_token") else self._refresh
            return self._token

    def refused(self) -> None:
        """The server did not take it: the next one is asked for anew."""
        with self._lock:
            self._token = ""

    def _asked(self) -> dict[str, object]:
        settings = self._settings
        form = {"grant_type": "refresh_token", "client_id": settings.client_id, "refresh_token": self._secret()}
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
            why = said.get("error", answer.status_code) if isinstance(said, dict) else answer.status_code
            raise NoToken(f"no token from {settings.token_url}: {why}")
        return said

    def _secret(self) -> str:
        if self._refresh is not None:
            return self._refresh
        if self._settings.refresh_token is not None:
            return self._settings.refresh_token.get_secret_value()
        try:
            return read_secret(self._settings.refresh_token_file or Path())
        except (OSError, ValueError) as error:
            raise NoToken(f"{self._settings.refresh_token_file} can't be read") from error


class Account:
    """How one logs in at a server: by password or by token, as it is at that moment."""

    def __init__(self, server: MailServer, machine: Machine) -> None:
        self.user = server.user
        self._server = server
        self.tokens = Tokens(server.oauth2, machine) if server.oauth2 is not None else None

    def password(self) -> str:
        """Return the password as it stands in the file now; raise ``NoToken`` if that can't be read."""
        if self._server.password_file is None:
            return self._server.password.get_secret_value() if self._server.password is not None else ""
        try:
            return read_secret(self._server.password_file)
        except (OSError, ValueError) as error:
            raise NoToken(f"{self._server.password_file} can't be read") from error
