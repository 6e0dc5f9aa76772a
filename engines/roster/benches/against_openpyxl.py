#!/usr/bin/env python3
"""Reads 100 000 rows of xlsx with roster and with openpyxl (read-only mode), turn by turn, each as a whole process.

openpyxl only walks the cells; roster also understands them: columns, people, faults, duplicates.
Then 1 160 rows, each with something wrong, every fault shown in words with its cell and proposal: at most 0.5 s for the
whole process, openpyxl's walk over the same file beside it.
Prints the best time and the peak memory of both. Needs cargo, python3 with venv, and PyPI for openpyxl.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

CRATE = pathlib.Path(__file__).resolve().parent.parent
RUNS = 5
FAULTS_WITHIN = 0.5
WALK = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
rows = sum(1 for sheet in book for row in sheet.iter_rows(values_only=True))
print(rows, "rows")
"""


def built():
    """The bench program, built in release mode."""
    command = ["cargo", "bench", "-p", "roster", "--bench", "bulk", "--no-run", "--message-format=json"]
    lines = subprocess.run(command, cwd=CRATE, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return next(one["executable"] for one in reversed(found) if one.get("executable"))


def measured(command):
    """Wall time in seconds and peak resident memory in MB of one process."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read().strip()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return seconds, usage.ru_maxrss / 1024, said


def main():
    bulk = built()
    with tempfile.TemporaryDirectory() as folder:
        python = os.path.join(folder, "venv", "bin", "python")
        subprocess.run([sys.executable, "-m", "venv", os.path.join(folder, "venv")], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "openpyxl==3.1.5"], check=True)
        file = os.path.join(folder, "list.xlsx")
        subprocess.run([bulk, "make", file], check=True)
        best = turn_by_turn(file, {"roster": [bulk, "read", file], "openpyxl": [python, "-c", WALK, file]})
        ratio = best["openpyxl"] / best["roster"]
        print(f"ratio {ratio:.1f}")
        faulty = os.path.join(folder, "faulty.xlsx")
        subprocess.run([bulk, "make-faulty", faulty], check=True)
        shown = turn_by_turn(faulty, {"roster": [bulk, "faults", faulty], "openpyxl": [python, "-c", WALK, faulty]})
        print(f"faults shown in {shown['roster']:.3f} s, goal {FAULTS_WITHIN} s")
        sys.exit(0 if ratio >= 10 and shown["roster"] <= FAULTS_WITHIN else 1)


def turn_by_turn(file, commands):
    """Runs the commands in turn; prints the best time and the most memory of each, and gives the best times."""
    results = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            results[name].append(measured(command))
    print(f"{os.path.basename(file)}: {os.path.getsize(file) / 1e6:.1f} MB, best of {RUNS}")
    for name, runs in results.items():
        memory = max(memory for _, memory, _ in runs)
        print(f"{name:9} {min(seconds for seconds, _, _ in runs):7.3f} s  {memory:6.0f} MB peak  ({runs[0][2]})")
    return {name: min(seconds for seconds, _, _ in runs) for name, runs in results.items()}


main()
