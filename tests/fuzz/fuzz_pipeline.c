/* A document in two turns: never a crash; what is told fits the document, what was judged is known
 * when it is asked again, and nothing is cleared whose context is not known. The first byte is the
 * length of a page, the second says where the first turn ends. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "privacy/document.h"

#define MAX_PAGES 65536u

static void must(bool ok)
{
    if (!ok)
        abort();
}

static struct cr_verdict judge(struct cr_document_judge *j, const struct cr_document *doc)
{
    struct cr_verdict v;
    cr_document_judge(j, doc, UINT64_MAX, &v);
    must(v.n_pages == doc->n_pages && v.n_cleared <= v.n_pages && v.sealed >= v.n_cleared &&
         v.sealed <= v.n_pages && v.n_known <= v.n_pages);
    must((v.why == CR_VERDICT_CLEARED) == (v.n_cleared == v.n_pages));
    must(v.sealed == v.n_pages || v.why == CR_VERDICT_PRIVATE);
    if (!doc->has_ended && v.n_cleared > 0)
        must(doc->page_ends[v.n_cleared - 1] + CR_PIPELINE_CONTEXT <= doc->len);
    return v;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint32_t page_ends[MAX_PAGES];
    static struct cr_document_judge j;
    static struct cr_rules *rules;
    if (rules == NULL) {
        must(cr_rules_default(&rules, NULL) == CR_OK);
        must(cr_known_create(1 << 16, &j.known) == CR_OK);
        must(cr_detect_create(rules, NULL, &j.detect) == CR_OK);
    }
    if (size < 2 || size > MAX_PAGES)
        return 0;
    uint32_t page = 1 + data[0] % 128;
    size_t turn = (size - 2) * data[1] / 255;
    struct cr_document doc = {
        .tenant = 1, .text = (const char *)data + 2, .page_ends = page_ends, .n_spelt = UINT32_MAX};
    cr_policy_defaults(&doc.policy);
    j.epoch++; /* knows nothing of other inputs */
    for (int i = 0; i < 3; i++) {
        doc.len = i == 0 ? turn : size - 2;
        doc.n_pages = (uint32_t)(doc.len / page);
        doc.has_ended = i > 0;
        for (uint32_t k = 0; k < doc.n_pages; k++)
            page_ends[k] = (k + 1) * page;
        uint64_t before = j.n_judged;
        judge(&j, &doc);
        must(i < 2 || j.n_judged == before);
    }
    return 0;
}
