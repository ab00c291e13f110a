"""Kills writers of a lake at random moments while a reader looks on; prints what it saw as JSON.

    python kill_harness.py ROOT KILLS SECONDS MUTATION

Two writers, forked from this warm process, publish batches of overlapping articles; each is killed
with SIGKILL over and over. MUTATION breaks one safeguard (or "none"), to show that this sees it.
"""

import hashlib
import json
import mmap
import os
import random
import signal
import sys
import time
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import obstore
import pandas as pd
import pyarrow as pa

from load.claims import Claims
from load.errors import LakeError
from load.lake import open_lake, open_store, read_marker
from load.publish import publish
from load.read import Wanted, read_articles, read_dataset
from load.schema import ARTICLES, REVISIONS
from load.storage.disk import DiskStore
from load.storage.object_store import ObjectStore
from load.verify import verify_lake
from records.content_hash import hash_content
from records.pages import RawRef
from records.row import ArticleRecord

START = datetime(2026, 11, 20, tzinfo=UTC)
ARTICLE_COUNT, BATCH_SIZE, DAYS, WRITERS = 60, 12, 3, 2
COLUMNS = ("article_id", "word_count", "revision")
IDLE, PUBLISHING, WRITING = 0, 1, 2
# a writer on S3 takes longer to open the lake
MEAN_LIFE_SECONDS, MEAN_LIFE_SECONDS_ON_S3 = 0.12, 0.8


def build_article(number, version):
    """A version of an article; its day differs from version to version, its number grows."""
    published_at = START - timedelta(days=(number + version) % DAYS)
    fetched_at = START + timedelta(microseconds=version)
    meaning = {
        "title": f"Article {number}",
        "standfirst": None,
        "paragraphs": (f"version {version}", "filler " * 200),
        "authors": (),
        "agency": None,
        "published_at": published_at,
        "published_precision": "day",
        "language": "en",
        "country": None,
        "section": None,
        "tags": (),
        "image_url": None,
        "origin_name": None,
        "origin_url": None,
        "paywalled": False,
    }
    text = "\n\n".join(meaning["paragraphs"])
    return ArticleRecord(
        article_id=hashlib.md5(str(number).encode()).hexdigest(),
        url=f"https://news.example/{number}",
        source="kills",
        text=text,
        published_raw=None,
        published_from=None,
        published_zone_from=None,
        modified_at=None,
        first_seen_at=fetched_at,
        fetched_at=fetched_at,
        language_confidence=None,
        word_count=version,
        char_count=len(text),
        content_hash=hash_content(**meaning),
        revision=1,
        updated_at=fetched_at,
        rules_version="0",
        extractor_version="1",
        raw_ref=RawRef(segment="s", offset=0),
        **meaning,
    )


def replace_in_place(self, path, data, *, expected, check=None):
    """The mutation "no rename": the file readers open is written bit by bit."""
    target = Path(self.root) / path
    self._make_folders(target.parent)
    with target.open("wb") as file:
        for start in range(0, len(data), 4096):
            file.write(data[start : start + 4096])
            file.flush()


def put_blindly(self, path, data, expected):
    """The mutation "no If-Match": the last writer wins."""
    obstore.put(self._bucket, path, data, mode="overwrite", use_multipart=False)


MUTATIONS = {
    "none": lambda: None,
    "no_lock": lambda: setattr(DiskStore, "exclusive", lambda _: nullcontext()),
    "no_rename": lambda: setattr(DiskStore, "replace", replace_in_place),
    "no_pin": lambda: setattr(Claims, "claim_days", lambda _, wanted: dict(wanted)),
    "no_if_match": lambda: setattr(ObjectStore, "_put", put_blindly),
}


def mark_writes(state, slot):
    """Show in shared memory when a commit of this process is under way."""
    for store in (DiskStore, ObjectStore):

        def replace(self, *args, plain=store.replace, **options):
            state[slot] = WRITING
            plain(self, *args, **options)
            state[slot] = PUBLISHING

        store.replace = replace


def write_for_ever(root, state, slot, pipe, mutation):
    """Publish batches and acknowledge each to the parent."""
    dice = random.Random(os.getpid())
    lake = open_lake(root, clock=lambda: START)
    MUTATIONS[mutation]()
    mark_writes(state, slot)
    while True:
        version = time.monotonic_ns() // 1000
        numbers = dice.sample(range(ARTICLE_COUNT), BATCH_SIZE)
        state[slot] = PUBLISHING
        report = publish(lake, [build_article(n, version) for n in numbers], run_id="r")
        kept = [key for key, fate in report.fates.items() if fate in {"stored", "revised"}]
        state[slot] = IDLE
        os.write(pipe, json.dumps([version, kept]).encode() + b"\n")


def read_rows(root):
    """One full read as an analyst does it."""
    nothing = pd.DataFrame({name: [] for name in COLUMNS})
    if "://" in root:
        # the writers make the lake while the reader looks on already
        return nothing if is_new(root) else read_articles(root, columns=COLUMNS)
    folder = Path(root) / "articles/v1"
    if not any(folder.glob("*/*")):
        return nothing
    return pd.read_parquet(folder, columns=list(COLUMNS))


