"""From the trained module to the int8 ONNX file that ships, its tokenizer, scores and checksum."""

import hashlib
import json
import os
import tempfile
import time
from pathlib import Path

# ONNX Runtime from 1.29 on reports its use over the network unless told not to.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer

from . import score, start, train

MAX_BYTES = 40 * 1024 * 1024
NAME = "encoder-1"


def with_weights(graph_path, model):
    """The start's own ONNX graph with the trained weights, cut at the first token, and the head."""
    onnx_model = onnx.load(graph_path)
    graph = onnx_model.graph
    trained = {n: p.detach().float().cpu().numpy() for n, p in model.bert.state_dict().items()}
    transposed = start.weight_names(graph)
    for n, tensor in enumerate(graph.initializer):
        name = transposed.get(tensor.name, tensor.name)
        if name not in trained or "position_ids" in name:
            continue
        value = trained[name].T if tensor.name in transposed else trained[name]
        graph.initializer[n].CopyFrom(
            numpy_helper.from_array(np.ascontiguousarray(value), tensor.name)
        )
    hidden = graph.output[0].name
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.array(0, dtype=np.int64), "first_token"),
            numpy_helper.from_array(model.head.weight.detach().float().cpu().numpy().T.copy(), "head.w"),
            numpy_helper.from_array(model.head.bias.detach().float().cpu().numpy(), "head.b"),
        ]
    )
    graph.node.extend(
        [
            helper.make_node("Gather", [hidden, "first_token"], ["embedding"], axis=1),
            helper.make_node("Gemm", ["embedding", "head.w", "head.b"], ["logits"]),
        ]
    )
    width = model.bert.config.hidden_size
    del graph.output[:]
    graph.output.extend(
        [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3]),
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", width]),
        ]
    )
    return onnx_model


def quantise(onnx_model, layers_width, path):
    """Fuses the graph's attention and writes it with int8 weights."""
    heads, width = layers_width
    with tempfile.TemporaryDirectory() as folder:
        whole, fused = Path(folder) / "whole.onnx", Path(folder) / "fused.onnx"
        onnx.save(onnx_model, whole)
        better = optimizer.optimize_model(
            str(whole), model_type="bert", num_heads=heads, hidden_size=width, opt_level=0
        )
        better.save_model_to_file(str(fused))
        # Seven bits: eight overflow in the int8 kernels of processors without VNNI.
        quantize_dynamic(
            fused,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Attention", "Gather", "EmbedLayerNormalization"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    if path.stat().st_size > MAX_BYTES:
        raise SystemExit(f"{path} has {path.stat().st_size} bytes, more than {MAX_BYTES}")


def run_onnx(path, encoded):
    """Logits one text at a time on one thread, as the stream does; and texts per second."""
    settings = SessionOptions()
    settings.intra_op_num_threads = 1
    settings.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    session = InferenceSession(str(path), settings, providers=["CPUExecutionProvider"])
    out = np.zeros((len(encoded), 3), dtype=np.float32)
    began = time.process_time()
    for n, (ids, first) in enumerate(encoded):
        row = np.array([ids], dtype=np.int64)
        types = np.zeros_like(row)
        types[0, first:] = 1
        out[n] = session.run(
            ["logits"],
            {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": types},
        )[0][0]
    return out, len(encoded) / (time.process_time() - began)


def plain_tokenizer(source, target):
    """The tokenizer without padding and cuts: those are made by the caller, in both languages."""
    whole = json.loads(Path(source).read_text("utf-8"))
    whole["truncation"] = None
    whole["padding"] = None
    Path(target).write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), "utf-8")


def export(options, model, files, folder, choosing, encoded, say):
    """Writes encoder-1.onnx, its tokenizer, properties and validation scores into `folder`/ship."""
    ship = folder / "ship"
    ship.mkdir(parents=True, exist_ok=True)
    path = ship / f"{NAME}.onnx"
    model = model.cpu().eval()
    config = model.bert.config
    graph_path = files[0]
    if options.layers is not None:
        raise SystemExit("A start with fewer layers has no ONNX graph yet")
    quantise(
        with_weights(graph_path, model), (config.num_attention_heads, config.hidden_size), path
    )
    plain_tokenizer(files[1], ship / f"{NAME}-tokenizer.json")
    logits, speed = run_onnx(path, encoded)
    exact = train.logits_of(model, encoded, "cpu", options.half)
    same = float((logits.argmax(1) == exact.argmax(1)).mean())
    labels = np.array([r.label for r in choosing])
    groups = []
    for source in ("brands", "semeval2017ce_topic_sentiment", "mtsd", "mtcsd"):
        members = [
            n
            for n, r in enumerate(choosing)
            if (r.part == "brands" if source == "brands" else r.part == "val" and r.source == source)
        ]
        if members:
            groups.append((logits[members], labels[members]))
    brands_only = score.temperature(groups[:1])
    temperature = brands_only
    found = {
        "start": options.start,
        "seed": options.seed,
        "epochs": options.epochs,
        "teachers": options.teachers,
        "bytes": path.stat().st_size,
        "temperature": temperature,
        "temperatureOverSets": score.temperature(groups),
        "sameStanceAsUnquantised": round(same, 4),
        "validationBeforeQuantisation": score.report(choosing, exact),
        "validation": score.report(choosing, logits / temperature),
    }
    (ship / f"{NAME}-validation.json").write_text(json.dumps(found, indent=2) + "\n")
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    tokenizer_checksum = hashlib.sha256((ship / f"{NAME}-tokenizer.json").read_bytes()).hexdigest()
    (ship / f"{NAME}.properties").write_text(
        f"# Written by models/training with {NAME}.onnx.\n"
        f"sha256={checksum}\ntokenizer.sha256={tokenizer_checksum}\n"
        f"temperature={temperature}\nmax.tokens={options.max_length}\n"
    )
    say(json.dumps(found))
    say(f"{path}: {path.stat().st_size} bytes, {speed:.0f} texts per CPU-second in Python")
    return found
