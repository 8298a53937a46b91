/* Detection of private text, tier 1: rules.
 *
 * A rule set is compiled once and never changes; scanners hold a reference, so a new set is put in
 * place by handing it to the next scanner. A scanner takes text in pieces of any size and tells of
 * findings once they are decided; what it finds does not depend on how the text was cut. It
 * allocates nothing while it scans, and keeps about two thousand bytes of text, which it wipes.
 *
 *     struct cr_rules *rules;
 *     struct cr_scan *scan;
 *     cr_rules_default(&rules, &err);
 *     cr_scan_create(rules, on_finding, user, &scan);
 *     cr_scan_feed(scan, piece, len);   (as often as there is text)
 *     cr_scan_finish(scan);             (the next text may follow)
 */
#ifndef CARREL_PRIVACY_H
#define CARREL_PRIVACY_H

#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

CR_API_BEGIN

/* X(name): what a finding is about. An organisation (ORG) is never private alone. */
#define CR_PRIVACY_CLASS_MAP(X)                                                                    \
    X(PERSON)                                                                                      \
    X(CONTACT)                                                                                     \
    X(ID)                                                                                          \
    X(ACCOUNT)                                                                                     \
    X(SECRET)                                                                                      \
    X(HEALTH)                                                                                      \
    X(DATE)                                                                                        \
    X(LOCATION)                                                                                    \
    X(NET)                                                                                         \
    X(ORG)

enum cr_privacy_class {
#define CR_PRIVACY_CLASS_ENUM_(name) CR_PRIVACY_##name,
    CR_PRIVACY_CLASS_MAP(CR_PRIVACY_CLASS_ENUM_)
#undef CR_PRIVACY_CLASS_ENUM_
        CR_PRIVACY_N_CLASSES
};

/* "CONTACT" */
const char *cr_privacy_class_name(enum cr_privacy_class class_);

struct cr_finding {
    uint64_t start, end; /* bytes of the text as it was fed */
    enum cr_privacy_class class_;
    uint32_t rule; /* cr_rules_name() */
    uint32_t tier;
    float score; /* 0 … 1 */
};
typedef void (*cr_finding_fn)(void *user, const struct cr_finding *finding);

struct cr_rules;
struct cr_scan;

/* The rules that Carrel ships. CR_ENOMEM. */
int cr_rules_default(struct cr_rules **ret_rules, struct cr_error *err);
/* Compiles the text of a rule file; `where` names it in messages. A text whose first word is
 * `extend` adds to the shipped rules. CR_EFORMAT with line and reason, CR_ETOOBIG, CR_ENOMEM. */
int cr_rules_parse(const char *text, size_t len, const char *where, struct cr_rules **ret_rules,
                   struct cr_error *err);
/* The same of a file. CR_EIO, too. */
int cr_rules_load(const char *path, struct cr_rules **ret_rules, struct cr_error *err);
/* References may be taken and given back by any thread. unref(NULL) is fine. */
struct cr_rules *cr_rules_ref(struct cr_rules *rules);
void cr_rules_unref(struct cr_rules *rules);
uint32_t cr_rules_count(const struct cr_rules *rules);
const char *cr_rules_name(const struct cr_rules *rules, uint32_t rule);

/* Takes a reference to the rules. CR_ENOMEM. */
int cr_scan_create(struct cr_rules *rules, cr_finding_fn on_finding, void *user,
                   struct cr_scan **ret_scan);
/* NULL is fine. */
void cr_scan_destroy(struct cr_scan *scan);
void cr_scan_feed(struct cr_scan *scan, const char *text, size_t len);
/* Decides what is left, and begins anew at offset 0. */
void cr_scan_finish(struct cr_scan *scan);

/* Tier 2's weights: a tagger that finds names and other entities, and tells where text is private.
 * They never change, and may be used by any thread. */
struct cr_tagger;

/* The weights that Carrel ships. CR_ENOMEM; CR_EFORMAT when the program was built without any. */
int cr_tagger_default(struct cr_tagger **ret_tagger, struct cr_error *err);
/* Those of a file that `carrel train tagger` wrote. CR_EIO, CR_EFORMAT, CR_ENOMEM. */
int cr_tagger_load(const char *path, struct cr_tagger **ret_tagger, struct cr_error *err);
/* References may be taken and given back by any thread. unref(NULL) is fine. */
struct cr_tagger *cr_tagger_ref(struct cr_tagger *tagger);
void cr_tagger_unref(struct cr_tagger *tagger);

/* --- Both tiers over one text ---------------------------------------------------------------- */

/* Scratch memory for one text at a time; one thread uses it. */
struct cr_detect;

#define CR_FINDING_NO_RULE UINT32_MAX /* `rule` of what tier 2 found */

/* Takes references to both; `tagger` may be NULL: then the rules judge alone. CR_ENOMEM. */
int cr_detect_create(struct cr_rules *rules, struct cr_tagger *tagger,
                     struct cr_detect **ret_detect);
/* NULL is fine. */
void cr_detect_destroy(struct cr_detect *detect);
/* Judges text[0,len). Findings of both tiers, sorted by start; they are valid until the next call,
 * and the text itself is not kept. CR_ENOMEM, CR_ETOOBIG past 4 GiB: nothing is known of the text
 * then. */
int cr_detect_text(struct cr_detect *detect, const char *text, size_t len,
                   const struct cr_finding **ret_findings, size_t *ret_n);
/* The chance that bytes [start,end) of that text are private: the largest of the scores of findings
 * that overlap it and of the tagger's calibrated score of the words in it. */
float cr_detect_score(const struct cr_detect *detect, size_t start, size_t end);

CR_API_END

#endif
