"""Our search beside OR-tools CP-SAT and the exchange method of anticlust, on the same instances for equal processor time.

    python3 engines/seating/benches/peers.py PUBLISHED ANTICLUST_SRC SECONDS INSTANCE...

PUBLISHED is the bench program that `cargo bench --no-run -p seating --bench published` names; ANTICLUST_SRC the folder `src`
of github.com/m-Py/anticlust (MIT), compiled here with cc; `pip install ortools`. An INSTANCE is a file, or KIND:PEOPLE:GROUPS,
which is made here: uniform, sparse, negative, decimals, distances, unequal, ones. Each has one thread and SECONDS of its
processor time; exchange and CP-SAT begin when the instance is in memory, ours when it begins to read. Prints a row for each.
"""

import ctypes
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

PARTS = ["distance-anticlustering", "set-up-data-structures", "categorical-contraints", "free-memory", "misc-array-methods",
         "kmeans-anticlustering", "variance-objective"]


def read(path):
    words = path.read_text().split()
    n, m = int(words[0]), int(words[1])
    sizes = [(int(words[3 + 2 * g]), int(words[4 + 2 * g])) for g in range(m)]
    gain = [[0.0] * n for _ in range(n)]
    rest = words[3 + 2 * m :]
    for i, j, d in zip(rest[::3], rest[1::3], rest[2::3]):
        gain[int(i)][int(j)] = gain[int(j)][int(i)] = float(d)
    return n, sizes, gain


