"""Counts made-up articles by the command and by Spark, and says where the cells differ.

    python spark/test.py BROADSIDE FOLDER
"""

import json
import os
import pathlib
import random
import subprocess
import sys

WORDS = "war War peace deal the The of NATO Nato Kyiv Kyiv's talks. 2024 élan İstanbul “quoted” café don't".split()


def article(number, chance):
    text = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 120)))
    date = f"20{chance.randrange(15, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    outlet = f"Outlet “{chance.randrange(5)}”"
    topics = chance.sample(["war", "peace", "trade\tand work"], chance.randrange(3))
    made = {"id": str(number), "headline": "H", "outlet": outlet, "date": date, "language": "en", "topics": topics, "text": text}
    return made if chance.random() > 0.1 else {name: value for name, value in made.items() if name not in ("date", "language")}


def main():
    command, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    # Two workers on this machine, and nothing to be found from outside.
    spark = {**os.environ, "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell", "SPARK_LOCAL_IP": "127.0.0.1"}
    chance = random.Random(7)
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(article(i, chance), ensure_ascii=False) + "\n" for i in range(3000)), encoding="utf-8")
    job = pathlib.Path(__file__).with_name("cells.py")
    for by in ["outlet,month", "outlet,year,topics"]:
        alone = subprocess.run([command, "count", source, "--by", by], capture_output=True, check=True).stdout.decode().splitlines()[1:]
        cells = folder / by
        subprocess.run([sys.executable, job, source, cells, "--by", by, "--broadside", command], check=True, env=spark)
        parts = sorted(cells.glob("part-*"))
        together = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines() if not line.startswith('{"broadside"')]
        assert alone and together == alone, [pair for pair in zip(alone, together) if pair[0] != pair[1]][:1] or (len(alone), len(together))
        print(f"{by}: {len(alone)} cells, the same line for line, in {len(parts)} parts")
        # The parts are a corpus that the command reads.
        subprocess.run([command, "check", *parts], check=True)


if __name__ == "__main__":
    main()
