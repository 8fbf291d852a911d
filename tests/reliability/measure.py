#!/usr/bin/env python3
"""The figures of docs/reliability.md.

    python3 tests/reliability/measure.py BINARY ARTICLES [formats|memory|kill ...]

ARTICLES is a folder of text files. Parquet needs pyarrow (pip install pyarrow); without it that row is left out.
"""

import csv, gzip, html, json, os, random, signal, subprocess, sys, tempfile, time
from pathlib import Path

TEXT_COLUMNS = ["speaker", "stance", "statement", "type", "cue", "stances", "speaker_in_text", "entity", "country", "target"]


def articles(folder, count=400):
    names = sorted(Path(folder).glob("*.txt"))[:count]
    return [(p.stem, p.read_text(encoding="utf-8-sig")) for p in names]


# How sites lay pages out: the file in tests/pages, what stands before and behind the text in it, and around a paragraph.
LAYOUTS = [
    ("article.html", "utf-8", "<article>", "</article>", "<p>", "</p>"),
    ("divs.html", "utf-8", 'class="story__body">', 'class="story__tags"', '<div class="par">', "</div>"),
    ("wordpress.html", "utf-8", 'class="entry-content">', '<div class="sharedaddy', "<p>", "</p>"),
    ("old.html", "cp1256", '"Simplified Arabic" SIZE=4>', "</FONT>", "", "<BR><BR>"),
]


def pages(found):
    """A page for each article, in all layouts by turns: (name, bytes). Menus, teasers and comments stay those of the layout."""
    folder = Path(__file__).parent.parent / "pages"
    for n, (name, text) in enumerate(found):
        file, encoding, before, behind, opening, closing = LAYOUTS[n % len(LAYOUTS)]
        layout = (folder / file).read_text(encoding=encoding)
        # where the headline is text, it would be a statement of its own
        headline = layout.split("<B>")[1].split("</B>")[0] if file == "old.html" else ""
        layout = layout.replace(headline, "") if headline else layout
        start = layout.index(before) + len(before)
        end = layout.index(behind, start)
        paragraphs = [opening + html.escape(line) + closing for line in text.splitlines() if line.strip()]
        middle = (len(paragraphs) + 1) // 2
        # what interrupts the text in the layout interrupts it here
        own = [line for line in layout[start:end].splitlines() if ("<aside" in line or 'class="ad' in line or 'class="also' in line)]
        body = "\n".join(paragraphs[:middle] + own + paragraphs[middle:])
        yield name, (layout[:start] + "\n" + body + "\n" + layout[end:]).encode(encoding)


