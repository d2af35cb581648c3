"""Five hundred phones in a process of their own, each over one connection, each waiting for its
answer to be saved.

Reads what to do from standard input and prints answers a second and the 95th percentile of
latency, ours and bare.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

import uvloop

HOST = "127.0.0.1"


class Phone:
    """A connection that says one thing at a time."""

    def __init__(self, path: str) -> None:
        self.path, self.count = path, 0

    async def connect(self, port: int) -> None:
        """Open the line; the server closes one that says nothing for some seconds."""
        self.reader, self.writer = await asyncio.open_connection(HOST, port)

    def hang_up(self) -> None:
        """Close it."""
        self.writer.close()

    async def say(self, criterion: str) -> float:
        """Send an answer as the page's script does; milliseconds until it was acknowledged."""
        self.count += 1
        body = json.dumps(
            {
                "criterion": criterion,
                "score": 1 + self.count % 5,
                "comment": "",
                "round": 1,
                "sent": f"{id(self):016x}:{self.count}",
            }
        ).encode()
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Accept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        begun = time.perf_counter()
        while not await self._saved(head.encode() + body):
            pass  # "not saved yet": it is said again, as a phone does, and the time goes on
        return (time.perf_counter() - begun) * 1e3

    async def _saved(self, request: bytes) -> bool:
        self.writer.write(request)
        answer = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        length = next(
            int(line[15:]) for line in answer.split(b"\r\n") if line.startswith(b"content-length:")
        )
        said = await self.reader.readexactly(length)
        if b'"saved":true' not in said and b" 503 " not in answer.partition(b"\r\n")[0]:
            raise RuntimeError(f"{answer!r} {said!r}")
        return b'"saved":true' in said


async def together(
    phones: list[Phone], criteria: list[str], port: int
) -> tuple[float, list[float]]:
    """All phones at once, each criterion by criterion; seconds in all and the milliseconds of each
    answer.
    """
    await asyncio.gather(*[phone.connect(port) for phone in phones])

    async def play(phone: Phone) -> list[float]:
        return [await phone.say(criterion) for criterion in criteria]

    begun = time.perf_counter()
    taken = await asyncio.gather(*[play(phone) for phone in phones])
    seconds = time.perf_counter() - begun
    for phone in phones:
        phone.hang_up()
    return seconds, [each for mine in taken for each in mine]


async def main() -> None:
    """Ours and bare in turn, slice by slice."""
    asked = json.load(sys.stdin)
    kinds = {kind: list(map(Phone, asked[kind])) for kind in ("bare", "ours")}
    seconds, taken = dict.fromkeys(kinds, 0.0), {kind: list[float]() for kind in kinds}
    criteria, slices = asked["criteria"], asked["slices"]
    for n in range(slices):
        for kind in kinds if n % 2 else reversed(kinds):
            spent, latencies = await together(kinds[kind], criteria[n::slices], asked["port"])
            seconds[kind] += spent
            taken[kind] += latencies
    found = {kind: figures(taken[kind], seconds[kind]) for kind in kinds}
    print(json.dumps(found))


def figures(latencies: list[float], seconds: float) -> dict[str, float]:
    """Answers a second, and the 95th percentile of latency in milliseconds."""
    in_order = sorted(latencies)
    return {"rate": len(in_order) / seconds, "p95": in_order[int(len(in_order) * 0.95)]}


if __name__ == "__main__":
    uvloop.run(main())
