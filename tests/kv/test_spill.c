/* The spill: what it keeps, what it gives back, what it forgets, and that it stays in its bounds.
 */
#include "spill_fixture.h"

static struct fixture f;

static void a_page_comes_back(void)
{
    fixture_init(&f, 8);
    struct page page = page_make(&f, 1, 1);
    CHECK(!cr_spill_has(f.spill, 1, &page.chain));
    CHECK_INT(page_get(&f, &page), CR_ENOTFOUND);
    page = page_written(&f, 1, 1);
    CHECK_INT(page_get(&f, &page), CR_OK);
    CHECK_INT(page_get(&f, &page), CR_OK);
    CHECK_INT(page_put(&f, &page), CR_EEXIST);
    struct cr_spill_stats stats = fixture_stats(&f);
    CHECK_INT(stats.n_slots, 8);
    CHECK_INT(stats.n_used, 1);
    CHECK_INT(stats.n_written, 1);
    CHECK_INT(stats.n_restored, 2);
    CHECK_INT(stats.n_queued, 0);
    fixture_release(&f);
}

static void chains_tell_texts_and_owners_apart(void)
{
    fixture_init(&f, 8);
    struct page a = page_make(&f, 1, 1), again = page_make(&f, 1, 1), b = page_make(&f, 2, 1);
    struct cr_chain_id below, below_b;
    CHECK(memcmp(&a.chain, &again.chain, sizeof a.chain) == 0);
    CHECK(memcmp(&a.chain, &b.chain, sizeof a.chain) != 0);
    CHECK_INT(cr_spill_chain(f.spill, 1, &a.chain, a.tokens, &below), CR_OK);
    CHECK_INT(cr_spill_chain(f.spill, 1, &b.chain, a.tokens, &below_b), CR_OK);
    CHECK(memcmp(&a.chain, &below, sizeof below) != 0);
    CHECK(memcmp(&below_b, &below, sizeof below) != 0);
    for (uint32_t i = 0; i < TOKENS; i++) { /* every token counts */
        a.tokens[i] ^= 1 << 30;
        CHECK_INT(cr_spill_chain(f.spill, 1, NULL, a.tokens, &below), CR_OK);
        CHECK(memcmp(&a.chain, &below, sizeof below) != 0);
        a.tokens[i] ^= 1 << 30;
    }
    fixture_release(&f);
}

static void equal_text_of_two_owners_stays_apart(void)
{
    fixture_init(&f, 8);
    struct page a = page_written(&f, 1, 1), b = page_make(&f, 2, 1);
    CHECK(!cr_spill_has(f.spill, 2, &b.chain));
    struct page thief = a;
    thief.owner = 2; /* knows the other's chain, even */
    CHECK(!cr_spill_has(f.spill, 2, &thief.chain));
    CHECK_INT(page_get(&f, &thief), CR_ENOTFOUND);
    CHECK_INT(page_put(&f, &b), CR_OK);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    CHECK_INT(page_get(&f, &a), CR_OK);
    CHECK_INT(page_get(&f, &b), CR_OK);
    fixture_release(&f);
}

/* As if two texts had one name: the tokens decide. */
static void other_tokens_are_not_served(void)
{
    fixture_init(&f, 8);
    struct page page = page_written(&f, 1, 1), other = page;
    other.tokens[TOKENS - 1]++;
    CHECK_INT(page_get(&f, &other), CR_ENOTFOUND);
    CHECK_INT(fixture_stats(&f).n_mismatched, 1);
    CHECK_INT(page_get(&f, &page), CR_OK); /* and the page stays */
    fixture_release(&f);
}

