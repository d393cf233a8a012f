// SPDX-License-Identifier: MIT
#include "view/hash.h"

#include <stdlib.h>
#include <string.h>

enum {
    NAMES_FOR_BUCKET = 2,     // at least, on average; the number of buckets is a power of two
    NAMES_FOR_EMPTY_SLOT = 16,
    SMALL_SEEDS = 16,         // so many multipliers are tried before displacements may be large
    SMALL = 1 << 8, LARGE = 1 << 16,
};

#define LENGTH_FACTOR UINT64_C(0x9E3779B97F4A7C15)

static uint64_t load(const char *bytes, size_t count) {
    uint64_t word = 0;
    for (size_t i = count; i-- > 0;) word = word << 8 | (unsigned char)bytes[i];
    return word;
}

// Letters in lower case, digits as they are, and one value for everything that has neither of the
// bits by which letters, '_' and digits are known, so that ' ' and '-' become what '_' becomes.
static uint64_t fold(uint64_t word) {
    uint64_t other = ~(word | word << 2) & UINT64_C(0x4040404040404040);
    return word | other | (other - (other >> 6)) | UINT64_C(0x2020202020202020);
}

static uint64_t turn(uint64_t word, unsigned bits) {
    return word << bits | word >> (64 - bits);
}

static uint64_t mix(uint64_t word, uint64_t multiplier) {
    word *= multiplier;
    return word ^ word >> 32;
}

static uint64_t key_of(const struct hash *hash, struct str name) {
    size_t size = name.len < 8 ? name.len : 8, rest = name.len - size;
    uint64_t word = fold(load(name.data, size));
    if (hash->whole) {
        word = mix(word, hash->multiplier);
        for (size_t i = 8; i + 8 < name.len; i += 8) {
            word = mix(word ^ fold(load(name.data + i, 8)), hash->multiplier);
        }
    }
    word ^= turn(fold(load(name.data + rest / 2, size)), 21);
    word ^= turn(fold(load(name.data + rest, size)), 7);
    return mix(word ^ name.len * LENGTH_FACTOR, hash->multiplier);
}

static size_t bucket_of(const struct hash *hash, uint64_t key) {
    return (uint32_t)(key >> 32) >> hash->bucket_shift;
}

static size_t slot_of(const struct hash *hash, uint64_t key, uint32_t displacement) {
    uint32_t moved = (uint32_t)key * (2 * displacement + 1);
    return (size_t)((uint64_t)moved * hash->slot_count >> 32);
}

size_t hash_slot(const struct hash *hash, struct str name) {
    uint64_t key = key_of(hash, name);
    return slot_of(hash, key, hash->displacements[bucket_of(hash, key)]);
}

// --- Building ---

// Multipliers in a fixed order: Steele, Lea and Flood's SplitMix64, made odd.
static uint64_t multiplier_of(uint64_t seed) {
    uint64_t z = (seed + 1) * LENGTH_FACTOR;
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (z ^ z >> 31) | 1;
}

struct bucket {
    size_t first, count; // of builder.order
};

struct builder {
    struct hash *hash;
    const struct str *names;
    size_t count;
    uint64_t *keys, *sorted;
    struct bucket *buckets;
    size_t *order;   // names by bucket
    size_t *largest; // buckets by the number of their names, the fullest first
};

