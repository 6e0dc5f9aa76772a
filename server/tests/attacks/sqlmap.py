"""sqlmap over every form and address of a running demo, as each who can enter.

    valskydd demo --fresh > demo.txt &
    python3 server/tests/attacks/sqlmap.py SQLMAP DEMO_TXT OUT SECONDS --level 2 --smart

SQLMAP is the program, DEMO_TXT what the demo printed, OUT a folder for its logs; what follows SECONDS is sqlmap's own.
Pages are followed as a browser would; then each form is given to sqlmap with the values that its page held, each address
with its query and its ids as places to try. The token that forms carry is the browser's own and stays; their key is
made anew for each request. Ends after SECONDS, and says what it had no time for; started again with the same OUT and new
links it goes on with that. A form that sqlmap finds suspicious for minutes is cut off, and counts as a finding to look at.
"""

import collections
import html.parser
import http.cookiejar
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# Would end the session that sqlmap has.
ENDS_IT = ("/logga-ut", "/konto/inloggningar/avsluta", "/uppdrag/byt", "/l/")
FLAGS = ["--batch", "--flush-session", "--disable-coloring", "--ignore-redirects", "--drop-set-cookie", "-v", "4"]
FLAGS += ["--ignore-code", "*", "--skip", "csrf,deed", "--eval", "import uuid; deed=str(uuid.uuid4())", "--risk", "1"]
FAULTS = r"is vulnerable|appears to be .* injectable|might be injectable|5\d\d \([A-Z][a-z ]+\)"


class Page(html.parser.HTMLParser):
    """Links and forms."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.form, self.name, self.refused = [], [], None, None, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "a" and said.get("href"):
            self.links.append(said["href"])
        elif tag == "form":
            self.form = (said.get("action", ""), said.get("method", "get"), {})
            self.forms.append(self.form)
        elif self.form and said.get("name"):
            fields = self.form[2]
            if tag == "select":
                self.name = said["name"]
                fields[self.name] = ""
            elif tag == "textarea" or said.get("type") != "file":
                fields.setdefault(said["name"], said.get("value") or "1")
        elif self.form and tag == "option" and self.name and ("selected" in said or not self.form[2][self.name]):
            self.form[2][self.name] = said.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None


class Browser:
    """Somebody who came in by a printed link."""

    def __init__(self, base, link):
        self.base, self.jar = base, http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        if link:
            fields = Page(self.get(link)[1]).forms[-1][2]
            self.opener.open(link, urllib.parse.urlencode(fields).encode()).read()

    def get(self, address):
        try:
            answer = self.opener.open(urllib.parse.urljoin(self.base, address))
        except urllib.error.HTTPError as refused:
            answer = refused
        is_page = "html" in (answer.headers["content-type"] or "")
        return answer.url, answer.read().decode() if is_page else ""

    def cookies(self):
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)


def same_kind(address):
    """One address of each kind is enough: ids and values do not matter."""
    parts = urllib.parse.urlsplit(address)
    names = sorted({ID.sub("ID", name) for name, _ in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)})
    return re.sub(r"/\d+(?=/|$)", "/N", ID.sub("ID", parts.path)), tuple(names)


def targets(browser):
    """Address, data or none: one of each kind that pages lead to."""
    waiting, met, found = collections.deque([browser.base + "/", browser.base + "/logga-in"]), set(), {}
    while waiting:
        address = waiting.popleft().split("#")[0]
        kind = same_kind(address)
        if not address.startswith(browser.base + "/") or kind in met or "/static/" in address:
            continue
        met.add(kind)
        at, text = browser.get(address)
        if ID.search(address) or "?" in address:
            found["GET", *kind] = (address, None)
        page = Page(text)
        waiting.extend(urllib.parse.urljoin(at, link) for link in page.links)
        for action, method, fields in page.forms:
            action, data = urllib.parse.urljoin(at, action), urllib.parse.urlencode(fields)
            if method == "post":
                found["POST", *same_kind(f"{action}?{data}")] = (action, data)
            else:
                waiting.append(f"{action}?{data}")
    for (method, path, names), target in found.items():
        if not path.removeprefix(browser.base).startswith(ENDS_IT):
            yield method, path.removeprefix(browser.base), names, target


def starred(address):
    """With a mark after each id in the path, where sqlmap is to try."""
    path, *query = address.split("?")
    return "?".join([ID.sub(lambda found: found[0] + "*", path), *query])


def main():
    sqlmap, printed, out = sys.argv[1], Path(sys.argv[2]).read_text(), Path(sys.argv[3])
    ends, more = time.monotonic() + float(sys.argv[4]), sys.argv[5:]
    base = re.search(r"http://\S+", printed)[0].rstrip("/")
    links = [("nobody", None)] + re.findall(r"^(.+?): +(http://\S+/l/\S+)$", printed, re.M)
    out.mkdir(parents=True, exist_ok=True)
    met = {log.read_text().partition("\n")[0] for log in out.glob("*.log")}
    tried, requests, left, found = len(met), 0, [], []
    browsers = [(who, Browser(base, link)) for who, link in links]
    # All pages are read before anything is sent: one form takes another person's duty away.
    for who, browser, found_there in [(who, browser, list(targets(browser))) for who, browser in browsers]:
        for method, path, names, (address, data) in found_there:
            kind = f"{method} {path} {' '.join(names)}"
            if kind in met:
                continue
            met.add(kind)
            if time.monotonic() > ends:
                left.append(kind)
                continue
            command = [sqlmap, "-u", starred(address), "--cookie", browser.cookies(), *FLAGS, *more]
            command += ["--output-dir", str(out)] + (["--data", data] if data is not None else [])
            # A mark in the path makes sqlmap ask whether it shall try the rest as well; in batch it does.
            # The code that it asks leave for is the one above, which makes a form's key.
            environment = {**os.environ, "SQLMAP_UNSAFE_EVAL": "1"}
            command = ["timeout", "120", *command]
            said = subprocess.run(command, capture_output=True, text=True, check=False, env=environment).stdout
            (out / f"{tried:03}.log").write_text(f"{kind}\n{said}")
            tried += 1
            requests += said.count("[TRAFFIC OUT]")
            faults = sorted(set(re.findall(FAULTS, said)))
            if faults:
                found.append(f"{kind}: {faults}")
            print(f"{who}: {kind}", *faults, flush=True)
    print(f"{len(list(out.glob('*.log')))} addresses and forms, {requests} requests, {len(found)} findings, {len(left)} without time")
    print(*found, *left, sep="\n")


main()
