"""An SMTP server: one connection for many letters, encrypted where the server can be, and patient only so long."""

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from time import monotonic
from urllib.parse import unquote, urlsplit

from planner.mail.envelope import in_a_line, sent_from, sent_to, wire
from planner.mail.transport import Refused, Unreachable
from planner.settings import LOOPBACK_HOSTS
from planner.wording import marked

PATIENCE = 20  # seconds for one letter, from its first command to the server's last word; and for a connection
LONGEST_WORDS = 200
SERVICE_ENDS = 421  # at any time: the server hangs up
Answer = tuple[int, bytes]


class SmtpServer:
    """`smtp://` uses STARTTLS when it is offered, `smtps://` TLS from the start. On loopback a certificate is not looked at."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host = parts.hostname or ""
        self.user, self.password = unquote(parts.username or ""), unquote(parts.password or "")
        self.encrypted = parts.scheme == "smtps"
        self.port = parts.port or (465 if self.encrypted else 587 if self.user else 25)
        self._loopback = self.host in LOOPBACK_HOSTS
        self._smtp: smtplib.SMTP | None = None

    def __str__(self) -> str:
        """Without user and password."""
        return f"{'smtps' if self.encrypted else 'smtp'}://{self.host}:{self.port}"

    def connect(self) -> None:
        if self._smtp is not None:
            return
        try:
            self._smtp = self._greeted()
            self._smtp.ehlo_or_helo_if_needed()
            self._encrypt(self._smtp)
            self._sign_in(self._smtp)
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            self._hang_up()
            raise Unreachable(self._words_of(error)) from error
        except Unreachable:
            self._hang_up()
            raise

    def _greeted(self) -> smtplib.SMTP:
        here = "localhost"  # smtplib would ask the name service for our own name, which may take long
        if self.encrypted:
            return smtplib.SMTP_SSL(self.host, self.port, here, timeout=PATIENCE, context=self._trust())
        return smtplib.SMTP(self.host, self.port, here, timeout=PATIENCE)

    def _trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self._loopback:
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context

    def _encrypt(self, smtp: smtplib.SMTP) -> None:
        if not self.encrypted and smtp.has_extn("starttls"):
            smtp.starttls(context=self._trust())
            smtp.ehlo()

    def _sign_in(self, smtp: smtplib.SMTP) -> None:
        if not self.user:
            return
        if not (isinstance(smtp.sock, ssl.SSLSocket) or self._loopback):
            raise Unreachable(marked("The mail server offers no encryption: the password is not sent."))
        smtp.login(self.user, self.password)

    def deliver(self, message: EmailMessage, letter_id: int) -> None:  # noqa: ARG002 (the letter has its Message-ID)
        self.connect()
        assert self._smtp is not None  # noqa: S101 (connect says so)
        try:
            self._transact(self._smtp, message)
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise Unreachable(self._words_of(error)) from error

    def _transact(self, smtp: smtplib.SMTP, message: EmailMessage) -> None:
        patient_until = monotonic() + PATIENCE
        foreign = not (sent_to(message) + sent_from(message)).isascii()
        if foreign and not smtp.has_extn("smtputf8"):
            raise Refused(marked("The mail server cannot write to addresses with such letters."), for_good=True, recipient=True)

        def say(command: Callable[..., Answer], *given: object) -> Answer:
            assert smtp.sock is not None  # noqa: S101 (it is connected)
            smtp.sock.settimeout(max(0.1, patient_until - monotonic()))
            return command(*given)

        sender = say(smtp.mail, sent_from(message), ["SMTPUTF8", "BODY=8BITMIME"] if foreign else [])
        self._agree(smtp, sender, of_sender=True)
        self._agree(smtp, say(smtp.rcpt, sent_to(message)), recipient=True)
        try:
            answer = say(smtp.data, wire(message, utf8=foreign))
        except smtplib.SMTPDataError as error:  # it does not even want to hear it
            answer = (error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b"")
        self._agree(smtp, answer)

    def _agree(self, smtp: smtplib.SMTP, answer: Answer, *, recipient: bool = False, of_sender: bool = False) -> None:
        """Returns when the answer is yes. What a server says against our own address is our mistake: it may be mended."""
        code, words = answer
        if 200 <= code < 300:
            return
        if code == SERVICE_ENDS or code < 400:
            raise smtplib.SMTPResponseException(code, words)
        smtp.rset()
        for_good = code >= 500 and not of_sender
        raise Refused(self._cleaned(f"{code} {words.decode(errors='replace')}"), for_good=for_good, recipient=recipient)

    def close(self) -> None:
        if self._smtp is not None:
            try:
                assert self._smtp.sock is not None  # noqa: S101 (it is connected)
                self._smtp.sock.settimeout(2)
                self._smtp.quit()
            except (smtplib.SMTPException, OSError, AssertionError):
                pass  # we are done with it anyway
            self._hang_up()

    def _hang_up(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def _words_of(self, error: Exception) -> str:
        if isinstance(error, smtplib.SMTPResponseException):
            words = error.smtp_error
            return self._cleaned(f"{error.smtp_code} {words.decode(errors='replace') if isinstance(words, bytes) else words}")
        return self._cleaned(str(getattr(error, "strerror", None) or error) or type(error).__name__)

    def _cleaned(self, words: str) -> str:
        """In one line, not too long, without our password, should the server repeat it."""
        if self.password:
            words = words.replace(self.password, "…")
        return in_a_line(words)[:LONGEST_WORDS]
