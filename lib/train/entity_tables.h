#ifndef SATZ_TRAIN_ENTITY_TABLES_H
#define SATZ_TRAIN_ENTITY_TABLES_H

#include "train/entity_recipe.h"

/*
 * Makes the tables of a model of names from its recipe's rows `names`, `vectors`, `text` and `words`; of a kind that has no
 * rows the table is empty. Fails with file and line. O(size of the files), and what clusters cost (train/cluster.h). Also
 * tables of one that failed are to be released.
 */
enum satz_status satz_entity_tables_make(const struct satz_entity_recipe *recipe,
                                         struct satz_keytable_maker tables[SATZ_SEQUENCE_TABLES],
                                         struct satz_error *error) SATZ_MUST_USE;

#endif
