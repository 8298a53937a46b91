/* That cr_kv_is_valid() sees what it is there to see: a manager with two tenants and an open
 * sequence is broken in one place at a time, and must not pass. */
#include "kv_fixture.h"

static struct cr_kv *kv;
static struct cr_kv_seq *seq;

static uint32_t node_of(struct cr_tenant_id tenant, const char *text)
{
    struct cr_kv_cursor c = cr_kv_node_end(kv, CR_KV_ROOT);
    int32_t tokens[64];
    uint32_t n = spell(text, tokens) / PAGE;

    CHECK_INT(cr_kv_tree_match(kv, tenant.v, &c, tokens, n, NULL), n);
    return c.node;
}

/* SHARED is not produced yet, so nodes of acme and zeta, a branch and a pinned path do. */
static void begin(void)
{
    kv = make_kv(16, NULL);
    cache_text(kv, acme, "aaaabbbbcccc");
    cache_text(kv, acme, "aaaadddd");
    cache_text(kv, zeta, "aaaabbbb");
    seq = compute_text(kv, zeta, "aaaaeeeeff");
    CHECK(cr_kv_is_valid(kv));
}

static void must_be_broken(void)
{
    CHECK(!cr_kv_is_valid(kv));
    cr_kv_destroy(kv);
}

static void invariant_1_private_below_foreign(void)
{
    begin();
    kv->nodes[node_of(acme, "aaaabbbb")].owner = zeta.v;
    must_be_broken();
}

static void invariant_1_shared_below_private(void)
{
    begin();
    kv->nodes[node_of(acme, "aaaabbbb")].owner = CR_KV_SHARED;
    must_be_broken();
}

static void invariant_1_sequence_on_foreign_path(void)
{
    begin();
    seq->tenant = acme.v;
    must_be_broken();
}

static void invariant_2_twins(void)
{
    begin();
    uint32_t b = kv->chunks[kv->nodes[node_of(acme, "aaaabbbb")].head].page[0];
    uint32_t d = kv->chunks[kv->nodes[node_of(acme, "aaaadddd")].head].page[0];
    memcpy(cr_kv_page_tokens(kv, d), cr_kv_page_tokens(kv, b), PAGE * sizeof(int32_t));
    kv->names[d] = kv->names[b];
    must_be_broken();
}

/* A shared node of one page, below the root. */
static uint32_t add_shared(uint32_t page)
{
    uint32_t node = cr_kv_tree_add(kv, CR_KV_ROOT, CR_KV_SHARED, page);

    kv->names[page] = cr_kv_text_name(kv, cr_kv_page_tokens(kv, page), 1);
    kv->pages[page].n_listed = 1;
    cr_kv_page_unhold(kv, page);
    kv->n_cached++;
    cr_kv_charge(kv, CR_KV_SHARED, 1);
    return node;
}

/* What publishing must not do: a shared node beside a tenant's own of the same text. */
static void invariant_2_shared_twin(void)
{
    begin();
    uint32_t page = cr_kv_page_take(kv, acme.v);
    memcpy(cr_kv_page_tokens(kv, page), (int32_t[]){'a', 'a', 'a', 'a'}, PAGE * sizeof(int32_t));
    uint32_t node = add_shared(page);
    cr_kv_pin(kv, node, CR_KV_ROOT); /* into the heap, the usual way */
    cr_kv_unpin(kv, node, CR_KV_ROOT);
    must_be_broken();
}

static void a_shared_node_alone_is_fine(void)
{
    begin();
    uint32_t page = cr_kv_page_take(kv, acme.v);
    memcpy(cr_kv_page_tokens(kv, page), (int32_t[]){'s', 's', 's', 's'}, PAGE * sizeof(int32_t));
    uint32_t node = add_shared(page);
    cr_kv_pin(kv, node, CR_KV_ROOT);
    cr_kv_unpin(kv, node, CR_KV_ROOT);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(found(kv, acme, "ssss"), 4); /* the lookup rule knows it already … */
    CHECK_INT(found(kv, zeta, "ssss"), 4);
    CHECK_INT(found(kv, nobody, "ssss"), 0);
    cache_text(kv, acme, "sssstttt"); /* … and private text goes below it */
    CHECK_INT(found(kv, acme, "sssstttt"), 8);
    CHECK_INT(found(kv, zeta, "sssstttt"), 4);
    CHECK_INT(kv->nodes[node].refs, 0);
    cr_kv_forget_tenant(kv, acme);
    CHECK(cr_kv_is_valid(kv));
    CHECK_INT(found(kv, acme, "sssstttt"), 4);
    cr_kv_close(kv, seq);
    cr_kv_destroy(kv);
}

static void invariant_5_page_held_twice(void)
{
    begin();
    uint32_t tail = kv->nodes[node_of(acme, "aaaadddd")].tail;
    kv->chunks[tail].page[0] = kv->chunks[kv->nodes[node_of(zeta, "aaaabbbb")].head].page[0];
    must_be_broken();
}

static void invariant_5_pinned_page_is_free(void)
{
    begin();
    kv->free_page = seq->table[0].v;
    must_be_broken();
}

static void invariant_5_pin_is_lost(void)
{
    begin();
    kv->nodes[seq->node].refs--;
    must_be_broken();
}

static void invariant_5_text_is_not_its_owners(void)
{
    begin();
    kv->pages[seq->table[0].v].text_of = acme.v;
    must_be_broken();
}

static void invariant_6_pages_are_lost(void)
{
    begin();
    kv->n_unused--;
    must_be_broken();
}