def made(folder, kind, n, m):
    """An instance of a kind, written to a file."""
    chance = random.Random(f"{kind} {n} {m}")
    size = n // m
    sizes = [(size, size + (g < n % m)) if n % m else (size, size) for g in range(m)]
    places = [[chance.random() * 100 for _ in range(3)] for _ in range(n)]
    gains = {
        "sparse": lambda i, j: chance.randint(1, 100) if chance.random() < 0.1 else 0,
        "negative": lambda i, j: round(chance.uniform(-100, 100), 3),
        "decimals": lambda i, j: chance.expovariate(1.0) / 7,
        "distances": lambda i, j: round(sum((a - b) ** 2 for a, b in zip(places[i], places[j])) ** 0.5, 3),
    }
    gain = gains.get(kind, lambda i, j: round(chance.uniform(0, 100), 3))
    if kind == "unequal":  # from one person to several times the mean
        sizes = [(1 + 2 * size * g // m - size // 4 * (g > 1) * (g > m // 2), 1 + 2 * size * g // m + size // 2) for g in range(m)]
    if kind == "ones":  # every second group is of one
        rest = n - m // 2
        many = m - m // 2
        sizes = [(1, 1) if g % 2 else (rest // many, rest // many + 1) for g in range(m)]
    lines = [f"{n} {m} ds " + " ".join(f"{low} {high}" for low, high in sizes)]
    lines += [f"{i} {j} {gain(i, j)!r}" for i in range(n) for j in range(i + 1, n)]
    path = folder / f"{kind}_n{n}_{m}.txt"
    path.write_text("\n".join(lines) + "\n")
    return path


def value(gain, group):
    return sum(gain[i][j] for i in range(len(group)) for j in range(i) if group[i] == group[j])


def most_pairs(n, sizes):
    """Sizes with most pairs: greedy is exact for equal bounds and good for others."""
    size = [low for low, _ in sizes]
    left = n - sum(size)
    for g in sorted(range(len(sizes)), key=lambda g: -sizes[g][1]):
        more = min(left, sizes[g][1] - size[g])
        size[g] += more
        left -= more
    return size


def ours(program, path, seconds, instance):
    """The bench keeps a grouping that is above the published best: here there is none."""
    n, sizes, _ = instance
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "table.csv"
        table.write_text(f"instance,best20,mean20,limit_s\n{path.stem},-1e300,-1e300,{seconds}\n")
        command = [program, path.parent, table, "--seeds", "1", "--only", path.stem, "--records", folder]
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
        lines = (pathlib.Path(folder) / f"{path.stem}.txt").read_text().splitlines()
    group = {int(person): g for g, line in enumerate(lines) for person in line.split()}
    load = [list(group.values()).count(g) for g in range(len(sizes))]
    assert sorted(group) == list(range(n)) and all(low <= k <= high for k, (low, high) in zip(load, sizes)), load
    return [group[person] for person in range(n)]


def compiled(folder):
    library = pathlib.Path(tempfile.mkdtemp()) / "anticlust.so"
    sources = [str(folder / f"{part}.c") for part in PARTS]
    subprocess.run(["cc", "-O3", "-march=native", "-shared", "-fPIC", "-o", library, *sources, "-lm"], check=True)
    return ctypes.CDLL(str(library))


def exchange(library, instance, seconds):
    """Exchanges until nothing improves, from new random starts for as long as there is time; the best of them."""
    n, sizes, gain = instance
    flat = (ctypes.c_double * (n * n))(*[d for row in gain for d in row])
    whole = [g for g, size in enumerate(most_pairs(n, sizes)) for _ in range(size)]
    number = lambda x: ctypes.byref(ctypes.c_int(x))
    chance, best, ends = random.Random(1), None, time.process_time() + seconds
    while best is None or time.process_time() < ends:
        chance.shuffle(whole)
        group = (ctypes.c_int * n)(*whole)
        ones = (ctypes.c_int * len(sizes))(*[1] * len(sizes))
        library.distance_anticlustering(
            flat, number(n), number(len(sizes)), ones, group, number(0), number(1), (ctypes.c_int * 1)(n),
            (ctypes.c_int * n)(), number(1), number(1), number(0), (ctypes.c_int * 1)(), number(0))
        found = value(gain, list(group))
        best = found if best is None else max(best, found)
    return best


def cp_sat(instance, seconds):
    from ortools.sat.python import cp_model

    n, sizes, gain = instance
    model = cp_model.CpModel()
    sits = [[model.new_bool_var("") for _ in sizes] for _ in range(n)]
    for row in sits:
        model.add_exactly_one(row)
    for g, (low, high) in enumerate(sizes):
        model.add_linear_constraint(sum(row[g] for row in sits), low, high)
    terms = []
    for i in range(n):
        for j in range(i):
            if gain[i][j] == 0:
                continue
            both = model.new_bool_var("")
            for g in range(len(sizes)):
                if gain[i][j] > 0:
                    model.add_bool_or([both.negated(), sits[i][g].negated(), sits[j][g]])
                else:
                    model.add_bool_or([both, sits[i][g].negated(), sits[j][g].negated()])
            terms.append(round(gain[i][j] * 1000) * both)
    model.maximize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    begun, over = time.process_time(), threading.Event()

    def watch():
        while not over.wait(0.05):
            if time.process_time() - begun >= seconds:
                solver.stop_search()

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = solver.solve(model)
    over.set()
    watcher.join()
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return value(gain, [next(g for g in range(len(sizes)) if solver.boolean_value(row[g])) for row in sits])


def main():
    program, source, seconds, words = sys.argv[1], pathlib.Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4:]
    library = compiled(source)
    print(f"| Instance | ours | anticlust, exchange | OR-tools CP-SAT | {seconds:g} s each")
    with tempfile.TemporaryDirectory() as folder:
        for word in words:
            kind, *numbers = word.split(":")
            path = made(pathlib.Path(folder), kind, *map(int, numbers)) if numbers else pathlib.Path(word)
            instance = read(path)
            mine = value(instance[2], ours(program, path, seconds, instance))
            theirs = exchange(library, instance, seconds)
            solver = cp_sat(instance, seconds)
            shown = "none found" if solver is None else f"{solver:.2f}"
            print(f"| {path.stem} | {mine:.2f} | {theirs:.2f} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
