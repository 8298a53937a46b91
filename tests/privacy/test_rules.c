/* Rule files: what is wrong is told with line and reason, and a set that is loaded never changes.
 */
#include "carrel/privacy.h"
#include "fault.h"
#include "test.h"

static void refuses(const char *text, const char *message)
{
    struct cr_rules *rules = NULL;
    struct cr_error err = {0};
    CHECK_INT(cr_rules_parse(text, strlen(text), "f", &rules, &err), CR_EFORMAT);
    CHECK(rules == NULL);
    if (strstr(err.text, message) == NULL || err.text[strlen(err.text) - 1] != '.')
        TEST_FAIL("\"%s\", not \"%s\"", err.text, message);
}

#define HEAD "rule a\nclass ID\nscore 0.5\n"

static void errors_name_line_and_reason(void)
{
    refuses("", "f:0: there is no rule");
    refuses("class ID\n", "f:1: this stands outside of a rule");
    refuses("rule a\ncolour red\n", "f:2: this is no word of rule files");
    refuses("rule a b\n", "f:1: a name has");
    refuses("rule a\nclass CATS\n", "f:2: there is no such class");
    refuses("rule a\nscore 2\n", "f:2: a score is");
    refuses("rule a\nscore -\n", "f:2: a rule has a score");
    refuses("rule a\ncheck nothing\n", "f:2: there is no such check");
    refuses("rule a\nnear 99\n", "f:2: near is");
    refuses("rule a\nfind cats\n", "f:2: what is found");
    refuses("rule a\ncontext\n", "f:2: words are missing");
    refuses("rule a\ncontext x\n", "f:2: a word has");
    refuses("rule a\ncontext @none\n", "f:2: there is no list");
    refuses("rule a\ncontext \xe4\xb8\xad\xe5\x9b\xbd\n", "f:2: a word is of Latin letters");
    refuses("digit x one\n", "f:1: digit takes");
    refuses(HEAD "pattern (\\d\n", "f:4: the pattern has ( without )");
    refuses(HEAD "pattern \\d)\n", "f:4: the pattern has ) without (");
    refuses(HEAD "pattern \\d{70}\n", "f:4: the pattern has more than 64");
    refuses(HEAD "pattern \\q\n", "f:4: the pattern has a wrong letter");
    refuses(HEAD "pattern \\d{3,1}\n", "f:4: the pattern has a wrong count");
    refuses(HEAD "pattern [a\n", "f:4: the pattern has a wrong set");
    refuses(HEAD "pattern \\d*\n", "f:4: the pattern matches nothing");
    refuses(HEAD "pattern *\n", "f:4: the pattern has a character out of place");
    refuses(HEAD "pattern #\\d\n", "a pattern begins with");
    refuses(HEAD "inside yes\n", "f:4: inside stands alone");
    refuses(HEAD "inside\npattern ab\\d\n", "begins with three characters");
    refuses(HEAD "inside\nfind email\n", "has after or inside, but no pattern");
    refuses(HEAD "inside\nafter word\npattern abc\\d\n", "has both after and inside");
    refuses(HEAD, "must have pattern, find or word");
    refuses(HEAD "pattern \\d\nfind email\n", "must have pattern, find or word");
    refuses("rule a\nclass ID\npattern \\d\n", "has no class, or no score");
    refuses("rule a\nclass ID\nscore - 0.5\npattern \\d\n", "no score without context");
    refuses(HEAD "pattern \\d\n" HEAD "pattern \\d\n", "f:5: there is a rule of this name");
    refuses(HEAD "pattern \\d\nextend\n", "f:5: this is no word of rule files");
}

static void a_file_may_extend_what_is_shipped(void)
{
    struct cr_rules *shipped, *more;
    struct cr_error err = {0};
    const char text[] = "extend\n" HEAD "pattern ZZ\\d{4}\n";
    CHECK_INT(cr_rules_default(&shipped, &err), CR_OK);
    CHECK_INT(cr_rules_parse(text, strlen(text), "f", &more, &err), CR_OK);
    CHECK(cr_rules_count(shipped) > 60);
    CHECK_INT(cr_rules_count(more), cr_rules_count(shipped) + 1);
    CHECK_STR(cr_rules_name(more, cr_rules_count(shipped)), "a");
    cr_rules_unref(shipped);
    cr_rules_unref(more);
}

static void count(void *user, const struct cr_finding *finding)
{
    (void)finding;
    ++*(int *)user;
}

static void a_scanner_keeps_its_rules_when_others_are_loaded(void)
{
    struct cr_rules *rules;
    struct cr_scan *scan;
    int n = 0;
    const char old[] = HEAD "pattern \\d{4}\n", new[] = HEAD "pattern \\d{7}\n";
    CHECK_INT(cr_rules_parse(old, strlen(old), "f", &rules, NULL), CR_OK);
    CHECK_INT(cr_scan_create(rules, count, &n, &scan), CR_OK);
    cr_scan_feed(scan, "1234 ", 5);
    cr_rules_unref(rules);
    refuses("nonsense\n", "f:1:");
    CHECK_INT(cr_rules_parse(new, strlen(new), "f", &rules, NULL), CR_OK);
    cr_scan_feed(scan, "1234567 5678", 12);
    cr_scan_finish(scan);
    CHECK_INT(n, 2);
    cr_scan_destroy(scan);
    CHECK_INT(cr_scan_create(rules, count, &n, &scan), CR_OK);
    cr_scan_feed(scan, "1234 1234567", 12);
    cr_scan_finish(scan);
    CHECK_INT(n, 3);
    cr_scan_destroy(scan);
    cr_rules_unref(rules);
}

static void load(void *user)
{
    struct cr_rules *rules = NULL;
    struct cr_scan *scan = NULL;
    struct cr_error err = {0};
    int n = 0, status = cr_rules_default(&rules, &err);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((rules == NULL) == (status != CR_OK));
    if (status == CR_OK) {
        status = cr_scan_create(rules, count, &n, &scan);
        CHECK((scan == NULL) == (status != CR_OK));
        cr_scan_destroy(scan);
    }
    cr_rules_unref(rules);
    (void)user;
}

static void every_allocation_may_fail(void)
{
    CHECK(fault_each(load, NULL) >= 6);
}

TEST_MAIN(CASE(errors_name_line_and_reason), CASE(a_file_may_extend_what_is_shipped),
          CASE(a_scanner_keeps_its_rules_when_others_are_loaded), CASE(every_allocation_may_fail))