static void a_restart_finds_its_pages(void)
{
    fixture_init(&f, 32);
    struct page pages[20];
    for (uint32_t i = 0; i < 20; i++)
        pages[i] = page_written(&f, i % 3, i);
    for (int round = 0; round < 3; round++) {
        fixture_reopen(&f);
        CHECK_INT(fixture_stats(&f).n_used, 20);
        for (uint32_t i = 0; i < 20; i++) {
            struct page page = page_make(&f, i % 3, i);
            CHECK(memcmp(&page, &pages[i], sizeof page) == 0);
            CHECK_INT(page_get(&f, &page), CR_OK);
        }
    }
    fixture_reopen(&f);
    struct page more = page_written(&f, 1, 100); /* behind the others, not over them */
    CHECK_INT(page_slot(&f, &more), 20);
    fixture_release(&f);
}

static void closing_writes_what_waits(void)
{
    fixture_init(&f, 32);
    struct page pages[16];
    for (uint32_t i = 0; i < 16; i++) {
        pages[i] = page_make(&f, 1, i);
        CHECK_INT(page_put(&f, &pages[i]), CR_OK);
    }
    fixture_reopen(&f);
    for (uint32_t i = 0; i < 16; i++)
        CHECK_INT(page_get(&f, &pages[i]), CR_OK);
    fixture_release(&f);
}

static void another_key_or_model_begins_empty(void)
{
    for (int what = 0; what < 4; what++) {
        fixture_init(&f, 8);
        struct page page = page_written(&f, 1, 1);
        cr_spill_close(f.spill);
        struct cr_spill_config config = f.config;
        if (what == 0)
            f.config.master_key[31] ^= 1;
        else if (what == 1)
            f.config.fingerprint[31] ^= 1;
        else if (what == 2)
            f.config.page_bytes--;
        else
            f.config.page_tokens--;
        fixture_open(&f);
        CHECK_INT(fixture_stats(&f).n_used, 0);
        CHECK(!cr_spill_has(f.spill, 1, &page.chain));
        struct cr_chain_id chain;
        CHECK_INT(cr_spill_chain(f.spill, 1, NULL, page.tokens, &chain), CR_OK);
        CHECK(memcmp(&chain, &page.chain, sizeof chain) != 0);
        cr_spill_close(f.spill);
        f.config = config; /* and the old pages are gone for good */
        fixture_open(&f);
        CHECK_INT(fixture_stats(&f).n_used, 0);
        fixture_release(&f);
    }
}

static void the_file_stays_bounded_and_old_pages_go(void)
{
    const uint32_t n_slots = 10;
    fixture_init(&f, n_slots);
    struct page pages[25];
    for (uint32_t i = 0; i < 25; i++) {
        pages[i] = page_written(&f, 1, i);
        if (i >= 2) /* one page is used all the time */
            CHECK_INT(page_get(&f, &pages[1]), CR_OK);
    }
    struct cr_spill_stats stats = fixture_stats(&f);
    CHECK_INT(stats.n_used, n_slots);
    CHECK_INT(stats.n_overwritten, 25 - n_slots);
    CHECK_INT(page_get(&f, &pages[0]), CR_ENOTFOUND);
    CHECK_INT(page_get(&f, &pages[5]), CR_ENOTFOUND);
    CHECK_INT(page_get(&f, &pages[1]), CR_OK);
    for (uint32_t i = 25 - n_slots + 1; i < 25; i++)
        CHECK_INT(page_get(&f, &pages[i]), CR_OK);
    struct stat st;
    int fd = fixture_file(&f, CR_SPILL_PAGES);
    CHECK_INT(fstat(fd, &st), 0);
    CHECK(st.st_size <= (off_t)f.config.max_bytes);
    close(fd);
    fixture_release(&f);
}

static void a_slot_that_is_read_is_not_overwritten(void)
{
    fixture_init(&f, 4);
    struct page page = page_written(&f, 1, 0);
    uint32_t slot = page_slot(&f, &page);
    pthread_mutex_lock(&f.spill->lock);
    f.spill->slots[slot].n_reads++;
    pthread_mutex_unlock(&f.spill->lock);
    for (uint32_t i = 1; i < 12; i++)
        page_written(&f, 1, i);
    CHECK(cr_spill_has(f.spill, 1, &page.chain));
    pthread_mutex_lock(&f.spill->lock);
    f.spill->slots[slot].n_reads--;
    pthread_mutex_unlock(&f.spill->lock);
    for (uint32_t i = 12; i < 16; i++)
        page_written(&f, 1, i);
    CHECK(!cr_spill_has(f.spill, 1, &page.chain));
    fixture_release(&f);
}

