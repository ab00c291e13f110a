"""A lake whose claims were lost in; the claims written anew from the rows out."""

import numpy as np

from load.claims import Claims, pack_ids, to_day_number
from load.parts import fetch_part, list_partitions
from load.schema import DATASETS, Dataset
from load.store import ChangedMeanwhile, Store


def recover_claims(store: Store) -> None:
    """Rebuild the claims of every dataset that has rows but no claims."""
    for dataset in DATASETS:
        if dataset.pin is not None:
            recover_dataset(store, dataset)


def recover_dataset(store: Store, dataset: Dataset) -> None:
    """Rebuild one dataset's claims where they are missing; where they stand, do nothing."""
    claims = Claims(store, dataset.name)
    if claims.exist() or not store.list_names(dataset.tree):
        return
    with store.exclusive():
        if claims.exist():
            return
        ids, days = [], []
        for partition in list_partitions(store, dataset):
            part = fetch_part(store, dataset, partition)
            if part is None:
                continue
            found = pack_ids(part.read(dataset.key)[dataset.key[0]].to_pylist())
            ids.append(found)
            days.append(np.full(len(found), to_day_number(partition.day), dtype=np.int32))
        if not ids:
            return
        try:
            claims.rebuild(np.concatenate(ids), np.concatenate(days))
        except ChangedMeanwhile:
            # another process has rebuilt them from the same rows
            return
