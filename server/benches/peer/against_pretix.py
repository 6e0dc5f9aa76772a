"""Valskydd and pretix on the same machine, one after the other, three times each: page, sign-up, check-in.

    python3 -m venv VENV && VENV/bin/pip install pretix gunicorn psycopg2-binary
    python3 server/benches/peer/against_pretix.py VENV VALSKYDD [sqlite|postgresql]

VALSKYDD is a release build. pretix stands behind gunicorn with two workers; on PostgreSQL with Redis and one Celery worker, as
its makers advise. Needs wrk, and for PostgreSQL a server at port 5499 whose socket lies in /tmp (user postgres, database
pretix; ours is made anew each time) and Redis at 6399. Both reach the server over its socket, as one does on the same machine.
Processor time is that of the programs' own processes, without the database server's, until three seconds after the last
answer: what is left to do after it counts.
Prints the medians, with `| what | pretix | Valskydd | ratio |`.
"""

import http.client
import itertools
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
TICK = os.sysconf("SC_CLK_TCK")
REPEATS = 3
SECONDS = 10
AT_ONCE = 4
# One person who sends more is asked to wait.
LISTS = 30
AFTER = 3


def processes(group):
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name) as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            if int(fields[2]) in group:
                yield name, fields
        except OSError:
            continue


def processor(group):
    return sum(int(fields[11]) + int(fields[12]) for _, fields in processes(group)) / TICK


def memory(group):
    """Proportional set size in MB: what several processes share is counted once."""
    total = 0
    for name, _ in processes(group):
        with open("/proc/%s/smaps_rollup" % name) as rollup:
            total += int(re.search(r"^Pss:\s+(\d+)", rollup.read(), re.M).group(1))
    return total / 1024


class Site:
    """A running program and its process groups."""

    def __init__(self, host, port):
        self.host, self.port, self.programs, self.group = host, port, [], set()

    def run(self, command, **more):
        program = subprocess.Popen(command, start_new_session=True, **more)
        self.programs.append(program)
        self.group.add(program.pid)
        return program

    def end(self):
        for program in self.programs:
            os.killpg(program.pid, signal.SIGTERM)
        for program in self.programs:
            program.wait()

    def ask(self, method, path, headers=None, body=None, connection=None):
        own = connection or http.client.HTTPConnection(self.host, self.port, timeout=60)
        own.request(method, path, body, headers or {})
        answer = own.getresponse()
        return answer, answer.read().decode("utf-8", "replace")

    def wait(self, path):
        for _ in range(600):
            try:
                if self.ask("GET", path)[0].status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise SystemExit("%s did not come up" % path)

    def page(self, path, headers):
        """Pages a second and milliseconds of processor a page."""
        before = processor(self.group)
        command = ["wrk", "-t1", "-c%d" % AT_ONCE, "-d%ds" % SECONDS, "--timeout", "10s", "--latency"]
        for name, value in headers.items():
            command += ["-H", "%s: %s" % (name, value)]
        told = subprocess.run(command + ["http://%s:%d%s" % (self.host, self.port, path)],
                              capture_output=True, text=True, check=True).stdout
        spent = processor(self.group) - before
        assert "Non-2xx" not in told, told
        count = int(re.search(r"(\d+) requests in", told).group(1))
        return float(re.search(r"Requests/sec:\s+([\d.]+)", told).group(1)), spent / count * 1000

    def posts(self, streams, wanted):
        """Each stream gives one request after the other, over one connection; all at once."""
        faults, counts = [], []

        def send(stream):
            connection, count, end = http.client.HTTPConnection(self.host, self.port, timeout=60), 0, time.time() + SECONDS
            for method, path, headers, body in stream:
                answer, text = self.ask(method, path, headers, body, connection)
                if answer.status != wanted:
                    faults.append(answer.status)
                count += 1
                if time.time() > end:
                    break
            counts.append(count)

        before, began = processor(self.group), time.time()
        threads = [threading.Thread(target=send, args=(stream,)) for stream in streams]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rate = sum(counts) / (time.time() - began)
        time.sleep(AFTER)
        cost = (processor(self.group) - before) / max(sum(counts), 1) * 1000
        return rate, cost, len(faults), faults[:3]


