"""The public sets as rows: canonical targets, what is for training, what for choosing."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

LABELS = ("critic", "supporter", "neutral")

# Left out of training everywhere, so that choosing sees brands that the model does not know.
HELD_OUT_BRANDS = (
    "Amazon",
    "Assassin's Creed",
    "FIFA",
    "Grand Theft Auto",
    "Nvidia",
    "Overwatch",
)

# Spellings of the sets -> the full name. What is not here is put in title case.
FULL_NAMES = {
    "@microsoft": "Microsoft",
    "ac/dc": "AC/DC",
    "amazon prime": "Amazon Prime",
    "ant-man": "Ant-Man",
    "assassins creed": "Assassin's Creed",
    "bbc": "BBC",
    "call of duty blackops cold war": "Call of Duty: Black Ops Cold War",
    "climate change is a real concern": "Climate Change is a Real Concern",
    "cs:go": "Counter-Strike: Global Offensive",
    "dota2": "Dota 2",
    "dunkin": "Dunkin' Donuts",
    "erdogan": "Recep Tayyip Erdogan",
    "fauci": "Anthony Fauci",
    "federer": "Roger Federer",
    "google+": "Google Plus",
    "hillary": "Hillary Clinton",
    "ibm": "IBM",
    "ihop": "IHOP",
    "ios": "iOS",
    "ipad": "iPad",
    "iphone": "iPhone",
    "ipod": "iPod",
    "ira": "IRA",
    "kane": "Kane",
    "kendrick": "Kendrick Lamar",
    "legalization of abortion": "Legalization of Abortion",
    "messi": "Lionel Messi",
    "metlife": "MetLife",
    "nicki": "Nicki Minaj",
    "nvidia": "Nvidia",
    "obama": "Barack Obama",
    "playstation 5": "PlayStation 5",
    "ps4": "PlayStation 4",
    "pubg": "PlayerUnknown's Battlegrounds",
    "rousey": "Ronda Rousey",
    "scotus": "Supreme Court of the United States",
    "serena": "Serena Williams",
    "spacex": "SpaceX",
    "t-mobile": "T-Mobile",
    "trump": "Donald Trump",
    "ukip": "UKIP",
    "zayn": "Zayn Malik",
    "zlatan": "Zlatan Ibrahimovic",
}

# Other names under which texts know a target. Public knowledge, written here by hand.
ALIASES = {
    "Anthony Fauci": ["Fauci", "Dr Fauci", "Dr. Fauci"],
    "Assassin's Creed": ["Assassins Creed"],
    "Call of Duty": ["CallOfDuty"],
    "Call of Duty: Black Ops Cold War": ["Black Ops Cold War", "BlackOpsColdWar"],
    "Counter-Strike: Global Offensive": ["CS:GO", "csgo"],
    "Donald Trump": ["@realDonaldTrump"],
    "Dunkin' Donuts": ["Dunkin"],
    "Grand Theft Auto": ["GTA", "GTA V", "GTA 5", "GTA Online"],
    "Kendrick Lamar": ["kendrick"],
    "League Of Legends": ["LeagueOfLegends"],
    "Madden NFL": ["Madden"],
    "NBA 2K": ["NBA2K", "NBA 2K20", "NBA 2K21"],
    "Nicki Minaj": ["nicki"],
    "Nvidia": ["@nvidia", "NVIDIA GeForce"],
    "PlayStation 4": ["PS4"],
    "PlayStation 5": ["PS5"],
    "PlayerUnknown's Battlegrounds": ["PUBG"],
    "Red Dead Redemption": ["RDR2", "Red Dead Redemption 2"],
    "Supreme Court of the United States": ["scotus"],
    "The Merger of Aetna and Humana": [],
    "World of Warcraft": ["Warcraft"],
}

# Spoken of as companies, products or people: their texts may lend and take other names.
BRANDS = ("brand_sxsw", "brand_twentity", "semeval2017ce_topic_sentiment")


@dataclass(frozen=True)
class Row:
    id: str
    source: str
    target: str
    text: str
    label: int
    part: str  # train | val | brands (held out) | test


def full_name(target):
    small = target.strip().lower()
    if small in FULL_NAMES:
        return FULL_NAMES[small]
    if target != small or target.startswith("#"):
        return target.strip()
    return " ".join(w[:1].upper() + w[1:] for w in small.split(" "))


def aliases(name):
    return tuple(ALIASES.get(name, ()))


def _held_out(name, source):
    return source in BRANDS and any(name == b or name.startswith(b + " ") for b in HELD_OUT_BRANDS)


def read(folder, part="train"):
    """Rows of every *.jsonl.gz of `folder`/train or /test, in the order of files and lines."""
    rows = []
    for path in sorted((Path(folder) / part).glob("*.jsonl.gz")):
        source = path.name[: -len(".jsonl.gz")]
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                name = full_name(row["target"])
                if part == "test":
                    use = "test"
                elif row["split"] == "val":
                    use = "val"
                elif _held_out(name, source):
                    use = "brands"
                else:
                    use = "train"
                label = LABELS.index(row["label"])
                rows.append(Row(row["id"], source, name, row["text"], label, use))
    if not rows:
        raise SystemExit(f"No *.jsonl.gz in {folder}/{part}: --data must be the folder above it")
    return rows


def choosing(rows, most):
    """Held-out brands, and of each set's rows of validation some, texts with two targets whole."""
    counts, out = {}, []
    for row in sorted((r for r in rows if r.part == "val"), key=_by_text):
        counts[row.source] = counts.get(row.source, 0) + 1
        if counts[row.source] <= most:
            out.append(row)
    return out + [r for r in rows if r.part == "brands"]


def _by_text(row):
    return row.source, hashlib.sha256(row.text.encode("utf-8")).digest(), row.id
