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

from pyspark.sql import SparkSession, functions

HEAD = '{"broadside":2,"title":"","language":"en"}'
FIGURES = ["having", "counts", "squares", "by_length"]
# What most articles of a cell have in common: outlet and month, if the fields have these names; else the article itself.
CELL = "coalesce(get_json_object(value, '$.outlet') || substr(get_json_object(value, '$.date'), 1, 7), value)"


def as_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def counted(articles, command, by):
    """The cells of some articles, each a line of JSON, as the command counts them."""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "articles.jsonl")
        with open(source, "w", encoding="utf-8") as file:
            n = sum(1 for article in articles if file.write(article + "\n"))
        if n == 0:
            return []
        run = subprocess.run([command, "count", source, "--by", by], capture_output=True, check=False)
    # 1: some articles have problems, which it names; the others are counted.
    if run.returncode > 1:
        raise RuntimeError(run.stderr.decode("utf-8", "replace"))
    return run.stdout.decode("utf-8").splitlines()[1:]


def rows(line):
    """A cell as rows of its key, what a row is of, a name, and four figures."""
    article = json.loads(line)
    cell = article.pop("cell")
    key = as_json([article["outlet"], article.get("date", ""), article.get("language", ""), article.get("topics", []), article["id"]])
    yield key, "cell", "", cell["articles"], cell["length"], cell["length_squared"], 0
    words = cell["words"].split(" ") if cell["words"] else []
    for word, *figures in zip(words, *(cell[name] for name in FIGURES)):
        yield key, "word", word, *figures
    for form, n in cell.get("forms", {}).items():
        yield key, "form", form, n, 0, 0, 0


def line(key, found):
    """A cell as a line of JSON, of its key and its rows."""
    outlet, date, language, topics, name = json.loads(key)
    found = sorted(found)
    (n_articles, length, length_squared, _), = [row[2:] for row in found if row[0] == "cell"]
    words = [row for row in found if row[0] == "word"]
    cell = {"version": 1, "articles": n_articles, "length": length, "length_squared": length_squared}
    cell["words"] = " ".join(row[1] for row in words)
    for i, figure in enumerate(FIGURES):
        cell[figure] = [row[2 + i] for row in words]
    forms = {row[1]: row[2] for row in found if row[0] == "form"}
    if forms:
        cell["forms"] = forms
    article = {"id": name, "headline": "", "outlet": outlet}
    optional = {"date": date, "topics": topics, "language": language}
    article.update({field: value for field, value in optional.items() if value})
    return as_json({**article, "cell": cell})


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
    columns = "key string, kind string, name string, a long, b long, c long, d long"
    table = spark.createDataFrame(cells.flatMap(rows), columns)
    sums = table.groupBy("key", "kind", "name").agg(*(functions.sum(column).alias(column) for column in "abcd"))
    of_cells = sums.rdd.map(lambda row: (row.key, (row.kind, row.name, row.a, row.b, row.c, row.d))).groupByKey()
    in_order = of_cells.sortBy(lambda cell: json.loads(cell[0])).map(lambda cell: line(*cell))
    in_order.mapPartitions(lambda part: [HEAD, *part]).saveAsTextFile(args.cells)
    spark.stop()


if __name__ == "__main__":
    main()
