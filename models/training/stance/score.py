"""Scores of probabilities against human stances."""

from collections import defaultdict

import numpy as np


def confusion(labels, judged):
    table = np.zeros((3, 3), dtype=int)
    for human, model in zip(labels, judged):
        table[human][model] += 1
    return table


def f1s(table):
    out = []
    for c in range(3):
        total = table[c].sum() + table[:, c].sum()
        out.append(2 * table[c][c] / total if total else 0.0)
    return out


def ece(labels, probabilities, bins=15):
    sure = probabilities.max(1)
    right = probabilities.argmax(1) == labels
    gap = 0.0
    for b in range(bins):
        inside = np.minimum(bins - 1, (sure * bins).astype(int)) == b
        if inside.any():
            gap += abs(sure[inside].sum() - right[inside].sum())
    return gap / len(labels)


def softmax(logits, temperature=1.0):
    z = logits / temperature
    z = z - z.max(1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(1, keepdims=True)


def temperature(groups):
    """The temperature with the least mean loss, each group of (logits, labels) counting the same."""
    best, least = 1.0, float("inf")
    for step in range(4, 81):
        t = step * 0.05
        loss = 0.0
        for logits, labels in groups:
            p = softmax(logits, t)[np.arange(len(labels)), labels]
            loss -= float(np.log(np.maximum(1e-12, p)).mean())
        if loss < least:
            best, least = t, loss
    return round(best, 2)


def report(rows, logits):
    """Scores per set of validation, and the mean over held-out brands."""
    labels = np.array([r.label for r in rows])
    judged = logits.argmax(1)
    groups = defaultdict(list)
    for n, row in enumerate(rows):
        groups["held-out brands" if row.part == "brands" else row.source].append(n)
    out = {}
    for name, members in sorted(groups.items()):
        f = f1s(confusion(labels[members], judged[members]))
        out[name] = {
            "texts": len(members),
            "macroF1": round(float(np.mean(f)), 4),
            "opinionF1": round(float(np.mean(f[:2])), 4),
            "neutralF1": round(f[2], 4),
            "ece": round(ece(labels[members], softmax(logits[members])), 4),
        }
    brands = defaultdict(list)
    for n in groups["held-out brands"]:
        brands[rows[n].target].append(n)
    each = {
        name: round(float(np.mean(f1s(confusion(labels[m], judged[m])))), 4)
        for name, m in sorted(brands.items())
        if len(m) >= 50
    }
    if each:
        out["held-out brands"]["eachMacroF1"] = each
        out["held-out brands"]["meanMacroF1"] = round(float(np.mean(list(each.values()))), 4)
    pairs = defaultdict(list)
    for n in groups["mtsd"]:
        pairs[rows[n].text].append(n)
    two = [all(judged[n] == labels[n] for n in m) for m in pairs.values() if len(m) == 2]
    if two:
        out["mtsd"]["bothRight"] = round(sum(two) / len(two), 4)
    return out