static void a_smaller_bound_cuts_the_file(void)
{
    fixture_init(&f, 10);
    struct page pages[10];
    for (uint32_t i = 0; i < 10; i++)
        pages[i] = page_written(&f, 1, i);
    f.config.max_bytes = 4 * SLOT_BYTES + 1;
    fixture_reopen(&f);
    CHECK_INT(fixture_stats(&f).n_used, 4);
    CHECK_INT(page_get(&f, &pages[3]), CR_OK);
    CHECK_INT(page_get(&f, &pages[4]), CR_ENOTFOUND);
    struct stat st;
    int fd = fixture_file(&f, CR_SPILL_PAGES);
    CHECK_INT(fstat(fd, &st), 0);
    CHECK_INT(st.st_size, 4 * SLOT_BYTES);
    close(fd);
    fixture_release(&f);
}

static void a_dropped_page_is_gone(void)
{
    fixture_init(&f, 8);
    struct page page = page_written(&f, 0, 1), kept = page_written(&f, 0, 2);
    uint32_t slot = page_slot(&f, &page);
    cr_spill_drop(f.spill, 0, &page.chain);
    CHECK(!cr_spill_has(f.spill, 0, &page.chain));
    CHECK_INT(page_get(&f, &page), CR_ENOTFOUND);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    struct cr_spill_head head;
    static const struct cr_spill_head zeros;
    int fd = fixture_file(&f, CR_SPILL_PAGES);
    CHECK_INT(pread(fd, &head, sizeof head, (off_t)slot * SLOT_BYTES), sizeof head);
    CHECK(memcmp(&head, &zeros, sizeof head) == 0);
    close(fd);
    fixture_reopen(&f);
    CHECK_INT(page_get(&f, &page), CR_ENOTFOUND);
    CHECK_INT(page_get(&f, &kept), CR_OK);
    page = page_written(&f, 0, 1); /* it may come again */
    CHECK_INT(page_get(&f, &page), CR_OK);
    fixture_release(&f);
}

/* Dropped or forgotten while staged, while being written, and while it waits to be polled. */
static void a_page_is_gone_wherever_it_is(void)
{
    for (int forgets = 0; forgets < 2; forgets++) {
        fixture_init(&f, 8);
        struct page first = page_make(&f, 1, 1), second = page_make(&f, 1, 2);
        struct page third = page_written(&f, 1, 3), other = page_make(&f, 2, 4);
        struct cr_spill_completion done;
        CHECK_INT(cr_spill_get(f.spill, 1, &third.chain, third.tokens, 5), CR_OK);
        while (fixture_stats(&f).n_restored == 0)
            poll(NULL, 0, 1);
        atomic_store(&disk_gate, 1);
        CHECK_INT(page_put(&f, &first), CR_OK);
        CHECK_INT(page_put(&f, &second), CR_OK);
        CHECK_INT(page_put(&f, &other), CR_OK);
        while (atomic_load(&disk_gate) != 2)
            poll(NULL, 0, 1);
        if (forgets) {
            cr_spill_forget(f.spill, 1);
        } else {
            cr_spill_drop(f.spill, 1, &first.chain);
            cr_spill_drop(f.spill, 1, &second.chain);
            cr_spill_drop(f.spill, 1, &third.chain);
        }
        atomic_store(&disk_gate, 0);
        CHECK_INT(cr_spill_flush(f.spill), CR_OK);
        CHECK_INT(cr_spill_poll(f.spill, &done, 1), 1);
        CHECK_INT(done.ticket, 5);
        CHECK_INT(done.status, CR_ENOTFOUND);
        CHECK(done.blob == NULL);
        cr_spill_release(f.spill, &done);
        for (int i = 0; i < 2; i++) {
            CHECK(!cr_spill_has(f.spill, 1, &first.chain));
            CHECK(!cr_spill_has(f.spill, 1, &second.chain));
            CHECK(!cr_spill_has(f.spill, 1, &third.chain));
            CHECK_INT(page_get(&f, &other), CR_OK);
            CHECK_INT(fixture_stats(&f).n_used, 1);
            fixture_reopen(&f);
        }
        fixture_release(&f);
    }
}

