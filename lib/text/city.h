#ifndef SATZ_TEXT_CITY_H
#define SATZ_TEXT_CITY_H

#include "base/buffer.h"

/*
 * The cities that CLDR names, some 400: those that time zones are called after, through ICU. A city has the same
 * number in every language.
 */
struct satz_cities;

/* All of one language; NULL where ICU cannot say them. Takes some milliseconds: keep it. */
struct satz_cities *satz_cities_new(const char *lang);
void satz_cities_free(struct satz_cities *cities);

size_t satz_cities_count(const struct satz_cities *cities);
/* The name of one, which lives as long as `cities`; empty where `number` is none of them. */
struct satz_slice satz_cities_name(const struct satz_cities *cities, size_t number);

#endif
