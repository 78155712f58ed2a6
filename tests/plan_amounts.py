"""What several tests ask: the amounts that are read in a plan, who answers and by when. All is invented."""

import datetime

from govtargets import extract

HEAD = "2022年云溪县政府工作报告\n一、2022年目标任务。"


def plan_rows(text):
    """The rows with an amount of a text behind the head of a plan, in its order."""
    found = extract(HEAD + text, published=datetime.date(2022, 3, 1))
    rows = [row for row in (*found.commitments, *found.results) if row.measure]
    return sorted(rows, key=lambda row: (row.start, row.measure.start))


def amounts(text):
    """The amounts of the rows of a text behind the head of a plan, in its order."""
    return [row.measure.text for row in plan_rows(text)]


def answered_and_due(text):
    """For each promised amount of a page of early 2024 who answers for it and by when, as 10-31."""
    found = extract(text, published=datetime.date(2024, 2, 28))
    return {
        row.measure.text: (row.agency, row.deadline and f"{row.deadline.last:%m-%d}")
        for row in found.commitments
        if row.measure
    }
