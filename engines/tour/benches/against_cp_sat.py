"""Our plans beside those of OR-tools CP-SAT, on the same generated programmes, for equal processor time.

    python3 engines/tour/benches/against_cp_sat.py PROGRAMME [COUNTIES:SEED:STEPS:PROOF:SECONDS...]

PROGRAMME is the bench program that `cargo bench --no-run -p tour --bench programme` names; `pip install ortools`. Ours has
the given steps of search and of proof; CP-SAT has WORKERS threads (environment, 8 if not set: with fewer it searches in fewer
ways) and the larger of SECONDS and what ours took, as processor time of its process from when its model is built. Its plan
is judged by the engine, so that both are counted alike.

The model: a Boolean for each county, team and open day; exactly one for each county, at most one for each person and day, at
most n for each person and week. Each team's week is covered by ways from home, by counties, and home: a Boolean for each
way between two visits that is shorter than by home, flow in equals flow out. NEAREST (environment) ways from each visit at
most, those that save most: with 21 counties that is all of them. With SOLVER=highs the same model goes to HiGHS (one thread).
"""

import functools
import json
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict

from ortools.sat.python import cp_model

RUNS = ["21:1", "21:2", "21:3", "100:1:4000000:50000000:60", "300:1:8000000:1:120"]
NEAREST = int(os.environ.get("NEAREST", "30"))
SOLVER = os.environ.get("SOLVER", "cp-sat")
WORKERS = int(os.environ.get("WORKERS", "8"))


