"""What one epoch reads: a weighted draw of the sets, with neutrals and two-target texts supplied."""

import random
from collections import defaultdict

from .data import BRANDS, LABELS, aliases
from .rewrite import rewriter

NEUTRAL = LABELS.index("neutral")

# Rows per epoch and set, at most; a set with fewer gives each once, times its copies.
CAPS = {
    "brand_sxsw": 7_000,
    "brand_twentity": 11_000,
    "covid19": 3_500,
    "mtcsd": 4_000,
    "mtsd": 10_000,
    "pstance": 3_000,
    "semeval2016a": 5_400,
    "semeval2017ce_topic_sentiment": 14_000,
    "vast": 4_000,
    "wtwt": 4_000,
}
COPIES = {"semeval2016a": 4, "mtsd": 2}
# Shares of rows: brands given another name; neutrals supplied; two texts joined in one.
SWAPPED = 0.35
MISMATCHED = 0.06
JOINED = 0.06
SHORT = 140

# Names that a text may be given in place of its own, so that no name is a stance by itself.
OTHER_NAMES = (
    "Adidas;Aldi;Allianz;American Express;Asda;AstraZeneca;Audi;Barclays;Bayer;Best Buy;BlackBerry;BMW;"
    "Boots;Bosch;BP;Burger King;Campbell Soup;Canon;Carrefour;Chevron;Chipotle;Cisco Systems;Citigroup;"
    "Coca-Cola;Colgate;Comcast;Costco;Dell;Deutsche Bank;DHL;Domino's Pizza;Dropbox;DuPont;eBay;Ericsson;"
    "Etsy;Expedia;FedEx;Ford Motor;Fujitsu;General Electric;General Motors;Gillette;GlaxoSmithKline;"
    "Goldman Sachs;Groupon;H&M;Harley-Davidson;Heineken;Hershey;Hilton Hotels;Honda;HSBC;Hyundai;IKEA;"
    "Intel;JPMorgan Chase;Kellogg's;Kia Motors;Kraft Foods;Lego;Lenovo;LinkedIn;Lloyds Bank;Lowe's;"
    "Marks and Spencer;Marriott;Mastercard;Mattel;McDonald's;Merck;Mitsubishi;Morrisons;Motorola;Nestle;"
    "Nissan;Novartis;O2;Old Navy;Orange Telecom;Panasonic;PayPal;Peloton;PepsiCo;Pfizer;Philips;Pinterest;"
    "Pizza Hut;Procter & Gamble;Puma;Renault;Reuters;Rolex;Royal Mail;Sainsbury's;Santander;Sears;Shell;"
    "Siemens;Skype;Spotify;Sprint;Starbucks;Subway;Target Corporation;Tesco;Tesla;Texas Instruments;"
    "Thomson Holidays;Toshiba;Toyota;Trader Joe's;Uber;UBS;Unilever;UPS;Vodafone;Volkswagen;Volvo;Walgreens;"
    "Walmart;Wells Fargo;Wendy's;Whole Foods;Xerox;Yahoo;Yelp;Zara;Northbridge Bank;Halden Foods;"
    "Quillon Energy;Tarvik Motors;Brightwell Water;Osprey Mobile;Castellan Insurance;Pellworth Dairy"
).split(";")


def epoch(rows, seed):
    """(source, target, text, label) of one epoch, shuffled; the same for the same seed."""
    draw = random.Random(seed)
    by_source = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    out = []
    named = []
    for source in sorted(by_source):
        chosen = _capped(by_source[source] * COPIES.get(source, 1), source, draw)
        for row in chosen:
            finder = rewriter(row.target, aliases(row.target))
            name, text = finder.name, finder.rewrite(row.text)
            if source in BRANDS and draw.random() < SWAPPED:
                other = draw.choice(OTHER_NAMES)
                swapped = finder.rewrite(row.text, other)
                if other in swapped and not finder.left_over(finder.rewrite(row.text, "")):
                    name, text = other, swapped
            item = (source, name, text, row.label)
            out.append(item)
            if source in BRANDS and name.lower() in text.lower():
                named.append((row, item))
    out += _mismatched(named, int(MISMATCHED * len(out)), draw)
    out += _joined(named, int(JOINED * len(out)), draw)
    draw.shuffle(out)
    return out


def _capped(rows, source, draw):
    cap = CAPS.get(source, 4_000)
    if len(rows) <= cap:
        return rows
    # Draw without replacement, a rare stance more often than a common one (square root).
    counts = defaultdict(int)
    for row in rows:
        counts[row.label] += 1
    keyed = [(draw.random() ** (counts[row.label] ** 0.5), n) for n, row in enumerate(rows)]
    keyed.sort(reverse=True)
    return [rows[n] for n in sorted(n for _, n in keyed[:cap])]


def _mismatched(named, count, draw):
    """Texts that name one target, asked about another that they do not name: neutral."""
    names = sorted({item[1] for _, item in named} | set(OTHER_NAMES))
    out = []
    while named and len(out) < count:
        _, (_, _, text, _) = draw.choice(named)
        other = draw.choice(names)
        if not rewriter(other, aliases(other)).left_over(text):
            out.append(("mismatched", other, text, NEUTRAL))
    return out


def _joined(named, count, draw):
    """Two short texts about two targets in one, asked about either."""
    short = [item for _, item in named if len(item[2]) <= SHORT]
    out = []
    while short and len(out) < count:
        a, b = draw.choice(short), draw.choice(short)
        if a[1] == b[1] or a[3] == b[3]:
            continue
        first = rewriter(a[1], aliases(a[1]))
        second = rewriter(b[1], aliases(b[1]))
        if first.left_over(b[2]) or second.left_over(a[2]):
            continue
        text = a[2] + draw.choice((" ", ". ", ", but ", " while ", " // ")) + b[2]
        out.append(("joined", a[1], text, a[3]))
        out.append(("joined", b[1], text, b[3]))
    return out


def class_weights(rows):
    """Per set, weights that lift rare stances by the square root of their rarity; mean 1."""
    counts = defaultdict(lambda: [0, 0, 0])
    for source, _, _, label in rows:
        counts[source][label] += 1
    weights = {}
    for source, each in counts.items():
        raw = [(sum(each) / max(1, 3 * n)) ** 0.5 if n else 0.0 for n in each]
        mean = sum(w * n for w, n in zip(raw, each)) / sum(each)
        weights[source] = [min(3.0, w / mean) for w in raw]
    return weights
