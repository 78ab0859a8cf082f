"""Adds up an archive of articles on Apache Spark, so that a Broadside page can compare what fits in no page.

Reads articles as JSON Lines or Parquet, with the fields that `broadside pack` takes (headline, outlet, date, text, ...), counts each
partition with `broadside count --by`, so that a word is what it is in the page, adds the cells up, and writes them as JSON Lines in
part files. `broadside pack PARTS/ -o page.html` makes a page of them.

    spark-submit --files broadside spark/cells.py articles.parquet cells/ --by outlet,month
"""

import argparse
import json
import os
import subprocess
import tempfile

from pyspark import StorageLevel
from pyspark.sql import SparkSession, functions

HEAD = '{"broadside":2,"title":"","language":"en"}'
# What most articles of a cell have in common: outlet and month, if the fields have these names; else the article itself.
CELL = "coalesce(get_json_object(value, '$.outlet') || substr(get_json_object(value, '$.date'), 1, 7), value)"


def run(command, lines):
    """What the command makes of a file of these lines, without the first, which is about all."""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "articles.jsonl")
        with open(source, "w", encoding="utf-8") as file:
            n = sum(1 for line in lines if file.write(line + "\n"))
        if n == 0:
            return []
        done = subprocess.run([*command, source], capture_output=True, check=False)
    # 1: some articles have problems, which it names; the others are counted.
    if done.returncode > 1:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8").splitlines()[1:]


def counted(articles, command, by):
    """The cells of some articles, each a line of JSON."""
    return run([command, "count", "--by", by], articles)


def added(cells, command):
    """The sums of some cells, each a line of JSON."""
    return run([command, "add"], cells)


def key(line):
    """What the articles of a cell have in common, in the order in which the command writes cells."""
    article = json.loads(line)
    return article["outlet"], article.get("date", ""), article.get("language", ""), article.get("topics", []), article["id"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", help="a file or folder of JSON Lines (.jsonl, .json, also .gz) or Parquet, in any file system of Hadoop's")
    parser.add_argument("cells", help="the folder to write, which must not exist")
    parser.add_argument("--by", default="outlet,month", help="as of `broadside count`")
    parser.add_argument("--broadside", default="broadside", help="the command, on every machine")
    args = parser.parse_args()

    spark = SparkSession.builder.appName("broadside cells").getOrCreate()
    if ".json" in os.path.basename(args.articles.rstrip("/")):
        lines = spark.read.text(args.articles).where("value not like '{\"broadside\"%'")
    else:
        lines = spark.read.parquet(args.articles).selectExpr("to_json(struct(*)) as value")
    command, by = args.broadside, args.by
    # The articles of a cell come together before they are counted, since sums of few articles are as long as the articles.
    n_parts = max(lines.rdd.getNumPartitions(), spark.sparkContext.defaultParallelism)
    lines = lines.repartition(n_parts, functions.expr(CELL)).rdd.map(lambda row: row.value)
    cells = lines.mapPartitions(lambda articles: counted(articles, command, by))
    # Kept, since sorting reads them twice. The parts of a cell come together, and the command adds them up.
    in_order = cells.keyBy(key).persist(StorageLevel.MEMORY_AND_DISK).sortByKey()
    sums = in_order.values().mapPartitions(lambda cells: added(cells, command))
    sums.mapPartitions(lambda part: [HEAD, *part]).saveAsTextFile(args.cells)
    spark.stop()


if __name__ == "__main__":
    main()
