"""Fine-tunes one encoder as a classifier of [target, text]; goes on where it was stopped."""

import json
import math
import random
import time

import numpy as np
import torch
from torch import nn

from . import augment, score
from .data import aliases
from .encode import Encoder
from .rewrite import rewriter
from .start import load_bert


class Model(nn.Module):
    """BERT, and a linear layer on the first token."""

    def __init__(self, bert):
        super().__init__()
        self.bert = bert
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(bert.config.hidden_size, 3)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids, mask, types):
        out = self.bert(input_ids=ids, attention_mask=mask, token_type_ids=types)
        return self.head(self.dropout(out.last_hidden_state[:, 0]))


def batch_tensors(encoded, device):
    longest = max(len(ids) for ids, _ in encoded)
    ids = torch.zeros(len(encoded), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    types = torch.zeros_like(ids)
    for n, (one, first) in enumerate(encoded):
        ids[n, : len(one)] = torch.tensor(one)
        mask[n, : len(one)] = 1
        types[n, first : len(one)] = 1
    return ids.to(device), mask.to(device), types.to(device)


def logits_of(model, encoded, device, half, size=64):
    """The logits of encoded texts, in their order."""
    model.eval()
    order = sorted(range(len(encoded)), key=lambda n: len(encoded[n][0]))
    out = np.zeros((len(encoded), 3), dtype=np.float32)
    with torch.inference_mode(), torch.autocast(device, dtype=torch.bfloat16, enabled=half):
        for at in range(0, len(order), size):
            picks = order[at : at + size]
            tensors = batch_tensors([encoded[n] for n in picks], device)
            out[picks] = model(*tensors).float().cpu().numpy()
    model.train()
    return out


def encoded_rows(encoder, rows):
    pairs = []
    for row in rows:
        finder = rewriter(row.target, aliases(row.target))
        pairs.append((finder.name, finder.rewrite(row.text)))
    return encoder.pairs(pairs)


def _batches(encoded, size, draw):
    """Batches of texts of like length, in random order."""
    order = list(range(len(encoded)))
    draw.shuffle(order)
    out = []
    block = size * 50
    for at in range(0, len(order), block):
        near = sorted(order[at : at + block], key=lambda n: len(encoded[n][0]))
        out += [near[i : i + size] for i in range(0, len(near), size)]
    draw.shuffle(out)
    return out


def train(options, rows, choosing, start_files, folder, teacher=None, say=print):
    """Trains into `folder`; returns the module and the report on the rows for choosing."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    half = options.half
    model_path, tokenizer_path = start_files
    encoder = Encoder(tokenizer_path, options.max_length)
    model = Model(load_bert(model_path, options.layers)).to(device)
    if options.from_weights:
        model.load_state_dict(torch.load(options.from_weights, map_location=device))
    first_epoch = augment.epoch(rows, options.seed * 1_000)
    steps = options.epochs * math.ceil(len(first_epoch) / options.batch)
    weights = augment.class_weights(first_epoch)
    decayed = [p for n, p in model.named_parameters() if p.dim() > 1]
    plain = [p for n, p in model.named_parameters() if p.dim() <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
        lr=options.rate,
        fused=True,
    )
    warm = max(1, int(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    choosing_encoded = encoded_rows(encoder, choosing)
    checkpoint = folder / "checkpoint.pt"
    done_epochs, done_batches = 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=False)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        done_epochs, done_batches = saved["epoch"], saved["batch"]
        say(f"Going on at epoch {done_epochs}, batch {done_batches}")
    model.train()
    history = []
    for epoch in range(done_epochs, options.epochs):
        items = augment.epoch(rows, options.seed * 1_000 + epoch)
        encoded = encoder.pairs([(target, text) for _, target, text, _ in items])
        soft = teacher(items) if teacher else None
        batches = _batches(encoded, options.batch, random.Random(options.seed * 77 + epoch))
        began, seen, total = time.time(), 0, 0.0
        for at, batch in enumerate(batches):
            if epoch == done_epochs and at < done_batches:
                continue
            if options.max_steps and at >= options.max_steps:
                break
            tensors = batch_tensors([encoded[n] for n in batch], device)
            labels = torch.tensor([items[n][3] for n in batch], device=device)
            weight = torch.tensor([weights[items[n][0]][items[n][3]] for n in batch], device=device)
            with torch.autocast(device, dtype=torch.bfloat16, enabled=half):
                logits = model(*tensors).float()
            loss = nn.functional.cross_entropy(
                logits, labels, reduction="none", label_smoothing=options.smoothing
            )
            if soft is not None:
                wanted = torch.tensor(soft[batch], device=device)
                near = -(wanted * torch.log_softmax(logits, 1)).sum(1)
                loss = options.distil * near + (1 - options.distil) * loss
            loss = (loss * weight).mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            seen += len(batch)
            total += float(loss.detach())
            if at % 100 == 99:
                speed = seen / (time.time() - began)
                say(f"epoch {epoch} batch {at + 1}/{len(batches)} loss {total / 100:.4f} {speed:.0f} texts/s")
                total = 0.0
            if at % 500 == 499:
                _save(checkpoint, model, optimiser, schedule, epoch, at + 1)
        found = score.report(choosing, logits_of(model, choosing_encoded, device, half))
        history.append({"epoch": epoch + 1, "scores": found})
        say(json.dumps({"epoch": epoch + 1, "scores": found}))
        _save(checkpoint, model, optimiser, schedule, epoch + 1, 0)
        torch.save(model.state_dict(), folder / f"epoch-{epoch + 1}.pt")
        (folder / f"scores-{epoch + 1}.json").write_text(json.dumps(found, indent=2) + "\n")
    return model, encoder, choosing_encoded


def average(options, choosing, start_files, folder):
    """The mean of trained weights (Wortsman et al. 2022), which forgets less than the last of them."""
    folder.mkdir(parents=True, exist_ok=True)
    model_path, tokenizer_path = start_files
    model = Model(load_bert(model_path, options.layers))
    states = [torch.load(path, map_location="cpu") for path in options.average]
    mean = {
        name: sum(state[name] for state in states) / len(states) if value.is_floating_point() else value
        for name, value in states[0].items()
    }
    model.load_state_dict(mean)
    return model, encoded_rows(Encoder(tokenizer_path, options.max_length), choosing)


def _save(path, model, optimiser, schedule, epoch, batch):
    part = path.with_suffix(".part")
    torch.save(
        {
            "model": model.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": epoch,
            "batch": batch,
        },
        part,
    )
    part.rename(path)