/* Who copies the page file after the flush and knows the master key has nothing either. */
static void a_forgotten_owner_cannot_be_read(void)
{
    fixture_init(&f, 8);
    struct page page = page_written(&f, 1, 1);
    uint32_t slot = page_slot(&f, &page);
    uint8_t bytes[SLOT_BYTES], copy[SLOT_BYTES], key[CR_SPILL_KEY];
    memcpy(key, cr_spill_owner_find(f.spill, 1)->key, sizeof key);
    page_written(&f, 2, 2);
    cr_spill_forget(f.spill, 1);
    CHECK(!cr_spill_has(f.spill, 1, &page.chain));
    CHECK_INT(page_get(&f, &page), CR_ENOTFOUND);
    CHECK_INT(page_put(&f, &page), CR_ENOTFOUND);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    CHECK_INT(fixture_stats(&f).n_used, 1);

    struct page again = page_make(&f, 1, 1); /* new keys, new names */
    CHECK(memcmp(&again.chain, &page.chain, sizeof page.chain) != 0);
    CHECK(!cr_spill_has(f.spill, 1, &again.chain));
    CHECK(!cr_spill_has(f.spill, 1, &page.chain));
    again = page_written(&f, 1, 1);

    int fd = fixture_file(&f, CR_SPILL_PAGES);
    CHECK_INT(pread(fd, bytes, sizeof bytes, (off_t)slot * SLOT_BYTES), sizeof bytes);
    close(fd);
    memcpy(copy, bytes, sizeof copy); /* the lost key would have opened it */
    CHECK(cr_spill_unseal_body(&f.spill->read_ciphers[0], f.spill, key, slot, copy));
    fixture_reopen(&f);
    for (uint32_t i = 0; i <= f.spill->owners_mask; i++) { /* no key of now does */
        memcpy(copy, bytes, sizeof copy);
        CHECK(!cr_spill_unseal_body(&f.spill->read_ciphers[0], f.spill, f.spill->owners[i].key,
                                    slot, copy));
    }
    CHECK_INT(page_get(&f, &again), CR_OK);
    fixture_release(&f);
}

static void a_full_queue_drops_and_counts(void)
{
    fixture_init(&f, 64);
    const uint32_t n = f.config.queue_pages;
    struct page pages[64];
    atomic_store(&disk_gate, 1); /* the disk hangs; no call may */
    for (uint32_t i = 0; i < 64; i++) {
        pages[i] = page_make(&f, 1, i);
        CHECK_INT(page_put(&f, &pages[i]), i < n ? CR_OK : CR_EFULL);
    }
    CHECK_INT(fixture_stats(&f).n_full, 64 - n);
    CHECK(!cr_spill_has(f.spill, 1, &pages[0].chain));
    CHECK_INT(page_get(&f, &pages[0]), CR_ENOTFOUND);
    atomic_store(&disk_gate, 0);
    CHECK_INT(cr_spill_flush(f.spill), CR_OK);
    for (uint32_t i = 0; i < 64; i++)
        CHECK_INT(page_get(&f, &pages[i]), i < n ? CR_OK : CR_ENOTFOUND);

    for (uint32_t i = 0; i < n; i++)
        CHECK_INT(cr_spill_get(f.spill, 1, &pages[i].chain, pages[i].tokens, i), CR_OK);
    CHECK_INT(cr_spill_get(f.spill, 1, &pages[0].chain, pages[0].tokens, 99), CR_EFULL);
    for (uint32_t i = 0, came = 0; i < n; i++) {
        struct cr_spill_completion done;
        next_completion(&f, &done);
        CHECK(done.ticket < n && (came >> done.ticket & 1) == 0); /* in any order */
        came |= 1u << done.ticket;
        CHECK(done.status == CR_OK && page_is(&pages[done.ticket], done.blob));
        cr_spill_release(f.spill, &done);
    }
    CHECK_INT(page_get(&f, &pages[0]), CR_OK);
    fixture_release(&f);
}

