"""A small real SMTP server on the loopback for tests: takes mail, or misbehaves towards the addresses it is told to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

MOST_SECONDS = 10
"""A conversation that lasts longer is broken off, so that no test hangs."""


@dataclass
class Post:
    """What arrived, and how the server treats an address: "450" and "550" answer its RCPT so, "554" its text, "hang" answers the
    RCPT never, "drop" keeps the mail and breaks off before it says so."""

    port: int = 0
    manners: dict[str, str] = field(default_factory=dict)
    arrived: list[EmailMessage] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


class Conversation(socketserver.StreamRequestHandler):
    timeout = MOST_SECONDS

    def handle(self) -> None:
        with suppress(OSError):
            self._talk()

    def _talk(self) -> None:
        post: Post = self.server.post  # type: ignore[attr-defined]
        manner = ""
        self._say("220 thu.vidu.example")
        while line := self.rfile.readline(2000):
            word = line.decode(errors="replace").strip()
            verb = word[:4].upper()
            if verb == "RCPT":
                address = word[word.index("<") + 1 : word.index(">")]
                post.asked.append(address)
                manner = post.manners.get(address, "")
                if manner == "hang":
                    post.over.wait(MOST_SECONDS)
                    return
                self._say(f"{manner} no such box" if manner in {"450", "550"} else "250 ok")
            elif verb == "DATA":
                self._say("354 go on")
                if not self._take(post, manner):
                    return
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self, post: Post, manner: str) -> bool:
        """Read the text up to the lone dot; False to break off."""
        lines = []
        while (line := self.rfile.readline(100_000)) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if manner == "554":
            self._say("554 not wanted")
            return True
        post.arrived.append(message_from_bytes(b"".join(lines), policy=policy.default))  # type: ignore[arg-type]
        if manner == "drop":
            return False
        self._say("250 taken")
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads = True, True


@contextmanager
def post_office() -> Iterator[Post]:
    post = Post()
    with Server(("127.0.0.1", 0), Conversation) as server:
        post.port, server.post = server.server_address[1], post  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield post
        finally:
            post.over.set()
            server.shutdown()
            thread.join(5)
