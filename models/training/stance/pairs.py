"""Writes the examples by which a Java test checks that it rewrites and encodes as Python does.

python -m stance.pairs TOKENIZER   (a tokenizer.json, such as the one that ships)"""

import json
import sys
from pathlib import Path

from .encode import Encoder
from .rewrite import Rewriter

TARGET = Path(__file__).resolve().parents[2] / (
    "src/test/resources/io/firebreak/models/stance/rewriting-pairs.jsonl"
)
DELTA = ("Delta Air Lines", ["@Delta", "DAL"])
UNITED = ("United Airlines", ["United", "@united", "UAL"])
VIRGIN = ("Virgin America", [])
TRUMP = ("Donald Trump", ["@realDonaldTrump"])
APPLE = ("Apple", [])
SMALL = ("Northwind Foods", ["northwind", "#nwfoods"])
ODD = ("AT&T Inc.", ["$T", "  ", "at&t wireless"])
ACCENT = ("Nestl\u00e9 S.A.", ["Nestle"])

CASES = [
    (DELTA, "@Delta thanks for losing my bag \U0001f621\U0001f621 #NeverDelta http://example.org/x"),
    (DELTA, "@DeltaAssist pls help &amp; soooo late!!!! @bob @JetBlue #LoveThisAirline"),
    (DELTA, "Delta's crew and delta air lines, DELTA AIR LINES; the river delta"),
    (DELTA, "RT @someone_else: Delta Air-Lines is down 1000000 \u2026 \u201cagain\u201d"),
    (DELTA, "RT @Delta: we are sorry"),
    (DELTA, "RT @delta we are sorry"),
    (DELTA, "$DAL up, dal soup; #deltasucks #DAL #ODAL2019 #Ihate_Delta_so_much"),
    (UNITED, "united we stand, said United. @united @UnitedWay #unitedairlines #UnitedBreaksGuitars"),
    (UNITED, "UNITED WE STAND? ual ual UAL"),
    (VIRGIN, "@VirginAmerica vs @virginamerica vs Virgin, America vs virgin/america"),
    (VIRGIN, "#VirginAmericaRocks #virgin #AmericaFirst @americanair"),
    (TRUMP, "@realDonaldTrump #Trump2016 #NeverTrump @IvankaTrump Trump #MakeAmericaGreatAgain"),
    (TRUMP, "#donaldtrump #DumpTheDonald donald j. trump DONALD TRUMP donald,trump"),
    (APPLE, "apple pie is not Apple pay; #AppleWatch @AppleSupport #pineapple #TeamApple"),
    (SMALL, "northwind is fine, Northwind too: #NWFoods #northwindfoods @northwind_foods"),
    (ODD, "AT&amp;T, at&t, AT and T, @ATT, $T, AT&T Wireless #ATTfail"),
    (ACCENT, "Nestl\u00e9, NESTL\u00c9, Nestle, #Nestl\u00e9Boycott, @Nestle"),
    (ACCENT, "caf\u00e9 na\u00efve \u00c5ngstr\u00f6m \u00df \u0130stanbul \u01c5 \u2160 \u00b2 \u00bd"),
    (DELTA, ""),
    (DELTA, "   "),
    (DELTA, "@ # @@ ## @- #- _ __ @_ #_ a_b @a_b #a_b #aB_cD"),
    (DELTA, "\u4f60\u597d \u0645\u0631\u062d\u0628\u0627 \u041f\u0440\u0438\u0432\u0435\u0442 \u0939\u093f\u0928\u094d\u0926\u0940"),
    (DELTA, "\U0001f44d\U0001f3fd \u2764\ufe0f \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f602\U0001f602\U0001f602 \U0001f9ff"),
    (DELTA, "tab\there\r\nnew\u00a0line\u2028end\u3000wide\u200bzero \x00nul \x7fdel \u0085nel"),
    (DELTA, "#HTMLParser #iPhone6Plus #ABCdef #A1B2 #2020Vision #NFLGame @NFLGame @BobSmith"),
    (DELTA, "WWW.EXAMPLE.ORG HTTPS://X.ORG www. http: https://"),
    (DELTA, "&lt;b&gt; &quot;quoted&quot; &#39;single&#39; &amp;lt; &nbsp; &copy; &"),
    (DELTA, "nooooo wayyyy $$$$ 100000 ?????? ------ \u0660\u0660\u0660\u0660"),
    (DELTA, "don't can't it's @Delta's #Delta's (Delta) [Delta] \"Delta\" Delta/United Delta-United"),
    (DELTA, "I love @SouthwestAir but @Delta left me in ATL. Never again! Worst. Flight. Ever."),
    (DELTA, "sentence number one about nothing at all. " * 40 + "Delta Air Lines did well. " * 3),
    (DELTA, "x" * 300 + " " + "#" + "y" * 300),
    (("", []), "no target at all"),
    (("A Very Long Name of a Company " * 8, []), "a very long name"),
    (("\U0001f525 Fire & Co", []), "Fire & Co is hot \U0001f525"),
]


def main():
    encoder = Encoder(sys.argv[1], 80)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", encoding="utf-8") as out:
        for (name, aliases), text in CASES:
            rewriter = Rewriter(name, aliases)
            rewritten = rewriter.rewrite(text)
            ids, first = encoder.pairs([(rewriter.name, rewritten)])[0]
            out.write(
                json.dumps(
                    {
                        "name": name,
                        "aliases": aliases,
                        "text": text,
                        "target": rewriter.name,
                        "rewritten": rewritten,
                        "ids": ids,
                        "first": first,
                    }
                )
                + "\n"
            )
    print(f"{len(CASES)} examples in {TARGET}")


if __name__ == "__main__":
    main()