/* Neither tokens nor blobs stay in memory once a page is written or released. */
static void no_text_stays_in_buffers(void)
{
    fixture_init(&f, 8);
    struct page page = page_written(&f, 1, 1);
    uint8_t blob[PAGE_BYTES];
    page_fill(&page, blob);
    CHECK_INT(page_get(&f, &page), CR_OK);
    const size_t n = (size_t)f.config.queue_pages * SLOT_BYTES;
    for (int i = 0; i < 2; i++) {
        const uint8_t *bytes = i == 0 ? f.spill->writes.bytes : f.spill->reads.bytes;
        CHECK(memmem(bytes, n, blob, 32) == NULL);
        CHECK(memmem(bytes, n, blob + PAGE_BYTES - 32, 32) == NULL);
        CHECK(memmem(bytes, n, page.tokens, sizeof page.tokens) == NULL);
    }
    CHECK(memmem(f.spill->reads.expected, f.config.queue_pages * sizeof page.tokens, page.tokens,
                 sizeof page.tokens) == NULL);
    fixture_release(&f);
}

/* No file holds the text, the name, an owner's number, or a key in the clear. */
static void no_file_tells_anything(void)
{
    static uint8_t bytes[1 << 18];
    fixture_init(&f, 8);
    struct page page = page_written(&f, 0xabcdef12, 1);
    struct cr_spill_owner owner = *cr_spill_owner_find(f.spill, page.owner);
    uint8_t blob[PAGE_BYTES], file_key[CR_SPILL_KEY];
    page_fill(&page, blob);
    memcpy(file_key, f.spill->file_key, sizeof file_key);
    cr_spill_close(f.spill);
    const char *names[] = {CR_SPILL_PAGES, CR_SPILL_KEYS, CR_SPILL_INDEX};
    for (int i = 0; i < 3; i++) {
        struct stat st;
        int fd = fixture_file(&f, names[i]);
        ssize_t n = read(fd, bytes, sizeof bytes);
        CHECK(n > 0 && n < (ssize_t)sizeof bytes);
        CHECK_INT(fstat(fd, &st), 0);
        CHECK_INT(st.st_mode & 0777, 0600);
        close(fd);
        CHECK(memmem(bytes, (size_t)n, blob, 16) == NULL);
        CHECK(memmem(bytes, (size_t)n, page.tokens, 16) == NULL);
        CHECK(memmem(bytes, (size_t)n, &page.chain, 16) == NULL);
        CHECK(memmem(bytes, (size_t)n, &page.owner, 4) == NULL);
        CHECK(memmem(bytes, (size_t)n, owner.key, 16) == NULL);
        CHECK(memmem(bytes, (size_t)n, owner.chain_key, 16) == NULL);
        CHECK(memmem(bytes, (size_t)n, file_key, 16) == NULL);
    }
    fixture_open(&f);
    fixture_release(&f);
}

static _Atomic int n_ready;

static void count_ready(void *user)
{
    CHECK(user == &f);
    atomic_fetch_add(&n_ready, 1);
}

