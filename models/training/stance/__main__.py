"""One command from the public sets to the model that ships: python -m stance --help"""

import argparse
import copy
import json
from pathlib import Path

import numpy as np
import torch

from . import data, score, start, train
from .encode import Encoder


def options():
    p = argparse.ArgumentParser(prog="python -m stance", description=__doc__)
    p.add_argument("--data", type=Path, required=True, help="folder with train/ and test/")
    p.add_argument("--out", type=Path, required=True, help="folder for all that is written")
    p.add_argument("--start", choices=start.STARTS, default="minilm", help="starting weights")
    p.add_argument("--from-weights", type=Path, help="go on from an epoch-N.pt, with a rate of its own")
    p.add_argument(
        "--average",
        type=Path,
        nargs="+",
        help="train nothing: ship the mean of the weights of these epoch-N.pt",
    )
    p.add_argument("--layers", type=_numbers, help="layers of the start to keep, such as 0,2,4")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--batch", type=int, default=32)
    p.add_argument("--rate", type=float, default=8e-5, help="greatest learning rate")
    p.add_argument("--smoothing", type=float, default=0.05, help="label smoothing")
    p.add_argument("--max-length", type=int, default=80, help="tokens in training")
    p.add_argument("--threads", type=int, default=2, help="threads where there is no GPU")
    p.add_argument("--half", action="store_true", help="bfloat16 in forward and backward")
    p.add_argument("--all-brands", action="store_true", help="train on the held-out brands too")
    p.add_argument("--choose", type=int, default=400, help="rows of each set to choose on, at most")
    p.add_argument("--max-steps", type=int, default=0, help="stop an epoch early, to try things")
    p.add_argument(
        "--teachers",
        default="",
        help="start:seed,... trained first; their mean probabilities teach the model",
    )
    p.add_argument("--distil", type=float, default=0.7, help="weight of the teachers")
    return p.parse_args()


def _numbers(text):
    return [int(n) for n in text.split(",")]


def main():
    o = options()
    torch.set_num_threads(o.threads)
    rows = data.read(o.data)
    kept = {"train", "brands"} if o.all_brands else {"train"}
    training = [r for r in rows if r.part in kept]
    choosing = data.choosing(rows, o.choose)
    print(f"{len(training)} rows to train on, {len(choosing)} to choose on", flush=True)
    teacher = _teachers(o, training, choosing) if o.teachers else None
    files = start.fetch(o.start, o.out / "starts")
    folder = o.out / _name(o)
    if o.average:
        model, encoded = train.average(o, choosing, files, folder)
    else:
        model, _, encoded = train.train(o, training, choosing, files, folder, teacher, _say)

    from . import export

    export.export(o, model, files, folder, choosing, encoded, _say)


def _name(o):
    layers = "" if o.layers is None else "-l" + "_".join(map(str, o.layers))
    if o.average:
        return f"{o.start}{layers}-average"
    return f"{o.start}{layers}-seed{o.seed}-{o.epochs}x{o.rate:g}" + ("-taught" if o.teachers else "")


def _teachers(o, training, choosing):
    """A function from an epoch's items to the mean probabilities of the teachers."""
    models = []
    for one in o.teachers.split(","):
        name, seed = one.split(":")
        own = copy.copy(o)
        own.start, own.seed, own.layers, own.teachers = name, int(seed), None, ""
        files = start.fetch(name, o.out / "starts")
        module, encoder, _ = train.train(
            own, training, choosing, files, o.out / _name(own), None, _say
        )
        models.append((module, encoder))
    device = "cuda" if torch.cuda.is_available() else "cpu"

    def teach(items):
        total = np.zeros((len(items), 3), dtype=np.float32)
        for module, encoder in models:
            encoded = encoder.pairs([(target, text) for _, target, text, _ in items])
            total += score.softmax(train.logits_of(module, encoded, device, o.half))
        return total / len(models)

    return teach


def _say(line):
    print(line, flush=True)


if __name__ == "__main__":
    main()
