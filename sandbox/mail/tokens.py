"""Tokens for XOAUTH2, as large providers give them: for a refresh token, over HTTP, and not for long.

async with TokenServer() as tokens:
    tokens.url                     # where they are had
    tokens.refresh                 # the refresh token that is good now
    tokens.rotates = True          # each answer brings a new refresh token, and the former is good no more
    tokens.end_all()               # no token that was given is taken any more
    tokens.take_back()             # the refresh token is good no more: invalid_grant
"""

from __future__ import annotations

import secrets
import time
from base64 import b64decode
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs

from aiosmtpd.smtp import SMTP, AuthResult, auth_mechanism
from pymap.backend.dict import Config, Identity, Login
from pymap.exceptions import InvalidAuth
from pysasl import SASLAuth
from pysasl.creds.external import ExternalCredentials, ExternalVerificationRequired
from pysasl.creds.server import ServerCredentials
from pysasl.exception import InvalidResponse
from pysasl.mechanism import ChallengeResponse, ServerChallenge
from pysasl.mechanism.oauth import OAuth2Mechanism
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.base.serving import Serving

CLIENT = "the desk"
REFUSAL = b'{"status":"400","schemes":"Bearer","scope":"mail"}'


class TokenServer:
    """``async with``: gives tokens, and knows which of them are good."""

    def __init__(self, lives: int = 3600) -> None:
        self.lives = lives  # seconds, as it says
        self.refresh = secrets.token_urlsafe(24)
        self.rotates = False
        self.down = False
        self.given: list[str] = []
        self.secrets: set[str] = {self.refresh}
        """All that nobody may read anywhere."""
        self._good: dict[str, float] = {}
        self._serving: Serving | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = Starlette(routes=[Route("/token", self._token, methods=["POST"])])
        self._serving = await Serving.begin(app, 0)
        self.url = f"http://127.0.0.1:{self._serving.port}/token"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._serving is not None:
            await self._serving.end()

    def fits(self, token: str | None) -> bool:
        """Whether a token is good now."""
        return self._good.get(token or "", 0.0) > time.monotonic()

    def end_all(self) -> None:
        """Let no token be good that was given."""
        self._good.clear()

    def take_back(self) -> None:
        """Let the refresh token be good no more, nor what was given for it."""
        self.renew()
        self.end_all()

    def renew(self) -> None:
        """Have another refresh token; the former is good no more."""
        self.refresh = secrets.token_urlsafe(24)
        self.secrets.add(self.refresh)

    async def _token(self, request: Request) -> Response:
        if self.down:
            return Response("<h1>Bad gateway</h1>", 502)
        form = {key: values[0] for key, values in parse_qs((await request.body()).decode()).items()}
        if form.get("grant_type") != "refresh_token" or form.get("client_id") != CLIENT:
            return JSONResponse({"error": "invalid_client"}, 401)
        if form.get("refresh_token") != self.refresh:
            said = f"AADSTS700082: {form.get('refresh_token')} has expired or was revoked."  # a server may quote it
            return JSONResponse({"error": "invalid_grant", "error_description": said}, 400)
        token = secrets.token_urlsafe(24)
        self.given.append(token)
        self.secrets.add(token)
        self._good[token] = time.monotonic() + self.lives
        answer: dict[str, object] = {"token_type": "Bearer", "access_token": token, "expires_in": self.lives}
        if self.rotates:
            self.renew()
            answer["refresh_token"] = self.refresh
        return JSONResponse(answer)


# -- IMAP


class TokenConfig(Config):
    """A mailbox that takes tokens and no passwords, as large providers' do."""

    tokens: TokenServer

    @property
    def tls_auth(self) -> SASLAuth:
        return SASLAuth([_Xoauth2(self.tokens)])


class TokenLogin(Login):
    """Lets in whoever has a good token; its owner is whom it says."""

    def __init__(self, config: TokenConfig) -> None:
        super().__init__(config)
        self._good = config.tokens

    async def authenticate(self, credentials: ServerCredentials) -> Identity:
        try:
            credentials.verify(None)
        except ExternalVerificationRequired as needed:
            if self._good.fits(needed.token) and credentials.authzid == self.config.demo_user:
                return Identity(credentials.authzid, self, None, frozenset())
        raise InvalidAuth


class _Xoauth2(OAuth2Mechanism):
    """As it is written down: what is refused is said as a challenge, to be answered by an empty line."""

    def __init__(self, tokens: TokenServer) -> None:
        super().__init__()
        self._tokens = tokens

    def server_attempt(self, responses: list[ChallengeResponse]) -> tuple[ExternalCredentials, None]:  # type: ignore[override]
        found, _ = super().server_attempt(responses)
        try:
            found.verify(None)
        except ExternalVerificationRequired as needed:
            if not self._tokens.fits(needed.token) and len(responses) == 1:
                raise ServerChallenge(REFUSAL) from needed
        if len(responses) > 1 and responses[1].response:
            raise InvalidResponse
        return found, None


# -- SMTP


class TokenDoor:
    """What a handler of aiosmtpd needs to take tokens."""

    address: str
    tokens: TokenServer | None

    @auth_mechanism("XOAUTH2")
    async def auth_XOAUTH2(self, server: SMTP, arguments: list[str]) -> AuthResult:
        """Take a token, or say as a challenge that it is refused."""
        found = _Said(arguments[1]) if len(arguments) > 1 else None
        if found is not None and found.user == self.address and self.tokens and self.tokens.fits(found.token):
            return AuthResult(success=True)
        await server.challenge_auth(REFUSAL)
        return AuthResult(success=False, handled=False)


class _Said:
    def __init__(self, encoded: str) -> None:
        try:
            plain = b64decode(encoded, validate=True)
            found, _ = OAuth2Mechanism().server_attempt([ChallengeResponse(b"", plain)])
            found.verify(None)
        except ExternalVerificationRequired as needed:
            self.user, self.token = found.authzid, needed.token
        except (InvalidResponse, ValueError):
            self.user, self.token = "", None
