"""Groups the articles of a corpus by the two peers of scikit-learn, LDA and NMF, and says what V-measure each has.

    python topics.py CORPUS N

CORPUS is a file of JSON Lines, gzipped or not, with `title`, `text` and `topics` on each line; what an editor wrote in `topics` is the gold
standard and read after grouping alone. An article is in the topic that has the most weight in it. Both peers get the 10,000 commonest words that are in five articles or
more and in half of them at most, without scikit-learn's English stop words; NMF gets tf-idf with the logarithm of counts, LDA counts, as in scikit-learn's own example.
With HALF=0 or HALF=1 every other article is read.
"""

import gzip
import json
import os
import sys
import time
import warnings

from sklearn.decomposition import NMF, LatentDirichletAllocation
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.metrics import homogeneity_completeness_v_measure


def main():
    # NMF warns where its usual 200 rounds are too few to converge.
    warnings.simplefilter("ignore", ConvergenceWarning)
    path, n_topics = sys.argv[1], int(sys.argv[2])
    half = os.environ.get("HALF")
    read = gzip.open if path.endswith(".gz") else open
    with read(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    if half:
        articles = articles[int(half)::2]
    texts = [f"{article.get('title', '')}\n{article['text']}" for article in articles]
    gold = [(article.get("topics") or [""])[0] for article in articles]
    known = [i for i, topic in enumerate(gold) if topic]
    start = time.time()
    counts = CountVectorizer(max_features=10_000, min_df=5, max_df=0.5, stop_words="english").fit_transform(texts)
    reading = time.time() - start
    print(f"{len(texts)} articles, {n_topics} topics, {len(set(gold))} topics of their source; words counted in {reading:.1f} s")

    def nmf(counts):
        weights = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
        return NMF(n_components=n_topics, init="nndsvd", random_state=1).fit_transform(weights)

    def lda(counts):
        model = LatentDirichletAllocation(n_components=n_topics, learning_method="online", random_state=1)
        return model.fit_transform(counts)

    for name, group in [("NMF", nmf), ("LDA", lda)]:
        start = time.time()
        found = group(counts).argmax(axis=1)
        seconds = time.time() - start
        h, c, v = homogeneity_completeness_v_measure([gold[i] for i in known], [found[i] for i in known])
        print(f"{name}  V {v:.3f}  homogeneity {h:.3f}  completeness {c:.3f}  {seconds:.1f} s and {reading:.1f} s of reading")


main()
