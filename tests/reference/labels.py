"""The 1000 ImageNet class names in index order, one a line: static/models/imagenet_labels.txt.

    python tests/reference/labels.py --out static/models

The names are WordNet lemmas, as timm ships them (timm.data.ImageNetInfo). A class is called by its
first lemma; where two classes would share a name, by all its lemmas, and where that still leaves two
alike, by the name and a word of its WordNet definition. WordNet's licence allows use, copying and
distribution for any purpose without fee, with this notice: "WordNet Release 3.0. This software and
database is being provided to you, the LICENSEE, by Princeton University under the following license.
... WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved." Full text:
https://wordnet.princeton.edu/license-and-commercial-use
"""

from collections import Counter

from timm.data import ImageNetInfo

import fixture

# Classes whose lemmas are all the same as another's.
TOLD_APART = {134: "crane (bird)", 517: "crane (machine)", 638: "maillot (tights)"}

if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    info = ImageNetInfo("imagenet-1k")
    lemmas = [info.index_to_description(index) for index in range(info.num_classes())]
    first = [text.split(",")[0].strip() for text in lemmas]
    count = Counter(first)
    names = [TOLD_APART.get(index, text if count[name] > 1 else name)
             for index, (text, name) in enumerate(zip(lemmas, first))]
    print([name for name, text in zip(names, first) if name != text])
    assert len(names) == len(set(names)) == 1000
    (out / "imagenet_labels.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
