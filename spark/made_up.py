"""Makes up articles for trying large corpora: as many as are asked for, with the words of real news in their real frequencies.

    python spark/made_up.py articles.jsonl.gz 1000000 > made-up.jsonl

Each article has the outlet, the date and about the length of a real one, and words drawn from the words of that outlet. The same call gives the same
articles.
"""

import bisect
import collections
import gzip
import itertools
import json
import random
import re
import sys

# Real articles whose statistics are taken, and the most words of a made-up article.
SAMPLED, LONGEST = 12_000, 300


def main():
    source, n = sys.argv[1], int(sys.argv[2])
    opened = gzip.open(source, "rt", encoding="utf-8") if source.endswith(".gz") else open(source, encoding="utf-8")
    frames, words = [], collections.defaultdict(collections.Counter)
    with opened as lines:
        for line in itertools.islice(lines, SAMPLED):
            article = json.loads(line)
            if article.get("outlet"):
                found = re.findall(r"\w[\w’'-]*", article.get("text", ""))
                frames.append((article["outlet"], article.get("date", ""), min(len(found), LONGEST)))
                words[article["outlet"]].update(found)
    drawn = {outlet: (list(counts), list(itertools.accumulate(counts.values()))) for outlet, counts in words.items() if counts}
    chance = random.Random(1)
    for number in range(n):
        outlet, date, length = chance.choice(frames)
        if outlet not in drawn:
            continue
        forms, sums = drawn[outlet]
        text = " ".join(forms[bisect.bisect(sums, chance.random() * sums[-1])] for _ in range(length))
        article = {"id": str(number), "headline": "Made up", "outlet": outlet, "date": date, "language": "en", "text": text + "."}
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