def is_new(root):
    return read_marker(open_store(root)) is None


def read_for_ever(root, pipe):
    """Read all the time; report doubled rows, rows gone, versions going back, and errors."""
    newest = {}
    while True:
        complaint = None
        try:
            rows = read_rows(root)
            now = dict(zip(rows["article_id"], rows["word_count"], strict=True))
            if len(now) != len(rows):
                complaint = "an article stands twice"
            elif newest.keys() - now.keys():
                complaint = "an article is gone"
            elif any(now[key] < version for key, version in newest.items()):
                complaint = "a version went back"
            newest = now
        except Exception as error:  # noqa: BLE001 - whatever breaks a plain reader is the finding
            complaint = f"a read failed: {type(error).__name__}"
        os.write(pipe, json.dumps(complaint).encode() + b"\n")


def fork(work):
    """Start a child that does this work until it is killed; an error ends it with status 1."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except LakeError as error:
            os.write(2, f"{error}\n".encode())
        os._exit(1)
    return child


def kill(child):
    """Kill a child and say whether it had ended by itself."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)


def drain(pipe, rest):
    """Return the whole lines of a pipe, and keep what is cut."""
    while True:
        try:
            data = os.read(pipe, 1 << 16)
        except BlockingIOError:
            break
        if not data:
            break
        rest += data
    *lines, left = bytes(rest).split(b"\n")
    rest[:] = left
    return [json.loads(line) for line in lines]


def open_pipe():
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    return reading, writing


def wait_to_kill(dice, state, slot, mean_life_seconds):
    """Wait a random while; half of the times until a commit is under way, and a little into it."""
    time.sleep(dice.expovariate(1 / mean_life_seconds))
    if dice.random() < 0.5:
        patience = time.monotonic() + 1
        while state[slot] != WRITING and time.monotonic() < patience:
            time.sleep(0)
        time.sleep(dice.random() * 0.004)


def harass(root, kills, seconds, mutation):
    """Kill writers until there were enough kills or the time is up; return what was seen."""
    dice = random.Random(7)
    state = mmap.mmap(-1, WRITERS)
    reads, reads_in = open_pipe()
    reader = fork(lambda: read_for_ever(root, reads_in))
    channels = [open_pipe() for _ in range(WRITERS)]
    rests = [bytearray() for _ in range(WRITERS)]
    acknowledged, read_lines, rest = [], [], bytearray()
    mean_life_seconds = MEAN_LIFE_SECONDS_ON_S3 if "://" in root else MEAN_LIFE_SECONDS
    if mutation in {"no_lock", "no_if_match"}:
        mean_life_seconds *= 5  # two writers have to live at once to get in each other's way
    hits, died = {IDLE: 0, PUBLISHING: 0, WRITING: 0}, 0

    def start(slot):
        state[slot] = IDLE
        return fork(lambda: write_for_ever(root, state, slot, channels[slot][1], mutation))

    writers = [start(slot) for slot in range(WRITERS)]
    deadline = time.monotonic() + seconds
    while sum(hits.values()) < kills and time.monotonic() < deadline:
        slot = dice.randrange(WRITERS)
        wait_to_kill(dice, state, slot, mean_life_seconds)
        died += kill(writers[slot])
        hits[state[slot]] += 1
        acknowledged += drain(channels[slot][0], rests[slot])
        read_lines += drain(reads, rest)
        writers[slot] = start(slot)
    for child in (*writers, reader):
        kill(child)
    for slot in range(WRITERS):
        acknowledged += drain(channels[slot][0], rests[slot])
    read_lines += drain(reads, rest)
    return {
        "kills": sum(hits.values()),
        "mid_write": hits[WRITING],
        "mid_publish": hits[PUBLISHING],
        "batches": len(acknowledged),
        "reads": len(read_lines),
        "died": died,
        "complaints": [
            *sorted({line for line in read_lines if line}),
            *inspect(root, acknowledged),
        ],
    }


def inspect(root, acknowledged):
    """What is wrong with the lake in the end: every acknowledged version must be in it."""
    try:
        wanted = Wanted(source=None, start=None, end=None, columns=COLUMNS)
        tables = [read_dataset(open_store(root), each, wanted) for each in (ARTICLES, REVISIONS)]
        rows = pa.concat_tables(tables).to_pylist()
        kept = {(row["article_id"], row["word_count"]) for row in rows}
        lost = sum((key, made) not in kept for made, keys in acknowledged for key in keys)
        found = sorted({f"verify: {finding.problem}" for finding in verify_lake(root)})[:5]
    except LakeError as error:
        return [f"the lake cannot be read: {error}"]
    return [*([f"{lost} acknowledged versions are lost"] if lost else []), *found]


if __name__ == "__main__":
    root, kills, seconds, mutation = sys.argv[1:]
    sys.stdout.write(json.dumps(harass(root, int(kills), float(seconds), mutation)))