static int compare_keys(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static bool keys_differ(const struct builder *builder) {
    uint64_t *sorted = builder->sorted;
    memcpy(sorted, builder->keys, builder->count * sizeof *sorted);
    qsort(sorted, builder->count, sizeof *sorted, compare_keys);
    for (size_t i = 1; i < builder->count; i++) {
        if (sorted[i] == sorted[i - 1]) return false;
    }
    return true;
}

// Puts the names into their buckets: order[] holds those of one bucket behind each other.
static void fill_buckets(struct builder *builder) {
    size_t bucket_count = builder->hash->bucket_count;
    memset(builder->buckets, 0, bucket_count * sizeof *builder->buckets);
    for (size_t i = 0; i < builder->count; i++) {
        builder->buckets[bucket_of(builder->hash, builder->keys[i])].count++;
    }
    size_t first = 0;
    for (size_t b = 0; b < bucket_count; b++) {
        builder->buckets[b].first = first;
        first += builder->buckets[b].count;
        builder->buckets[b].count = 0;
    }
    for (size_t i = 0; i < builder->count; i++) {
        struct bucket *bucket = &builder->buckets[bucket_of(builder->hash, builder->keys[i])];
        builder->order[bucket->first + bucket->count++] = i;
    }
}

// The fullest first, since they find room only as long as there is much; equal ones by number.
static void sort_buckets(struct builder *builder) {
    size_t bucket_count = builder->hash->bucket_count, fullest = 0, at = 0;
    for (size_t b = 0; b < bucket_count; b++) {
        if (builder->buckets[b].count > fullest) fullest = builder->buckets[b].count;
    }
    for (size_t size = fullest + 1; size-- > 0;) {
        for (size_t b = 0; b < bucket_count; b++) {
            if (builder->buckets[b].count == size) builder->largest[at++] = b;
        }
    }
}

// Tries to give each name of the bucket a free slot; takes none if one of them gets none.
static bool place_bucket(struct builder *builder, const struct bucket *bucket,
                         uint32_t displacement) {
    struct hash *hash = builder->hash;
    size_t placed = 0;
    while (placed < bucket->count) {
        size_t name = builder->order[bucket->first + placed];
        size_t slot = slot_of(hash, builder->keys[name], displacement);
        if (hash->slots[slot] != HASH_EMPTY) break;
        hash->slots[slot] = name;
        placed++;
    }
    if (placed == bucket->count) return true;
    while (placed-- > 0) {
        size_t name = builder->order[bucket->first + placed];
        hash->slots[slot_of(hash, builder->keys[name], displacement)] = HASH_EMPTY;
    }
    return false;
}

static bool place_all(struct builder *builder, uint32_t bound) {
    struct hash *hash = builder->hash;
    for (size_t s = 0; s < hash->slot_count; s++) hash->slots[s] = HASH_EMPTY;
    for (size_t b = 0; b < hash->bucket_count; b++) {
        size_t index = builder->largest[b];
        uint32_t displacement = 0;
        while (!place_bucket(builder, &builder->buckets[index], displacement)) {
            if (++displacement == bound) return false;
        }
        hash->displacements[index] = displacement;
    }
    return true;
}

static bool try_multiplier(struct builder *builder, uint64_t multiplier, uint32_t bound) {
    builder->hash->multiplier = multiplier;
    for (size_t i = 0; i < builder->count; i++) {
        builder->keys[i] = key_of(builder->hash, builder->names[i]);
    }
    if (!keys_differ(builder)) {
        // Most likely names that differ only between these bytes, or in ways that cancel out: no
        // multiplier would mend that.
        builder->hash->whole = true;
        return false;
    }
    fill_buckets(builder);
    sort_buckets(builder);
    return place_all(builder, bound);
}

struct hash hash_make(struct arena *arena, const struct str *names, size_t count) {
    struct hash hash = {.bucket_count = 2, .bucket_shift = 31};
    while (hash.bucket_count * NAMES_FOR_BUCKET < count && hash.bucket_shift > 0) {
        hash.bucket_count *= 2;
        hash.bucket_shift--;
    }
    hash.slot_count = count + count / NAMES_FOR_EMPTY_SLOT + 1;
    hash.displacements = ARENA_ARRAY(arena, uint32_t, hash.bucket_count);
    hash.slots = ARENA_ARRAY(arena, size_t, hash.slot_count);
    struct arena scratch = {0};
    struct builder builder = {
        .hash = &hash,
        .names = names,
        .count = count,
        .keys = ARENA_ARRAY(&scratch, uint64_t, count),
        .sorted = ARENA_ARRAY(&scratch, uint64_t, count),
        .buckets = ARENA_ARRAY(&scratch, struct bucket, hash.bucket_count),
        .order = ARENA_ARRAY(&scratch, size_t, count),
        .largest = ARENA_ARRAY(&scratch, size_t, hash.bucket_count),
    };
    // Any seed fails with a fair chance, so the end comes soon; with the large bound, at once.
    for (uint64_t seed = 0;
         !try_multiplier(&builder, multiplier_of(seed), seed < SMALL_SEEDS ? SMALL : LARGE); seed++) {
    }
    arena_free(&scratch);
    return hash;
}
