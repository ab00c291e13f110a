"""A dataset whose claims were lost in; the day that each of its rows lies in out."""

import numpy as np

from load.claim_set import EMPTY, ClaimSet, pack_ids, to_day_number
from load.parts import fetch_part, list_partitions
from load.schema import DATASETS
from load.storage.store import Store


def collect_pins(store: Store, dataset_name: str) -> ClaimSet:
    """Return the claims that the rows of a dataset stand for; reads the keys of all of them."""
    dataset = next(each for each in DATASETS if each.name == dataset_name)
    ids, days = [EMPTY.ids], [EMPTY.days]
    for partition in list_partitions(store, dataset):
        part = fetch_part(store, dataset, partition)
        if part is None:
            continue
        found = pack_ids(part.read(dataset.key)[dataset.key[0]].to_pylist())
        ids.append(found)
        days.append(np.full(len(found), to_day_number(partition.day), dtype=np.int32))
    return EMPTY.add(np.concatenate(ids), np.concatenate(days))