class Model:
    def __init__(self, problem):
        self.p = problem
        w, calendar = problem["weights"], problem["calendar"]
        closed = set(calendar["closed"])
        self.days = [d for d in range(calendar["first"], calendar["last"] + 1) if (d + 3) % 7 < 5 and d not in closed]
        self.model = cp_model.CpModel()
        self.x = {}
        cost = []
        of_county, of_person_day, of_person_week = defaultdict(list), defaultdict(list), defaultdict(list)
        of_week = defaultdict(list)
        for t, team in enumerate(problem["teams"]):
            away = set(team["away"]).union(*(problem["people"][m]["away"] for m in team["members"]))
            for c, county in enumerate(problem["counties"]):
                for d in self.days:
                    steps = self.steps(county, d)
                    if d in away or steps is None:
                        continue
                    x = self.x[c, t, d] = self.model.new_bool_var("")
                    late = max(0, w["slack_days"] - (calendar["early_voting"] - d))
                    cost.append((steps * w["dates"] + late * w["slack"]) * x)
                    of_county[c].append(x)
                    of_week[t, (d + 3) // 7].append((c, d))
                    for m in team["members"]:
                        of_person_day[m, d].append(x)
                        of_person_week[m, (d + 3) // 7].append(x)
        for c in range(len(problem["counties"])):
            self.model.add_exactly_one(of_county[c])
        for all_of in of_person_day.values():
            self.model.add_at_most_one(all_of)
        for (m, _), all_of in of_person_week.items():
            self.model.add(sum(all_of) <= problem["people"][m]["most_a_week"])
        for m in range(len(problem["people"])):
            mine = [x for (person, _), all_of in of_person_week.items() if person == m for x in all_of]
            cost += self.load(mine, w["load"])
        self.ways = 0
        for (t, _), nodes in of_week.items():
            cost += self.week(t, nodes)
        self.model.minimize(sum(cost))

    def steps(self, county, day):
        dates = county["dates"]
        if day in dates["cannot"]:
            return None
        if day in dates["ranked"]:
            return dates["ranked"].index(day)
        return len(dates["ranked"]) if dates["can"] is None or day in dates["can"] else None

    def load(self, mine, each):
        """Pairs of workshops: the k-th one more makes k - 1 more."""
        most = min(len(mine), 3 * 10)
        more = [self.model.new_bool_var("") for _ in range(most)]
        self.model.add(sum(more) == sum(mine))
        return [each * k * one for k, one in enumerate(more)]

    # What lies between two counties is the same for every team from the same home, in every week: it is found once. At
    # 300 counties there are some dozens of teams from three homes.

    def at(self, home, c):
        return home if self.p["counties"][c]["format"] == "digital" else self.p["counties"][c]["place"]

    def out(self, home, c):
        w, travel, s = self.p["weights"], self.p["travel"], self.at(home, c)
        late = travel["minutes"][home][s] > self.p["limits"]["morning"]
        return travel["km"][home][s] * w["km"] + late * w["night"]

    def back(self, home, c):
        w, travel, s = self.p["weights"], self.p["travel"], self.at(home, c)
        late = travel["minutes"][s][home] > self.p["limits"]["evening"]
        return travel["km"][s][home] * w["km"] + late * w["night"]

    def between(self, home, a, b, gap):
        """Whether one can go straight, and by home, in time; and what the way costs."""
        km, minutes, limits = self.p["travel"]["km"], self.p["travel"]["minutes"], self.p["limits"]
        sa, sb = self.at(home, a), self.at(home, b)
        half = sum(self.p["counties"][c]["length"] == "half" for c in (a, b))
        room = limits["overnight"] + half * limits["half_day"] + (gap - 1) * limits["free_day"]
        straight = km[sa][sb] * self.p["weights"]["km"] + gap * self.p["weights"]["night"]
        return minutes[sa][sb] <= room, minutes[sa][home] + minutes[home][sb] <= room, straight

    @functools.cache
    def ways_from(self, home, a):
        """The ways from a county that are worth going, those first that save most."""
        found = []
        for b in range(len(self.p["counties"])):
            for gap in range(1, 5):
                fits, by_home, straight = self.between(home, a, b, gap)
                by = self.back(home, a) + self.out(home, b)
                if a == b or not fits:
                    continue
                if not by_home:
                    found.append((straight - 1_000_000, straight, b, gap))
                elif straight < by:
                    found.append((straight - by, straight, b, gap))
        return [way[1:] for way in sorted(found)]

    @functools.cache
    def out_of_reach(self, home, b, gap):
        """From where one is too late even straight, and from where one is by home, so many days later."""
        too_far, no_home = [], []
        for a in range(len(self.p["counties"])):
            if a != b:
                fits, by_home, _ = self.between(home, a, b, gap)
                if not fits:
                    too_far.append(a)
                elif not by_home:
                    no_home.append(a)
        return too_far, no_home

    def week(self, t, nodes):
        home, cost = self.p["teams"][t]["home"], []
        into, onward = defaultdict(list), defaultdict(list)
        for c, d in nodes:
            begins, ends = self.model.new_bool_var(""), self.model.new_bool_var("")
            into[c, d].append(begins)
            onward[c, d].append(ends)
            cost += [self.out(home, c) * begins, self.back(home, c) * ends]
        on_day = defaultdict(list)
        for c, d in nodes:
            on_day[d].append(self.x[c, t, d])
        busy = {}
        for d, all_of in on_day.items():
            busy[d] = self.model.new_bool_var("")
            self.model.add(sum(all_of) == busy[d])
        there = set(nodes)
        for a, first in nodes:
            taken = 0
            for straight, b, gap in self.ways_from(home, a):
                second = first + gap
                if (b, second) not in there:
                    continue
                way = self.model.new_bool_var("")
                self.ways += 1
                onward[a, first].append(way)
                into[b, second].append(way)
                cost.append(straight * way)
                # The team is nowhere else in between.
                for d in busy:
                    if first < d < second:
                        self.model.add_implication(way, busy[d].negated())
                taken += 1
                if taken == NEAREST:
                    break
        # By visit and earlier day: who is too far away, and who can come by home no longer.
        far, not_home = {}, {}
        for b, second in nodes:
            for first in busy:
                gap = second - first
                if gap <= 0:
                    continue
                too_far, no_home = self.out_of_reach(home, b, gap)
                far[b, second, first] = [self.x[a, t, first] for a in too_far if (a, first) in there]
                not_home[b, second, first] = [onward[a, first][0] for a in no_home if (a, first) in there]
        # On a day a team has one visit, and it ends one way.
        for (b, second, _), all_of in far.items():
            if all_of:
                self.model.add_at_most_one([*all_of, self.x[b, t, second]])
        for (b, second, _), all_of in not_home.items():
            if all_of:
                self.model.add_at_most_one([*all_of, into[b, second][0]])
        for c, d in nodes:
            self.model.add(sum(into[c, d]) == self.x[c, t, d])
            self.model.add(sum(onward[c, d]) == self.x[c, t, d])
        return cost

    def by_highs(self, seconds):
        """The same model as a mixed-integer programme."""
        import highspy
        import numpy

        solver, proto = highspy.Highs(), self.model.proto
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.HandleUserInterrupt = True
        count = len(proto.variables)
        solver.addVars(count, numpy.zeros(count), numpy.ones(count))
        solver.changeColsIntegrality(count, numpy.arange(count), numpy.full(count, 1, dtype=numpy.uint8))
        for k, c in zip(proto.objective.vars, proto.objective.coeffs):
            solver.changeColCost(k, float(c))

        def row(low, high, literals):
            """Between low and high; a literal below 0 is one that is not."""
            shift = sum(1 for k in literals if k < 0)
            where = [k if k >= 0 else -k - 1 for k in literals]
            sign = [1.0 if k >= 0 else -1.0 for k in literals]
            solver.addRow(low - shift, high - shift, len(where), numpy.array(where, dtype=numpy.int32), numpy.array(sign))

        infinite = float("inf")
        for one in proto.constraints:
            if one.has_exactly_one():
                row(1, 1, list(one.exactly_one.literals))
            elif one.has_at_most_one():
                row(-infinite, 1, list(one.at_most_one.literals))
            elif one.has_bool_and():
                given = [-k - 1 for k in one.enforcement_literal]
                for k in one.bool_and.literals:
                    row(1, infinite, [*given, k])
            else:
                low, high = (end if abs(end) < 2**40 else (infinite if end > 0 else -infinite) for end in one.linear.domain)
                where, by = list(one.linear.vars), list(map(float, one.linear.coeffs))
                solver.addRow(low, high, len(where), numpy.array(where, dtype=numpy.int32), numpy.array(by))
        took, visits = within(seconds, solver.solve, solver.cancelSolve)[1], None
        value = solver.getSolution().col_value
        if solver.getInfo().primal_solution_status == 2:
            visits = [None] * len(self.p["counties"])
            for (c, t, d), one in self.x.items():
                if value[one.index] > 0.5:
                    visits[c] = {"day": d, "team": t}
        return visits, solver.getInfo().mip_dual_bound, took

    def solve(self, seconds):
        if SOLVER == "highs":
            return self.by_highs(seconds)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = WORKERS
        status, took = within(seconds, lambda: solver.solve(self.model), solver.stop_search)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, None, took
        visits = [None] * len(self.p["counties"])
        for (c, t, d), x in self.x.items():
            if solver.boolean_value(x):
                visits[c] = {"day": d, "team": t}
        return visits, solver.best_objective_bound, took


def within(seconds, solve, stop):
    """Solves, and says stop after so many seconds of processor time; what came out, and the seconds."""
    begun, over = time.process_time(), threading.Event()

    def watch():
        while not over.wait(0.05):
            if time.process_time() - begun >= seconds:
                stop()

    watcher = threading.Thread(target=watch)
    watcher.start()
    found = solve()
    took = time.process_time() - begun
    over.set()
    watcher.join()
    return found, took


def run(program, *words, sent=None):
    command = [program, *map(str, words)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, input=sent).stdout)


def main():
    program = sys.argv[1]
    print("| Counties | Seed | ours | bound | seconds | CP-SAT | bound | seconds | ways in its model |")
    for line in sys.argv[2:] or RUNS:
        counties, seed, steps, proof, least = (line.split(":") + ["400000", "400000000", "20"][len(line.split(":")) - 2 :])[:5]
        ours = run(program, "plan", counties, seed, steps, proof)
        model = Model(run(program, "problem", counties, seed))
        visits, bound, took = model.solve(max(float(least), ours["seconds"]))
        theirs = "none found"
        if visits is not None:
            judged = run(program, "judge", counties, seed, sent=json.dumps(visits))
            assert not judged["broken"], judged["broken"]
            theirs = sum(judged["cost"].values())
        shown = "none" if bound is None or bound <= 0 else f"{bound:.0f}"
        row = [counties, seed, ours["cost"], ours["bound"], f"{ours['seconds']:.2f}", theirs, shown, f"{took:.1f}", model.ways]
        print("|", " | ".join(map(str, row)), "|", flush=True)


if __name__ == "__main__":
    main()