static void invariant_6_pages_are_miscounted(void)
{
    begin();
    kv->n_cached--;
    kv->n_pinned++;
    must_be_broken();
}

static void the_heap_holds_a_pinned_leaf(void)
{
    begin();
    cr_kv_leaf_add(kv, seq->node);
    must_be_broken();
}

static void the_heap_is_out_of_order(void)
{
    begin();
    uint32_t first = cr_kv_tenant_find(kv, acme.v)->first_leaf;
    kv->nodes[first].rank = kv->order[0].rank = kv->tick << CR_KV_RANK_LOW;
    must_be_broken();
}

static void the_order_of_tenants_is_stale(void)
{
    begin();
    kv->order[0].rank++;
    must_be_broken();
}

static void invariant_7_a_tenant_at_its_floor_is_open(void)
{
    begin();
    CHECK_INT(cr_kv_set_limits(kv, acme, &(struct cr_kv_limits){.floor_pages = 2}), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    cr_kv_tenant_find(kv, acme.v)->floor = 8;
    kv->n_floors = 8;
    must_be_broken();
}

static void pages_with_a_time_to_live_are_miscounted(void)
{
    begin();
    CHECK_INT(cr_kv_set_limits(kv, acme, &(struct cr_kv_limits){.ttl_s = 5}), CR_OK);
    CHECK(cr_kv_is_valid(kv));
    kv->n_mortal--;
    must_be_broken();
}

static void a_child_is_not_found(void)
{
    begin();
    for (uint32_t i = 0; i <= kv->children_mask; i++) {
        if (kv->children[i] == seq->node)
            kv->children[i] = 0;
    }
    must_be_broken();
}

static void a_table_is_not_its_path(void)
{
    begin();
    struct cr_page_id first = seq->table[0];
    seq->table[0] = seq->table[1];
    seq->table[1] = first;
    must_be_broken();
}

static void a_name_is_stale(void)
{
    begin();
    kv->names[kv->chunks[kv->nodes[node_of(acme, "aaaabbbb")].head].page[1]]++;
    must_be_broken();
}

/* Counts of two tenants, one of which crossed; and a suspicion. */
static void begin_counting(void)
{
    struct cr_kv_config config = {.page_tokens = PAGE,
                                  .n_pages = 32,
                                  .max_seqs = 4,
                                  .max_tokens = 256,
                                  .mode = CR_KV_QUORUM,
                                  .quorum = 2};
    static const char *const texts[] = {"aaaabbbbccccdddd", "aaaabbbbccccdddd", "eeeeffffgggghhhh"};
    int32_t tokens[64];

    CHECK_INT(cr_kv_create(&config, &kv), CR_OK);
    for (uint32_t i = 0; i < 3; i++) {
        struct cr_tenant_id tenant = {1 + i};
        cr_kv_set_counts(kv, tenant, true);
        cache_text(kv, tenant, texts[i]);
        cr_kv_publish(kv, tenant, tokens, spell(texts[i], tokens));
    }
    cr_kv_suspect(kv, tokens, PAGE);
    CHECK_INT(kv->counts.n_records, 3);
    CHECK_INT(kv->counts.records[0].n, 2);
    CHECK(cr_kv_is_valid(kv));
}

static void a_count_is_not_found(void)
{
    begin_counting();
    kv->counts.records[1].path ^= UINT64_C(1) << 32;
    must_be_broken();
}

static void a_tenant_is_counted_twice(void)
{
    begin_counting();
    kv->counts.records[0].tenants[1] = kv->counts.records[0].tenants[0];
    must_be_broken();
}

static void a_path_crosses_without_a_quorum(void)
{
    begin_counting();
    kv->counts.records[1].flags |= CR_KV_CROSSED;
    must_be_broken();
}

static void a_suspicion_is_lost(void)
{
    begin_counting();
    kv->counts.n_suspected--;
    must_be_broken();
}

static void a_change_is_not_listed(void)
{
    begin_counting();
    kv->counts.n_changed--;
    must_be_broken();
}

static void shared_text_is_marked_as_unearned(void)
{
    begin_counting();
    kv->nodes[node_of((struct cr_tenant_id){CR_KV_SHARED}, "aaaa")].marks |= CR_KV_UNEARNED;
    must_be_broken();
}

TEST_MAIN(CASE(invariant_1_private_below_foreign), CASE(invariant_1_shared_below_private),
          CASE(invariant_1_sequence_on_foreign_path), CASE(invariant_2_twins),
          CASE(invariant_2_shared_twin), CASE(a_shared_node_alone_is_fine),
          CASE(invariant_5_page_held_twice), CASE(invariant_5_pinned_page_is_free),
          CASE(invariant_5_pin_is_lost), CASE(invariant_5_text_is_not_its_owners),
          CASE(invariant_6_pages_are_lost), CASE(invariant_6_pages_are_miscounted),
          CASE(the_heap_holds_a_pinned_leaf), CASE(the_heap_is_out_of_order),
          CASE(the_order_of_tenants_is_stale), CASE(invariant_7_a_tenant_at_its_floor_is_open),
          CASE(pages_with_a_time_to_live_are_miscounted), CASE(a_child_is_not_found),
          CASE(a_table_is_not_its_path), CASE(a_name_is_stale), CASE(a_count_is_not_found),
          CASE(a_tenant_is_counted_twice), CASE(a_path_crosses_without_a_quorum),
          CASE(a_suspicion_is_lost), CASE(a_change_is_not_listed),
          CASE(shared_text_is_marked_as_unearned))
