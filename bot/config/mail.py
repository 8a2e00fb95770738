"""The section of the config for the desk's e-mail address; `config.example.toml` says what every key is for."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr, model_validator

from bot.config.sections import LOOPBACK, Frozen, WebAddress
from bot.config.written import WRITTEN
from helpdesk.mail.letters import is_address
from helpdesk.settings.mail import MailSettings

MOST_ADMINS = 20
LONGEST_SECRET = 4096  # letters of a file that holds nothing else


def _host(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:-]{1,253}", value):
        raise ValueError("must be a server's name, without a port")
    return value


def _printable(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().isprintable():
        raise ValueError("must be one line of letters that can be seen")
    return value


def _address(value: str) -> str:
    if not is_address(value.strip()):
        raise ValueError("must be an e-mail address")
    return value.strip()


Secret = Annotated[SecretStr, AfterValidator(_printable)]
Host = Annotated[str, AfterValidator(_host)]
Port = Annotated[int, Field(ge=1, le=65535)]


def read_secret(path: Path) -> str:
    """Return what stands in a file that holds one secret, without the line's end."""
    return path.read_text(encoding="utf-8")[:LONGEST_SECRET].strip()


class OAuth2(Frozen):
    """Where a token is had for XOAUTH2, and with what; the refresh token may be in a file of its own."""

    token_url: WebAddress
    client_id: Annotated[str, Field(min_length=1, max_length=200)]
    client_secret: Secret | None = None
    refresh_token: Secret | None = None
    refresh_token_file: Path | None = None
    scope: Annotated[str, Field(max_length=1000)] = ""

    @model_validator(mode="after")
    def _has_one_token(self) -> "OAuth2":
        if (self.refresh_token is None) == (self.refresh_token_file is None):
            raise ValueError("set refresh_token or refresh_token_file, one of them")
        return self


class MailServer(Frozen):
    """A server of mail, and how one logs in there. `plain` is refused but on this machine."""

    host: Host
    port: Port
    tls: Literal["tls", "starttls", "plain"] = "tls"
    ca_file: Path | None = None
    user: Annotated[str, Field(max_length=320)] = ""
    password: Secret | None = None
    password_file: Path | None = None
    oauth2: OAuth2 | None = None

    @model_validator(mode="after")
    def _can_log_in(self) -> "MailServer":
        ways = [way for way in (self.password, self.password_file, self.oauth2) if way is not None]
        if len(ways) > 1 or (self.user and not ways):
            raise ValueError("set password, password_file or oauth2, one of them")
        if ways and not self.user:
            raise ValueError("user is missing")
        if self.tls == "plain" and self.host not in LOOPBACK:
            raise ValueError('tls = "plain" would send the password for everybody to read: only on this machine')
        return self

    @property
    def secrets(self) -> tuple[str, ...]:
        """What of it no log line may hold."""
        held = (self.password, *((self.oauth2.client_secret, self.oauth2.refresh_token) if self.oauth2 else ()))
        return tuple(secret.get_secret_value() for secret in held if secret is not None)


class Imap(MailServer):
    """The mailbox that is read."""

    port: Port = 993
    folder: Annotated[str, Field(min_length=1, max_length=200)] = "INBOX"
    done: Annotated[str, Field(max_length=200)] = ""
    days_before: Annotated[int, Field(ge=0, le=36_500)] = 7
    largest_mb: Annotated[int, Field(ge=1, le=100)] = 30

    @model_validator(mode="after")
    def _has_a_user(self) -> "Imap":
        if not self.user:
            raise ValueError("user is missing")
        return self


class Smtp(MailServer):
    """The server that takes what the desk writes."""

    port: Port = 465


class MailSection(Frozen):
    """The desk's e-mail address: where it is read, where it is written from, and how the desk deals with it."""

    desk: Annotated[MailSettings, WRITTEN]
    imap: Imap
    smtp: Smtp
    dir: Annotated[str, Field(min_length=1)] = "mails"
    alarms_to: Annotated[tuple[Annotated[str, AfterValidator(_address)], ...], Field(max_length=MOST_ADMINS)] = ()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What of it no log line may hold."""
        return (*self.imap.secrets, *self.smtp.secrets)
