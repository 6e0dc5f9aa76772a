"""A real SMTP server for tests: keeps what it accepts, and can be told to refuse.

With --identity (a PEM file with key and certificate) it insists on STARTTLS, with --sealed it speaks TLS from the first
byte; with --login (user:password) it insists on a login.
A recipient whose local part begins with "later" gets 451, with "never" 550; the file "answer" in the folder
("accept", "later", "never", "once": no second message in a connection, "mute": takes the message and hangs up without
a word) decides for all others and is read each time.
Ends when it is sent a signal; whoever started it sees to that.
"""

import argparse
import os
import signal
import ssl

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Keeper:
    """Writes every accepted message as NNNNNN.eml, with its envelope beside it as NNNNNN.envelope."""

    def __init__(self, folder):
        self.folder = folder
        self.count = len([name for name in os.listdir(folder) if name.endswith(".envelope")])

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.answer() == "once" and getattr(session, "has_sent", False):
            return "421 4.7.0 One message in a connection"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answer = self.answer_for(address)
        if answer == "later":
            return "451 4.3.0 Try again later"
        if answer == "never":
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = os.path.join(self.folder, "%06d" % self.count)
        with open(name + ".eml", "wb") as message:
            message.write(envelope.original_content)
        lines = [envelope.mail_from or "", "%d" % session.peer[1]] + envelope.rcpt_tos
        with open(name + ".part", "w", encoding="utf-8") as part:
            part.write("\n".join(lines))
        # The envelope comes last and at once: who sees it may read both.
        os.rename(name + ".part", name + ".envelope")
        session.has_sent = True
        if self.answer() == "mute":
            server.transport.abort()
        return "250 2.0.0 Kept as %06d" % self.count

    def answer_for(self, address):
        for answer in ("later", "never"):
            if address.startswith(answer):
                return answer
        return self.answer()

    def answer(self):
        try:
            with open(os.path.join(self.folder, "answer"), encoding="ascii") as file:
                return file.read().strip()
        except FileNotFoundError:
            return "accept"


def authenticator(login):
    def is_right(server, session, envelope, mechanism, data):
        said = "%s:%s" % (data.login.decode(), data.password.decode())
        return AuthResult(success=said == login, handled=False)

    return is_right


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("folder")
    parser.add_argument("--identity")
    parser.add_argument("--sealed", action="store_true")
    parser.add_argument("--login")
    given = parser.parse_args()
    options = {}
    if given.identity:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.identity)
        options = {"ssl_context": context} if given.sealed else {"tls_context": context, "require_starttls": True}
    if given.login:
        options |= {"authenticator": authenticator(given.login), "auth_required": True, "auth_require_tls": False}
    controller = Controller(Keeper(given.folder), hostname="127.0.0.1", port=given.port, **options)
    controller.start()
    signal.sigwait([signal.SIGINT, signal.SIGTERM])
    os._exit(0)


signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM])
main()
