"""The other side: Foresee in a Java process of its own, one JSON object a line (foresee.benchmarks.peers.PeerServer)."""

import base64
import json
import subprocess

import numpy


class ServerError(Exception):
    """What the server refused, in its words."""


class Server:
    """Holds the pipes to the server, which ends with them."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        self.description = self._answer()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.process.stdin.close()
        self.process.wait()

    def ask(self, what, **details):
        """The answer to a request."""
        try:
            self.process.stdin.write(json.dumps({"do": what, **details}) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # what it said last tells why
        return self._answer()

    def _answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise ServerError(f"the Java side ended (exit code {self.process.wait()}).")
        answer = json.loads(line)
        if "error" in answer:
            raise ServerError(answer["error"])
        return answer


def frame(text, shape):
    """A frame (height, width, channels) of bytes, as the server writes it."""
    return numpy.frombuffer(base64.b64decode(text), numpy.uint8).reshape(shape).copy()