static void the_owner_of_a_loop_is_told(void)
{
    fixture_init(&f, 8);
    cr_spill_close(f.spill);
    f.config.on_ready = count_ready;
    f.config.user = &f;
    fixture_open(&f);
    struct page page = page_written(&f, 1, 1);
    struct cr_spill_completion done[3];
    for (int round = 1; round <= 3; round++) {
        CHECK_INT(cr_spill_get(f.spill, 1, &page.chain, page.tokens, 1), CR_OK);
        while (atomic_load(&n_ready) < round)
            poll(NULL, 0, 1);
        CHECK_INT(cr_spill_poll(f.spill, done, 3), 1);
        cr_spill_release(f.spill, &done[0]);
        CHECK_INT(atomic_load(&n_ready), round);
    }
    fixture_release(&f);
}

static void too_many_owners_are_refused(void)
{
    fixture_init(&f, 8);
    const uint32_t n = f.config.max_owners;
    int32_t tokens[TOKENS] = {0};
    struct cr_chain_id chain[40], again;
    for (uint32_t i = 0; i < n + 3; i++)
        CHECK_INT(cr_spill_chain(f.spill, i, NULL, tokens, &chain[i]), i < n ? CR_OK : CR_EFULL);
    for (uint32_t i = 0; i < n; i += 2)
        cr_spill_forget(f.spill, i);
    for (uint32_t i = 0; i < n; i++) { /* the others are found where removal moved them */
        CHECK_INT(cr_spill_chain(f.spill, i, NULL, tokens, &again), CR_OK);
        CHECK_INT(memcmp(&again, &chain[i], sizeof again) == 0, i % 2);
    }
    fixture_release(&f);
}

static int open_status(struct cr_error *err)
{
    struct cr_spill *spill = NULL;
    int status = cr_spill_open(&f.config, &spill, err);
    CHECK_INT(err->status, status);
    CHECK(spill == NULL && err->text[0] != '\0');
    return status;
}

static void wrong_folders_and_settings_are_refused(void)
{
    struct cr_error err = {0};
    fixture_init(&f, 8);
    CHECK_INT(open_status(&err), CR_EEXIST);
    cr_spill_close(f.spill);
    CHECK_INT(chmod(f.dir, 0750), 0);
    CHECK_INT(open_status(&err), CR_EFORBIDDEN);
    CHECK_INT(chmod(f.dir, 0700), 0);
    struct cr_spill_config good = f.config;
    f.config.page_tokens = 0;
    CHECK_INT(open_status(&err), CR_EINVAL);
    f.config = good;
    f.config.page_bytes = 0;
    CHECK_INT(open_status(&err), CR_EINVAL);
    f.config = good;
    f.config.queue_pages = 0;
    CHECK_INT(open_status(&err), CR_EINVAL);
    f.config = good;
    f.config.max_owners = (1u << 20) + 1;
    CHECK_INT(open_status(&err), CR_EINVAL);
    f.config = good;
    f.config.max_bytes = SLOT_BYTES - 1;
    CHECK_INT(open_status(&err), CR_EINVAL);
    f.config = good;
    f.config.path = "/nowhere/at/all";
    CHECK_INT(open_status(&err), CR_EIO);
    f.config = good;
    fixture_open(&f);
    fixture_release(&f);
}

TEST_MAIN(CASE(a_page_comes_back), CASE(chains_tell_texts_and_owners_apart),
          CASE(equal_text_of_two_owners_stays_apart), CASE(other_tokens_are_not_served),
          CASE(a_restart_finds_its_pages), CASE(closing_writes_what_waits),
          CASE(another_key_or_model_begins_empty), CASE(the_file_stays_bounded_and_old_pages_go),
          CASE(a_slot_that_is_read_is_not_overwritten), CASE(a_smaller_bound_cuts_the_file),
          CASE(a_dropped_page_is_gone), CASE(a_page_is_gone_wherever_it_is),
          CASE(a_forgotten_owner_cannot_be_read), CASE(a_full_queue_drops_and_counts),
          CASE(no_text_stays_in_buffers), CASE(no_file_tells_anything),
          CASE(the_owner_of_a_loop_is_told), CASE(too_many_owners_are_refused),
          CASE(wrong_folders_and_settings_are_refused))