def crawl(found, file):
    """A web archive as crawlers of news write it: a gzip member a record, bodies as servers send them, and what is no page."""
    number = 0

    def record(kind, url, block, more=""):
        nonlocal number
        number += 1
        head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Target-URI: {url}\r\n"
                f"WARC-Date: 2024-05-01T00:00:00Z\r\n{more}Content-Length: {len(block)}\r\n\r\n")
        file.write(gzip.compress(head.encode() + block + b"\r\n\r\n"))

    def answer(body, *headers):
        return "\r\n".join(["HTTP/1.1 200 OK", *headers, "", ""]).encode() + body

    def chunked(body):
        parts = [body[at:at + 1000] for at in range(0, len(body), 1000)] + [b""]
        return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)

    record("warcinfo", "", b"software: test\r\nformat: WARC File Format 1.0\r\n")
    record("response", "dns:news.example", b"20240501000000\nnews.example. 300 IN A 192.0.2.1\n", "Content-Type: text/dns\r\n")
    for n, (name, page) in enumerate(pages(found)):
        record("request", name, b"GET / HTTP/1.1\r\nHost: news.example\r\nAccept-Encoding: gzip\r\n\r\n")
        kind = "Content-Type: text/html"
        packed = gzip.compress(page)
        block = [
            lambda: answer(page, kind, f"Content-Length: {len(page)}"),
            lambda: answer(chunked(page), kind, "Transfer-Encoding: chunked"),
            lambda: answer(packed, kind, "Content-Encoding: gzip", f"Content-Length: {len(packed)}"),
            lambda: answer(chunked(packed), kind, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
            # unpacked by the crawler, with the headers of what it was sent
            lambda: answer(page, kind, "Content-Encoding: gzip", "Transfer-Encoding: chunked", f"Content-Length: {len(packed)}"),
        ][n % 5]()
        record("response", name, block, "Content-Type: application/http; msgtype=response\r\n")
        record("metadata", name, b"fetchTimeMs: 12\r\n")
        if n % 10 == 0:
            record("response", name + ".png", answer(b"\x89PNG\0", "Content-Type: image/png"))
            record("response", name + "?moved", b"HTTP/1.1 301 Moved Permanently\r\nContent-Type: text/html\r\n\r\n<html>moved")
            record("revisit", name, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                   "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest\r\n")


def write_all(found, work):
    """The articles in every format; name -> (path, further arguments)."""
    out = {}
    folder = work / "text"
    folder.mkdir()
    for name, text in found:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    out["text files"] = (folder, [])
    # windows-1256 does not have every character; the others go as they would from a program that asks for a substitute
    path = work / "old.csv"
    with open(path, "w", encoding="cp1256", errors="replace", newline="") as f:
        rows = csv.writer(f, delimiter=";")
        rows.writerow(["رقم", "النص"])
        rows.writerows(found)
    out["CSV in windows-1256"] = (path, ["--id-column", "رقم"])
    path = work / "lines.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as f:
        for name, text in found:
            f.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
    out["gzipped JSONL"] = (path, [])
    folder = work / "html"
    folder.mkdir()
    for name, page in pages(found):
        (folder / f"{name}.html").write_bytes(page)
    out["HTML pages"] = (folder, [])
    try:
        import pyarrow, pyarrow.parquet
        path = work / "table.parquet"
        table = pyarrow.table({"id": [n for n, _ in found], "text": [t for _, t in found]})
        pyarrow.parquet.write_table(table, path)
        out["Parquet"] = (path, [])
    except ImportError:
        print("no pyarrow: Parquet is left out")
    path = work / "crawl.warc.gz"
    with open(path, "wb") as f:
        crawl(found, f)
    out["WARC"] = (path, [])
    return out


def tag(binary, *arguments):
    return subprocess.run([binary, "tag", *map(str, arguments)], capture_output=True, text=True)


def statements(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return [(r["document"], *(" ".join(r[c].split()) for c in TEXT_COLUMNS)) for r in csv.DictReader(f)]


def formats(binary, found, work):
    # what windows-1256 does not have would be another text: only articles that it has are compared
    found = [(n, t) for n, t in found if t.encode("cp1256", "ignore").decode("cp1256") == t][:400]
    print(f"{len(found)} articles")
    reference = None
    for name, (path, more) in write_all(found, work).items():
        table = work / "table.csv"
        run = tag(binary, path, "-o", table, *more)
        rows = statements(table)
        reference = rows if reference is None else reference
        different = len(set(rows) ^ set(reference))
        print(f"{name:22} exit {run.returncode}  {len(rows)} statements, {different} different")
        if different:
            for row in sorted(set(rows) ^ set(reference))[:6]:
                print("    ", "only here:" if row in set(rows) else "missing:  ", row[:5])
        if run.returncode:
            print(run.stderr[:600])


def corpus(found, work, size):
    path = work / "corpus.jsonl"
    with open(path, "w", encoding="utf-8") as f:
        n = 0
        while f.tell() < size:
            for name, text in found:
                f.write(json.dumps({"id": f"{name}-{n}", "text": text}, ensure_ascii=False) + "\n")
                n += 1
    return path, n


def memory(binary, found, work):
    path, n = corpus(found, work, 1 << 30)
    for table in ["t.csv", "t.jsonl", "t.xlsx", "t.parquet"]:
        start = time.time()
        child = subprocess.Popen([binary, "tag", path, "-o", work / table, "--jobs", "2"], stderr=subprocess.PIPE, text=True)
        err = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.time() - start
        print(f"{table:10} {n} documents, {path.stat().st_size >> 20} MB in, {(work / table).stat().st_size >> 20} MB out, "
              f"{seconds:.0f} s, peak {usage.ru_maxrss >> 10} MB, exit {os.waitstatus_to_exitcode(status)}")
        (work / table).unlink()


def kill(binary, found, work, size=120 << 20, times=20):
    path, n = corpus(found, work, size)
    with open(path, "a", encoding="utf-8") as f:
        f.write("broken\n" * 3)
    arguments = [path, "--jobs", "2"]
    start = time.time()
    tag(binary, *arguments, "-o", work / "whole.csv")
    whole = time.time() - start
    expected = [(work / f).read_bytes() for f in ["whole.csv", "whole.rejects.csv"]]
    random.seed(6)
    equal, behind = 0, []
    for _ in range(times):
        command = [binary, "tag", *map(str, arguments), "-o", work / "killed.csv"]
        child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.05, whole * 0.98))
        child.send_signal(signal.SIGKILL)
        child.wait()
        run = tag(binary, *arguments, "-o", work / "killed.csv", "--resume")
        on = [line for line in run.stderr.splitlines() if "going on behind" in line]
        behind.append(on[0].split()[4] if on else "0")
        same = [(work / f).read_bytes() for f in ["killed.csv", "killed.rejects.csv"]] == expected
        left = [p.name for p in work.iterdir() if p.name.startswith(".killed")]
        equal += same and not left
        for f in ["killed.csv", "killed.rejects.csv"]:
            (work / f).unlink()
    print(f"{n} documents, {whole:.1f} s undisturbed; killed {times} times, went on behind {', '.join(behind)} documents; "
          f"{equal} of {times} tables and files of rejects are equal byte for byte")


def main():
    binary, folder, *what = sys.argv[1:]
    binary = str(Path(binary).resolve())
    for name in what or ["formats", "memory", "kill"]:
        with tempfile.TemporaryDirectory() as work:
            found = articles(folder, 100_000 if name == "formats" else 400)
            {"formats": formats, "memory": memory, "kill": kill}[name](binary, found, Path(work))


main()