def pretix(venv, database):
    """Its tables are made the first time, in a folder beside the programs: that takes minutes."""
    folder = os.path.join(venv, "bench-" + database)
    os.makedirs(folder, exist_ok=True)
    config = os.path.join(folder, "pretix.cfg")
    base = {"sqlite": "backend=sqlite3\n",
            "postgresql": "backend=postgresql\nhost=/tmp\nport=5499\nname=pretix\nuser=postgres\npassword=x\n"}[database]
    redis = "" if database == "sqlite" else (
        "[redis]\nlocation=redis://127.0.0.1:6399/0\nsessions=true\n"
        "[celery]\nbackend=redis://127.0.0.1:6399/1\nbroker=redis://127.0.0.1:6399/2\n")
    with open(config, "w") as file:
        file.write("[pretix]\nurl=http://127.0.0.1:8345\ndatadir=%s\nregistration=off\necb_rates=off\n[database]\n%s"
                   "[mail]\nhost=127.0.0.1\nport=2525\n%s" % (folder, base, redis))
    site = Site("127.0.0.1", 8345)
    more = {"env": dict(os.environ, PRETIX_CONFIG_FILE=config), "cwd": folder,
            "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    python = os.path.join(venv, "bin", "python")
    if not os.path.exists(os.path.join(folder, "migrated")):
        subprocess.run([python, "-m", "pretix", "migrate"], check=True, **more)
        open(os.path.join(folder, "migrated"), "w").close()
    seeded = subprocess.run([python, os.path.join(HERE, "seed_pretix.py")], check=True, capture_output=True, text=True,
                            env=more["env"], cwd=folder).stdout
    seed = json.loads(seeded.strip().splitlines()[-1])
    site.run([os.path.join(venv, "bin", "gunicorn"), "pretix.wsgi", "-w", "2", "-b", "127.0.0.1:8345"], **more)
    if database == "postgresql":
        site.run([os.path.join(venv, "bin", "celery"), "-A", "pretix.celery_app", "worker", "-c", "1"], **more)
    event = "/%s/%s/" % (seed["organizer"], seed["event"])
    site.wait(event)
    api = "/api/v1/organizers/%s/events/%s" % (seed["organizer"], seed["event"])
    headers = {"Authorization": "Token " + seed["token"], "Content-Type": "application/json"}
    order = json.dumps({"email": "a@kommun.example", "locale": "en", "simulate": False, "payment_provider": "free",
                        "positions": [{"item": seed["item"], "attendee_name_parts": {"full_name": "Åsa Öst"}, "price": "0.00"}]})

    def orders():
        while True:
            yield "POST", api + "/orders/", headers, order

    def scans(part):
        for secret in part:
            yield ("POST", "/api/v1/organizers/%s/checkinrpc/redeem/" % seed["organizer"], headers,
                   json.dumps({"secret": secret, "source_type": "barcode", "lists": [seed["list"]]}))

    def secrets():
        found, path = [], api + "/orderpositions/?checkins=&page_size=50&has_checkin=false"
        for _ in range(8):
            told = json.loads(site.ask("GET", path, headers)[1])
            found += [position["secret"] for position in told["results"]]
            if not told.get("next"):
                break
            path = re.sub(r"^http://[^/]+", "", told["next"])
        return found

    site.ask("GET", event), site.ask("GET", event)
    return site, (event, {}), orders, scans, secrets


def cookies(answer):
    return "; ".join(line.split(";")[0] for line in answer.headers.get_all("set-cookie") or [])


def valskydd(program, folder, database="sqlite"):
    site = Site("localhost", 0)
    log = open(os.path.join(folder, "log"), "w+")
    command, url = [program, "demo", "--port", "0", "--data", os.path.join(folder, "data")], ""
    if database == "postgresql":
        url = "postgres://postgres@localhost:5499/valskydd?host=/tmp"
        for statement in ("DROP DATABASE IF EXISTS valskydd WITH (FORCE)", "CREATE DATABASE valskydd"):
            subprocess.run(["psql", "-q", "-h", "/tmp", "-p", "5499", "-U", "postgres", "-c", statement],
                           check=True, stderr=subprocess.DEVNULL)
        command += ["--database", url]
    site.run(command, stdout=log, stderr=subprocess.DEVNULL)
    while True:
        with open(log.name) as file:
            told = file.read()
        if "Länkarna" in told:
            break
        time.sleep(0.05)
    site.port = int(re.search(r"Adress: http://localhost:(\d+)", told).group(1))
    config = os.path.join(folder, "valskydd.toml")
    with open(config, "w") as file:
        file.write('data = "%s"\nbase_url = "http://localhost:%d"\nlisten = "127.0.0.1:%d"\ndatabase = "%s"\n'
                   % (os.path.join(folder, "data"), site.port, site.port, url))

    def sign_in(address):
        link = subprocess.run([program, "--config", config, "sign-in-link", address], capture_output=True, text=True, check=True)
        path = re.search(r"http://[^/]+(/l/\S+)", link.stdout).group(1)
        answer, page = site.ask("GET", path)
        browser = cookies(answer)
        csrf = re.search('name="csrf" value="([^"]+)', page).group(1)
        form = {"Cookie": browser, "Content-Type": "application/x-www-form-urlencoded"}
        answer, _ = site.ask("POST", path, form, "csrf=" + csrf)
        return browser + "; " + cookies(answer)

    def multipart(fields):
        part = '--X\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
        return ("".join(part % field for field in fields) + "--X--\r\n").encode()

    def list_of(address):
        """The page of a municipality's list, and an endless stream of that list with another telephone number."""
        own = sign_in(address)
        path = site.ask("GET", "/anmalan", {"Cookie": own})[0].headers["location"]
        headers = {"Cookie": own, "Content-Type": "multipart/form-data; boundary=X"}
        _, page = site.ask("GET", path, headers)
        csrf = re.search('name="csrf" value="([^"]+)', page).group(1)
        rows = "Åsa Öst, valsamordnare, asa.ost@%s, 026-10 00 00" % address.split("@")[1]
        _, page = site.ask("POST", path + "/las", headers, multipart([("csrf", csrf), ("text", rows)]))
        form = re.search('<form[^>]*/anmal".*?</form>', page, re.S).group(0)
        fields = {}
        for tag in re.findall(r"<input[^>]*>", form):
            name, value = re.search('name="([^"]*)"', tag), re.search('value="([^"]*)"', tag)
            if name and 'type="checkbox"' not in tag:
                fields[name.group(1)] = value.group(1) if value else ""
        for name, body in re.findall(r'<select[^>]*name="([^"]*)".*?>(.*?)</select>', form, re.S):
            chosen = re.search(r'value="([^"]*)"[^>]*selected', body)
            fields[name] = chosen.group(1) if chosen else ""
        fields["receipt"] = address
        base = int(fields["base"])

        def posts():
            nonlocal base
            while True:
                fields.update(deed=str(uuid.uuid4()), base=str(base), **{"phone-0": "026-%06d" % base})
                yield "POST", path + "/anmal", headers, multipart(fields.items())
                base += 1

        return path, {"Cookie": own}, posts

    addresses = ["hakan.ljung@gavle.example", "maria.niemi@sandviken.example", "gunilla.rask@soderhamn.example",
                 "eva.persdotter@bollnas.example"]
    lists = [list_of(address) for address in addresses]
    return site, lists


def of_pretix(venv, database):
    site, (path, headers), orders, scans, secrets = pretix(venv, database)
    try:
        page = site.page(path, headers)
        sign_up = site.posts([orders() for _ in range(AT_ONCE)], 201)
        found = secrets()
        check_in = site.posts([scans(found[at::AT_ONCE]) for at in range(AT_ONCE)], 201)
        return page, sign_up, check_in, memory(site.group)
    finally:
        site.end()


def of_valskydd(program, database):
    with tempfile.TemporaryDirectory() as folder:
        site, lists = valskydd(program, folder, database)
        try:
            # The demo's list holds somebody whose details are protected: each look at it is a deed in the journal.
            protected = site.page(*lists[0][:2])
            sign_up = site.posts([itertools.islice(posts(), LISTS) for _, _, posts in lists], 303)
            return site.page(*lists[0][:2]), sign_up, memory(site.group), protected
        finally:
            site.end()


def main():
    venv, program = sys.argv[1], os.path.abspath(sys.argv[2])
    database = sys.argv[3] if len(sys.argv) > 3 else "sqlite"
    theirs, ours = [], []
    for _ in range(REPEATS):
        theirs.append(of_pretix(os.path.abspath(venv), database))
        ours.append(of_valskydd(program, database))
        print(theirs[-1], ours[-1], file=sys.stderr)
    middle = statistics.median
    rows = [
        ("Pages a second", middle(run[0][0] for run in theirs), middle(run[0][0] for run in ours)),
        ("Pages a second of processor", middle(1000 / run[0][1] for run in theirs), middle(1000 / run[0][1] for run in ours)),
        ("Pages with somebody protected, a second of processor", 0, middle(1000 / run[3][1] for run in ours)),
        ("Sign-ups a second", middle(run[1][0] for run in theirs), middle(run[1][0] for run in ours)),
        ("Sign-ups a second of processor", middle(1000 / run[1][1] for run in theirs), middle(1000 / run[1][1] for run in ours)),
        ("Sign-ups refused or failed", middle(run[1][2] for run in theirs), middle(run[1][2] for run in ours)),
    ]
    print("| pretix on %s, %d at once | pretix | Valskydd | ratio |\n| --- | ---: | ---: | ---: |" % (database, AT_ONCE))
    for what, their, our in rows:
        print("| %s | %.1f | %.1f | %s |" % (what, their, our, "%.0f" % (our / their) if their else ""))
    print("| Check-ins a second | %.1f | (cargo bench -p valskydd -- door) | |" % middle(run[2][0] for run in theirs))
    print("| Memory after it, MB | %.0f | %.0f | |" % (middle(run[3] for run in theirs), middle(run[2] for run in ours)))


if __name__ == "__main__":
    main()
