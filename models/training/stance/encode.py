"""Token ids of [target, text], the same as the Java class EncoderInput makes them."""

from tokenizers import Tokenizer

MAX_TARGET_TOKENS = 24


class Encoder:
    def __init__(self, path, max_length):
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.max_length = max_length
        self.cls = self.tokenizer.token_to_id("[CLS]")
        self.sep = self.tokenizer.token_to_id("[SEP]")

    def pairs(self, pairs):
        """Ids and token types of each (target, text)."""
        targets = sorted({t for t, _ in pairs})
        names = {
            t: e.ids[:MAX_TARGET_TOKENS]
            for t, e in zip(targets, self.tokenizer.encode_batch(targets, add_special_tokens=False))
        }
        texts = self.tokenizer.encode_batch([x for _, x in pairs], add_special_tokens=False)
        out = []
        for (target, _), text in zip(pairs, texts):
            first = [self.cls, *names[target], self.sep]
            second = [*text.ids[: self.max_length - len(first) - 1], self.sep]
            out.append((first + second, len(first)))
        return out
