"""Any series of operations leaves a ledger that agrees with a plain model of dictionaries."""

import datetime

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from govtargets import Argument, Toolkit, Weigher
from govtargets.ledger import Ledger

NAMES = ("公厕", "水库", "公园")
AMOUNTS = st.lists(st.integers(1, 3), min_size=3, max_size=3)
YEAR = datetime.date(2020, 3, 1)


def _machine(new_place, rows):  # noqa: C901  (one class with a rule for each operation)
    class Machine(RuleBasedStateMachine):
        @initialize()
        def begin(self):
            self.place = new_place()
            self.ledger = Ledger.open(self.place)
            self.plans, self.reviews, self.before = {}, {}, {}
            self.decided, self.withdrawn = {}, set()
            self.matched = False
            self.promise(0, [1, 2, 3])  # so that most series have a link to decide about
            self.report(0, [2, 2, 2])
            self.match()

        def teardown(self):
            if hasattr(self, "ledger"):
                self.ledger.close()

        @rule(number=st.integers(0, 1), amounts=AMOUNTS)
        def say(self, number, amounts):
            self.promise(number, amounts)

        @rule(number=st.integers(0, 1))
        def take_back_a_correction(self, number):
            if number in self.before:
                self.promise(number, self.before[number])

        @rule(number=st.integers(0, 1), amounts=AMOUNTS)
        def answer(self, number, amounts):
            self.report(number, amounts)

        def promise(self, number, amounts):
            plan = rows(f"计划{number}.txt", "2019-01-15", body=f"第{number}县政府")
            for name, amount in zip(NAMES, amounts, strict=True):
                plan.add(f"新建{name}{amount}座", name, str(amount), "座").words(
                    f"{name}之外的话第{number}段甲乙丙丁"
                )
            done = self.ledger.record(plan.extraction())
            assert done.new == (self.plans.get(number) != amounts)
            if done.new:
                # another amount makes a new row that restates the old one: what was decided goes over
                if number in self.plans:
                    self.before[number] = self.plans[number]
                self.plans[number], self.matched = amounts, False

        def report(self, number, amounts):
            review = rows(f"总结{number}.txt", "2020-01-15", body=f"第{number}县政府")
            for name, amount in zip(NAMES, amounts, strict=True):
                review.add(f"新建{name}{amount}座", name, str(amount), "座", report=True, year=2019)
                review.words(f"{name}以后的话第{number}段甲乙丙丁", year=2020)
            done = self.ledger.record(review.extraction())
            assert done.new == (self.reviews.get(number) != amounts)
            if done.new:
                self.reviews[number], self.matched = amounts, False

        @rule(points=st.sampled_from([0, 0, -1, -2]))
        def match(self, points=0):
            tools = Toolkit(
                weighers=(Weigher("w", lambda _: [Argument(points, "said so")] if points else ()),)
            )
            self.ledger.match(tools)
            self.matched = True
            assert self.ledger.match(tools).changed == 0
            assert {link.score for link in self.ledger.links() if link.active} <= {100 + points}

        @rule(yes=st.booleans(), choice=st.integers(0, 8))
        def decide(self, yes, choice):
            links = sorted(self.ledger.links(), key=lambda link: (link.promise, link.evidence))
            if links:
                link = links[choice % len(links)]
                (self.ledger.confirm if yes else self.ledger.reject)(link, actor="审核员")
                promise = self.ledger.state().promises[link.promise]
                self.decided[promise.agency, promise.indicator] = yes

        @rule(choice=st.integers(0, 8))
        def withdraw(self, choice):
            promises = [row for row in self.ledger.state().promises.values() if row.figure]
            if promises:
                promise = promises[choice % len(promises)]
                self.ledger.withdraw(promise.id, day=datetime.date(2019, 6, 1), source="纪要")
                self.withdrawn.add((promise.agency, promise.indicator))

        @rule()
        def open_again(self):
            self.ledger.close()
            self.ledger = Ledger.open(self.place)

        @rule()
        def copy(self):
            lines = list(self.ledger.export())
            with Ledger.open(new_place()) as other:
                other.load(lines)
                assert other.state() == self.ledger.state()

        @invariant()
        def agrees(self):
            if not hasattr(self, "ledger"):
                return
            reports = self.ledger.state().reports.values()
            assert sorted((row.agency, row.indicator, row.figure.low) for row in reports) == sorted(
                (f"第{number}县政府", name, amount)
                for number, amounts in self.reviews.items()
                for name, amount in zip(NAMES, amounts, strict=True)
            )
            found = {
                (row.promise.agency, row.promise.indicator): (row.promise.figure.low, row.status)
                for row in self.ledger.status(YEAR)
                if row.promise.figure
            }
            wanted = {}
            for number, amounts in self.plans.items():
                for i, (name, amount) in enumerate(zip(NAMES, amounts, strict=True)):
                    wanted[f"第{number}县政府", name] = (amount, self.expected(number, i, name, amount))
            assert set(found) == set(wanted)
            assert {key: value for key, value in found.items() if wanted[key][1]} == {
                key: value for key, value in wanted.items() if value[1]
            }

        def expected(self, number, i, name, amount):
            """The status that the model gives, or None between a change and the next matching."""
            key = (f"第{number}县政府", name)
            if key in self.withdrawn:
                return "withdrawn"
            if not self.matched:
                return None
            if number not in self.reviews or self.decided.get(key) is False:
                return "overdue"
            reached = self.reviews[number][i]
            return "met" if reached == amount else "exceeded" if reached > amount else "missed"

    return Machine


def test_a_ledger_agrees_with_a_plain_model(new_place, rows):
    # a new database of a server takes longer than a new file
    examples = 6 if "://" in new_place() else 25
    limits = settings(
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # shrinking takes longer than reading what it prints,
    )
    run_state_machine_as_test(_machine(new_place, rows), settings=limits)
