#include "restore/diff.h"

/* Rounds of anchors, and differences that are searched for between them. */
enum { DEPTH_LIMIT = 24, DIFFERENCE_LIMIT = 48, ROW_SIZE = 2 * DIFFERENCE_LIMIT + 3 };

struct diff {
    const uint32_t *a, *b;
    size_t *match;
    uint32_t *a_seen, *b_seen; /* how often an id stands in the present range */
    size_t *a_place;           /* where it stood last */
    long *rows;                /* scratch of the bounded search */
    struct satz_arena *arena;
};

struct range {
    size_t a, a_end, b, b_end;
};

struct anchor {
    size_t a, b;
    size_t before; /* the anchor before it in the longest run; SATZ_NO_MATCH: none */
};

static void trim(struct diff *diff, struct range *range) {
    while (range->a < range->a_end && range->b < range->b_end && diff->a[range->a] == diff->b[range->b])
        diff->match[range->b++] = range->a++;
    while (range->a < range->a_end && range->b < range->b_end &&
           diff->a[range->a_end - 1] == diff->b[range->b_end - 1])
        diff->match[--range->b_end] = --range->a_end;
}

/* Elements that stand once on both sides, in the order of b. */
static size_t find_unique(struct diff *diff, const struct range *range, struct anchor *anchors) {
    size_t count = 0;
    for (size_t i = range->a; i < range->a_end; i++) {
        diff->a_seen[diff->a[i]]++;
        diff->a_place[diff->a[i]] = i;
    }
    for (size_t i = range->b; i < range->b_end; i++)
        diff->b_seen[diff->b[i]]++;
    for (size_t i = range->b; i < range->b_end; i++)
        if (diff->a_seen[diff->b[i]] == 1 && diff->b_seen[diff->b[i]] == 1)
            anchors[count++] = (struct anchor){ diff->a_place[diff->b[i]], i, SATZ_NO_MATCH };
    for (size_t i = range->a; i < range->a_end; i++)
        diff->a_seen[diff->a[i]] = 0;
    for (size_t i = range->b; i < range->b_end; i++)
        diff->b_seen[diff->b[i]] = 0;
    return count;
}

/* The longest run of anchors that rises on both sides, written to the front of the array. */
static size_t longest_run(struct anchor *anchors, size_t count, struct satz_arena *arena) {
    size_t *tops = satz_arena_get(arena, (count + 1) * sizeof *tops), piles = 0;
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = piles;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (anchors[tops[middle]].a < anchors[i].a)
                low = middle + 1;
            else
                high = middle;
        }
        anchors[i].before = low > 0 ? tops[low - 1] : SATZ_NO_MATCH;
        tops[low] = i;
        piles += low == piles;
    }
    if (piles == 0)
        return 0;
    struct anchor *run = satz_arena_get(arena, piles * sizeof *run);
    size_t at = tops[piles - 1];
    for (size_t i = piles; i-- > 0; at = anchors[at].before)
        run[i] = anchors[at];
    memcpy(anchors, run, piles * sizeof *run);
    return piles;
}

/* Myers's search keeps how far it came on each diagonal after d differences: one row a d. */
struct search {
    long *rows; /* DIFFERENCE_LIMIT + 1 rows of ROW_SIZE */
    long width;
};

static long *cell(const struct search *search, long d, long k) {
    return &search->rows[d * search->width + DIFFERENCE_LIMIT + 1 + k];
}

static bool goes_down(const struct search *search, long d, long k) {
    return k == -d || (k != d && *cell(search, d - 1, k - 1) < *cell(search, d - 1, k + 1));
}

/* Walks the found path back, writing the matches. */
static void trace(struct diff *diff, const struct range *range, const struct search *search, long d, long k) {
    for (; d >= 0; d--) {
        long x = *cell(search, d, k), from = 0;
        if (d > 0)
            from = goes_down(search, d, k) ? *cell(search, d - 1, k + 1) : *cell(search, d - 1, k - 1) + 1;
        for (; x > from; x--)
            diff->match[range->b + (size_t)(x - 1 - k)] = range->a + (size_t)(x - 1);
        if (d > 0)
            k += goes_down(search, d, k) ? 1 : -1;
    }
}

static void search_bounded(struct diff *diff, const struct range *range) {
    long n = (long)(range->a_end - range->a), m = (long)(range->b_end - range->b);
    struct search search = { .rows = diff->rows, .width = ROW_SIZE };
    for (long d = 0; d <= DIFFERENCE_LIMIT; d++) {
        for (long k = -d; k <= d; k += 2) {
            long x = 0;
            if (d > 0)
                x = goes_down(&search, d, k) ? *cell(&search, d - 1, k + 1) : *cell(&search, d - 1, k - 1) + 1;
            while (x < n && x - k < m && diff->a[range->a + (size_t)x] == diff->b[range->b + (size_t)(x - k)])
                x++;
            *cell(&search, d, k) = x;
            if (x == n && x - k == m) {
                trace(diff, range, &search, d, k);
                return;
            }
        }
    }
}

static void solve(struct diff *diff, struct range range, int depth) {
    trim(diff, &range);
    if (range.a == range.a_end || range.b == range.b_end)
        return;
    struct anchor *anchors = satz_arena_get(diff->arena, (range.b_end - range.b) * sizeof *anchors);
    size_t count = depth < DEPTH_LIMIT ? find_unique(diff, &range, anchors) : 0;
    count = longest_run(anchors, count, diff->arena);
    if (count == 0) {
        search_bounded(diff, &range);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        diff->match[anchors[i].b] = anchors[i].a;
        solve(diff, (struct range){ range.a, anchors[i].a, range.b, anchors[i].b }, depth + 1);
        range.a = anchors[i].a + 1;
        range.b = anchors[i].b + 1;
    }
    solve(diff, range, depth + 1);
}

void satz_diff(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, uint32_t ids,
               size_t *match, struct satz_arena *arena) {
    struct diff diff = { .a = a, .b = b, .match = match, .arena = arena };
    for (size_t i = 0; i < b_count; i++)
        match[i] = SATZ_NO_MATCH;
    diff.a_seen = satz_arena_get_array(arena, ids + 1, sizeof *diff.a_seen);
    diff.b_seen = satz_arena_get_array(arena, ids + 1, sizeof *diff.b_seen);
    diff.a_place = satz_arena_get_array(arena, ids + 1, sizeof *diff.a_place);
    /* As they are: each cell is written before it is read. */
    diff.rows = satz_arena_get(arena, (DIFFERENCE_LIMIT + 1) * ROW_SIZE * sizeof *diff.rows);
    solve(&diff, (struct range){ 0, a_count, 0, b_count }, 0);
}
